import { isOneOf, lookOf } from "../private/guards";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import type { AzureRegion } from "./azure-region";
import { BillingUnit } from "./billing-unit";
import { DEPLOYMENT_TYPES } from "./data/deployment-types";
import type { DeploymentTypeRow } from "./facts";
import { ProcessingScope } from "./processing-scope";
import { QuotaPool } from "./quota-pool";
import { dataZoneRow } from "./region-table";

const rowByName: ReadonlyMap<string, DeploymentTypeRow> = new Map(DEPLOYMENT_TYPES.map((row) => [row.name, row]));
const rowByLook: ReadonlyMap<string, DeploymentTypeRow> = new Map(
  DEPLOYMENT_TYPES.map((row) => [lookOf(row.name), row]),
);

/** What has to be known of a deployment type that the built-in table does not hold. */
export interface DeploymentTypeFacts {
  /** How far the type may move a prompt for processing. */
  readonly processingScope: ProcessingScope;
  /** What one unit of capacity stands for. */
  readonly billingUnit: BillingUnit;
  /**
   * Which deployments share a quota.
   *
   * @default - the pool that goes with the scope: region, data zone or subscription
   */
  readonly quotaPool?: QuotaPool;
}

/**
 * Deployment type of a model: `sku.name` in Azure. It decides where prompts may be processed and how they are billed.
 *
 * @see https://learn.microsoft.com/azure/foundry/foundry-models/concepts/deployment-types
 */
export class DeploymentType {
  /** Billed per token, processed in the Azure geography of the account. */
  public static readonly STANDARD = DeploymentType.of("Standard");
  /** Billed per PTU and hour, processed in the Azure geography of the account (Regional Provisioned). */
  public static readonly PROVISIONED_MANAGED = DeploymentType.of("ProvisionedManaged");
  /** Billed per token, processed anywhere in the data zone of the region. */
  public static readonly DATA_ZONE_STANDARD = DeploymentType.of("DataZoneStandard");
  /** Billed per PTU and hour, processed anywhere in the data zone of the region. */
  public static readonly DATA_ZONE_PROVISIONED_MANAGED = DeploymentType.of("DataZoneProvisionedManaged");
  /** Batch at half price, processed anywhere in the data zone of the region. */
  public static readonly DATA_ZONE_BATCH = DeploymentType.of("DataZoneBatch");
  /** Billed per token, processed in any Azure region. No boundary permits it. */
  public static readonly GLOBAL_STANDARD = DeploymentType.of("GlobalStandard");
  /** Billed per PTU and hour, processed in any Azure region. No boundary permits it. */
  public static readonly GLOBAL_PROVISIONED_MANAGED = DeploymentType.of("GlobalProvisionedManaged");
  /** Batch at half price, processed in any Azure region. No boundary permits it. */
  public static readonly GLOBAL_BATCH = DeploymentType.of("GlobalBatch");

  /**
   * A deployment type by its `sku.name`.
   *
   * @param name Name as Azure writes it, for example `DataZoneStandard`.
   * @param facts What is known of it; only for a type that the built-in table does not hold.
   *
   * Throws `LiteralNeeded`, `OptionInvalid`, `DeploymentTypeUnknown` and `DeploymentTypeAlreadyKnown`.
   */
  public static of(name: string, facts?: DeploymentTypeFacts): DeploymentType {
    const subject = "DeploymentType.of";
    if (isUnresolved(name)) {
      const fact = { value: shown(name), what: "a deployment type" };
      throwIfAny(subject, [problem("LiteralNeeded", "name", fact)]);
    }
    const row = rowByName.get(name);
    // A look-alike of a known type could be declared with a narrower scope than Azure gives the type itself.
    const known = isLiteralText(name) ? rowByLook.get(lookOf(name)) : undefined;
    if (known && facts) {
      const fact = { type: known.name, scope: known.processingScope };
      throwIfAny(subject, [problem("DeploymentTypeAlreadyKnown", "facts", fact)]);
    }
    if (row) return new DeploymentType(row);
    if (!facts || !isLiteralText(name)) {
      const names = DEPLOYMENT_TYPES.map((type) => type.name);
      throwIfAny(subject, [problem("DeploymentTypeUnknown", "name", { value: shown(name), known: names })]);
    }
    const declared = facts as DeploymentTypeFacts;
    throwIfAny(subject, [
      ...notOneOf("facts.processingScope", ProcessingScope, declared.processingScope, "a ProcessingScope"),
      ...notOneOf("facts.billingUnit", BillingUnit, declared.billingUnit, "a BillingUnit"),
      ...notOneOf("facts.quotaPool", { ...QuotaPool, none: undefined }, declared.quotaPool, "a QuotaPool"),
    ]);
    return new DeploymentType({
      name,
      processingScope: declared.processingScope,
      billingUnit: declared.billingUnit,
      quotaPool: declared.quotaPool ?? POOL_OF_SCOPE[declared.processingScope],
      acceptedByProvider: true,
    });
  }

  /**
   * Whether the built-in table holds a type of this name.
   *
   * @param name `sku.name` of a deployment.
   */
  public static isKnown(name: string): boolean {
    return rowByName.has(name);
  }

  /** `sku.name` of the deployment. */
  public readonly name: string;

  /** How far the type may move a prompt for processing. */
  public readonly processingScope: ProcessingScope;

  /** What one unit of capacity stands for. */
  public readonly billingUnit: BillingUnit;

  /** Which deployments of a subscription share one quota. */
  public readonly quotaPool: QuotaPool;

  /** Whether the azurerm provider accepts the type; `DeveloperTier` it refuses. */
  public readonly acceptedByProvider: boolean;

  private constructor(row: DeploymentTypeRow) {
    this.name = row.name;
    this.processingScope = row.processingScope as ProcessingScope;
    this.billingUnit = row.billingUnit as BillingUnit;
    this.quotaPool = row.quotaPool as QuotaPool;
    this.acceptedByProvider = row.acceptedByProvider;
  }

  /**
   * Countries in which a deployment of this type in this region may process prompts, ISO 3166-1 alpha-2.
   * Undefined when the set has no border or Microsoft does not publish it; undefined is never "permitted".
   *
   * @param region Region of the account.
   */
  public processingCountries(region: AzureRegion): string[] | undefined {
    switch (this.processingScope) {
      case ProcessingScope.GEOGRAPHY:
        return region.geographyCountries;
      case ProcessingScope.DATA_ZONE: {
        const countries = region.dataZone === undefined ? undefined : dataZoneRow(region.dataZone)?.countries;
        return countries ? [...countries] : undefined;
      }
      default:
        return undefined;
    }
  }

  /**
   * Where a deployment of this type in this region may process prompts, in words.
   *
   * @param region Region of the account.
   */
  public describeProcessing(region: AzureRegion): string {
    const countries = this.processingCountries(region);
    switch (this.processingScope) {
      case ProcessingScope.GEOGRAPHY:
        return region.geographyCountries.join(", ");
      case ProcessingScope.DATA_ZONE:
        if (region.dataZone === undefined) return "nowhere: the region is in no data zone";
        return `${region.dataZone} data zone (${countries ? describeCount(countries) : "countries not published"})`;
      default:
        return "any Azure region";
    }
  }

  /** The `sku.name`. */
  public toString(): string {
    return this.name;
  }
}

const POOL_OF_SCOPE: { readonly [scope in ProcessingScope]: QuotaPool } = {
  [ProcessingScope.GEOGRAPHY]: QuotaPool.REGION,
  [ProcessingScope.DATA_ZONE]: QuotaPool.DATA_ZONE,
  [ProcessingScope.GLOBAL]: QuotaPool.SUBSCRIPTION,
};

function notOneOf(path: string, values: Parameters<typeof isOneOf>[0], value: unknown, what: string): Problem[] {
  return isOneOf(values, value) ? [] : [problem("OptionInvalid", path, { value: shown(value), what })];
}

function describeCount(countries: readonly string[]): string {
  return countries.length === 1 ? countries[0] : `${countries.length} countries`;
}
