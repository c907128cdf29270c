// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { audit, documentOf } from "../document-of";

const ZONE = {
  "azurerm_linux_web_app.eu": { path: "prod/eu/app", name: "eu", location: "swedencentral" },
  "azurerm_linux_web_app.us": { path: "prod/us/app", name: "us", location: "eastus" },
} as const;

function at(path: string | undefined, body: object) {
  return path === undefined ? body : { ...body, "//": { metadata: { path, uniqueId: "x" } } };
}

function reading(type: string, body: object, path: string | undefined = "prod/eu/x", section = "data") {
  return documentOf(ZONE, { [section]: { [type]: { x: at(path, body) } } });
}

describe("a data source of a zone", () => {
  test.each([
    ["azurerm_client_config", {}],
    ["azurerm_key_vault_secret", { name: "x" }],
    ["azapi_resource", { resource_id: "${var.id}" }],
    ["azapi_resource_action", { resource_id: "${var.id}", action: "listKeys" }],
    ["azapi_resource_action", { resource_id: "${var.id}", method: "GET" }],
    ["azuread_user", {}],
    ["random_x", {}],
    ["terraform_remote_state", { backend: "local" }],
    ["archive_file", {}],
    ["http", { url: "https://eu.azurewebsites.net/x", request_body: "x" }],
    ["http", { url: "https://${azurerm_linux_web_app.eu.default_hostname}/x" }],
  ])("passes where it sends nothing out: %s %j", (type, body) => {
    expect(audit(reading(type, body))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["external", { program: ["python3", "send.py"] }, "ResourceNotClassified prod/eu/x program"],
    ["aws_s3_object", {}, "ResourceNotClassified prod/eu/x type"],
    ["vault_generic_secret", {}, "ResourceNotClassified prod/eu/x type"],
    ["azapi_resource_action", { resource_id: "${var.id}", action: "export" }, "ResourceNotClassified prod/eu/x type"],
    ["azapi_resource_action", { resource_id: "${var.id}" }, "ResourceNotClassified prod/eu/x type"],
    ["azapi_resource_action", { action: "${var.action}" }, "ResourceNotClassified prod/eu/x type"],
    ["azapi_resource_action", { action: "listKeys", body: { to: "x" } }, "ResourceNotClassified prod/eu/x type"],
    ["http", { url: "https://us.azurewebsites.net/x" }, "ReferenceLeavesZone prod/eu/x url"],
    ["http", { url: "https://evil.example/x" }, "ReferenceUnresolved prod/eu/x url"],
    ["http", { url: "${var.url}" }, "ReferenceUnresolved prod/eu/x url"],
  ])("is found where it may send something, or nobody knows: %s %j", (type, body, told) => {
    expect(audit(reading(type, body))).toEqual([told]);
    expect(audit(reading(type, body, "prod/us/x"))).toEqual([]);
  });

  test("asks a host that was declared", () => {
    const declared = (region: AzureRegion) =>
      audit(reading("http", { url: "https://api.example/x" }), { externals: [{ what: "api.example", region }] });

    expect(declared(AzureRegion.NORWAY_EAST)).toEqual([]);
    expect(declared(AzureRegion.EAST_US)).toEqual(["ReferenceLeavesZone prod/eu/x url"]);
  });

  test("that no construct wrote is everybody's", () => {
    expect(audit(documentOf(ZONE, { data: { external: { x: { program: ["x"] } } } }))).toEqual([
      "ResourceNotClassified data.external.x program",
    ]);
  });
});

describe("what Terraform runs or reads without keeping it", () => {
  test("is judged in a check, as a data source, and as an action", () => {
    const check = {
      health: { data: { http: { x: { url: "https://evil.example" } } }, assert: { condition: "${true}" } },
    };
    const ephemeral = { random_password: { p: {} }, vault_kv_secret: { s: {} } };
    const action = { local_command: { run: { config: { command: "x" } } } };

    expect(audit(documentOf(ZONE, { check, ephemeral, action }))).toEqual([
      "ResourceNotClassified action.local_command.run type",
      "ReferenceUnresolved check.health.data.http.x url",
      "ResourceNotClassified ephemeral.vault_kv_secret.s type",
    ]);
  });

  test("says nothing where it names what is there, or was there", () => {
    const rest = {
      import: [
        { to: "azurerm_linux_web_app.eu", id: "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/sites/us" },
      ],
      moved: [{ from: "azurerm_linux_web_app.old", to: "azurerm_linux_web_app.eu" }],
      removed: [{ from: "azurerm_linux_web_app.gone", lifecycle: { destroy: false } }],
      terraform: { backend: { azurerm: { storage_account_name: "us" } }, required_providers: {} },
    };

    expect(audit(documentOf(ZONE, rest))).toEqual([]);
  });

  test("is found where nobody knows what it is", () => {
    expect(audit(documentOf(ZONE, { teleport: { x: {} } }))).toEqual(["ResourceNotClassified teleport teleport"]);
  });
});
