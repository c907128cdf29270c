import type { ResourceTypeRow } from "../../src/audit/facts";
import type { FactFiles } from "./cross-checks";
import type { Fact } from "./fact";
import { flowLabel } from "./read-data-flows";
import type { Facts } from "./tables";

/** Notes what data-flows.json and resource-types.json would have to hold for each other, and what other files would have to hold for them. */
export function checkAudit(files: FactFiles, facts: Facts): void {
  const rowOf = new Map(facts.resourceTypes.rows.flatMap((row) => row.types.map((type) => [type, row] as const)));
  checkFlows(files.dataFlows, facts, rowOf);
  checkGlobalTypes(files.resourceTypes, facts, rowOf);
  checkTables(files.dataFlows, facts, rowOf);
}

type Rows = ReadonlyMap<string, ResourceTypeRow>;

function checkFlows(file: Fact, facts: Facts, rowOf: Rows): void {
  const locations = new Set(facts.dataFlows.dataLocations.map(({ name }) => name));
  const seen = new Set<string>();
  const flowFacts = file
    .field("families")
    .entries()
    .flatMap(([, family]) => family.items());
  for (const [index, row] of facts.dataFlows.flows.rows.entries()) {
    const fact = flowFacts[index].called(flowLabel(flowFacts[index]));
    refuseUnknownTypes(fact.field("types"), rowOf);
    refuseUnknownTypes(fact.field("named"), rowOf);
    for (const type of row.types) {
      const key = `${type} ${row.path}`;
      if (seen.has(key)) fact.problem(`'${type}' has another row for this path`);
      seen.add(key);
      const known = rowOf.get(type);
      if (row.judge === "class" && known && !isDecidedBy(known, row.path)) {
        fact.problem(`'${row.path}' does not decide where '${type}' is, which is ${known.class}`);
      }
      if (row.judge === "reference" && known?.class === "child" && isDecidedBy(known, row.path)) {
        fact.problem(`'${row.path}' is what '${type}' belongs to, which resource-types.json tells; its judge is class`);
      }
    }
    if (row.judge === "pair") refuseUnknownRegions(fact.field("except"), facts);
    if (row.judge === "data-location" && row.whenMissing !== undefined && !locations.has(row.whenMissing)) {
      fact.field("whenMissing").problem(`'${row.whenMissing}' is in no row of dataLocations`);
    }
  }
}

/** Whether an attribute is one that the class of a type looks at. */
function isDecidedBy(row: ResourceTypeRow, path: string): boolean {
  if (row.class === "located") return path === "location";
  if (row.class === "child") return row.ways.some(({ attribute }) => attribute === path);
  return row.class === "opaque";
}

/** Where data of a global type is, only a row of the flows can tell. */
function checkGlobalTypes(file: Fact, facts: Facts, rowOf: Rows): void {
  const judged = new Set(
    facts.dataFlows.flows.rows
      .filter(({ judge }) => judge === "transit" || judge === "data-location")
      .flatMap(({ types }) => types),
  );
  for (const [type, row] of rowOf) {
    if (row.class === "global" && !judged.has(type)) {
      file.problem(`'${type}' is global, so data-flows.json needs a row for it, of judge transit or data-location`);
    }
  }
}

function checkTables(file: Fact, facts: Facts, rowOf: Rows): void {
  const countries = new Set(facts.countries.rows.map(({ code }) => code));
  for (const location of file.field("dataLocations").items()) {
    for (const code of location.field("countries").items()) {
      if (!countries.has(String(code.value))) code.problem(`'${code.value}' is no country of countries.json`);
    }
  }
  for (const location of file.field("webTestLocations").items()) refuseUnknownRegion(location.field("region"), facts);
  for (const domain of file.field("hostDomains").items()) refuseUnknownTypes(domain.field("types"), rowOf);
}

function refuseUnknownTypes(list: Fact, rowOf: Rows): void {
  for (const type of list.items()) {
    if (!rowOf.has(String(type.value))) type.problem(`'${type.value}' is in no row of resource-types.json`);
  }
}

function refuseUnknownRegions(list: Fact, facts: Facts): void {
  for (const region of list.items()) refuseUnknownRegion(region, facts);
}

function refuseUnknownRegion(fact: Fact, facts: Facts): void {
  if (!facts.regions.rows.some(({ name }) => name === fact.value)) {
    fact.problem(`'${fact.value}' is no region of regions.json`);
  }
}
