import { readFileSync } from "node:fs";
import { join } from "node:path";

// The tables as they are collected, read as plain JSON: nothing of src/ is between them and the oracle.

export interface Region {
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  readonly country: string;
  readonly dataZone?: string;
  readonly pairedRegion?: string;
}

export interface Country {
  readonly code: string;
  readonly euMemberState: boolean;
  readonly euDataBoundary: boolean;
}

/** How a type names what it belongs to. */
export interface Way {
  readonly attribute: string;
  readonly by: "id" | "name";
  readonly parents: readonly string[];
}

export interface TypeRow {
  readonly class: "located" | "child" | "no-data" | "global" | "opaque";
  readonly types: readonly string[];
  readonly ways: readonly Way[];
  readonly otherwise?: readonly Way[];
}

export interface Condition {
  readonly path: string;
  readonly startsWith: readonly string[];
}

export interface FlowRow {
  readonly types: readonly string[];
  readonly path: string;
  readonly judge: string;
  readonly code: string;
  readonly rule?: string;
  readonly allowed?: readonly string[];
  readonly paired?: readonly string[];
  readonly named?: readonly string[];
  readonly required?: boolean;
  readonly origin?: boolean;
  readonly oneWay?: boolean;
  readonly safe?: readonly (string | boolean)[];
  readonly except?: readonly string[];
  readonly leaks?: readonly (string | boolean)[];
  readonly whenMissing?: string | boolean;
  readonly onlyIf?: Condition;
  readonly unless?: Condition;
}

export interface DataLocation {
  readonly name: string;
  readonly countries?: readonly string[];
  readonly euDataBoundary?: boolean;
}

export interface HostDomain {
  readonly domain: string;
  readonly attribute: string;
  readonly types: readonly string[];
}

const FLOW_FACTS = fact("data-flows");

export const REGIONS: readonly Region[] = fact("regions").regions;
export const COUNTRIES: readonly Country[] = fact("countries").countries;
export const DEPLOYMENT_TYPES: readonly { readonly name: string; readonly processingScope: string }[] =
  fact("deployment-types").deploymentTypes;
export const DATA_ZONES: readonly { readonly name: string; readonly countries?: readonly string[] }[] =
  fact("data-zones").dataZones;
export const DATA_LOCATIONS: readonly DataLocation[] = FLOW_FACTS.dataLocations;
export const WEB_TEST_LOCATIONS: readonly { readonly id: string; readonly region: string }[] =
  FLOW_FACTS.webTestLocations;
export const HOST_DOMAINS: readonly HostDomain[] = FLOW_FACTS.hostDomains;
export const FLOWS: readonly FlowRow[] = familiesOf(FLOW_FACTS);
export const TYPES: ReadonlyMap<string, TypeRow> = new Map(
  familiesOf(fact("resource-types")).flatMap((row) => {
    const ways: readonly Way[] = row.class !== "child" ? [] : (row.alternatives ?? [row]);
    return row.types.map((type: string) => [type, { ...row, ways }] as const);
  }),
);

const BY_NAME = new Map(REGIONS.map((region) => [region.name, region]));
const ROWS = new Map<string, FlowRow[]>();
for (const row of FLOWS) for (const type of row.types) ROWS.set(type, [...(ROWS.get(type) ?? []), row]);

export function waysOf(type: string): readonly Way[] {
  return TYPES.get(type)?.ways ?? [];
}

/** The ways that data of a type takes besides what it belongs to, which is told with its class. */
export function rowsOf(type: string): readonly FlowRow[] {
  return ROWS.get(type) ?? [];
}

/** A region by any of its spellings: `East US`, `EASTUS`, `eastus`. */
export function regionNamed(name: string): Region | undefined {
  return BY_NAME.get(name.replaceAll(" ", "").toLowerCase());
}

/** Every country that a region shares its geography with, its own among them. */
export function countriesAround({ geography }: Region): readonly string[] {
  return REGIONS.filter((other) => other.geography === geography).map(({ country }) => country);
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the facts, read without the code that checks them.
function familiesOf(root: any): readonly any[] {
  return Object.values(root.families).flat();
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function fact(name: string): any {
  return JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "facts", `${name}.json`), "utf8"));
}
