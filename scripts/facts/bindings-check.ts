import type { DataFlowRow, ParentWay, ResourceTypeRow } from "../../src/audit/facts";
import type { Bindings } from "./bindings";
import type { Facts } from "./tables";

/** What the tables of the audit say of arguments that the provider does not have, or leave out of what it has. */
export function bindingProblems({ resourceTypes, dataFlows }: Facts, bindings: Bindings): string[] {
  return [
    ...typeProblems(resourceTypes.rows, bindings).map((text) => `facts/resource-types.json: ${text}`),
    ...dataFlows.flows.rows
      .flatMap((row) => flowProblems(row, bindings))
      .map((text) => `facts/data-flows.json: ${text}`),
    ...dataFlows.hostDomains
      .flatMap(({ types, attribute }) => types.flatMap((type) => missing(bindings, type, attribute)))
      .map((text) => `facts/data-flows.json: ${text}`),
  ];
}

function typeProblems(rows: readonly ResourceTypeRow[], bindings: Bindings): string[] {
  const listed = new Set(rows.flatMap((row) => row.types));
  const bound = new Set(bindings.types());
  return [
    ...[...bound].filter((type) => !listed.has(type)).map((type) => `'${type}' of the provider is in no row`),
    ...[...listed].filter((type) => !bound.has(type)).map((type) => `'${type}' is no resource type of the provider`),
    ...rows.flatMap((row) => row.types.flatMap((type) => (bound.has(type) ? classProblems(type, row, bindings) : []))),
  ];
}

function classProblems(type: string, row: ResourceTypeRow, bindings: Bindings): string[] {
  const location = bindings.attribute(type, "location");
  if (row.class === "located") {
    return location ? wayProblems(type, row.otherwise ?? [], bindings) : [`'${type}' is located, but has no location`];
  }
  const isWithout = row.class === "child" || row.class === "no-data";
  const ignored = isWithout && location ? [`'${type}' is ${row.class}, but has a location`] : [];
  return row.class === "child" ? [...ignored, ...wayProblems(type, row.ways, bindings)] : ignored;
}

/** A child that may leave out its only way to a parent would be nowhere. */
function wayProblems(type: string, ways: readonly ParentWay[], bindings: Bindings): string[] {
  const unknown = ways.flatMap(({ attribute }) => missing(bindings, type, attribute));
  const isOptional = ways.length === 1 && bindings.attribute(type, ways[0].attribute)?.isRequired === false;
  return isOptional
    ? [...unknown, `'${ways[0].attribute}' of '${type}' is optional, and no other way is named`]
    : unknown;
}

function flowProblems(row: DataFlowRow, bindings: Bindings): string[] {
  const paths = [row.path, row.onlyIf?.path, row.unless?.path].filter((path) => path !== undefined);
  return row.types.flatMap((type) => [
    ...paths.flatMap((path) => missing(bindings, type, path)),
    // A block has no value to judge; that it is written at all can be forbidden.
    ...(row.judge !== "forbidden" && bindings.attribute(type, row.path)?.isBlock
      ? [`'${row.path}' of '${type}' is a block`]
      : []),
  ]);
}

function missing(bindings: Bindings, type: string, path: string): string[] {
  return bindings.attribute(type, path) ? [] : [`'${type}' has no '${path}'`];
}
