import type { TableSource } from "../../src/residency/facts";
import { type Fact, shown } from "./fact";
import type { FactTable } from "./tables";

/** Reads what fact files share: sources, notes and a list of rows under its own name. */
export function readTable<Row>(
  root: Fact,
  listName: string,
  readRow: (row: Fact) => Row,
  otherFields: readonly string[] = [],
): FactTable<Row> {
  const head = readHead(root, [...otherFields, listName]);
  return { ...head, rows: readRows(root.field(listName), readRow) };
}

/** The same for rows that are grouped for whoever reads the file: `families`, each a list under its name. */
export function readFamilies<Row>(
  root: Fact,
  readRow: (row: Fact) => Row,
  otherFields: readonly string[] = [],
): FactTable<Row> {
  const head = readHead(root, [...otherFields, "families"]);
  return {
    ...head,
    rows: root
      .field("families")
      .entries()
      .flatMap(([, family]) => readRows(family, readRow)),
  };
}

/** The rows of a list that must have one. */
export function readRows<Row>(list: Fact, readRow: (row: Fact) => Row): Row[] {
  const rows = list.items().map(readRow);
  if (rows.length === 0) list.problem("must be a list with at least one row");
  return rows;
}

function readHead(root: Fact, fields: readonly string[]): Omit<FactTable<never>, "rows"> {
  root.fields([...fields, "source", "notes"], ["furtherSources"]);
  return {
    source: readSource(root.field("source")),
    furtherSources: root.field("furtherSources").items().map(readSource),
    notes: root
      .field("notes")
      .items()
      .map((note) => note.text()),
  };
}

function readSource(fact: Fact): TableSource {
  fact.fields(["title", "url", "asOf"]);
  return {
    title: fact.field("title").text(),
    asOf: fact.field("asOf").date(),
    url: fact.field("url").text(/^https:\/\/[a-z0-9.-]+\.[a-z]+\//, "a public https address"),
  };
}

/** Notes every value that is there before. */
export function refuseDuplicates(facts: readonly Fact[], keyOf: (fact: Fact) => unknown = (fact) => fact.value): void {
  const seen = new Set<unknown>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== undefined && seen.has(key)) fact.problem(`${shown(key)} is there twice`);
    seen.add(key);
  }
}

/** Leaves out what the file does not say, so that a generated row has no `undefined`. */
export function withoutAbsent<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
}
