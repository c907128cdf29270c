// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, GATEWAY, IN_GATEWAY, texts } from "../document-of";

const ACCOUNT = "azurerm_cognitive_account.a";

/** An API of the zone, and beside the zone the account `good`. */
function at(service_url: unknown, location = "swedencentral", path = "prod/eu/api") {
  return documentOf(
    {
      [ACCOUNT]: { path: "prod/shared/account", custom_subdomain_name: "good", location },
      "azurerm_resource_group.g": { path: "prod/eu/group", location: "swedencentral" },
      ...GATEWAY,
      "azurerm_api_management_api.x": { path, service_url, ...IN_GATEWAY },
    },
    { locals: { url: "https://good.openai.azure.com" } },
  );
}

describe("the address of an API of a zone", () => {
  test.each([undefined, null])("passes when none is written: %s", (url) => {
    expect(audit(at(url))).toEqual([]);
  });

  test.each(["https://good.openai.azure.com/openai", `\${${ACCOUNT}.endpoint}`, "${local.url}"])(
    "passes as that of an account inside, and is found as that of one outside: %s",
    (url) => {
      expect(audit(at(url))).toEqual([]);
      expect(audit(at(url, "eastus"))).toEqual(["BackendOutsideBoundary prod/eu/api service_url"]);
    },
  );

  test.each([
    ["a host that is unknown", "https://evil.example", "BackendHostUnknown"],
    ["a look-alike", "https://good.openai.azure.com@evil.example/", "BackendUrlInvalid"],
    ["prompts in the clear", "http://good.openai.azure.com", "BackendUrlInvalid"],
    ["an empty text", "", "BackendUrlInvalid"],
    ["a variable", "${var.url}", "BackendUnresolved"],
    ["another attribute", `\${${ACCOUNT}.id}`, "BackendUnresolved"],
    ["a list", ["https://good.openai.azure.com"], "BackendUnresolved"],
  ])("is found with %s", (_, url, code) => {
    expect(audit(at(url))).toEqual([`${code} prod/eu/api service_url`]);
  });

  test("is told as that of a backend", () => {
    expect(texts(at("https://evil.example"))).toEqual([
      "'evil.example' is the host of no account that is known here; point it at an account of this zone, or declare the account in the zone with MultiRegionOpenAI.fromMultiRegionOpenAIAttributes and its endpoint",
    ]);
  });

  test("is nobody's business outside the zone", () => {
    expect(audit(at("https://evil.example", "eastus", "prod/us/api"))).toEqual([]);
  });
});
