import {
  COUNTRIES,
  countriesAround,
  DATA_LOCATIONS,
  type DataLocation,
  DEPLOYMENT_TYPES,
  type FlowRow,
  REGIONS,
  type Region,
  rowsOf,
  WEB_TEST_LOCATIONS,
} from "./facts";
import type { MeantBoundary, MeantResource, MeantText, Telling } from "./meant";
import { staysInside } from "./scopes";

/** How a value is compared: as it is, without case, a region also without blanks, a switch as a text. */
type Reading = "plain" | "lower" | "region" | "switch";

/** Words of which an attribute must be one when Terraform makes the resource. */
export interface PlanCheck {
  readonly words: readonly string[];
  readonly reading: Reading;
  /** It must be none of them. */
  readonly isNot?: boolean;
  /** Each item of what is written is compared. */
  readonly isList?: boolean;
  /** Regions in which the value does not matter. */
  readonly freeIn?: readonly string[];
}

const DEPLOYMENT = "azurerm_cognitive_deployment";
const ACCOUNTS = ["azurerm_cognitive_account", "azurerm_ai_services"];
/** What is written as one expression, and nothing else. */
const EXPRESSIONS: readonly Telling[] = [
  "local",
  "local of a local",
  "default",
  "local of a default",
  "function",
  "variable",
  "sensitive",
  "condition",
  "data source",
];
/** What says the same whoever reads it. */
const AS_WRITTEN: readonly Telling[] = ["literal", "display name", "upper case"];

/** What a zone has Terraform check of a text at a path; nothing where it cannot, or where no value would be right. */
export function planCheckOf(
  { type, location }: Pick<MeantResource, "type" | "location">,
  path: string,
  { telling }: MeantText,
  boundary: MeantBoundary,
): PlanCheck | undefined {
  const check = EXPRESSIONS.includes(telling) ? foundCheck(type, path, boundary) : undefined;
  if (check === undefined || check.words.length === 0) return undefined;
  return check.freeIn === undefined || isNeeded(check.freeIn, location) ? check : undefined;
}

/**
 * The condition as the library writes it.
 *
 * @param location What is written as the location of the resource.
 */
export function conditionOf(check: PlanCheck, expression: string, location: unknown): string {
  const of = (value: string) => {
    const list = JSON.stringify(
      check.reading === "plain" ? check.words : check.words.map((word) => word.toLowerCase()),
    );
    return `${check.isNot ? "!" : ""}contains(${list}, ${readAs(check.reading, value)})`;
  };
  const compared = check.isList ? `alltrue([for item in ${expression} : ${of("item")}])` : of(expression);
  return `\${${compared}${freely(check, String(location))}}`;
}

function readAs(reading: Reading, value: string): string {
  switch (reading) {
    case "plain":
      return value;
    case "lower":
      return `lower(${value})`;
    case "region":
      return `lower(replace(${value}, " ", ""))`;
    case "switch":
      return `tostring(${value})`;
  }
}

function freely({ freeIn = [] }: PlanCheck, location: string): string {
  if (freeIn.length === 0 || !location.startsWith("${")) return "";
  return ` || contains(${JSON.stringify(freeIn)}, ${readAs("region", location.slice(2, -1))})`;
}

/** Not where any value is right, nor where the location is no text and no expression. */
function isNeeded(freeIn: readonly string[], location: MeantText | undefined): boolean {
  if (location === undefined) return false;
  if (AS_WRITTEN.includes(location.telling)) return !freeIn.includes(location.says);
  return location.telling === "reference" || EXPRESSIONS.includes(location.telling);
}

/** Regions that one of a type may be in, by name. An account keeps data anywhere in the geography. */
export function regionsHeld(type: string, { storedIn }: MeantBoundary): readonly Region[] {
  const reach = (region: Region) => (ACCOUNTS.includes(type) ? countriesAround(region) : [region.country]);
  return REGIONS.filter((region) => reach(region).every((country) => storedIn.includes(country))).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

function foundCheck(type: string, path: string, boundary: MeantBoundary): PlanCheck | undefined {
  if (type === DEPLOYMENT) return path === "sku.name" ? { words: typesHeld(boundary), reading: "plain" } : undefined;
  const regions = regionsHeld(type, boundary).map(({ name }) => name);
  if (path === "location") return { words: regions, reading: "region" };
  const row = rowsOf(type).find((known) => known.path === path);
  const isList = ["geo_locations", "managed_virtual_network_regions"].includes(path);
  switch (row?.judge) {
    case "region":
      return { words: [...regions, ...(row.allowed ?? [])], reading: "region", isList };
    case "redundancy":
      return redundancyCheck(row, boundary);
    case "forbidden":
      return row.leaks && forbiddenCheck(row.leaks);
    case "data-location":
      return {
        words: DATA_LOCATIONS.filter((part) => isPartInside(part, boundary)).map(({ name }) => name),
        reading: "lower",
      };
    case "web-test": {
      const points = WEB_TEST_LOCATIONS.filter(({ region }) => regions.includes(region));
      return { words: points.map(({ id }) => id), reading: "lower", isList };
    }
    default:
      return undefined;
  }
}

function redundancyCheck({ safe = [] }: FlowRow, boundary: MeantBoundary): PlanCheck {
  const words = safe.filter((word) => typeof word === "string");
  if (words.length > 0) return { words, reading: "plain" };
  const isPairInside = ({ pairedRegion }: Region) =>
    REGIONS.some(({ name, country }) => name === pairedRegion && boundary.storedIn.includes(country));
  const freeIn = regionsHeld("", boundary).filter(isPairInside);
  return { words: safe.map(String), reading: "switch", freeIn: freeIn.map(({ name }) => name) };
}

function forbiddenCheck(leaks: readonly (string | boolean)[]): PlanCheck {
  const words = leaks.filter((word) => typeof word === "string");
  if (words.length > 0) return { words, reading: "lower", isNot: true };
  return { words: leaks.map((word) => String(!word)), reading: "switch" };
}

function isPartInside({ countries, euDataBoundary }: DataLocation, { storedIn }: MeantBoundary): boolean {
  const reached = euDataBoundary ? COUNTRIES.filter((one) => one.euDataBoundary).map(({ code }) => code) : countries;
  return reached?.every((country) => storedIn.includes(country)) ?? false;
}

/** Deployment types that stay inside wherever the account may be. Azure makes none for a data zone where there is none. */
function typesHeld(boundary: MeantBoundary): readonly string[] {
  const regions = regionsHeld(ACCOUNTS[0], boundary);
  const names = DEPLOYMENT_TYPES.filter(({ processingScope }) =>
    isHeldFrom(processingScope, regions, boundary.processedIn),
  ).map(({ name }) => name);
  return regions.length === 0 ? [] : names.sort();
}

/** Whether a scope stays inside from whichever of some regions. */
export function isHeldFrom(scope: string, regions: readonly Region[], processedIn: readonly string[]): boolean {
  const isThere = ({ dataZone }: Region) => scope !== "DataZone" || dataZone !== undefined;
  const possible = regions.filter(isThere);
  return possible.length > 0 && possible.every((region) => staysInside(scope, region, processedIn));
}
