/**
 * Writes the tables of src/residency/data and src/audit/data, and pages in docs, from facts/*.json.
 * `--check` writes nothing and fails when one of them is out of date; `--root <folder>` takes another copy of the repository.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Bindings } from "./facts/bindings";
import { bindingProblems } from "./facts/bindings-check";
import { staleFiles, writeStaleFiles } from "./facts/generate";
import { readFacts, refuse } from "./facts/read-facts";
import { ROOT, runMain } from "./support/run";

runMain(() => {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, root: { type: "string" } } });
  const root = values.root ?? ROOT;
  const bindings = new Bindings(join(ROOT, "node_modules/@cdktf/provider-azurerm/lib"));
  refuse(bindingProblems(readFacts(join(root, "facts")), bindings));
  if (values.check) {
    const stale = staleFiles(root);
    if (stale.length > 0) throw new Error(`out of date with facts: ${stale.join(", ")}; run 'npm run facts'`);
    console.log("generated files are up to date with facts");
    return;
  }
  const written = writeStaleFiles(root);
  console.log(written.length === 0 ? "nothing to write" : `written: ${written.join(", ")}`);
});
