// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import { leavesAt, resolveLeaf } from "../../src/audit/leaves";
import { ModelVersionMatrix } from "../../src/audit/model-version-matrix";
import { pinnedValueFindings } from "../../src/audit/pinned-values";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { audit, documentOf, texts, type WrittenResource } from "./document-of";

const VARIABLES = { variable: { region: { default: "swedencentral" }, version: { default: "2026-03-05" } } };

describe("the default of a variable, for which another value may be given", () => {
  test("is not what the plan has pinned, though it is the same", () => {
    const account = { path: "prod/eu/a", location: "${var.region}", custom_subdomain_name: "oai-a" };
    const document = TerraformDocument.parse(documentOf({ "azurerm_cognitive_account.a": account }, VARIABLES));
    const pin = { path: "prod/eu/a", region: "swedencentral", customSubdomainName: "oai-a", deployments: [] };

    expect(pinnedValueFindings(document, "prod/eu", [pin]).map(renderFinding)).toEqual([
      "[PinnedValueOverridden] prod/eu/a location: the default of 'var.region' instead of 'swedencentral', which the plan has pinned; change it in the properties, not by an override",
    ]);
  });

  test("pins no model version, and is shown as what it is", () => {
    const deployment: WrittenResource = {
      path: "prod/eu/chat",
      name: "chat",
      model: { format: "OpenAI", name: "gpt-5.4", version: "${var.version}" },
      version_upgrade_option: "NoAutoUpgrade",
    };
    const matrix = ModelVersionMatrix.fromTerraformJson(
      JSON.stringify(documentOf({ "azurerm_cognitive_deployment.d": deployment }, VARIABLES)),
    );

    expect(matrix.isConsistent).toBe(false);
    expect(matrix.lines[0]).toContain("2026-03-05 (default of var.version)");
  });

  test("is known as that in each item of a list too, and no text in it is a template", () => {
    const variable = { points: { default: ["emea-nl-ams-azr", "${azurerm_web_test.x.id}"] } };
    const document = TerraformDocument.parse(documentOf({}, { variable }));

    const leaves = leavesAt({ document, body: { geo_locations: "${var.points}" } }, "geo_locations");

    expect(leaves.map((leaf) => leaf.kind === "written" && [leaf.attribute, resolveLeaf(leaf)])).toEqual([
      ["geo_locations[0]", { kind: "literal", value: "emea-nl-ams-azr", variable: "var.points" }],
      ["geo_locations[1]", { kind: "literal", value: "${azurerm_web_test.x.id}", variable: "var.points" }],
    ]);
  });

  test("leads nowhere that is certain, in a list and by itself", () => {
    const origins = (hosts: readonly string[]) =>
      documentOf(
        {
          "azurerm_linux_web_app.eu": { path: "prod/shared/eu", name: "eu", location: "swedencentral" },
          "azurerm_linux_web_app.us": { path: "prod/us/us", name: "us", location: "eastus" },
          "azurerm_eventhub_namespace.n": { path: "prod/eu/n", location: "swedencentral" },
          "azurerm_iothub.h": {
            path: "prod/eu/hub",
            location: "swedencentral",
            endpoint: [{ endpoint_uri: "${var.hosts}" }],
          },
        },
        { variable: { hosts: { default: hosts } } },
      );

    const first = "ReferenceUnresolved prod/eu/hub endpoint[0].endpoint_uri[0]";

    expect(audit(origins(["https://eu.azurewebsites.net"]))).toEqual([first]);
    expect(audit(origins(["https://eu.azurewebsites.net", "https://us.azurewebsites.net"]))).toEqual([
      first,
      "ReferenceUnresolved prod/eu/hub endpoint[0].endpoint_uri[1]",
    ]);
    expect(audit(origins(["https://${azurerm_linux_web_app.eu.default_hostname}"]))).toEqual([first]);
    expect(audit(origins([]))).toEqual(["ReferenceUnresolved prod/eu/hub endpoint[0].endpoint_uri"]);
  });

  test("is told with what to do", () => {
    const document = documentOf(
      {
        "azurerm_storage_account.s": {
          path: "prod/eu/s",
          name: "s",
          location: "${var.region}",
          account_replication_type: "LRS",
        },
        "azurerm_cognitive_account.a": { path: "prod/eu/a", location: "swedencentral" },
        "azurerm_cognitive_deployment.d": {
          path: "prod/eu/chat",
          cognitive_account_id: "${azurerm_cognitive_account.a.id}",
          sku: [{ name: "${var.sku}" }],
        },
        "azurerm_monitor_diagnostic_setting.m": {
          path: "prod/eu/logs",
          target_resource_id: "${azurerm_cognitive_account.a.id}",
          log_analytics_workspace_id: "${var.workspace}",
        },
      },
      {
        variable: {
          region: { default: "swedencentral" },
          sku: { default: "Standard" },
          workspace: { default: "/subscriptions/s" },
        },
      },
    );
    const held = "may be given another value than its default, and the resource has no condition on it";
    const typed = "as one that is made under the zone gets";

    expect(texts(document)).toEqual([
      `'\${var.sku}' is only known to Terraform, but the deployment type ('var.sku' ${held}, ${typed}) decides what is built; write it as a literal`,
      "'${var.workspace}' cannot be told to be inside the boundary: 'var.workspace' may be given another value than its default; refer to a resource of this app, or declare where it is: zone.declareExternal('${var.workspace}', region)",
      `'\${var.region}' cannot be told to be inside the boundary: 'var.region' ${held}, ${typed}; write the region as a literal, or refer to a resource of this stack`,
    ]);
  });

  test("makes no condition certain", () => {
    const cosmos = (type: string) =>
      documentOf(
        {
          "azurerm_cosmosdb_account.c": {
            path: "prod/eu/c",
            location: "westeurope",
            geo_location: [{ location: "westeurope", failover_priority: 0 }],
            backup: [{ type }],
          },
        },
        { variable: { backup: { default: "Continuous" } } },
      );
    const boundary = ResidencyBoundary.country("NL");

    expect(audit(cosmos("Continuous"), { boundary })).toEqual([]);
    expect(audit(cosmos("${var.backup}"), { boundary })).toEqual([
      "BackupOutsideBoundary prod/eu/c backup.storage_redundancy",
    ]);
  });
});
