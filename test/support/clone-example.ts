import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { builtLibrary, ROOT } from "./built-library";

/** What an example prints, and where it wrote. */
export interface ExampleRun {
  readonly printed: string;
  readonly outdir: string;
}

const NOT_CLONED = new Set(["node_modules", ".git", "cdktf.out", "dist", "coverage"]);

/** Names of all examples. */
export function exampleNames(): string[] {
  const entries = readdirSync(join(ROOT, "examples"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Copies the working tree with the built library to another place; the installed packages are shared. */
export function cloneTo(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(builtLibrary(), folder, { recursive: true, filter: (path) => !NOT_CLONED.has(basename(path)) });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
}

/** Runs an example of a clone of this repository, as `npm run example` does. */
export function runExample(
  clone: string,
  name: string,
  outdir: string,
  options: { readonly nodeArguments?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): ExampleRun {
  const { nodeArguments = [], env = {} } = options;
  mkdirSync(outdir, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArguments, "--import", "tsx", "main.ts"], {
    cwd: join(clone, "examples", name),
    env: { ...process.env, ...env, CDKTF_OUTDIR: outdir, NAME_PREFIX: "team7" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`examples/${name} failed\n${withoutFrames(stderr)}`);
  return { printed: stdout, outdir };
}

/** The bytes of every file below a folder, by path. */
export function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path).toString("latin1")]));
}

// Vitest takes frames in a message for its own, and stumbles over the source maps that it then looks for.
function withoutFrames(text: string): string {
  return text.replaceAll(/^\s+at .*\n?/gm, "");
}
