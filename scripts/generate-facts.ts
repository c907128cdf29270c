/**
 * Writes the tables of src/residency/data and their pages in docs from facts/*.json.
 * `--check` writes nothing and fails when one of them is out of date; `--root <folder>` takes another copy of the repository.
 */
import { parseArgs } from "node:util";
import { staleFiles, writeStaleFiles } from "./facts/generate";
import { ROOT, runMain } from "./support/run";

runMain(() => {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, root: { type: "string" } } });
  const root = values.root ?? ROOT;
  if (values.check) {
    const stale = staleFiles(root);
    if (stale.length > 0) throw new Error(`out of date with facts: ${stale.join(", ")}; run 'npm run facts'`);
    console.log("generated files are up to date with facts");
    return;
  }
  const written = writeStaleFiles(root);
  console.log(written.length === 0 ? "nothing to write" : `written: ${written.join(", ")}`);
});
