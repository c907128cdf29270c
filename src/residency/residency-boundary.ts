import { isLiteralText } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import type { AzureRegion } from "./azure-region";
import { countryName, EU_DATA_BOUNDARY_CODES, EU_MEMBER_STATE_CODES, isCountryCode } from "./countries";
import type { DeploymentType } from "./deployment-type";
import { ProcessingScope } from "./processing-scope";
import { dataZoneRow, knownRegionNames, regionRow } from "./region-table";

/** Where data of a boundary may be, when storing and processing differ. */
export interface ResidencyBoundaryOptions {
  /** Countries in which data may be stored, ISO 3166-1 alpha-2. */
  readonly storedIn: string[];

  /**
   * Countries in which data may be processed, ISO 3166-1 alpha-2.
   *
   * @default - the countries in which it may be stored
   */
  readonly processedIn?: string[];

  /**
   * Data zones that are accepted for processing by name although Microsoft does not publish their countries (`APAC`).
   *
   * @default - none: a data zone is accepted only when all of its countries are in `processedIn`
   */
  readonly acceptedDataZones?: string[];
}

/**
 * Where data may be stored and where it may be processed, as two sets of countries. There is no default boundary.
 */
export class ResidencyBoundary {
  /**
   * EU and EFTA: the 27 member states, Iceland, Liechtenstein, Norway and Switzerland. What the EU data zone promises.
   *
   * @see https://learn.microsoft.com/privacy/eudb/eu-data-boundary-learn
   */
  public static readonly EU_DATA_BOUNDARY = ResidencyBoundary.countries("EU Data Boundary", [
    ...EU_DATA_BOUNDARY_CODES,
  ]);

  /** The 27 member states of the European Union. Refuses `DataZone…` types: the EU data zone reaches Norway and Switzerland. */
  public static readonly EU_MEMBER_STATES = ResidencyBoundary.countries("EU member states", [...EU_MEMBER_STATE_CODES]);

  /** The United States. */
  public static readonly UNITED_STATES = ResidencyBoundary.countries("United States", ["US"]);

  /** The United Kingdom. It has no data zone: only `Standard` and `ProvisionedManaged` stay inside. */
  public static readonly UNITED_KINGDOM = ResidencyBoundary.countries("United Kingdom", ["GB"]);

  /**
   * One country.
   *
   * @param code ISO 3166-1 alpha-2, for example `SE`.
   *
   * Throws `CountryUnknown`.
   */
  public static country(code: string): ResidencyBoundary {
    if (!isCountryCode(code)) {
      throwIfAny("ResidencyBoundary.country", [problem("CountryUnknown", "code", { value: shown(code) })]);
    }
    return ResidencyBoundary.of(countryName(code), { storedIn: [code] });
  }

  /**
   * A set of countries, for storing and for processing.
   *
   * @param name Name for reports and errors, for example `Nordics`.
   * @param codes ISO 3166-1 alpha-2.
   *
   * Throws `BoundaryInvalid` and `CountryUnknown`.
   */
  public static countries(name: string, codes: string[]): ResidencyBoundary {
    throwIfAny("ResidencyBoundary.countries", [...nameProblems(name), ...codeProblems("codes", codes)]);
    return ResidencyBoundary.of(name, { storedIn: codes });
  }

  /**
   * A boundary whose sets for storing and for processing differ.
   *
   * @param name Name for reports and errors.
   * @param options The two sets.
   *
   * Throws `BoundaryInvalid`, `CountryUnknown`, `DataZoneUnknown` and `DataZonePublished`.
   */
  public static of(name: string, options: ResidencyBoundaryOptions): ResidencyBoundary {
    const { storedIn, processedIn, acceptedDataZones: zones = [] } = options ?? {};
    throwIfAny("ResidencyBoundary.of", [
      ...nameProblems(name),
      ...codeProblems("storedIn", storedIn),
      ...(processedIn === undefined ? [] : codeProblems("processedIn", processedIn)),
      ...zoneListProblems(zones),
    ]);
    return new ResidencyBoundary(name, new Set(storedIn), new Set(processedIn ?? storedIn), new Set(zones));
  }

  private constructor(
    /** Name for reports and errors. */
    public readonly name: string,
    private readonly stored: ReadonlySet<string>,
    private readonly processed: ReadonlySet<string>,
    private readonly dataZones: ReadonlySet<string>,
  ) {}

  /** Countries in which data may be stored, ordered by code. */
  public get storedIn(): string[] {
    return [...this.stored].sort();
  }

  /** Countries in which data may be processed, ordered by code. */
  public get processedIn(): string[] {
    return [...this.processed].sort();
  }

  /** Data zones that are accepted although Microsoft does not publish their countries, ordered. */
  public get acceptedDataZones(): string[] {
    return [...this.dataZones].sort();
  }

  /** Names of the known regions in which data may be stored, ordered. */
  public get regionNames(): string[] {
    return knownRegionNames().filter((name) => this.stored.has(regionRow(name)?.country ?? ""));
  }

  /**
   * Whether data may be stored in this region.
   *
   * @param region The region asked for.
   */
  public permitsStorage(region: AzureRegion): boolean {
    return this.stored.has(region.country);
  }

  /**
   * Whether data may be stored anywhere in the geography of this region. An Azure OpenAI account keeps files, stored
   * responses and the abuse-monitoring sample in its geography, not in its region.
   *
   * @param region The region asked for.
   */
  public permitsStorageInGeography(region: AzureRegion): boolean {
    return region.geographyCountries.every((country) => this.stored.has(country));
  }

  /**
   * Whether a deployment of this type in this region processes inside the boundary only.
   *
   * @param deploymentType Deployment type of the model.
   * @param region Region of the account.
   */
  public permitsProcessing(deploymentType: DeploymentType, region: AzureRegion): boolean {
    const countries = deploymentType.processingCountries(region);
    if (countries) return countries.every((country) => this.processed.has(country));
    const isDataZone = deploymentType.processingScope === ProcessingScope.DATA_ZONE;
    return isDataZone && region.dataZone !== undefined && this.dataZones.has(region.dataZone);
  }

  /**
   * Whether everything that another boundary permits is permitted here too.
   *
   * @param other The boundary asked for.
   */
  public contains(other: ResidencyBoundary): boolean {
    return (
      [...other.stored].every((country) => this.stored.has(country)) &&
      [...other.processed].every((country) => this.processed.has(country)) &&
      [...other.dataZones].every((zone) => this.dataZones.has(zone))
    );
  }

  /** The name. */
  public toString(): string {
    return this.name;
  }
}

function nameProblems(name: unknown): Problem[] {
  return isLiteralText(name) ? [] : [problem("BoundaryInvalid", "name", { value: shown(name), what: "a name" })];
}

function codeProblems(path: string, codes: unknown): Problem[] {
  if (!Array.isArray(codes) || codes.length === 0) {
    const value = Array.isArray(codes) ? "an empty list" : shown(codes);
    return [problem("BoundaryInvalid", path, { value, what: "at least one country" })];
  }
  return codes.flatMap((code, index) =>
    isCountryCode(code) ? [] : [problem("CountryUnknown", `${path}[${index}]`, { value: shown(code) })],
  );
}

function zoneListProblems(zones: unknown): Problem[] {
  const path = "acceptedDataZones";
  if (!Array.isArray(zones)) {
    return [problem("BoundaryInvalid", path, { value: shown(zones), what: "a list of data zones" })];
  }
  return zones.flatMap((zone, index) => zoneProblems(`${path}[${index}]`, zone));
}

// A data zone whose countries are published is judged by them: accepting it by name would hide where it reaches.
function zoneProblems(path: string, zone: string): Problem[] {
  const row = dataZoneRow(zone);
  if (!row) return [problem("DataZoneUnknown", path, { value: shown(zone) })];
  return row.countries ? [problem("DataZonePublished", path, { zone, countries: row.countries })] : [];
}
