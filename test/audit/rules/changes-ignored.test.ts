// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, texts, type WrittenResource } from "../document-of";

const STORE = { name: "s", location: "swedencentral", account_replication_type: "LRS" };

function ignoring(ignore_changes: unknown, type = "azurerm_storage_account", body: WrittenResource = STORE) {
  return documentOf({
    "azurerm_resource_group.g": { path: "prod/eu/g", name: "g", location: "swedencentral" },
    [`${type}.x`]: { path: "prod/eu/x", ...body, lifecycle: { ignore_changes } },
  });
}

describe("changes that Terraform leaves to others", () => {
  test.each([
    [["tags"]],
    [["access_tier", "min_tls_version"]],
    [[]],
    [["locations"]],
    // Of no attribute that decides.
    [["network_rules[0].bypass"]],
  ])("are nobody's business here: %j", (ignored) => {
    expect(audit(ignoring(ignored))).toEqual([]);
  });

  test.each([
    [["location"], "location"],
    [["tags", "account_replication_type"], "account_replication_type"],
    ["all", "all"],
    [["customer_managed_key"], "customer_managed_key"],
    [["customer_managed_key[0].key_vault_key_id"], "customer_managed_key.key_vault_key_id"],
    [["customer_managed_key.0.key_vault_key_id"], "customer_managed_key.key_vault_key_id"],
  ])("are found where they decide where data goes: %j", (ignored, told) => {
    expect(audit(ignoring(ignored))).toEqual([`ChangeIgnored prod/eu/x lifecycle.ignore_changes.${told}`]);
  });

  test("are found in a list of blocks", () => {
    const document = documentOf({
      "azurerm_storage_account.x": { path: "prod/eu/x", ...STORE, lifecycle: [{ ignore_changes: ["location"] }] },
    });

    expect(texts(document)).toEqual([
      "with 'location' in ignore_changes, Terraform does not keep what is written for 'location'; take it out, or accept it with zone.waive(ResidencyWaiver.of({ code: 'ChangeIgnored', … }))",
    ]);
  });

  test.each<[string, WrittenResource, unknown, readonly string[]]>([
    ["azurerm_cognitive_deployment", {}, ["sku[0].capacity"], []],
    ["azurerm_cognitive_deployment", {}, ["sku"], ["sku"]],
    ["azurerm_cognitive_deployment", {}, ["sku[0].name"], ["sku.name"]],
    ["azapi_resource", { type: "Microsoft.Logic/workflows@1", location: "swedencentral" }, ["tags"], []],
    [
      "azapi_resource",
      { type: "Microsoft.Logic/workflows@1", location: "swedencentral" },
      ["body.properties.a"],
      ["body.properties.a"],
    ],
    ["random_string", {}, "all", []],
  ])("of a resource of type %s %j %j", (type, body, ignored, told) => {
    const found = audit(ignoring(ignored, type, body)).filter((line) => line.startsWith("ChangeIgnored"));

    expect(found).toEqual(told.map((path) => `ChangeIgnored prod/eu/x lifecycle.ignore_changes.${path}`));
  });
});
