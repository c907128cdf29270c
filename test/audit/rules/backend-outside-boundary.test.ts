// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ResidencyMatrix } from "../../../src/audit/residency-matrix";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, GATEWAY, IN_GATEWAY, texts, type WrittenResource } from "../document-of";

const HOSTS = [{ host: "Declared.openai.azure.com", region: AzureRegion.FRANCE_CENTRAL }];
const AMERICA = [{ host: "declared.openai.azure.com", region: AzureRegion.EAST_US }];
const ACCOUNT = "azurerm_cognitive_account.a";
const ENDPOINT = `\${${ACCOUNT}.endpoint}`;

/** A backend of the zone, and beside the zone the account `good`. */
function behind(
  backend: WrittenResource,
  account: WrittenResource = { location: "swedencentral" },
  rest: { readonly [section: string]: unknown } = {},
  others: { readonly [address: string]: WrittenResource } = {},
) {
  return documentOf(
    {
      [ACCOUNT]: { path: "prod/shared/account", custom_subdomain_name: "good", ...account },
      ...GATEWAY,
      "azurerm_api_management_backend.b": { path: "prod/eu/backend", ...IN_GATEWAY, ...backend },
      ...others,
    },
    rest,
  );
}

function gatewayIn(location: string) {
  return { "azurerm_api_management.g": { ...GATEWAY["azurerm_api_management.g"], location } };
}

function at(url: unknown, account?: WrittenResource, rest?: { readonly [section: string]: unknown }) {
  return behind({ url }, account, rest);
}

describe("backendOutsideBoundary", () => {
  test.each([
    ["plain", "https://good.openai.azure.com"],
    ["with a path", "https://good.openai.azure.com/openai"],
    ["with a port", "https://good.openai.azure.com:443/"],
    ["in capitals", "HTTPS://GOOD.OPENAI.AZURE.COM"],
    ["as an absolute name", "https://good.openai.azure.com./"],
    ["of Cognitive Services", "https://good.cognitiveservices.azure.com"],
    ["of Foundry", "https://good.services.ai.azure.com/models"],
    ["as a reference", ENDPOINT],
    ["put together", `https://\${${ACCOUNT}.custom_subdomain_name}.openai.azure.com`],
    ["through a local", "${local.url}"],
    ["through a local to a reference", "${local.endpoint}"],
  ])("passes the host of an account inside, %s", (_, url) => {
    const locals = { url: "https://good.openai.azure.com", endpoint: ENDPOINT };

    expect(audit(at(url, undefined, { locals }))).toEqual([]);
    expect(audit(at(url, { location: "eastus" }, { locals }))).toEqual(["BackendOutsideBoundary prod/eu/backend url"]);
  });

  test("passes a declared host inside, whatever the spelling, and finds one outside", () => {
    const document = at("https://DECLARED.openai.azure.com/");

    expect(audit(document, { hosts: HOSTS })).toEqual([]);
    expect(audit(document, { hosts: AMERICA })).toEqual(["BackendOutsideBoundary prod/eu/backend url"]);
  });

  test("finds a host that is declared inside and outside", () => {
    const document = at("https://declared.openai.azure.com/");

    expect(audit(document, { hosts: [...HOSTS, ...AMERICA] })).toEqual(["BackendOutsideBoundary prod/eu/backend url"]);
  });

  test("finds a host that is declared inside, when the document has the account outside", () => {
    const hosts = [{ host: "good.openai.azure.com", region: AzureRegion.FRANCE_CENTRAL }];

    expect(audit(at("https://good.openai.azure.com", { location: "eastus" }), { hosts })).toEqual([
      "BackendOutsideBoundary prod/eu/backend url",
    ]);
  });

  test("says which host is outside, and what to do", () => {
    const switzerland = { boundary: ResidencyBoundary.country("CH") };

    expect(texts(at("https://good.openai.azure.com", { location: "uksouth" }), switzerland)).toEqual([
      "'good.openai.azure.com' is in 'uksouth' in 'GB', which is not in 'Switzerland'; allowed are 'switzerlandnorth', 'switzerlandwest'; point it at one that is inside, or create it apart from the zone",
    ]);
    expect(texts(at(ENDPOINT, { location: "uksouth" }), switzerland)[0]).toMatch(/^'prod\/shared\/account' is in /);
  });

  test.each([
    ["nobody's", "https://evil.example", "evil.example"],
    ["of another subdomain", "https://goods.openai.azure.com", "goods.openai.azure.com"],
    ["below that of an account", "https://x.good.openai.azure.com", "x.good.openai.azure.com"],
    ["of another domain", "https://good.openai.azure.us", "good.openai.azure.us"],
    ["that ends like one", "https://good.openai.azure.com.evil.example", "good.openai.azure.com.evil.example"],
    ["without the dot before the domain", "https://goodopenai.azure.com", "goodopenai.azure.com"],
    ["of the domain itself", "https://openai.azure.com", "openai.azure.com"],
    ["in punycode", "https://xn--gd-fmca.openai.azure.com", "xn--gd-fmca.openai.azure.com"],
    ["with a named value", "https://{{account}}.openai.azure.com", "{{account}}.openai.azure.com"],
    ["as a number", "https://10.0.0.4", "10.0.0.4"],
    ["with the account in the path", "https://evil.example/good.openai.azure.com", "evil.example"],
  ])("finds a host that is unknown: %s", (_, url, host) => {
    expect(audit(at(url), { hosts: HOSTS })).toEqual(["BackendHostUnknown prod/eu/backend url"]);
    expect(texts(at(url))).toEqual([
      `'${host}' is the host of no account that is known here; point it at an account of this zone, or declare the account in the zone with MultiRegionOpenAI.fromMultiRegionOpenAIAttributes and its endpoint`,
    ]);
  });

  test.each([
    ["a user name", "https://good.openai.azure.com@evil.example/", "'…@evil.example/'"],
    ["a password", "https://me:secret@good.openai.azure.com/", "'…@good.openai.azure.com/'"],
    ["a backslash", "https://good.openai.azure.com\\@evil.example/", "'…@evil.example/'"],
    ["a look-alike", "https://gооd.openai.azure.com/", "'https://gооd.openai.azure.com/'"],
    ["a tab", "https://good.openai.azure.com\t", "'https://good.openai.azure.com\t'"],
    ["no address", "good.openai.azure.com", "'good.openai.azure.com'"],
    ["an empty text", "", "''"],
    ["a number", 443, "'443'"],
    ["another scheme", "fabric:/app", "'fabric:/app'"],
  ])("finds an address that hides its host: %s", (_, url, shown) => {
    expect(texts(at(url), { hosts: HOSTS })).toEqual([
      `${shown} is no address that every program reads alike; write it as https://<host> or https://<host>/<path>, in ASCII and without a user name`,
    ]);
  });

  test("finds prompts in the clear, also on the way to an account inside", () => {
    expect(texts(at("http://good.openai.azure.com"))).toEqual([
      "'http://good.openai.azure.com' would send prompts in the clear; write it as https://<host> or https://<host>/<path>, in ASCII and without a user name",
    ]);
    expect(audit(at("http://evil.example"))).toEqual([
      "BackendUrlInvalid prod/eu/backend url",
      "BackendHostUnknown prod/eu/backend url",
    ]);
  });

  test.each([
    ["a variable", "${var.url}", "'${var.url}'"],
    ["a data source", "${data.azurerm_cognitive_account.a.endpoint}", "'${data.azurerm_cognitive_account.a.endpoint}'"],
    ["a function", `\${trimsuffix(${ACCOUNT}.endpoint, "/")}`, `'\${trimsuffix(${ACCOUNT}.endpoint, "/")}'`],
    ["more than an endpoint", `${ENDPOINT}.evil.example`, `'${ENDPOINT}.evil.example'`],
    ["another attribute", `\${${ACCOUNT}.id}`, `'\${${ACCOUNT}.id}'`],
    ["each", "${each.value}", "'${each.value}'"],
    ["a list", ["https://good.openai.azure.com"], "'[…]'"],
    ["nothing", undefined, "it"],
    ["null", null, "it"],
  ])("finds an address that cannot be told: %s", (_, url, shown) => {
    const document = behind({ url }, undefined, {}, { "azurerm_storage_account.s": { path: "prod/shared/store" } });

    expect(audit(document)).toEqual(["BackendUnresolved prod/eu/backend url"]);
    expect(texts(document)[0].startsWith(`${shown} cannot be told to lead inside the boundary: `)).toBe(true);
  });

  test.each([
    ["a region that only Terraform knows", { location: "${var.region}" }],
    ["a region that no table holds", { location: "marsnorth" }],
    ["no region", {}],
  ])("finds an account with %s", (_, account) => {
    expect(texts(at("https://good.openai.azure.com", account))).toEqual([
      "'good.openai.azure.com' cannot be told to be inside the boundary: the region of the account 'prod/shared/account' is not known; write the region as a literal, or refer to a resource of this stack",
    ]);
  });

  test.each(["${var.name}", "${each.key}", undefined])(
    "knows no account by a subdomain that cannot be told: %s",
    (name) => {
      const account = { location: "swedencentral", custom_subdomain_name: name };

      expect(audit(at("https://good.openai.azure.com", account))).toEqual(["BackendHostUnknown prod/eu/backend url"]);
      expect(audit(at(ENDPOINT, account))).toEqual([]);
      expect(audit(at("https://undefined.openai.azure.com", account))).toHaveLength(1);
    },
  );

  test("judges all accounts that claim a subdomain", () => {
    const second = { "azurerm_ai_services.a": { path: "prod/x", custom_subdomain_name: "GOOD", location: "eastus" } };

    expect(audit(behind({ url: "https://good.openai.azure.com" }, undefined, {}, second))).toEqual([
      "BackendOutsideBoundary prod/eu/backend url",
    ]);
  });

  test("leaves an account of the zone to the rules on accounts", () => {
    const account = { path: "prod/eu/account", location: "eastus" };

    expect(audit(at("https://good.openai.azure.com", account))).toEqual([
      "LocationOutsideBoundary prod/eu/account location",
    ]);
  });
});

describe("an account outside the zone that a backend leads to", () => {
  const url = "https://good.openai.azure.com";

  test("is found when its geography reaches outside", () => {
    const document = behind({ url }, { location: "westeurope" }, {}, gatewayIn("westeurope"));

    expect(audit(document, { boundary: ResidencyBoundary.country("NL") })).toEqual([
      "AtRestLeavesBoundary prod/eu/backend url",
    ]);
  });

  test("is found when no type can process inside", () => {
    const boundary = ResidencyBoundary.of("stored everywhere", { storedIn: ["US", "SE"], processedIn: ["SE"] });

    const gateway = gatewayIn("swedencentral");

    expect(audit(behind({ url }, undefined, {}, gateway), { boundary })).toEqual([]);
    expect(texts(behind({ url }, { location: "eastus" }, {}, gateway), { boundary })).toEqual([
      "'Standard' in 'eastus' may process prompts in US, which is not all inside 'stored everywhere'; 'the model' has no deployment type there that stays inside: use another region, model or boundary",
    ]);
  });

  test.each([
    ["DataZoneStandard", []],
    ["GlobalStandard", ["BackendAccountLeavesBoundary prod/eu/backend url"]],
    ["${var.type}", ["BackendAccountLeavesBoundary prod/eu/backend url"]],
  ])("is judged by its deployments: %s", (type, expected) => {
    const deployment = { cognitive_account_id: `\${${ACCOUNT}.id}`, sku: { name: type } };
    const others = { "azurerm_cognitive_deployment.d": { path: "prod/global/chat", ...deployment } };

    expect(audit(behind({ url }, undefined, {}, others))).toEqual(expected);
  });

  test("is told with its deployment", () => {
    const deployment = { cognitive_account_id: `\${${ACCOUNT}.id}`, sku: { name: "GlobalStandard" } };
    const others = { "azurerm_cognitive_deployment.d": { path: "prod/global/chat", ...deployment } };

    expect(texts(behind({ url }, undefined, {}, others))).toEqual([
      expect.stringMatching(
        /^'good\.openai\.azure\.com' holds the deployment 'prod\/global\/chat', which is not shown to stay inside: 'GlobalStandard' in 'swedencentral' may process prompts in any Azure region, .*; or point the backend at an account of the zone$/,
      ),
    ]);
  });
});

describe("a backend", () => {
  test("made by hand without a construct is judged", () => {
    const document = documentOf({
      "azurerm_storage_account.s": { path: "prod/eu/store", location: "norwayeast" },
      "azurerm_api_management.g": { path: "prod/eu/g", name: "g", location: "norwayeast" },
      "azurerm_api_management_backend.b": { ...IN_GATEWAY, url: "https://evil.example" },
    });

    expect(audit(document)).toEqual(["BackendHostUnknown azurerm_api_management_backend.b url"]);
  });

  test("of a list-wrapped body is judged", () => {
    const body = {
      api_management_name: "g",
      url: "https://evil.example",
      "//": { metadata: { path: "prod/eu/backend" } },
    };

    expect(
      audit({
        resource: [
          { azurerm_api_management_backend: [{ b: [body] }] },
          { azurerm_api_management: { g: { name: "g", location: "swedencentral" } } },
        ],
      }),
    ).toEqual(["BackendHostUnknown prod/eu/backend url"]);
  });

  test("outside the zone is nobody's business", () => {
    expect(
      audit(
        behind(
          { path: "prod/us/backend", url: "https://evil.example" },
          { path: "prod/eu/account", location: "swedencentral" },
        ),
      ),
    ).toEqual([]);
  });

  test("makes a leak of the residency matrix unless its host is told there", () => {
    const store = { "azurerm_storage_account.s": { path: "prod/eu/store", location: "norwayeast" } };
    const document = JSON.stringify(behind({ url: "https://declared.openai.azure.com" }, undefined, {}, store));
    const options = { boundary: ResidencyBoundary.EU_DATA_BOUNDARY, pathPrefix: "prod/eu" };
    const matrix = ResidencyMatrix.fromTerraformJson(document, options);
    const hosts = { "declared.openai.azure.com": AzureRegion.FRANCE_CENTRAL };

    expect(matrix.leaks).toEqual([expect.stringContaining("[BackendHostUnknown] prod/eu/backend url")]);
    expect(matrix.lines[0]).toMatch(/ unknown +\|$/);
    expect(ResidencyMatrix.fromTerraformJson(document, { ...options, hosts }).leaks).toEqual([]);
  });
});
