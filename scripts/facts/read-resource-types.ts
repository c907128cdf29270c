import type { ParentWay, ResourceTypeRow } from "../../src/audit/facts";
import type { Fact } from "./fact";
import { readFamilies, readRows, refuseDuplicates, withoutAbsent } from "./read-table";
import type { FactTable } from "./tables";

const CLASSES = ["located", "child", "no-data", "global", "opaque"] as const;
const WAY = ["attribute", "by", "parents"];
const TYPE = /^azurerm_[a-z0-9_]+$/;
const PATH = /^[a-z0-9_]+(\.[a-z0-9_]+)*$/;
export const ANY_PARENT = "*";

export function readResourceTypes(root: Fact): FactTable<ResourceTypeRow> {
  const rows = rowsIn(root);
  refuseDuplicates(rows.flatMap((row) => row.field("types").items()));
  const table = readFamilies(root, readRow);
  checkParents(rows, table.rows);
  return table;
}

/** Names of resource types, at least one. */
export function readTypes(fact: Fact): string[] {
  return readRows(fact, (type) => type.text(TYPE, "a resource type such as 'azurerm_subnet'"));
}

/** An attribute; blocks are dotted. */
export function readPath(fact: Fact): string {
  return fact.text(PATH, "an attribute in Terraform's words, such as 'backup.storage_redundancy'");
}

function rowsIn(root: Fact): Fact[] {
  return root
    .field("families")
    .entries()
    .flatMap(([, family]) => family.items());
}

function readRow(indexed: Fact): ResourceTypeRow {
  const row = labelled(indexed);
  const name = row.field("class").oneOf(CLASSES);
  const types = readTypes(row.field("types"));
  if (name === "child") return { class: name, ways: readWays(row), types };
  if (name === "located") {
    row.fields(["class", "types"], ["otherwise"]);
    const otherwise = row.optional("otherwise", (list) => list.items().map(readWay));
    return withoutAbsent({ class: name, otherwise, types });
  }
  row.fields(["class", "why", "types"]);
  return { class: name, why: row.field("why").text(), types };
}

function readWays(row: Fact): ParentWay[] {
  if (row.field("alternatives").value === undefined) {
    row.fields(["class", ...WAY, "types"]);
    return [readWayFields(row)];
  }
  row.fields(["class", "alternatives", "types"]);
  return readRows(row.field("alternatives"), readWay);
}

function readWay(fact: Fact): ParentWay {
  fact.fields(WAY);
  return readWayFields(fact);
}

function readWayFields(fact: Fact): ParentWay {
  const parents = fact.field("parents");
  refuseDuplicates(parents.items());
  const isAny = parents.items().length === 1 && parents.items()[0].value === ANY_PARENT;
  return {
    attribute: readPath(fact.field("attribute")),
    by: fact.field("by").oneOf(["id", "name"]),
    parents: isAny ? [ANY_PARENT] : readTypes(parents),
  };
}

/** What is nobody's child, in the end, is where something says; a chain that comes back to itself says nothing. */
function checkParents(facts: readonly Fact[], rows: readonly ResourceTypeRow[]): void {
  const rowOf = new Map(rows.flatMap((row) => row.types.map((type) => [type, row] as const)));
  for (const [index, row] of rows.entries()) {
    const fact = labelled(facts[index]);
    for (const parent of parentsOf(row)) {
      if (parent !== ANY_PARENT && !rowOf.has(parent)) fact.problem(`the parent '${parent}' is in no row`);
    }
    for (const type of row.types) {
      const circle = circleFrom(type, rowOf);
      if (circle) fact.problem(`the parents of '${type}' go in a circle: ${circle.join(" > ")}`);
    }
  }
}

export function parentsOf(row: ResourceTypeRow | undefined): readonly string[] {
  if (row?.class === "child") return row.ways.flatMap((way) => way.parents);
  return row?.class === "located" ? (row.otherwise ?? []).flatMap((way) => way.parents) : [];
}

function circleFrom(
  type: string,
  rowOf: ReadonlyMap<string, ResourceTypeRow>,
  seen: string[] = [],
): string[] | undefined {
  const path = [...seen, type];
  // A circle further up is told at the types that are in it.
  if (seen.includes(type)) return seen[0] === type ? path : undefined;
  for (const parent of parentsOf(rowOf.get(type))) {
    const circle = circleFrom(parent, rowOf, path);
    if (circle) return circle;
  }
  return undefined;
}

function labelled(row: Fact): Fact {
  return row.called(String(row.field("types").items()[0]?.value));
}
