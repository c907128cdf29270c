// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { audit, documentOf, GATEWAY } from "../document-of";

const STORES = {
  ...GATEWAY,
  "azurerm_storage_account.eu": { path: "prod/shared/eu", name: "eu", location: "francecentral" },
  "azurerm_storage_account.us": { path: "prod/us/us", name: "us", location: "eastus" },
  "random_password.p": { path: "prod/eu/password" },
  "azurerm_data_factory.f": { path: "prod/eu/factory", location: "francecentral" },
} as const;

function policy(value: unknown, rest = {}) {
  const fragment = { path: "prod/eu/policy", api_management_id: "${azurerm_api_management.g.id}", value };
  return documentOf({ ...STORES, "azurerm_api_management_policy_fragment.x": fragment }, rest);
}

function linked(connection_string: unknown, rest = {}) {
  const link = { path: "prod/eu/link", data_factory_id: "${azurerm_data_factory.f.id}", connection_string };
  return documentOf({ ...STORES, "azurerm_data_factory_linked_service_azure_blob_storage.x": link }, rest);
}

describe("judgeText", () => {
  const LEAK = ["BackendOutsideBoundary prod/eu/policy value"];
  const UNKNOWN = ["ReferenceUnresolved prod/eu/policy value"];

  test.each([
    ["an address", "<send-request><set-url>https://NAME.blob.core.windows.net/a</set-url></send-request>"],
    ["an address in code", '@("https://NAME.blob.core.windows.net/" + context.Request.Url.Path)'],
    ["a host of Azure", '@("https" + "://" + "NAME.blob.core.windows.net")'],
    [
      "an address that is put together",
      "<a b='https://${azurerm_storage_account.NAME.name}.blob.core.windows.net/x' />",
    ],
    ["a reference", "<a>${azurerm_storage_account.NAME.primary_blob_endpoint}</a>"],
    ["an id", "<a>${azurerm_storage_account.NAME.id}</a>"],
    ["a reference to a local", "${local.NAME}"],
    [
      "an address in the middle of a long text",
      `${"x ".repeat(5000)} https://NAME.blob.core.windows.net ${"y ".repeat(5000)}`,
    ],
  ])("follows %s", (_, template) => {
    const locals = { eu: "<a>https://eu.blob.core.windows.net</a>", us: "<a>https://us.blob.core.windows.net</a>" };

    expect(audit(policy(template.replaceAll("NAME", "eu"), { locals }))).toEqual([]);
    expect(audit(policy(template.replaceAll("NAME", "us"), { locals }))).toEqual(LEAK);
  });

  test.each([
    ["nothing", "<policies><inbound><base /></inbound></policies>"],
    ["the audience of a token", '<authentication-managed-identity resource="https://cognitiveservices.azure.com" />'],
    ["a namespace", '<a xmlns:x="http://www.w3.org/2001/XMLSchema" />'],
    [
      "an issuer",
      "<openid-config url='https://login.microsoftonline.com/${data.azurerm_client_config.c.tenant_id}/v2.0' />",
    ],
    ["a tenant", "<a>${data.azurerm_client_config.c.tenant_id}</a>"],
    ["a random value", "<a>${random_password.p.result}</a>"],
    ["names with dots", "@(context.Request.Headers.GetValueOrDefault(&quot;x&quot;))"],
    ["a path of its own", "<rewrite-uri template='/openai/{x}' />"],
  ])("passes %s", (_, value) => {
    expect(audit(policy(value, { data: { azurerm_client_config: { c: {} } } }))).toEqual([]);
  });

  test.each([
    "https://NAME.blob.core.windows.net,https://eu.blob.core.windows.net",
    "https://eu.blob.core.windows.net,https://NAME.blob.core.windows.net",
    "sftp eu.user@NAME.blob.core.windows.net",
  ])("follows each of several: %s", (template) => {
    expect(audit(policy(template.replaceAll("NAME", "eu")))).toEqual([]);
    expect(audit(policy(template.replaceAll("NAME", "us")))).toEqual(LEAK);
  });

  test.each([
    ["a user behind what some take for a path", "<a>https://eu.blob.core.windows.net\\@evil.example/x</a>"],
    ["several hosts of one address", "mongodb://eu.blob.core.windows.net:1,evil.example:2/"],
    ["a host of nobody", "<a>https://evil.example/x</a>"],
    ["an address without a host", '@("https://" + context.Variables["host"])'],
    ["a host with a named value", "<a>https://{{host}}/x</a>"],
    ["a variable", "<a>${var.url}</a>"],
    ["a text that is a host", "evil.example"],
    ["a text that is a host with a port", "evil.example:443"],
    ["an ARM id", "<a>/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/x</a>"],
    ["a directive", "%{if var.x}a%{endif}"],
  ])("finds what cannot be told: %s", (_, value) => {
    expect(audit(policy(value))).toEqual(UNKNOWN);
  });

  test("judges what is declared by its region, and tells each address once", () => {
    const value = "<a>https://partner.example/1</a><a>https://partner.example/1</a>";
    const at = (region: AzureRegion) => audit(policy(value), { externals: [{ what: "partner.example", region }] });

    expect(at(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(LEAK);
  });

  test("looks into maps and lists, keys and all", () => {
    const cluster = { path: "prod/eu/cluster", location: "francecentral" };
    const extension = (configuration_settings: unknown) =>
      documentOf({
        "azurerm_kubernetes_cluster.c": cluster,
        "azurerm_kubernetes_cluster_extension.x": {
          path: "prod/eu/ext",
          cluster_id: "${azurerm_kubernetes_cluster.c.id}",
          configuration_settings,
        },
      });

    expect(audit(extension({ a: "1.2.3", b: "true" }))).toEqual([]);
    expect(audit(extension({ a: "x", "sink.url": "evil.example" }))).toEqual([
      "ReferenceUnresolved prod/eu/ext configuration_settings.sink.url",
      "ReferenceUnresolved prod/eu/ext configuration_settings.sink.url",
    ]);
  });
});

describe("judgeSecret", () => {
  const LEAK = ["ReferenceLeavesZone prod/eu/link connection_string"];
  const UNKNOWN = ["ReferenceUnresolved prod/eu/link connection_string"];

  test.each([
    ["an attribute", "${azurerm_storage_account.NAME.primary_connection_string}"],
    [
      "a text with its key",
      "DefaultEndpointsProtocol=https;AccountName=${azurerm_storage_account.NAME.name};AccountKey=${azurerm_storage_account.NAME.primary_access_key}",
    ],
    [
      "a host with a password",
      "Server=${azurerm_storage_account.NAME.name}.blob.core.windows.net;Password=${random_password.p.result}",
    ],
    ["a literal host with a password", "Server=NAME.blob.core.windows.net;Password=${random_password.p.result}"],
    ["a local", "${local.NAME}"],
  ])("follows %s", (_, template) => {
    const locals = {
      eu: "${azurerm_storage_account.eu.primary_connection_string}",
      us: "${azurerm_storage_account.us.primary_connection_string}",
    };

    expect(audit(linked(template.replaceAll("NAME", "eu"), { locals }))).toEqual([]);
    expect([...new Set(audit(linked(template.replaceAll("NAME", "us"), { locals })))]).toEqual(LEAK);
  });

  test.each([
    ["a literal", "AccountName=eu;AccountKey=abc"],
    ["a variable", "${var.secret}"],
    ["a random value alone", "${random_password.p.result}"],
    ["a host of nobody", "Server=evil.example;Password=${random_password.p.result}"],
    ["a secret of a vault that is read", "${data.azurerm_storage_account.s.primary_connection_string}"],
  ])("finds what cannot be told: %s", (_, value) => {
    const found = audit(linked(value, { data: { azurerm_storage_account: { s: { name: "theirs" } } } }));

    expect([UNKNOWN, ["RegionUnresolved prod/eu/link connection_string"]]).toContainEqual(found);
  });

  test("judges what is declared by its region", () => {
    const at = (region: AzureRegion) =>
      audit(linked("${var.secret}"), { externals: [{ what: "${var.secret}", region }] });

    expect(at(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(LEAK);
  });
});
