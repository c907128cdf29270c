import { parseArgs } from "node:util";
import type { AuditChange } from "./mutants/audit/audit-change";
import { AUDIT_CHANGES } from "./mutants/audit/audit-changes";
import { auditOutcomes, rowOutcomes, TABLES } from "./mutants/audit/audit-outcomes";
import { MUTANTS } from "./mutants/mutants";
import { type Outcome, outcomeLine } from "./mutants/outcome";
import { policyOutcomes } from "./mutants/policy-outcomes";
import { runMain } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

// Changes one thing at a time and looks whether what guards it notices: the policy, which scenarios guard; the source of the audit,
// which cases of the corpus guard; the rows of its tables, which generated tests guard. A change that nothing notices fails the run:
// either the guards do not show what they should, or what was changed makes no difference.
// `npm run mutants -- ramp 429` takes the changes whose name, row or file holds one of the texts, such as `src/audit/judges`; `--all`
// goes on with every other scenario or case where those that are named notice nothing.

runMain(() =>
  withTempFolder("mutants", (folder) => {
    // Apps are synthesized there.
    process.env.TMPDIR = folder;
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { all: { type: "boolean" } } });
    const isWanted = (text: string) => positionals.length === 0 || positionals.some((part) => text.includes(part));
    const alive: Outcome[] = [];
    let count = 0;
    let start = performance.now();
    for (const outcome of outcomes(isWanted, values.all === true)) {
      console.log(outcomeLine(outcome, (performance.now() - start) / 1000));
      start = performance.now();
      count += 1;
      if (outcome.noticed === undefined) alive.push(outcome);
    }
    console.log(`${count - alive.length} of ${count} mutants were noticed`);
    if (alive.length === 0) return;
    console.log(`not noticed:\n${alive.map(({ name, standsFor }) => `- ${name} (${standsFor})`).join("\n")}`);
    process.exitCode = 1;
  }),
);

function* outcomes(isWanted: (text: string) => boolean, isThorough: boolean): Generator<Outcome> {
  const mutations = MUTANTS.filter(({ name, standsFor }) => isWanted(`${name} ${standsFor}`));
  if (mutations.length > 0) yield* policyOutcomes(mutations, isThorough);
  const changes = AUDIT_CHANGES.filter(({ name, standsFor, file }: AuditChange) =>
    isWanted(`${name} ${standsFor} ${file}`),
  );
  if (changes.length > 0) yield* auditOutcomes(changes, isThorough);
  const tables = (["flows", "types"] as const).filter((table) => isWanted(TABLES[table]));
  if (tables.length > 0) yield* rowOutcomes(tables);
}
