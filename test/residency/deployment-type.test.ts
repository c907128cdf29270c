// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../src/residency/azure-region";
import { BillingUnit } from "../../src/residency/billing-unit";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ProcessingScope } from "../../src/residency/processing-scope";
import { QuotaPool } from "../../src/residency/quota-pool";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";
import { TYPE_FACTS } from "../support/fixtures-oracle";

const KNOWN =
  "known are 'Standard', 'ProvisionedManaged', 'DataZoneStandard', 'DataZoneProvisionedManaged', 'DataZoneBatch', 'GlobalStandard', 'GlobalProvisionedManaged', 'GlobalBatch', 'DeveloperTier'; a new one is declared with DeploymentType.of(name, { processingScope, billingUnit })";

describe("DeploymentType", () => {
  const constants = Object.entries(DeploymentType).filter(([, value]) => value instanceof DeploymentType);

  test("has a constant for each type that the provider accepts", () => {
    const names = constants.map(([, type]) => String(type)).sort();

    expect(names).toEqual(
      TYPE_FACTS.filter((fact) => fact.acceptedByProvider)
        .map((fact) => fact.name)
        .sort(),
    );
  });

  test.each(constants)("%s is spelled as Azure spells it", (constant, type) => {
    expect(constant).toBe(
      String(type)
        .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
        .toUpperCase(),
    );
  });

  test.each(TYPE_FACTS)("$name has the facts of the table", (fact) => {
    const { name, processingScope, billingUnit, quotaPool, acceptedByProvider } = DeploymentType.of(fact.name);

    expect({ name, processingScope, billingUnit, quotaPool, acceptedByProvider }).toEqual({
      name: fact.name,
      processingScope: fact.processingScope,
      billingUnit: fact.billingUnit,
      quotaPool: fact.quotaPool,
      acceptedByProvider: fact.acceptedByProvider,
    });
  });

  test.each([
    ["Standard", "westeurope", "IE, NL"],
    ["Standard", "swedencentral", "SE"],
    ["ProvisionedManaged", "uksouth", "GB"],
    ["DataZoneStandard", "swedencentral", "EU data zone (31 countries)"],
    ["DataZoneBatch", "eastus2", "US data zone (US)"],
    ["DataZoneStandard", "japaneast", "APAC data zone (countries not published)"],
    ["DataZoneStandard", "uksouth", "nowhere: the region is in no data zone"],
    ["GlobalStandard", "swedencentral", "any Azure region"],
    ["DeveloperTier", "swedencentral", "any Azure region"],
  ])("'%s' in %s may process in: %s", (type, region, words) => {
    expect(DeploymentType.of(type).describeProcessing(AzureRegion.of(region))).toBe(words);
  });

  test.each([
    ["Standard", "westeurope", ["IE", "NL"]],
    ["DataZoneStandard", "eastus", ["US"]],
    ["DataZoneStandard", "japaneast", undefined],
    ["DataZoneStandard", "uksouth", undefined],
    ["GlobalStandard", "eastus", undefined],
  ])("'%s' in %s has the countries %j", (type, region, countries) => {
    expect(DeploymentType.of(type).processingCountries(AzureRegion.of(region))).toEqual(countries);
  });

  test("hands out copies", () => {
    DeploymentType.DATA_ZONE_STANDARD.processingCountries(AzureRegion.EAST_US)?.push("SE");
    DeploymentType.STANDARD.processingCountries(AzureRegion.EAST_US)?.push("SE");

    expect(DeploymentType.DATA_ZONE_STANDARD.processingCountries(AzureRegion.EAST_US)).toEqual(["US"]);
    expect(DeploymentType.STANDARD.processingCountries(AzureRegion.EAST_US)).toEqual(["US"]);
  });

  test.each([
    [ProcessingScope.GEOGRAPHY, QuotaPool.REGION],
    [ProcessingScope.DATA_ZONE, QuotaPool.DATA_ZONE],
    [ProcessingScope.GLOBAL, QuotaPool.SUBSCRIPTION],
  ])("is declared with the scope %s and the pool %s", (processingScope, quotaPool) => {
    const type = DeploymentType.of("Priority", { processingScope, billingUnit: BillingUnit.TOKENS_PER_MINUTE });

    expect(type).toMatchObject({ name: "Priority", processingScope, quotaPool, acceptedByProvider: true });
  });

  test("is declared with a pool of its own", () => {
    const facts = {
      processingScope: ProcessingScope.DATA_ZONE,
      billingUnit: BillingUnit.TOKENS_PER_MINUTE,
      quotaPool: QuotaPool.REGION,
    };

    expect(DeploymentType.of("Priority", facts).quotaPool).toBe("Region");
    expect(DeploymentType.isKnown("Priority")).toBe(false);
  });

  test.each<[unknown, string]>([
    ["standard", `[DeploymentTypeUnknown] name: 'standard' is no deployment type that is known; ${KNOWN}`],
    ["", `[DeploymentTypeUnknown] name: '' is no deployment type that is known; ${KNOWN}`],
    [undefined, `[DeploymentTypeUnknown] name: undefined is no deployment type that is known; ${KNOWN}`],
    [
      "${var.sku}",
      "[LiteralNeeded] name: '${var.sku}' is only known to Terraform, but a deployment type decides what is built; write it as a literal",
    ],
  ])("fails for %j", (name, problem) => {
    expect(messageOf(() => DeploymentType.of(untyped(name)))).toBe(`DeploymentType.of has 1 problem:\n  ${problem}`);
  });

  test("fails for facts of a type that the table holds", () => {
    const facts = { processingScope: ProcessingScope.GEOGRAPHY, billingUnit: BillingUnit.TOKENS_PER_MINUTE };

    expect(messageOf(() => DeploymentType.of("GlobalStandard", facts))).toBe(
      "DeploymentType.of has 1 problem:\n  [DeploymentTypeAlreadyKnown] facts: 'GlobalStandard' is in the table already (processing scope 'Global') and cannot be declared otherwise; leave the facts out",
    );
  });
});
