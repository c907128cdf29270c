// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { BY_HAND, inService, type Resources, topologies, topology } from "./support";

const POLICY = "<policies />";

describe("the topology of what is written by hand", () => {
  test("has the zone that the backends lead to", () => {
    expect(topology()).toMatchObject({
      gateway: { name: "apim-hand", region: "swedencentral", tier: "Premium", units: 2 },
      api: { name: "chat", path: "ai", operations: [] },
      zone: { name: "apim-hand", regions: ["swedencentral"] },
      backends: [{ id: "north", url: "https://oai-north.openai.azure.com/openai" }],
      accounts: [
        {
          key: "north",
          host: "oai-north.openai.azure.com",
          deployments: [{ name: "gpt", isProvisioned: true, capacity: 50, isReasoning: false }],
        },
      ],
    });
  });

  test("follows the endpoint of an account, which Azure gives", () => {
    const { backends, accounts } = topology({
      "azurerm_api_management_backend.north": inService({
        name: "north",
        url: "${azurerm_cognitive_account.north.endpoint}",
      }),
      "azurerm_cognitive_account.north": {
        kind: "AIServices",
        location: "westeurope",
        custom_subdomain_name: "Foundry",
      },
    });

    expect(backends[0].url).toBe("https://foundry.cognitiveservices.azure.com");
    expect(accounts.map(({ host, region }) => `${host} ${region}`)).toEqual([
      "foundry.cognitiveservices.azure.com westeurope",
    ]);
  });

  test("has an account once for each host that a backend uses of it", () => {
    const { accounts } = topology({
      "azurerm_api_management_backend.also": inService({
        name: "also",
        url: "https://oai-north.services.ai.azure.com",
      }),
    });

    expect(accounts.map(({ key, host }) => `${key} ${host}`)).toEqual([
      "north-oai-north oai-north.openai.azure.com",
      "north-oai-north oai-north.services.ai.azure.com",
    ]);
  });

  test("has every account that no backend uses outside", () => {
    const { strangers } = topology({
      "azurerm_cognitive_account.us": { kind: "OpenAI", location: "eastus", custom_subdomain_name: "oai-us" },
      "azurerm_cognitive_account.shared": { kind: "OpenAI", location: "eastus" },
    });

    expect(strangers).toEqual([{ key: "us", host: "oai-us.openai.azure.com", region: "eastus", deployments: [] }]);
  });

  test("knows who shares a subscription", () => {
    const account = { kind: "OpenAI", location: "swedencentral", custom_subdomain_name: "oai-north" };
    const { accounts } = topology(
      { "azurerm_cognitive_account.north": { ...account, provider: "azurerm.eu" } },
      {},
      { provider: { azurerm: [{ features: {} }, { alias: "eu", subscription_id: "${var.eu}" }] } },
    );

    expect(accounts[0].subscription).toBe("var.eu");
  });

  test("takes more units where they are given", () => {
    expect(topology({}, { "gateway.sku": "Premium_4" }).gateway).toMatchObject({ tier: "Premium", units: 4 });
  });

  test("counts one unit where the tier has none", () => {
    expect(topology({}, { "gateway.sku": "Consumption_0" }).gateway).toMatchObject({ tier: "Consumption", units: 1 });
  });
});

describe("the policies of a topology", () => {
  test("are those of every scope, with fragments and named values that are used", () => {
    const service = "${azurerm_api_management.gw.id}";
    const { scopes, api } = topology({
      "azurerm_api_management_policy.all": { api_management_id: service, xml_content: "<policies>global</policies>" },
      "azurerm_api_management_api_operation.ask": operation("ask"),
      "azurerm_api_management_api_operation.other": operation("other"),
      "azurerm_api_management_api_operation_policy.ask": inService({
        api_name: "chat",
        operation_id: "${azurerm_api_management_api_operation.ask.operation_id}",
        xml_content: '<policies><include-fragment fragment-id="used" /></policies>',
      }),
      "azurerm_api_management_policy_fragment.used": {
        api_management_id: service,
        name: "used",
        value: "<fragment>{{Key}}</fragment>",
      },
      "azurerm_api_management_policy_fragment.unused": {
        api_management_id: service,
        name: "nobody",
        value: "${var.x}",
      },
      "azurerm_api_management_named_value.key": inService({ name: "key", display_name: "Key", value: "42" }),
      "azurerm_api_management_named_value.secret": vaulted("secret"),
    });

    expect(scopes.global).toBe("<policies>global</policies>");
    expect(scopes.api).toContain('backend-id="north"');
    expect(scopes.fragments).toEqual(new Map([["used", "<fragment>{{Key}}</fragment>"]]));
    expect(scopes.namedValues).toEqual(new Map([["Key", "42"]]));
    expect(api.operations.map(({ id, method, policy }) => [id, method, policy?.slice(0, 10)])).toEqual([
      ["ask", "GET", "<policies>"],
      ["other", "GET", undefined],
    ]);
  });

  test("are those of another service too, but not for this one", () => {
    const found = topologies({
      ...BY_HAND,
      "azurerm_api_management.two": { name: "apim-two", location: "francecentral", sku_name: "Basic_1" },
      "azurerm_api_management_api.two": { api_management_name: "apim-two", name: "chat", path: "two" },
      "azurerm_api_management_api_policy.two": {
        api_management_name: "APIM-TWO",
        api_name: "Chat",
        xml_content: POLICY,
      },
    });

    expect(found.map(({ gateway, scopes }) => [gateway.name, scopes.api?.length])).toEqual([
      ["apim-hand", expect.any(Number)],
      ["apim-two", POLICY.length],
    ]);
  });

  test("make one topology for each product that has one", () => {
    const product = (id: string) => inService({ product_id: id, api_name: "chat" });
    const found = topologies({
      ...BY_HAND,
      "azurerm_api_management_product_api.gold": product("gold"),
      "azurerm_api_management_product_api.plain": product("plain"),
      "azurerm_api_management_product_policy.gold": inService({ product_id: "Gold", xml_content: POLICY }),
    });

    expect(found.map(({ api, scopes }) => [api.name, scopes.product])).toEqual([["chat of product gold", POLICY]]);
  });

  test("have the escapes of Terraform undone and references followed", () => {
    const xml_content = "<policies>$${a} ${local.part} ${azurerm_user_assigned_identity.own.client_id}</policies>";
    const { scopes } = topology(
      { "azurerm_api_management_api_policy.chat": inService({ api_name: "chat", xml_content }) },
      { "azurerm_user_assigned_identity.own.client_id": "00000000-0000-0000-0000-00000000c11e" },
      { locals: { part: "b" } },
    );

    expect(scopes.api).toBe("<policies>${a} b 00000000-0000-0000-0000-00000000c11e</policies>");
  });

  test("take the value that is given for a secret", () => {
    const { scopes } = topology(
      { ...used("{{openai-key}}"), "azurerm_api_management_named_value.k": vaulted("openai-key") },
      { "openai-key": "abc" },
    );

    expect(scopes.namedValues).toEqual(new Map([["openai-key", "abc"]]));
  });

  test("keep a name in braces that is no named value: in a Liquid template it is none", () => {
    expect(topology(used("{{body.user}}")).scopes.namedValues).toEqual(new Map());
  });
});

describe("the backends of a topology", () => {
  test("have the headers of their credentials, a secret by its name", () => {
    const { backends } = topology({
      "azurerm_api_management_named_value.secret": vaulted("secret"),
      "azurerm_api_management_named_value.plain": inService({ name: "p", display_name: "plain", value: "v" }),
      "azurerm_api_management_backend.north": inService({
        name: "north",
        url: "https://oai-north.openai.azure.com",
        credentials: {
          header: { "api-key": "{{secret}}", "x-plain": "{{plain}}", "x-var": "${var.x}" },
          authorization: { scheme: "Bearer", parameter: "{{plain}}" },
        },
      }),
    });

    expect([...backends[0].headers]).toEqual([
      ["api-key", "{{secret}}"],
      ["x-plain", "v"],
      ["x-var", "(var.x)"],
      ["Authorization", "Bearer v"],
    ]);
  });

  test("may be pools, which only azapi writes", () => {
    const parent_id = "${azurerm_api_management.gw.id}";
    const type = "Microsoft.ApiManagement/service/backends@2024-05-01";
    const { backends } = topology({
      "azapi_resource.south": {
        type,
        parent_id,
        name: "south",
        body: JSON.stringify({
          properties: {
            url: "${azurerm_cognitive_account.north.endpoint}",
            credentials: { header: { "x-team": ["t"] }, managedIdentity: { resource: "https://ai.azure.com" } },
            circuitBreaker: { rules: [{ tripDuration: "PT1M", acceptRetryAfter: true, failureCondition: RULE }] },
          },
        }),
      },
      "azapi_resource.pool": {
        type,
        parent_id,
        name: "pool",
        body: {
          properties: {
            type: "Pool",
            pool: {
              services: [
                { id: "${azurerm_api_management_backend.north.id}", priority: 1, weight: 3 },
                { id: "/subscriptions/1/x/backends/south", priority: 2 },
              ],
            },
          },
        },
      },
      "azapi_resource.other": { type: "Microsoft.Network/virtualNetworks@2024-05-01", name: "net" },
    });

    expect(backends.slice(1)).toEqual([
      {
        id: "south",
        url: "https://oai-north.openai.azure.com",
        headers: new Map([
          ["x-team", "t"],
          ["Authorization", "Bearer managed-identity"],
        ]),
        breaker: {
          count: undefined,
          percentage: 50,
          intervalMs: 90_000,
          tripMs: 60_000,
          statusRanges: [{ min: 429, max: 429 }],
          errorReasons: ["Server errors"],
          acceptRetryAfter: true,
        },
        pool: undefined,
      },
      {
        id: "pool",
        url: undefined,
        headers: new Map(),
        breaker: undefined,
        pool: [
          { id: "north", priority: 1, weight: 3 },
          { id: "south", priority: 2, weight: 1 },
        ],
      },
    ]);
  });
});

const RULE = {
  percentage: 50,
  interval: "PT1M30S",
  statusCodeRanges: [{ min: 429, max: 429 }],
  errorReasons: ["Server errors"],
};

function operation(id: string) {
  return inService({ api_name: "chat", operation_id: id, method: "get", url_template: `/${id}` });
}

function vaulted(name: string) {
  return inService({
    name,
    display_name: name,
    secret: true,
    value_from_key_vault: { secret_id: "https://v/secrets/s" },
  });
}

function used(text: string): Resources {
  const xml_content = `<policies><!-- north --><inbound>${text}</inbound></policies>`;
  return { "azurerm_api_management_api_policy.chat": inService({ api_name: "chat", xml_content }) };
}
