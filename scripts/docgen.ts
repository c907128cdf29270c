/** Writes API.md from the compiled library and docs/problems.md from its problems, or tells with --check that one is out of date. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problemsPage } from "./problems-page";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

runMain(() =>
  withTempFolder("docgen", (folder) => {
    const output = join(folder, "API.md");
    runOrThrow("jsii-docgen", ["--output", output]);
    const pages = { "API.md": readFileSync(output, "utf8"), "docs/problems.md": problemsPage() };
    for (const [name, text] of Object.entries(pages)) {
      const file = join(ROOT, name);
      if (!process.argv.includes("--check")) writeFileSync(file, text);
      else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
        throw new Error(`${name} is out of date: run 'npm run docgen'`);
      }
    }
  }),
);
