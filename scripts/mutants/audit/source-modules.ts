import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Script } from "node:vm";
import { transformSync } from "esbuild";
import { ROOT } from "../../support/run";

type Module = { exports: Record<string, unknown> };
type Run = (
  module: Module,
  exports: object,
  require: (name: string) => unknown,
  filename: string,
  dirname: string,
  globals: TestGlobals,
) => void;

/** What a test file finds without importing it. */
export interface TestGlobals {
  readonly describe?: unknown;
  readonly test?: unknown;
  readonly expect?: unknown;
}

const fromRoot = createRequire(join(ROOT, "package.json"));
/** What was compiled is the same for every set of modules in which the text is. */
const compiled = new Map<string, Run>();

/**
 * Our modules as they are in the repository, except for some texts: each set runs them anew, so that nothing that one remembers
 * is known to another. Packages are those of the process.
 */
export class SourceModules {
  private readonly modules = new Map<string, Module>();

  /** @param texts Other texts, by the path of the file in the repository. */
  constructor(
    private readonly texts: ReadonlyMap<string, string> = new Map(),
    private readonly globals: TestGlobals = {},
  ) {}

  /** What a file exports. */
  load<T>(file: string): T {
    return this.exportsOf(join(ROOT, file)) as T;
  }

  private exportsOf(path: string): unknown {
    if (path.endsWith(".json")) return fromRoot(path);
    const known = this.modules.get(path);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    this.modules.set(path, module);
    const text = this.texts.get(relative(ROOT, path)) ?? readFileSync(path, "utf8");
    const folder = dirname(path);
    const require = (name: string) =>
      name.startsWith(".") ? this.exportsOf(pathOf(join(folder, name))) : fromRoot(name);
    runOf(path, text)(module, module.exports, require, path, folder, this.globals);
    return module.exports;
  }
}

function pathOf(path: string): string {
  return existsSync(`${path}.ts`) ? `${path}.ts` : path;
}

function runOf(path: string, text: string): Run {
  const key = `${path}\n${text}`;
  const known = compiled.get(key);
  if (known) return known;
  const { code } = transformSync(text, { loader: "ts", format: "cjs", platform: "node", target: "node20" });
  const made = `((module, exports, require, __filename, __dirname, { describe, test, expect }) => {${code}\n})`;
  const run = new Script(made, { filename: path }).runInThisContext() as Run;
  compiled.set(key, run);
  return run;
}
