import { TerraformVariable } from "cdktf";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { RegionalOpenAI } from "../../src/openai/regional-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { StackDocument } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";

function existing(endpoint: string, stack = newStack()) {
  return MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(newZone(stack), "old", {
    accounts: [
      {
        region: AzureRegion.SWEDEN_CENTRAL,
        accountId: "/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/in-sweden",
        endpoint,
      },
    ],
    deployments: [chat()],
    allowSingleRegion: true,
  });
}

describe("hostName", () => {
  test("of a created account is that of its custom subdomain, for every account", () => {
    const stack = newStack();
    const openai = newOpenAI(newZone(stack));
    const subdomains = StackDocument.rendered(stack)
      .all("azurerm_cognitive_account")
      .map(({ body }) => `${body.custom_subdomain_name}.openai.azure.com`);

    expect(openai.accounts.map(({ hostName }) => hostName).sort()).toEqual(subdomains.sort());
  });

  test("of an account that stands alone is that of the subdomain that was asked for", () => {
    const account = new RegionalOpenAI(newZone(), "alone", {
      region: AzureRegion.SWEDEN_CENTRAL,
      customSubdomainName: "contoso-chat",
      deployments: [chat()],
    });

    expect(account.hostName).toBe("contoso-chat.openai.azure.com");
  });

  test.each([
    ["https://in-sweden.openai.azure.com/", "in-sweden.openai.azure.com"],
    ["https://In-Sweden.OpenAI.azure.com", "in-sweden.openai.azure.com"],
    ["https://in-sweden.cognitiveservices.azure.com/", "in-sweden.cognitiveservices.azure.com"],
  ])("of an existing account is the host of its endpoint: %s", (endpoint, host) => {
    expect(existing(endpoint).accounts[0].hostName).toBe(host);
  });

  test("of an existing account is unknown when only Terraform knows the endpoint", () => {
    const stack = newStack();
    const endpoint = new TerraformVariable(stack, "endpoint", { type: "string" }).stringValue;

    expect(existing(endpoint, stack).accounts[0].hostName).toBeUndefined();
  });

  test.each([
    ["hides its host", "https://in-sweden.openai.azure.com@evil.example/"],
    ["has none", "https://"],
    ["has a port", "https://in-sweden.openai.azure.com:8443/"],
    ["has a path", "https://chat.example.com/proxied/path"],
    ["looks like ASCII", "https://in-swеden.openai.azure.com/"],
  ])("fails for an endpoint that %s", (_, endpoint) => {
    expect(problemsOf(() => existing(endpoint))).toEqual([
      `[OptionInvalid] accounts[0].endpoint: '${endpoint}' given where an https:// address of a host alone, without port and path, is needed`,
    ]);
  });
});
