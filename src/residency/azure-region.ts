import { isLiteralText, isUnresolved } from "../private/literal";
import { problem, throwIfAny } from "../private/problem-list";
import { normaliseRegion } from "../private/region-name";
import { shown } from "../private/text";
import type { RegionRow } from "./facts";
import { regionFactsProblems } from "./region-facts";
import { countriesOfGeography, knownRegionNames, regionRow, similarRegions } from "./region-table";

/** What has to be known of a region that the built-in table does not hold. */
export interface AzureRegionFacts {
  /**
   * Country of the data centres, ISO 3166-1 alpha-2, for example `SE`.
   */
  readonly country: string;

  /**
   * Azure geography of the region, for example `Sweden`. `Standard` deployments may process anywhere in it.
   */
  readonly geography: string;

  /**
   * Countries of the other regions of that geography, ISO 3166-1 alpha-2.
   *
   * @default - the countries of the known regions of that geography, and the country of this one
   */
  readonly geographyCountries?: string[];

  /**
   * Data zone (`US`, `EU`, `APAC`) that a `DataZone…` deployment of this region belongs to.
   *
   * @default - none: `DataZone…` deployment types are refused in this region
   */
  readonly dataZone?: string;

  /**
   * Name that Azure shows in its portal.
   *
   * @default - the name of the region
   */
  readonly displayName?: string;
}

/**
 * A physical region of the Azure public cloud, with the facts that residency needs.
 *
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
export class AzureRegion {
  /** Australia Central (`australiacentral`), Canberra, AU. */
  public static readonly AUSTRALIA_CENTRAL = AzureRegion.of("australiacentral");
  /** Australia Central 2 (`australiacentral2`), Canberra, AU. */
  public static readonly AUSTRALIA_CENTRAL_2 = AzureRegion.of("australiacentral2");
  /** Australia East (`australiaeast`), New South Wales, AU. */
  public static readonly AUSTRALIA_EAST = AzureRegion.of("australiaeast");
  /** Australia Southeast (`australiasoutheast`), Victoria, AU. */
  public static readonly AUSTRALIA_SOUTHEAST = AzureRegion.of("australiasoutheast");
  /** Austria East (`austriaeast`), Vienna, AT. */
  public static readonly AUSTRIA_EAST = AzureRegion.of("austriaeast");
  /** Belgium Central (`belgiumcentral`), Brussels, BE. */
  public static readonly BELGIUM_CENTRAL = AzureRegion.of("belgiumcentral");
  /** Brazil South (`brazilsouth`), Sao Paulo State, BR. */
  public static readonly BRAZIL_SOUTH = AzureRegion.of("brazilsouth");
  /** Brazil Southeast (`brazilsoutheast`), Rio, BR. */
  public static readonly BRAZIL_SOUTHEAST = AzureRegion.of("brazilsoutheast");
  /** Canada Central (`canadacentral`), Toronto, CA. */
  public static readonly CANADA_CENTRAL = AzureRegion.of("canadacentral");
  /** Canada East (`canadaeast`), Quebec, CA. */
  public static readonly CANADA_EAST = AzureRegion.of("canadaeast");
  /** Central India (`centralindia`), Pune, IN. */
  public static readonly CENTRAL_INDIA = AzureRegion.of("centralindia");
  /** Central US (`centralus`), Iowa, US. */
  public static readonly CENTRAL_US = AzureRegion.of("centralus");
  /** Chile Central (`chilecentral`), Santiago, CL. */
  public static readonly CHILE_CENTRAL = AzureRegion.of("chilecentral");
  /** Denmark East (`denmarkeast`), Copenhagen, DK. */
  public static readonly DENMARK_EAST = AzureRegion.of("denmarkeast");
  /** East Asia (`eastasia`), Hong Kong, HK. */
  public static readonly EAST_ASIA = AzureRegion.of("eastasia");
  /** East US (`eastus`), Virginia, US. */
  public static readonly EAST_US = AzureRegion.of("eastus");
  /** East US 2 (`eastus2`), Virginia, US. */
  public static readonly EAST_US_2 = AzureRegion.of("eastus2");
  /** France Central (`francecentral`), Paris, FR. */
  public static readonly FRANCE_CENTRAL = AzureRegion.of("francecentral");
  /** France South (`francesouth`), Marseille, FR. */
  public static readonly FRANCE_SOUTH = AzureRegion.of("francesouth");
  /** Germany North (`germanynorth`), Berlin, DE. */
  public static readonly GERMANY_NORTH = AzureRegion.of("germanynorth");
  /** Germany West Central (`germanywestcentral`), Frankfurt, DE. */
  public static readonly GERMANY_WEST_CENTRAL = AzureRegion.of("germanywestcentral");
  /** Indonesia Central (`indonesiacentral`), Jakarta, ID. */
  public static readonly INDONESIA_CENTRAL = AzureRegion.of("indonesiacentral");
  /** Israel Central (`israelcentral`), Israel, IL. */
  public static readonly ISRAEL_CENTRAL = AzureRegion.of("israelcentral");
  /** Italy North (`italynorth`), Milan, IT. */
  public static readonly ITALY_NORTH = AzureRegion.of("italynorth");
  /** Japan East (`japaneast`), Tokyo, Saitama, JP. */
  public static readonly JAPAN_EAST = AzureRegion.of("japaneast");
  /** Japan West (`japanwest`), Osaka, JP. */
  public static readonly JAPAN_WEST = AzureRegion.of("japanwest");
  /** Jio India Central (`jioindiacentral`), Nagpur, IN. */
  public static readonly JIO_INDIA_CENTRAL = AzureRegion.of("jioindiacentral");
  /** Jio India West (`jioindiawest`), Jamnagar, IN. */
  public static readonly JIO_INDIA_WEST = AzureRegion.of("jioindiawest");
  /** Korea Central (`koreacentral`), Seoul, KR. */
  public static readonly KOREA_CENTRAL = AzureRegion.of("koreacentral");
  /** Korea South (`koreasouth`), Busan, KR. */
  public static readonly KOREA_SOUTH = AzureRegion.of("koreasouth");
  /** Malaysia West (`malaysiawest`), Kuala Lumpur, MY. */
  public static readonly MALAYSIA_WEST = AzureRegion.of("malaysiawest");
  /** Mexico Central (`mexicocentral`), Querétaro State, MX. */
  public static readonly MEXICO_CENTRAL = AzureRegion.of("mexicocentral");
  /** New Zealand North (`newzealandnorth`), Auckland, NZ. */
  public static readonly NEW_ZEALAND_NORTH = AzureRegion.of("newzealandnorth");
  /** North Central US (`northcentralus`), Illinois, US. */
  public static readonly NORTH_CENTRAL_US = AzureRegion.of("northcentralus");
  /** North Europe (`northeurope`), Ireland, IE. */
  public static readonly NORTH_EUROPE = AzureRegion.of("northeurope");
  /** Norway East (`norwayeast`), Norway, NO. */
  public static readonly NORWAY_EAST = AzureRegion.of("norwayeast");
  /** Norway West (`norwaywest`), Norway, NO. */
  public static readonly NORWAY_WEST = AzureRegion.of("norwaywest");
  /** Poland Central (`polandcentral`), Warsaw, PL. */
  public static readonly POLAND_CENTRAL = AzureRegion.of("polandcentral");
  /** Qatar Central (`qatarcentral`), Doha, QA. */
  public static readonly QATAR_CENTRAL = AzureRegion.of("qatarcentral");
  /** South Africa North (`southafricanorth`), Johannesburg, ZA. */
  public static readonly SOUTH_AFRICA_NORTH = AzureRegion.of("southafricanorth");
  /** South Africa West (`southafricawest`), Cape Town, ZA. */
  public static readonly SOUTH_AFRICA_WEST = AzureRegion.of("southafricawest");
  /** South Central US (`southcentralus`), Texas, US. */
  public static readonly SOUTH_CENTRAL_US = AzureRegion.of("southcentralus");
  /** Southeast Asia (`southeastasia`), Singapore, SG. */
  public static readonly SOUTHEAST_ASIA = AzureRegion.of("southeastasia");
  /** South India (`southindia`), Chennai, IN. */
  public static readonly SOUTH_INDIA = AzureRegion.of("southindia");
  /** Spain Central (`spaincentral`), Madrid, ES. */
  public static readonly SPAIN_CENTRAL = AzureRegion.of("spaincentral");
  /** Sweden Central (`swedencentral`), Gävle, SE. */
  public static readonly SWEDEN_CENTRAL = AzureRegion.of("swedencentral");
  /** Sweden South (`swedensouth`), Sweden, SE. */
  public static readonly SWEDEN_SOUTH = AzureRegion.of("swedensouth");
  /** Switzerland North (`switzerlandnorth`), Zurich, CH. */
  public static readonly SWITZERLAND_NORTH = AzureRegion.of("switzerlandnorth");
  /** Switzerland West (`switzerlandwest`), Geneva, CH. */
  public static readonly SWITZERLAND_WEST = AzureRegion.of("switzerlandwest");
  /** UAE Central (`uaecentral`), Abu Dhabi, AE. */
  public static readonly UAE_CENTRAL = AzureRegion.of("uaecentral");
  /** UAE North (`uaenorth`), Dubai, AE. */
  public static readonly UAE_NORTH = AzureRegion.of("uaenorth");
  /** UK South (`uksouth`), London, GB. */
  public static readonly UK_SOUTH = AzureRegion.of("uksouth");
  /** UK West (`ukwest`), Cardiff, GB. */
  public static readonly UK_WEST = AzureRegion.of("ukwest");
  /** West Central US (`westcentralus`), Wyoming, US. */
  public static readonly WEST_CENTRAL_US = AzureRegion.of("westcentralus");
  /** West Europe (`westeurope`), Netherlands, NL. */
  public static readonly WEST_EUROPE = AzureRegion.of("westeurope");
  /** West India (`westindia`), Mumbai, IN. */
  public static readonly WEST_INDIA = AzureRegion.of("westindia");
  /** West US (`westus`), California, US. */
  public static readonly WEST_US = AzureRegion.of("westus");
  /** West US 2 (`westus2`), Washington, US. */
  public static readonly WEST_US_2 = AzureRegion.of("westus2");
  /** West US 3 (`westus3`), Phoenix, US. */
  public static readonly WEST_US_3 = AzureRegion.of("westus3");

  /**
   * A region by its name (`swedencentral`) or its display name (`Sweden Central`).
   *
   * @param name Name of the region; capitals and spaces do not matter.
   * @param facts What is known of it; only for a region that the built-in table does not hold.
   *
   * Throws `LiteralNeeded`, `RegionUnknown`, `RegionFactsInvalid`, `OptionInvalid` and `RegionAlreadyKnown`.
   */
  public static of(name: string, facts?: AzureRegionFacts): AzureRegion {
    if (!isLiteralText(name)) {
      const value = shown(name);
      throwIfAny("AzureRegion.of", [
        isUnresolved(name)
          ? problem("LiteralNeeded", "name", { value, what: "a region" })
          : problem("RegionUnknown", "name", { value, similar: [] }),
      ]);
    }
    const row = regionRow(name);
    if (facts === undefined) {
      if (row) return new AzureRegion(row, countriesOfGeography(row.geography));
      const similar = similarRegions(name);
      throwIfAny("AzureRegion.of", [problem("RegionUnknown", "name", { value: shown(name), similar })]);
    }
    return AzureRegion.declared(name, facts as AzureRegionFacts);
  }

  /**
   * Whether the built-in table holds a region of this name.
   *
   * @param name Name or display name.
   */
  public static isKnown(name: string): boolean {
    return regionRow(name) !== undefined;
  }

  /**
   * All regions of the built-in table, ordered by name.
   */
  public static known(): AzureRegion[] {
    return knownRegionNames().map((name) => AzureRegion.of(name));
  }

  private static declared(name: string, facts: AzureRegionFacts): AzureRegion {
    throwIfAny(`AzureRegion.of('${name}')`, regionFactsProblems(name, facts));
    const row: RegionRow = {
      name: normaliseRegion(name),
      displayName: facts.displayName ?? name,
      geography: facts.geography,
      country: facts.country,
      physicalLocation: facts.country,
      availabilityZones: false,
      accessRestricted: false,
      dataZone: facts.dataZone,
    };
    const countries = new Set([
      ...countriesOfGeography(facts.geography),
      facts.country,
      ...(facts.geographyCountries ?? []),
    ]);
    return new AzureRegion(row, [...countries].sort());
  }

  /** Name as Azure Resource Manager writes it, for example `swedencentral`. */
  public readonly name: string;

  /** Name as the portal shows it, for example `Sweden Central`. */
  public readonly displayName: string;

  /** Azure geography, for example `Sweden` or `Europe` (westeurope and northeurope). */
  public readonly geography: string;

  /** Country of the data centres, ISO 3166-1 alpha-2. */
  public readonly country: string;

  /** Data zone of `DataZone…` deployments in this region (`US`, `EU`, `APAC`), if there is one. */
  public readonly dataZone?: string;

  /** Name of the region that Azure pairs this one with, if there is one. It can lie in another country. */
  public readonly pairedRegion?: string;

  /** Whether the region has availability zones. */
  public readonly availabilityZones: boolean;

  private readonly countriesOfTheGeography: readonly string[];

  private constructor(row: RegionRow, geographyCountries: readonly string[]) {
    this.name = row.name;
    this.displayName = row.displayName;
    this.geography = row.geography;
    this.country = row.country;
    this.dataZone = row.dataZone;
    this.pairedRegion = row.pairedRegion;
    this.availabilityZones = row.availabilityZones;
    this.countriesOfTheGeography = geographyCountries;
  }

  /** Countries of all regions of the geography: where `Standard` deployments may process and where an account keeps data at rest. */
  public get geographyCountries(): string[] {
    return [...this.countriesOfTheGeography];
  }

  /** The name, so that a region can stand in a text. */
  public toString(): string {
    return this.name;
  }
}
