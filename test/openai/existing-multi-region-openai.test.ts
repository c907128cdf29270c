import { TerraformVariable } from "cdktf";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import type { MultiRegionOpenAIAttributes } from "../../src/openai/multi-region-openai-attributes";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import type { ResidencyZone } from "../../src/zone/residency-zone";
import { chat, newStack, newZone, untyped } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, problemsOf } from "../support/fixtures-errors";

const SWEDEN = {
  region: AzureRegion.SWEDEN_CENTRAL,
  accountId: accountId("in-sweden"),
  endpoint: "https://in-sweden.openai.azure.com/",
};
const FRANCE = {
  region: AzureRegion.FRANCE_CENTRAL,
  accountId: accountId("in-france"),
  endpoint: "https://in-france.openai.azure.com/",
};

function accountId(name: string): string {
  return `/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`;
}

function existing(attributes: Partial<MultiRegionOpenAIAttributes> = {}, zone: ResidencyZone = newZone(), id = "old") {
  return MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(zone, id, {
    accounts: [SWEDEN, FRANCE],
    deployments: [chat()],
    ...attributes,
  });
}

describe("fromMultiRegionOpenAIAttributes", () => {
  test("creates nothing", () => {
    const stack = newStack();
    existing({}, newZone(stack));

    expect(SynthesizedStack.of(stack).pathsBesidePolicies()).toEqual([
      "prod/eu/resource-group-francecentral",
      "prod/eu/resource-group-swedencentral",
    ]);
  });

  test("tells what it was told, and that nobody has looked", () => {
    const openai = existing();

    expect(openai.versionsVerified).toBe(false);
    expect(
      openai.accounts.map(({ accountKey, accountName, accountId, endpoint, region }) => ({
        accountKey,
        accountName,
        accountId,
        endpoint,
        region,
      })),
    ).toEqual([
      { accountKey: "swedencentral", accountName: "in-sweden", ...SWEDEN },
      { accountKey: "francecentral", accountName: "in-france", ...FRANCE },
    ]);
    expect(openai.accounts[0].deployments.map(({ name }) => name)).toEqual(["chat"]);
  });

  test("prints versions as not verified", () => {
    const zone = newZone();
    existing({}, zone);

    expect(zone.summary()).toContain("## MultiRegionOpenAI prod/eu/old (existing)");
    expect(zone.summary().match(/2026-03-05 \(not verified\)/g)).toHaveLength(2);
  });

  test("may be named in two places", () => {
    const zone = newZone();
    existing({}, zone);

    expect(() => existing({}, zone, "again")).not.toThrow();
  });

  test("takes an account whose id only Terraform knows, by its name", () => {
    const stack = newStack();
    const id = new TerraformVariable(stack, "account", { type: "string" }).stringValue;
    const openai = existing({ accounts: [{ ...SWEDEN, accountId: id, accountName: "mine" }, FRANCE] }, newZone(stack));
    openai.grants.inference("00000000-0000-0000-0000-000000000001");
    const scopes = SynthesizedStack.of(stack)
      .all("azurerm_role_assignment")
      .map(({ body }) => body.scope);

    expect(openai.accounts[0].accountName).toBe("mine");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
    expect(scopes.sort()).toEqual(["${var.account}", FRANCE.accountId]);
  });

  test("takes several accounts in a region, and deployments of their own", () => {
    const accounts = [
      { ...SWEDEN, accountKey: "one" },
      { ...SWEDEN, accountKey: "two", accountId: accountId("second"), deployments: [chat(), chat({}, "more")] },
      FRANCE,
    ];

    expect(
      existing({ accounts }).accounts.map(({ accountKey, deployments }) => [accountKey, deployments.length]),
    ).toEqual([
      ["one", 1],
      ["two", 2],
      ["francecentral", 1],
    ]);
  });

  test("is judged like accounts that are created", () => {
    const accounts = [SWEDEN, { ...FRANCE, region: AzureRegion.UK_SOUTH }];
    const deployments = [
      chat({ deploymentType: DeploymentType.GLOBAL_STANDARD }),
      chat({ model: OpenAIModel.of("o3", "2025-04-16") }, "old"),
    ];

    expect(codesOf(() => existing({ accounts, deployments }))).toEqual(
      expect.arrayContaining([
        "AtRestLeavesBoundary accounts[1].region",
        "ProcessingLeavesBoundary deployments[0].deploymentType",
        "RegionNotInZone accounts[1].region",
        "ModelRetired deployments[1].model",
      ]),
    );
  });

  test("fails for one region, unless that is allowed", () => {
    expect(codesOf(() => existing({ accounts: [SWEDEN] }))).toEqual(["SingleRegion accounts"]);
    expect(() => existing({ accounts: [SWEDEN], allowSingleRegion: true })).not.toThrow();
  });

  test.each<[string, object, string]>([
    [
      "an id that is none",
      { accountId: "in-sweden" },
      "accounts[0].accountId: 'in-sweden' given where '/subscriptions/",
    ],
    ["the id of something else", { accountId: `${SWEDEN.accountId}/deployments/chat` }, "accounts[0].accountId: '"],
    [
      "no endpoint",
      { endpoint: undefined },
      "accounts[0].endpoint: undefined given where an https:// address of a host alone, without port and path, is needed",
    ],
    [
      "an endpoint in the clear",
      { endpoint: "http://in-sweden" },
      "accounts[0].endpoint: 'http://in-sweden' given where an https:// address of a host alone, without port and path, is needed",
    ],
  ])("fails for %s", (_, wrong, problem) => {
    const accounts = [{ ...SWEDEN, ...untyped<Partial<typeof SWEDEN>>(wrong) }, FRANCE];

    expect(problemsOf(() => existing({ accounts }))).toEqual([expect.stringContaining(`[OptionInvalid] ${problem}`)]);
  });

  test("fails for an id that only Terraform knows, without a name", () => {
    const stack = newStack();
    const id = new TerraformVariable(stack, "account", { type: "string" }).stringValue;

    expect(codesOf(() => existing({ accounts: [{ ...SWEDEN, accountId: id }, FRANCE] }, newZone(stack)))).toEqual([
      "OptionInvalid accounts[0].accountName",
    ]);
  });
});
