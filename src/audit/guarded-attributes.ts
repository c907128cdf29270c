import { quotedList } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { regionsPairedInside } from "../residency/inside-zone";
import { DEPLOYMENT } from "../terraform/resource-region";
import { isArm } from "./arm/arm-type";
import { DATA_LOCATIONS, WEB_TEST_LOCATIONS } from "./data/data-flows";
import type { DataFlowRow, ForbiddenFlow, RedundancyFlow } from "./facts";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import { type GuardedZone, regionsHeld, typesHeld } from "./guarded-zone";
import { MOST_DAYS, RETENTION, WORKSPACE } from "./retention";

/** An attribute that decides by its value alone, and which values keep data inside. */
export interface Guarded {
  readonly attribute: string;
  /** What it may be, as a list of Terraform; what it must not be where `isNot`. Nothing is checked where there is none. */
  readonly list?: string;
  /** The same in a message. */
  readonly told: string;
  readonly isNot?: true;
  /** The value as Terraform compares it with what is in the list. */
  readonly read: (expression: string) => string;
  /** Whether it is a list, each item of which is compared. */
  readonly isList: boolean;
  /** Completes the sentence "it must be … 'the boundary'". */
  readonly what: string;
  /** Where the value names a region: those that may be. */
  readonly regions?: readonly AzureRegion[];
  /** Names of regions in which any value is inside; only for a resource that says its region. */
  readonly freeIn?: readonly string[];
}

const LOCATION = "location";
const SKU = "sku.name";
/** Attributes that are lists of texts. */
const LISTS: ReadonlySet<string> = new Set(["geo_locations", "managed_virtual_network_regions"]);
/** A time that is a number is written down; which one, is not asked. */
const RETENTION_IN_DAYS: Guarded = {
  attribute: RETENTION,
  list: `range(1, ${MOST_DAYS + 1})`,
  told: `the numbers from 1 to ${MOST_DAYS}`,
  read: (expression) => `tonumber(${expression})`,
  isList: false,
  what: "a number of days, so that it is known how long logs are kept in",
};

/** Paths of the attributes of a type that can be guarded. */
export function guardedAttributes(type: string): readonly string[] {
  const own = flowRowsOf(type).flatMap((row) => (isGuardable(row) ? [row.path] : []));
  const further = type === DEPLOYMENT ? [SKU] : type === WORKSPACE ? [RETENTION] : [];
  return [...(isPlaced(type) ? [LOCATION] : []), ...further, ...own];
}

/** What may be said of them in a zone. */
export function guardedOf(type: string, zone: GuardedZone): readonly Guarded[] {
  const all = guardedIn.get(zone) ?? new Map<string, readonly Guarded[]>();
  guardedIn.set(zone, all);
  const known = all.get(type) ?? findGuarded(type, zone);
  all.set(type, known);
  return known;
}

const guardedIn = new WeakMap<GuardedZone, Map<string, readonly Guarded[]>>();

/** How a region is compared, whoever spells it. */
export function readRegion(expression: string): string {
  return `lower(replace(${expression}, " ", ""))`;
}

/** Of a type that no table holds, nobody knows. */
function isPlaced(type: string): boolean {
  const row = typeRowOf(type);
  return row === undefined || row.class === "located" || isArm(type);
}

function isGuardable(row: DataFlowRow): boolean {
  if (row.judge === "forbidden") return row.leaks !== undefined;
  return ["region", "redundancy", "data-location", "web-test"].includes(row.judge);
}

function findGuarded(type: string, zone: GuardedZone): readonly Guarded[] {
  if (type === DEPLOYMENT) {
    return [word(SKU, typesHeld(zone), "a deployment type that processes inside")];
  }
  const location = inRegions(LOCATION, regionsHeld(zone, type));
  const kept = type === WORKSPACE ? [RETENTION_IN_DAYS] : [];
  return [location, ...kept, ...flowRowsOf(type).flatMap((row) => ofRow(type, row, zone))];
}

function ofRow(type: string, row: DataFlowRow, zone: GuardedZone): readonly Guarded[] {
  switch (row.judge) {
    case "region":
      return [inRegions(row.path, regionsHeld(zone, type), row.allowed)];
    case "redundancy":
      return [ofRedundancy(row, zone)];
    case "forbidden":
      return row.leaks ? [ofForbidden(row.path, row.leaks)] : [];
    case "data-location": {
      const { storedIn } = zone.boundary;
      const inside = DATA_LOCATIONS.filter(({ countries }) =>
        countries?.every((country) => storedIn.includes(country)),
      );
      return [
        inLowerCase(
          row.path,
          inside.map(({ name }) => name),
          "a part of the world inside",
        ),
      ];
    }
    case "web-test": {
      const regions = new Set(regionsHeld(zone, type).map(({ name }) => name));
      const inside = WEB_TEST_LOCATIONS.filter(({ region }) => regions.has(region));
      return [
        inLowerCase(
          row.path,
          inside.map(({ id }) => id),
          "places inside",
        ),
      ];
    }
    default:
      return [];
  }
}

function ofRedundancy({ path, safe }: RedundancyFlow, zone: GuardedZone): Guarded {
  const what = "a value that copies nothing out of";
  const texts = safe.filter((value) => typeof value === "string");
  if (texts.length > 0) return word(path, texts, what);
  return { ...aSwitch(path, safe.map(String), what), freeIn: regionsPairedInside(zone.boundary, zone.regions) };
}

function ofForbidden(path: string, leaks: NonNullable<ForbiddenFlow["leaks"]>): Guarded {
  const what = "a value that sends nothing out of";
  const texts = leaks.filter((value) => typeof value === "string");
  if (texts.length > 0) return { ...inLowerCase(path, texts, what), isNot: true };
  return aSwitch(
    path,
    leaks.map((value) => String(!value)),
    what,
  );
}

function inRegions(attribute: string, regions: readonly AzureRegion[], allowed: readonly string[] = []): Guarded {
  const words = [...regions.map(({ name }) => name), ...allowed].map((one) => one.toLowerCase());
  return { ...word(attribute, words, "a region inside"), read: readRegion, regions };
}

function word(attribute: string, words: readonly string[], what: string): Guarded {
  const list = words.length === 0 ? undefined : JSON.stringify(words);
  return {
    attribute,
    list,
    told: quotedList(words),
    read: (expression) => expression,
    isList: LISTS.has(attribute),
    what,
  };
}

function inLowerCase(attribute: string, words: readonly string[], what: string): Guarded {
  const lower = words.map((one) => one.toLowerCase());
  return { ...word(attribute, lower, what), read: (expression) => `lower(${expression})` };
}

/** A value that is true or false, whichever way it is given. */
function aSwitch(attribute: string, words: readonly string[], what: string): Guarded {
  return { ...word(attribute, words, what), read: (expression) => `tostring(${expression})` };
}
