import { CASES } from "../../../test/audit/corpus/cases";
import type { Outcome } from "../outcome";
import type { AuditChange } from "./audit-change";
import { AuditHunter } from "./audit-hunt";
import { RowHunter, type RowTrophy } from "./row-hunt";

/** Changes of the source of the audit, and whether a case of the corpus says something else. Throws where a case fails anyway. */
export function* auditOutcomes(changes: readonly AuditChange[], isThorough: boolean): Generator<Outcome> {
  const hunter = new AuditHunter(CASES, isThorough);
  refuse(hunter.faults());
  for (const change of changes) {
    const { noticed, tried } = hunter.hunt(change);
    const by = noticed && { by: `'${noticed.by}'`, why: noticed.why };
    const standsFor = `${change.standsFor}, ${change.file}`;
    yield { name: change.name, standsFor, noticed: by, tried: `${tried} case${tried === 1 ? "" : "s"}` };
  }
}

/** What stands for the tables of facts. */
export const TABLES = { flows: "facts/data-flows.json", types: "facts/resource-types.json" } as const;

/** Every row of the tables of facts, and whether a generated test of it fails. What is noticed is one outcome for each table. */
export function* rowOutcomes(tables: readonly (keyof typeof TABLES)[]): Generator<Outcome> {
  const hunter = new RowHunter();
  refuse(hunter.faults());
  for (const table of tables) yield* outcomesOf(TABLES[table], hunter[table]());
}

function* outcomesOf(table: string, trophies: readonly RowTrophy[]): Generator<Outcome> {
  const tried = `the generated tests of each`;
  const alive = trophies.filter(({ isNoticed }) => !isNoticed);
  for (const { row, change } of alive) yield { name: `${row}: ${change}`, standsFor: table, tried };
  const name = `${trophies.length - alive.length} changes of rows`;
  yield { name, standsFor: table, tried, noticed: { by: "test/audit/generated", why: "a test of the row fails" } };
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`without a change there are faults:\n${faults.join("\n")}`);
}
