import type { TableSource } from "../../src/residency/facts";
import { type Fact, shown } from "./fact";
import type { FactTable } from "./tables";

/** Reads what all fact files share: sources, notes and a list of rows under its own name. */
export function readTable<Row>(
  root: Fact,
  listName: string,
  readRow: (row: Fact) => Row,
  otherFields: readonly string[] = [],
): FactTable<Row> {
  root.fields([...otherFields, "source", "notes", listName], ["furtherSources"]);
  const rows = root.field(listName).items().map(readRow);
  if (rows.length === 0) root.field(listName).problem("must be a list with at least one row");
  return {
    source: readSource(root.field("source")),
    furtherSources: root.field("furtherSources").items().map(readSource),
    notes: root
      .field("notes")
      .items()
      .map((note) => note.text()),
    rows,
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
