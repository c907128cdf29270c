import { normaliseRegion } from "../private/region-name";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { heldByNothing, rawOf } from "./certain";
import { DATA_LOCATIONS } from "./data/data-flows";
import type { Surroundings } from "./lead";
import { resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import type { InCountries, Where } from "./where";

/** The region that a text names. */
export function regionWhere({ catalogue }: Surroundings, leaf: WrittenLeaf | UnreadLeaf): Where {
  const { attribute } = leaf;
  const found = resolveLeaf(leaf);
  if (found.kind === "unknown") return { kind: "unknown", attribute, value: found.expression, reason: found.reason };
  const name = typeof found.value === "string" ? normaliseRegion(found.value) : "";
  if (name === "") return { kind: "unknown", attribute, value: String(found.value), reason: "it is no name" };
  const region = catalogue.region(name);
  return region ? { kind: "region", attribute, region } : { kind: "unknown", attribute, value: name };
}

/** Of a default that is inside: another one may be given that is not. */
export function uncertain(leaf: WrittenLeaf | UnreadLeaf, variable: string): Where {
  return { kind: "unknown", attribute: leaf.attribute, value: rawOf(leaf), reason: heldByNothing(variable) };
}

/** The countries that a part of the world stands for. */
export function partWhere(leaf: WrittenLeaf | UnreadLeaf): Where {
  const found = resolveLeaf(leaf);
  if (found.kind === "unknown") return unknownPart(leaf.attribute, found.expression, found.reason);
  return partNamed(leaf.attribute, String(found.value));
}

export function partNamed(attribute: string, name: string): Where {
  const row = DATA_LOCATIONS.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (!row) return unknownPart(attribute, name, "it is no part of the world that is known");
  return { kind: "countries", attribute, name: row.name, countries: row.countries };
}

export function isWithin({ countries }: InCountries, { storedIn }: ResidencyBoundary): boolean {
  return countries?.every((country) => storedIn.includes(country)) ?? false;
}

export function unknownPart(attribute: string, value: string, reason: string): Where {
  return { kind: "unknown", attribute, value, reason };
}
