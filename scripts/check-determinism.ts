/** Synthesizes the examples twice, the second time from a copy of the repository at another path, and compares all bytes. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

runMain(() =>
  withTempFolder("second-clone", (folder) => {
    const copy = join(folder, "elsewhere");
    const files = runOrThrow("git", ["ls-files", "--cached", "--others", "--exclude-standard"]).trim().split("\n");
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(ROOT, file), join(copy, file));
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    const [first, second] = [ROOT, copy].map(synthesize);
    const names = [...new Set([...first.keys(), ...second.keys()])].sort();
    const different = names.filter((name) => first.get(name) !== second.get(name));
    if (different.length > 0 || names.length === 0) {
      throw new Error(`two synths differ in: ${different.join(", ") || "everything: nothing was written"}`);
    }
    console.log(`${names.length} files are the same, byte for byte, from two paths`);
  }),
);

function synthesize(root: string): Map<string, string> {
  runOrThrow("npm", ["run", "-s", "example"], { cwd: root });
  const out = join(root, "cdktf.out");
  return new Map(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(out, path), readFileSync(path, "latin1")]),
  );
}
