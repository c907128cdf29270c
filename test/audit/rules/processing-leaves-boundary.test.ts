// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { BillingUnit } from "../../../src/residency/billing-unit";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { ProcessingScope } from "../../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf, texts } from "../document-of";

const SWITZERLAND = ResidencyBoundary.country("CH");
const BREACH = ["ProcessingLeavesBoundary prod/eu/chat sku.name"];

function deployed(sku: unknown, location: unknown = "swedencentral", more = {}, rest = {}) {
  return documentOf(
    {
      "azurerm_cognitive_account.a": { path: "prod/eu/account", location },
      "azurerm_cognitive_deployment.chat": {
        path: "prod/eu/chat",
        name: "chat",
        cognitive_account_id: "${azurerm_cognitive_account.a.id}",
        model: { format: "OpenAI", name: "gpt-4o", version: "2024-11-20" },
        sku,
        ...more,
      },
    },
    rest,
  );
}

describe("processingLeavesBoundary", () => {
  test.each([
    ["DataZoneStandard", "swedencentral", ResidencyBoundary.EU_DATA_BOUNDARY],
    ["DataZoneBatch", "norwayeast", ResidencyBoundary.EU_DATA_BOUNDARY],
    ["DataZoneProvisionedManaged", "eastus", ResidencyBoundary.UNITED_STATES],
    ["Standard", "westeurope", ResidencyBoundary.EU_MEMBER_STATES],
    ["ProvisionedManaged", "uksouth", ResidencyBoundary.UNITED_KINGDOM],
    ["Standard", "switzerlandnorth", SWITZERLAND],
  ])("passes %s in %s for %s", (name, location, boundary) => {
    expect(audit(deployed({ name }, location), { boundary })).toEqual([]);
  });

  test.each([
    ["GlobalStandard", "swedencentral", ResidencyBoundary.EU_DATA_BOUNDARY],
    ["GlobalProvisionedManaged", "swedencentral", ResidencyBoundary.EU_DATA_BOUNDARY],
    ["GlobalBatch", "eastus", ResidencyBoundary.UNITED_STATES],
    ["DeveloperTier", "eastus", ResidencyBoundary.UNITED_STATES],
    ["DataZoneStandard", "swedencentral", ResidencyBoundary.EU_MEMBER_STATES],
    ["DataZoneStandard", "switzerlandnorth", SWITZERLAND],
    // In a data zone whose countries are not published.
    ["DataZoneStandard", "japaneast", ResidencyBoundary.country("JP")],
  ])("finds %s in %s for %s", (name, location, boundary) => {
    expect(audit(deployed({ name }, location), { boundary })).toEqual(BREACH);
  });

  test("finds a data zone type where there is no data zone", () => {
    expect(
      audit(deployed({ name: "DataZoneStandard" }, "uksouth"), { boundary: ResidencyBoundary.UNITED_KINGDOM }),
    ).toEqual(["RegionWithoutDataZone prod/eu/chat sku.name"]);
  });

  test("finds a geography that reaches outside what may be processed", () => {
    const boundary = ResidencyBoundary.of("stored wide", { storedIn: ["NL", "IE"], processedIn: ["NL"] });

    expect(audit(deployed({ name: "Standard" }, "westeurope"), { boundary })).toEqual(BREACH);
  });

  test("reads a sku that is a list of one block, or follows a local", () => {
    expect(audit(deployed([{ name: "GlobalStandard" }]))).toEqual(BREACH);
    expect(
      audit(deployed({ name: "${local.sku}" }, "swedencentral", {}, { locals: { sku: "GlobalStandard" } })),
    ).toEqual(BREACH);
  });

  test.each<[string, unknown, object, string]>([
    ["a type that no table holds", { name: "PlanetStandard" }, {}, "DeploymentTypeUnknown"],
    ["a type in another case", { name: "datazonestandard" }, {}, "DeploymentTypeUnknown"],
    ["a name of JavaScript", { name: "constructor" }, {}, "DeploymentTypeUnknown"],
    ["a number", { name: 7 }, {}, "DeploymentTypeUnknown"],
    ["no sku", undefined, {}, "DeploymentTypeUnknown"],
    ["a sku without a name", {}, {}, "DeploymentTypeUnknown"],
    ["two skus", [{ name: "Standard" }, { name: "GlobalStandard" }], {}, "LiteralNeeded"],
    [
      "a dynamic sku",
      undefined,
      { dynamic: { sku: { for_each: [1], content: { name: "Standard" } } } },
      "LiteralNeeded",
    ],
    ["a number beside the name", { name: "DataZoneStandard", "0": { name: "GlobalStandard" } }, {}, "LiteralNeeded"],
    ["a number in a list of one", [{ "0": { name: "GlobalStandard" } }], {}, "LiteralNeeded"],
    ["a variable", { name: "${var.sku}" }, {}, "LiteralNeeded"],
    ["an expression", { name: '${var.x ? "Standard" : "GlobalStandard"}' }, {}, "LiteralNeeded"],
  ])("finds a type that cannot be told: %s", (_, sku, more, code) => {
    expect(audit(deployed(sku, "swedencentral", more))).toEqual([`${code} prod/eu/chat sku.name`]);
  });

  test.each<[string, unknown, object, string]>([
    ["a variable", { name: "${var.sku}" }, {}, "'${var.sku}'"],
    ["two skus", [{ name: "a" }, { name: "b" }], {}, "what is written ('sku' is written 2 times)"],
    ["a text", "Standard", {}, "what is written ('sku' is not one block)"],
    ["a number", { "0": {} }, {}, "what is written ('sku' has a part '0' beside its names)"],
    ["a dynamic sku", undefined, { dynamic: { sku: {} } }, "what is written (a 'dynamic' block makes 'sku')"],
  ])("says why a type cannot be told: %s", (_, sku, more, value) => {
    expect(texts(deployed(sku, "swedencentral", more))).toEqual([
      `${value} is only known to Terraform, but the deployment type decides what is built; write it as a literal`,
    ]);
  });

  test.each([
    ["a plain ARM id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"],
    ["a data source", "${data.azurerm_cognitive_account.a.id}"],
    ["a variable", "${var.account}"],
    ["a resource that is no account", "${azurerm_cognitive_deployment.chat.id}"],
    ["nothing", undefined],
  ])("finds an account that cannot be told: %s", (_, cognitive_account_id) => {
    expect(audit(deployed({ name: "Standard" }, "swedencentral", { cognitive_account_id }))).toEqual([
      "RegionUnresolved prod/eu/chat cognitive_account_id",
    ]);
  });

  test("finds a global type even where the region is unknown", () => {
    expect(audit(deployed({ name: "GlobalStandard" }, "${var.region}"))).toEqual([
      "RegionUnresolved prod/eu/account location",
      "RegionUnresolved prod/eu/chat cognitive_account_id",
      ...BREACH,
    ]);
  });

  test("offers what stays inside and what the region has of the model", () => {
    expect(texts(deployed({ name: "GlobalStandard" }))).toEqual([
      "'GlobalStandard' in 'swedencentral' may process prompts in any Azure region, which is not all inside 'EU Data Boundary'; use DeploymentType.of('DataZoneStandard') or DeploymentType.of('Standard') or DeploymentType.of('DataZoneProvisionedManaged') or DeploymentType.of('ProvisionedManaged')",
    ]);
    const model = { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" };
    expect(
      texts(deployed({ name: "DataZoneStandard" }, "swedencentral", { model }), {
        boundary: ResidencyBoundary.EU_MEMBER_STATES,
      })[0],
    ).toMatch(
      /^'DataZoneStandard' in 'swedencentral' may process prompts in EU data zone \(31 countries\), which is not all inside 'EU member states'; use DeploymentType.of\('ProvisionedManaged'\)$/,
    );
  });

  test("judges a declared type and a declared region by their facts", () => {
    const type = DeploymentType.of("CityStandard", {
      processingScope: ProcessingScope.GEOGRAPHY,
      billingUnit: BillingUnit.TOKENS_PER_MINUTE,
    });
    const region = AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" });
    const document = deployed({ name: "CityStandard" }, "Finland Central");

    expect(audit(document, { deploymentTypes: [type], regions: [region] })).toEqual([]);
    expect(audit(document)).toHaveLength(3);
  });
});
