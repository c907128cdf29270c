import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";

const ROOT = resolve(__dirname, "..", "..");
const CHILD = join(ROOT, "bench", "child");

/**
 * The measured programs as plain JavaScript in a folder of their own, with the packages that a user has. A TypeScript loader
 * in the measured process would take more memory than what is measured.
 */
export class ChildFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "bench-")));

  constructor(library: string) {
    const entryPoints = readdirSync(CHILD).map((file) => join(CHILD, file));
    buildSync({ entryPoints, outdir: this.path, format: "cjs", platform: "node", target: "node20" });
    const modules = join(ROOT, "node_modules");
    this.link("cdktf", join(modules, "cdktf"));
    this.link("tinybench", join(modules, "tinybench"));
    this.link("constructs", join(modules, "constructs"));
    this.link("@cdktf/provider-azurerm", join(modules, "@cdktf", "provider-azurerm"));
    // A copy, as npm would install it: a build of the repository meanwhile must not meet a measurement.
    const copy = join(this.path, "node_modules", "cdktf-multi-region-openai");
    for (const part of ["package.json", "lib"]) cpSync(join(library, part), join(copy, part), { recursive: true });
  }

  /** Runs one program in a fresh process and gives the JSON that it prints. */
  run<T>(program: string, argument: object): T {
    const args = [join(this.path, `${program}.js`), JSON.stringify(argument)];
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = spawnSync(process.execPath, args, { cwd: this.path, env, encoding: "utf8", maxBuffer: 64 << 20 });
    if (child.status !== 0)
      throw new Error(`bench/child/${program}.ts failed\n${(child.stderr || String(child.error)).slice(0, 2000)}`);
    return JSON.parse(child.stdout);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private link(name: string, target: string): void {
    const path = join(this.path, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}
