import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyZone } from "../../src/zone/residency-zone";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { problemLines } from "../support/fixtures-errors";

/** `Code path attribute` of what synth finds; empty when it finds nothing. */
function found(stack: TerraformStack): string[] {
  try {
    SynthesizedStack.of(stack);
    return [];
  } catch (error) {
    return problemLines((error as Error).message).map((line) => line.replace(/^\[(\w+)\] (\S+ \S+): .*$/, "$1 $2"));
  }
}

function backend(scope: Construct, url: string, id = "backend"): ApiManagementBackend {
  const service = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim";
  ResidencyZone.of(scope).declareExternal(service, AzureRegion.SWEDEN_CENTRAL);
  return new ApiManagementBackend(scope, id, {
    name: id,
    apiManagementName: "apim",
    resourceGroupName: "rg",
    protocol: "http",
    url,
  });
}

function existing(scope: Construct) {
  return MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(scope, "old", {
    accounts: [
      {
        region: AzureRegion.SWEDEN_CENTRAL,
        accountId: "/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/in-sweden",
        endpoint: "https://In-Sweden.openai.azure.com/",
      },
    ],
    deployments: [chat()],
    allowSingleRegion: true,
  });
}

describe("a backend under a zone", () => {
  test("passes at the accounts of the zone, by host name and by endpoint", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = newOpenAI(zone);
    for (const account of openai.accounts) {
      backend(zone, `https://${account.hostName}`, `host-${account.accountKey}`);
      backend(zone, account.endpoint, `endpoint-${account.accountKey}`);
    }

    expect(found(stack)).toEqual([]);
  });

  test("passes at an existing account that was declared in the zone, and in no other zone", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const { hostName } = existing(zone).accounts[0];
    backend(zone, `https://${hostName}`);
    backend(newZone(stack, {}, "other"), `https://${hostName}`);

    expect(found(stack)).toEqual(["BackendHostUnknown prod/other/backend url"]);
  });

  test("passes in a stack inside the zone, which does not have the account", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const { hostName } = newOpenAI(zone).accounts[0];
    const inner = new TerraformStack(zone, "inner");
    new AzurermProvider(inner, "azurerm", { features: [{}] });
    backend(inner, `https://${hostName}`);
    backend(inner, "https://evil.example", "evil");

    expect(found(stack)).toEqual(["BackendHostUnknown prod/eu/inner/evil url"]);
  });

  test("fails at an account of another region, made by hand beside the zone", () => {
    const stack = newStack();
    const account = new CognitiveAccount(stack, "us", {
      name: "us",
      kind: "OpenAI",
      skuName: "S0",
      location: "East US",
      resourceGroupName: "rg",
      customSubdomainName: "contoso-us",
    });
    const zone = newZone(stack);
    backend(zone, "https://contoso-us.openai.azure.com", "host");
    backend(zone, account.endpoint, "endpoint");

    expect(found(stack)).toEqual([
      "BackendOutsideBoundary prod/eu/endpoint url",
      "BackendOutsideBoundary prod/eu/host url",
    ]);
  });

  test.each<[string, (resource: ApiManagementBackend, stack: TerraformStack) => void, string]>([
    ["at the resource", (resource) => resource.addOverride("url", "https://evil.example"), "BackendHostUnknown url"],
    [
      "at the stack",
      (resource, stack) =>
        stack.addOverride(
          `resource.azurerm_api_management_backend.${resource.friendlyUniqueId}.url`,
          "https://evil.example",
        ),
      "BackendHostUnknown url",
    ],
    ["that removes it", (resource) => resource.addOverride("url", undefined), "BackendUnresolved url"],
    [
      "that adds a proxy",
      (resource) => resource.addOverride("proxy", { url: "http://evil.example", username: "u" }),
      "BackendHostUnknown proxy.url",
    ],
    [
      "that makes a proxy when Terraform runs",
      (resource) => resource.addOverride("dynamic.proxy", { for_each: ["x"], content: { url: "http://evil.example" } }),
      "BackendUnresolved proxy.url",
    ],
  ])("fails with an override %s", (_, override, expected) => {
    const stack = newStack();
    const zone = newZone(stack);
    const resource = backend(zone, `https://${newOpenAI(zone).accounts[0].hostName}`);
    override(resource, stack);

    const [code, attribute] = expected.split(" ");
    expect(found(stack)).toEqual([`${code} prod/eu/backend ${attribute}`]);
  });

  test("is told of an override of the subdomain that its host is made from", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = newOpenAI(zone);
    backend(zone, `https://${openai.accounts[0].hostName}`);
    (openai.account("swedencentral").node.findChild("account") as CognitiveAccount).addOverride(
      "custom_subdomain_name",
      "somebody-else",
    );

    expect(found(stack)).toEqual(["PinnedValueOverridden prod/eu/openai/swedencentral/account custom_subdomain_name"]);
  });
});
