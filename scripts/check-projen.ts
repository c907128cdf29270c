/** Fails when a file that projen writes differs from what .projenrc.ts says. */
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

runMain(() =>
  withTempFolder("projen", (folder) => {
    const { files } = JSON.parse(readFileSync(join(ROOT, ".projen", "files.json"), "utf8")) as { files: string[] };
    // package.json is missing there because projen keeps parts of it.
    const managed = [...files, "package.json"];
    // In a copy, so that a check never repairs what it is there to find.
    for (const file of [...managed, ".projenrc.ts", "README.md"]) {
      cpSync(join(ROOT, file), join(folder, file), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    runOrThrow("tsx", [".projenrc.ts"], { cwd: folder, env: { PROJEN_DISABLE_POST: "1" } });
    const stale = managed.filter((file) => !sameFile(join(ROOT, file), join(folder, file)));
    if (stale.length > 0) {
      throw new Error(`edited by hand or out of date: ${stale.join(", ")}; run 'npx projen'`);
    }
  }),
);

function sameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b));
}
