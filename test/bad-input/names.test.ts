import type { OpenAIAccountOptions } from "../../src/openai/openai-account-options";
import { ContentFilter } from "../../src/request/content-filter";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { AzureRegion } from "../../src/residency/azure-region";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import { chat, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;
const MISSING =
  "given where a name prefix is needed: some names are unique in all of Azure; use 2 to 12 characters of your own, lower-case letters, digits and '-'";
const FITS =
  "does not fit into every name; use 2 to 12 lower-case letters, digits and single '-', beginning with a letter and not ending with '-'";

function prefix(namePrefix: unknown) {
  return () => newZone(newStack(), { namePrefix: untyped(namePrefix) });
}

/** Accounts in Sweden and France, the first with these options. */
function accounts(options: Partial<OpenAIAccountOptions>): OpenAIAccountOptions[] {
  return [{ region: SWEDEN_CENTRAL, ...options }, { region: FRANCE_CENTRAL }];
}

describe("the name prefix", () => {
  refuses([
    [
      "none",
      prefix(undefined),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[NamePrefixMissing] namePrefix: undefined ${MISSING}`,
    ],
    [
      "an empty one",
      prefix(""),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[NamePrefixMissing] namePrefix: '' ${MISSING}`,
    ],
    [
      "a sample",
      prefix("contoso"),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      "[NamePrefixSample] namePrefix: 'contoso' is a sample, and names with it clash with those of other teams; use 2 to 12 characters of your own",
    ],
    [
      "a long one",
      prefix("customer-platform"),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[NamePrefixInvalid] namePrefix: 'customer-platform' ${FITS}`,
    ],
    [
      "a capital",
      prefix("Team7"),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[NamePrefixInvalid] namePrefix: 'Team7' ${FITS}`,
    ],
  ]);
});

describe("names that Azure would refuse", () => {
  const long = (length: number) => "x".repeat(length);

  refuses([
    [
      "the name of an account of 65 characters",
      () => newOpenAI(newZone(), { accounts: accounts({ accountName: long(65) }) }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      `[NameInvalid] accounts[0].accountName: '${long(65)}' is no name for an Azure OpenAI account: Azure takes 2 to 64 characters, letters, digits, '-', '_' and '.', beginning with a letter or digit`,
    ],
    [
      "a subdomain of 64 characters",
      () => newOpenAI(newZone(), { accounts: accounts({ customSubdomainName: long(64) }) }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      `[NameInvalid] accounts[0].customSubdomainName: '${long(64)}' is no name for a custom subdomain: Azure takes 2 to 63 characters, lower-case letters, digits and '-', beginning and ending with a letter or digit`,
    ],
    [
      "a resource group of 91 characters",
      () => newZone(newStack(), { resourceGroupNames: { swedencentral: long(91) } }),
      "ResidencyZone at 'prod/eu' has 1 problem:",
      `[NameInvalid] resourceGroupNames.swedencentral: '${long(77)}…' is no name for a resource group: Azure takes 1 to 90 characters, letters, digits, '-', '_', '.', '(' and ')', no '.' at the end`,
    ],
    [
      "the name of a deployment of 65 characters",
      () => newOpenAI(newZone(), { deployments: [chat({}, long(65))] }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      `[NameInvalid] deployments[0].name: '${long(65)}' is no name for a model deployment: Azure takes 2 to 64 characters, letters, digits, '-', '_' and '.', beginning with a letter or digit`,
    ],
    [
      "the name of a deployment with a slash",
      () => newOpenAI(newZone(), { deployments: [chat({}, "team/chat")] }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      "[NameInvalid] deployments[0].name: 'team/chat' is no name for a model deployment: Azure takes 2 to 64 characters, letters, digits, '-', '_' and '.', beginning with a letter or digit",
    ],
    [
      "the name of a content filter policy with a space",
      () =>
        newOpenAI(newZone(), {
          contentFilterPolicy: ContentFilterPolicy.of("very strict", { filters: [ContentFilter.jailbreak()] }),
        }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      "[NameInvalid] contentFilterPolicy.name: 'very strict' is no name for a content filter policy: Azure takes 2 to 64 characters, letters, digits, '-' and '_', beginning with a letter or digit",
    ],
    [
      "the name of a workspace of 64 characters",
      () => new RegionalTelemetry(newZone(), "logs", { workspaceNames: { swedencentral: long(64) } }),
      "RegionalTelemetry at 'prod/eu/logs' has 1 problem:",
      `[NameInvalid] workspaceNames.swedencentral: '${long(64)}' is no name for a Log Analytics workspace: Azure takes 4 to 63 characters, letters, digits and '-', beginning and ending with a letter or digit`,
    ],
  ]);
});

describe("names that are taken", () => {
  refuses([
    [
      "two platforms in one stack",
      () => {
        const zone = newZone();
        const same = { accounts: accounts({ customSubdomainName: "team7-chat", accountName: "team7-chat" }) };
        newOpenAI(zone, same, "first");
        newOpenAI(zone, same, "second");
      },
      "MultiRegionOpenAI at 'prod/eu/second' has 2 problems:",
      "[NameTaken] accounts[0].accountName: 'team7-chat' is the account name of 'prod/eu/first' already; override one of the two names",
      "[NameTaken] accounts[0].customSubdomainName: 'team7-chat' is the custom subdomain of 'prod/eu/first' already; override one of the two names",
    ],
    [
      "two zones with one resource group name",
      () => {
        const stack = newStack();
        newZone(stack, { resourceGroupNames: { swedencentral: "rg-ai" } }, "first");
        newZone(stack, { resourceGroupNames: { francecentral: "rg-ai" } }, "second");
      },
      "ResidencyZone at 'prod/second' has 1 problem:",
      "[NameTaken] resourceGroupNames.francecentral: 'rg-ai' is the resource group name of 'prod/first' already; override one of the two names",
    ],
    [
      "two accounts with one key",
      () =>
        newOpenAI(newZone(), {
          accounts: [{ region: SWEDEN_CENTRAL }, { region: FRANCE_CENTRAL }, { region: SWEDEN_CENTRAL }],
        }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      "[AccountKeyTaken] accounts[2].accountKey: 'swedencentral' is the key of another account already; give each account of a region its own key",
    ],
    [
      "two deployments with one name",
      () => newOpenAI(newZone(), { deployments: [chat(), chat()] }),
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:",
      "[DeploymentNameTaken] deployments[1].name: 'chat' is the name of deployments[0] already; a name stands for one model",
    ],
  ]);
});
