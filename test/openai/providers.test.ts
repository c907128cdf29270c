import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { TerraformStack } from "cdktf";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { ContentFilter } from "../../src/request/content-filter";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;
const POLICY = ContentFilterPolicy.of("strict", { filters: [ContentFilter.jailbreak()] });
const ACCOUNT_ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/existing";

function provider(stack: TerraformStack, alias: string): AzurermProvider {
  return new AzurermProvider(stack, alias, { alias, subscriptionId: alias, features: [{}] });
}

/** Every kind of resource that we create: accounts taken over, filters, logs and grants among them. */
function everything(zone: ReturnType<typeof newZone>): MultiRegionOpenAI {
  const openai = newOpenAI(zone, {
    contentFilterPolicy: POLICY,
    deployments: [chat()],
    accounts: [
      {
        region: SWEDEN_CENTRAL,
        importAccountId: ACCOUNT_ID,
        customSubdomainName: "existing",
        importDeploymentNames: ["chat"],
      },
      { region: FRANCE_CENTRAL },
    ],
  });
  openai.grants.inference("00000000-0000-0000-0000-000000000001");
  return openai;
}

describe("the provider of a zone", () => {
  test("is carried to every resource, and to every import", () => {
    const stack = newStack();
    everything(newZone(stack, { provider: provider(stack, "europe") }));
    const document = SynthesizedStack.of(stack);
    const types = new Set(document.all().map(({ type }) => type));

    expect([...types].sort()).toEqual([
      "azurerm_cognitive_account",
      "azurerm_cognitive_account_rai_policy",
      "azurerm_cognitive_deployment",
      "azurerm_log_analytics_workspace",
      "azurerm_monitor_diagnostic_setting",
      "azurerm_policy_definition",
      "azurerm_resource_group",
      "azurerm_resource_group_policy_assignment",
      "azurerm_role_assignment",
    ]);
    expect(document.all().filter(({ body }) => body.provider !== "azurerm.europe")).toEqual([]);
    expect(document.document.import.map((block: { provider: string }) => block.provider)).toEqual([
      "azurerm.europe",
      "azurerm.europe",
    ]);
  });

  test("is the default one of the stack when none is given", () => {
    const stack = newStack();
    everything(newZone(stack));
    const document = SynthesizedStack.of(stack);

    expect(document.all().filter(({ body }) => "provider" in body)).toEqual([]);
  });

  test("can differ by region, for every resource of the region", () => {
    const stack = newStack();
    const [sweden, other] = [provider(stack, "sweden"), provider(stack, "other")];
    everything(newZone(stack, { provider: other, providerByRegion: { swedencentral: sweden } }));

    for (const { path, body } of SynthesizedStack.of(stack).all()) {
      // A definition is of a subscription: each has its own.
      const isSweden = path.includes("swedencentral") || /\/definition-.*-sweden$/.test(path);
      expect([path, body.provider]).toEqual([path, isSweden ? "azurerm.sweden" : "azurerm.other"]);
    }
  });

  test("can differ by account, with a resource group of its subscription", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = newOpenAI(zone, {
      accounts: [
        { region: SWEDEN_CENTRAL },
        {
          region: SWEDEN_CENTRAL,
          accountKey: "elsewhere",
          provider: provider(stack, "second"),
          resourceGroupName: "rg-second",
        },
        { region: FRANCE_CENTRAL },
      ],
    });
    openai.grants.inference("00000000-0000-0000-0000-000000000001");
    const document = SynthesizedStack.of(stack);

    expect(document.at("prod/eu/openai/elsewhere/account").resource_group_name).toBe("rg-second");
    for (const { path, body } of document.all()) {
      expect([path, body.provider]).toEqual([path, path.includes("/elsewhere/") ? "azurerm.second" : undefined]);
    }
  });

  test("is carried to the grants on existing accounts", () => {
    const stack = newStack();
    const zone = newZone(stack, { provider: provider(stack, "europe") });
    const openai = MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(zone, "existing", {
      deployments: [chat()],
      accounts: [
        { region: SWEDEN_CENTRAL, accountId: ACCOUNT_ID, endpoint: "https://a.openai.azure.com/" },
        { region: FRANCE_CENTRAL, accountId: `${ACCOUNT_ID}-2`, endpoint: "https://b.openai.azure.com/" },
      ],
    });
    openai.grants.inference("00000000-0000-0000-0000-000000000001");
    const assignments = SynthesizedStack.of(stack).all("azurerm_role_assignment");

    expect(assignments.map(({ body }) => body.provider)).toEqual(["azurerm.europe", "azurerm.europe"]);
  });
});
