// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, texts } from "../document-of";

const NETHERLANDS = ResidencyBoundary.country("NL");

function located(location: unknown, rest = {}) {
  return documentOf({ "azurerm_storage_account.a": { path: "prod/eu/a", location } }, rest);
}

describe("locationOutsideBoundary", () => {
  test.each([
    ["a literal", "swedencentral"],
    ["a display name", "Sweden Central"],
    ["another case", "SWEDENCENTRAL"],
    ["a local", "${local.inside}"],
    ["a reference to a resource group", "${azurerm_resource_group.inside.location}"],
  ])("passes a location inside, written as %s", (_, location) => {
    const document = documentOf(
      {
        "azurerm_storage_account.a": { path: "prod/eu/a", location },
        "azurerm_resource_group.inside": { path: "prod/eu/rg", location: "France Central" },
      },
      { locals: { inside: "norwayeast" } },
    );

    expect(audit(document)).toEqual([]);
  });

  test.each([
    ["a literal", "eastus"],
    ["a display name", "East US"],
    ["another case", "EASTUS"],
    ["a local", "${local.outside}"],
    ["a reference to a resource group elsewhere", "${azurerm_resource_group.outside.location}"],
    ["plain interpolation", "east${local.suffix}"],
    ["the default of a variable", "${var.region}"],
    ["a function", '${lower(join("", ["EAST", upper(local.suffix)]))}'],
    ["another function", '${replace(format("%s %s", "west", var.region), "west ", "")}'],
  ])("finds a location outside, written as %s", (_, location) => {
    const document = documentOf(
      {
        "azurerm_storage_account.a": { path: "prod/eu/a", location },
        "azurerm_resource_group.outside": { path: "prod/us/rg", location: "eastus" },
      },
      { locals: { outside: "uksouth", suffix: "us" }, variable: { region: { default: "East US" } } },
    );

    expect(audit(document)).toEqual(["LocationOutsideBoundary prod/eu/a location"]);
  });

  test.each([
    ["a variable without a default", "${var.region}", "RegionUnresolved"],
    ["a sensitive variable", "${var.secret}", "RegionUnresolved"],
    ["a data source", "${data.azurerm_resource_group.rg.location}", "RegionUnresolved"],
    ["a module", "${module.network.location}", "RegionUnresolved"],
    ["a function that is not read", "${coalesce(local.inside)}", "RegionUnresolved"],
    ["a function of what cannot be told", "${lower(var.region)}", "RegionUnresolved"],
    ["a condition", '${var.is_first ? "swedencentral" : "norwayeast"}', "RegionUnresolved"],
    ["a resource that is not in the document", "${azurerm_resource_group.missing.location}", "RegionUnresolved"],
    ["an attribute that is not written", "${azurerm_storage_account.a.id}", "RegionUnresolved"],
    ["a circle", "${azurerm_storage_account.a.location}", "RegionUnresolved"],
    ["null", null, "RegionUnresolved"],
    ["a number", 5, "RegionUnresolved"],
    ["an empty text", "", "RegionUnresolved"],
    ["an object", { region: "swedencentral" }, "RegionUnresolved"],
    ["a region that no table holds", "marsnorth", "RegionUnknown"],
    ["the word global", "global", "RegionUnknown"],
  ])("finds a location that cannot be told: %s", (_, location, code) => {
    const document = located(location, {
      variable: { region: { type: "string" }, secret: { default: "swedencentral", sensitive: true } },
      locals: { inside: "swedencentral" },
    });

    expect(audit(document)).toEqual([`${code} prod/eu/a location`]);
  });

  test("tells the wrong value, what is allowed and what to do", () => {
    expect(texts(located("East US"), { boundary: ResidencyBoundary.country("SE") })).toEqual([
      "'eastus' is in 'US', which is not in 'Sweden'; allowed are 'swedencentral', 'swedensouth'; move the resource, or create it apart from the zone",
    ]);
    expect(texts(located("${var.region}"))).toEqual([
      "'${var.region}' cannot be told to be inside the boundary: 'var.region' is a variable, whose value only Terraform knows; write the region as a literal, or refer to a resource of this stack",
    ]);
    expect(texts(located(null))[0]).toMatch(/^it cannot be told/);
  });

  test.each(["azurerm_monitor_action_group", "azurerm_monitor_activity_log_alert", "azurerm_bot_service_azure_bot"])(
    "says of an %s everywhere what may be written instead",
    (type) => {
      expect(texts(documentOf({ [`${type}.a`]: { path: "prod/eu/a", location: "Global" } }))).toEqual([
        "'global' names no region: what is there works world-wide; write a region inside the boundary that the service offers, or accept it with zone.waive(ResidencyWaiver.of({ code: 'RegionUnknown', … }))",
      ]);
    },
  );

  test("says where a group of actions is that has no location", () => {
    expect(texts(documentOf({ "azurerm_monitor_action_group.a": { path: "prod/eu/a" } }))).toEqual([
      "it cannot be told to be inside the boundary: 'azurerm_monitor_action_group.a' has no location (Without one the group is global: alerts are sent from anywhere); write the region as a literal, or refer to a resource of this stack",
    ]);
  });

  test("says what is to be set where the service would choose", () => {
    const insights = { path: "prod/eu/a", location: "swedencentral" };

    expect(texts(documentOf({ "azurerm_application_insights.a": insights }))).toEqual([
      "it cannot be told to be inside the boundary: nothing is written for 'workspace_id', and the service chooses; set 'workspace_id'; refer to a resource of this app, or declare where it is: zone.declareExternal(idOrHost, region)",
    ]);
  });

  test.each(["azurerm_cognitive_account", "azurerm_ai_services"])(
    "finds an %s whose geography reaches outside, but no other resource there",
    (type) => {
      const document = documentOf({
        [`${type}.a`]: { path: "prod/eu/account", location: "westeurope" },
        "azurerm_storage_account.a": { path: "prod/eu/a", location: "westeurope" },
      });

      expect(audit(document, { boundary: NETHERLANDS })).toEqual(["AtRestLeavesBoundary prod/eu/account location"]);
    },
  );

  test("finds an account without a location", () => {
    expect(audit(documentOf({ "azurerm_cognitive_account.a": { path: "prod/eu/a" } }))).toEqual([
      "RegionUnresolved prod/eu/a location",
    ]);
  });

  test("passes a resource that has no location", () => {
    expect(audit(documentOf({ "azurerm_role_assignment.a": { path: "prod/eu/a", scope: "x" } }))).toEqual([]);
  });

  test.each(["sweden\u00a0central", "sweden\tcentral"])(
    "finds a name with other white space than spaces: %j",
    (name) => {
      expect(audit(located(name))).toEqual(["RegionUnknown prod/eu/a location"]);
    },
  );

  test("judges a declared region by its facts", () => {
    const regions = [
      AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" }),
      AzureRegion.of("taiwannorth", { country: "TW", geography: "Taiwan" }),
    ];

    expect(audit(located("Finland Central"), { regions })).toEqual([]);
    expect(audit(located("taiwannorth"), { regions })).toEqual(["LocationOutsideBoundary prod/eu/a location"]);
  });

  test("finds where a deployment keeps data when its account is not audited with it", () => {
    const deployment = {
      path: "prod/eu/chat",
      cognitive_account_id: "${azurerm_cognitive_account.other.id}",
      sku: { name: "Standard" },
    };
    const document = documentOf({
      "azurerm_cognitive_deployment.chat": deployment,
      "azurerm_cognitive_account.other": { path: "prod/other/account", location: "uksouth" },
    });

    expect(audit(document)).toEqual([
      "LocationOutsideBoundary prod/eu/chat cognitive_account_id",
      "ProcessingLeavesBoundary prod/eu/chat sku.name",
    ]);
  });
});
