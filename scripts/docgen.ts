/** Writes API.md from the compiled library, or tells with --check that it is out of date. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

const API = join(ROOT, "API.md");

runMain(() =>
  withTempFolder("docgen", (folder) => {
    const output = join(folder, "API.md");
    runOrThrow("jsii-docgen", ["--output", output]);
    const text = readFileSync(output, "utf8");
    if (!process.argv.includes("--check")) {
      writeFileSync(API, text);
    } else if (!existsSync(API) || readFileSync(API, "utf8") !== text) {
      throw new Error("API.md is out of date: run 'npm run docgen'");
    }
  }),
);
