import { normaliseRegion } from "../private/region-name";
import { shown } from "../private/text";
import { atRestFacts, outsideFacts } from "../residency/outside-facts";
import { similarRegions } from "../residency/region-table";
import type { TerraformResource } from "../terraform/terraform-document";
import type { AuditContext } from "./audit-context";
import type { FlowCode } from "./facts";
import { type Finding, finding } from "./finding";
import { flowRowsOf } from "./flow-rows";
import { untold } from "./place";
import type { InCountries, Where } from "./where";

/** What Azure calls the location of what has none. */
const EVERYWHERE = "global";

/** What is told of a place, and where. */
export interface Told {
  readonly resource: TerraformResource;
  readonly attribute: string;
  readonly code: FlowCode;
  /** What is there; left out where it is the resource itself. */
  readonly what?: string;
}

/** What is wrong with a place; nothing where it is inside. */
export function whereFindings(told: Told, where: Where, { boundary }: AuditContext): readonly Finding[] {
  const { resource, attribute, code, what } = told;
  switch (where.kind) {
    case "region": {
      if (boundary.permitsStorage(where.region)) return [];
      const outside = outsideFacts(boundary, where.region);
      return [finding(resource, attribute, code, what === undefined ? outside : { what, ...outside })];
    }
    case "countries":
      return partFindings(told, where, boundary.storedIn, boundary.name);
    case "world": {
      const facts = { what: `'${what ?? resource.type}'`, why: where.why, boundary: boundary.name };
      return [finding(resource, attribute, "TransitOutsideBoundary", facts)];
    }
    case "held":
    case "nowhere":
      return [];
    case "unknown": {
      if (where.reason !== undefined) {
        const value = untold(where.value);
        const reason = where.value === "" ? withWhy(told, where.reason) : where.reason;
        return [finding(resource, attribute, "RegionUnresolved", { value, reason })];
      }
      const value = shown(where.value);
      const isEverywhere = normaliseRegion(where.value) === EVERYWHERE;
      const facts = isEverywhere ? ({ isEverywhere } as const) : { similar: similarRegions(where.value) };
      return [finding(resource, attribute, "RegionUnknown", { value, ...facts })];
    }
    case "not classified": {
      const name = what === undefined ? where.what : `'${what}', which is ${where.what}`;
      return [finding(resource, attribute, "ResourceNotClassified", { what: name, why: where.why })];
    }
  }
}

/** What the table has to say of a location that is not written. */
function withWhy({ resource, attribute }: Told, reason: string): string {
  const row = flowRowsOf(resource.type).find(({ judge, path }) => judge === "class" && path === attribute);
  return row?.why === undefined ? reason : `${reason} (${row.why})`;
}

function partFindings(
  { resource, attribute, code, what }: Told,
  { name, countries }: InCountries,
  storedIn: readonly string[],
  boundary: string,
): readonly Finding[] {
  const outside = countries?.filter((country) => !storedIn.includes(country));
  if (outside?.length === 0) return [];
  const where = outside
    ? `reaching ${outside.map((country) => `'${country}'`).join(", ")}`
    : "in countries that nobody names";
  return [finding(resource, attribute, code, { value: `'${what ?? name}'`, where, boundary })];
}

/** An account keeps data at rest anywhere in its geography. */
export function atRestFindings(
  { resource, attribute }: Told,
  where: Where,
  { boundary }: AuditContext,
): readonly Finding[] {
  const regions = where.kind === "region" ? [where.region] : where.kind === "held" ? where.regions : [];
  return regions
    .filter((region) => !boundary.permitsStorageInGeography(region))
    .slice(0, 1)
    .map((region) => finding(resource, attribute, "AtRestLeavesBoundary", atRestFacts(boundary, region)));
}
