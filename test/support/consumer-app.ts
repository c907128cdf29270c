import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./built-library";

/** What a new app gets: the newest releases that the peer ranges of the library allow. */
const PEERS = ["cdktf@^0.21.0", "@cdktf/provider-azurerm@^14.23.1", "constructs@^10.6.0"];
const TOOLS = ["typescript@~5.9.3", "@types/node@^20", "cdktf-cli@^0.21.0"];

// Declarations of dependencies are checked too: a public type that does not resolve there must show here.
const STRICT = { strict: true, skipLibCheck: false, target: "ES2022", types: ["node"], noUnusedLocals: true };

/** How the TypeScript of an app is resolved. */
export type Resolution = "node16" | "bundler";

/** A CDKTF app in a folder of its own, with examples/quickstart as its program and the packed library installed. */
export class ConsumerApp {
  private readonly program: string;
  private compiling?: Promise<void>;

  constructor(
    private readonly folder: string,
    options: { readonly isModule?: boolean } = {},
  ) {
    const { isModule = false } = options;
    this.program = join(folder, "quickstart");
    mkdirSync(this.program, { recursive: true });
    this.write("package.json", { name: "consumer", private: true, type: isModule ? "module" : "commonjs" });
    cpSync(join(ROOT, "examples", "name-prefix.ts"), join(folder, "name-prefix.ts"));
    const main = readFileSync(join(ROOT, "examples", "quickstart", "main.ts"), "utf8");
    writeFileSync(join(this.program, "main.ts"), isModule ? withFileNames(main) : main);
    for (const resolution of ["node16", "bundler"] as const) {
      const module = resolution === "node16" ? "node16" : "preserve";
      const compilerOptions = { ...STRICT, module, moduleResolution: resolution };
      this.write(`quickstart/tsconfig.${resolution}.json`, { compilerOptions, files: ["main.ts"] });
    }
    this.write("quickstart/cdktf.json", { language: "typescript", app: "node main.js", projectId: "consumer" });
  }

  /** Installs as npm does for those who want to hear of peers that do not fit. */
  async install(tarball: string): Promise<void> {
    const options = ["--strict-peer-deps", "--no-audit", "--no-fund", "--prefer-offline"];
    await this.run("npm", ["install", ...options, tarball, ...PEERS, ...TOOLS], this.folder);
  }

  /** Version of each package as installed. */
  installed(...names: readonly string[]): string[] {
    const { packages } = JSON.parse(readFileSync(join(this.folder, "package-lock.json"), "utf8"));
    return names.map((name) => `${name} ${packages[`node_modules/${name}`]?.version ?? "is missing"}`);
  }

  async checkTypes(resolution: Resolution): Promise<void> {
    if (resolution === "node16") return this.compile();
    await this.run(this.bin("tsc"), ["--noEmit", "-p", `tsconfig.${resolution}.json`]);
  }

  /** The document that the compiled program writes. */
  async synth(): Promise<string> {
    return await this.documentOf(process.execPath, ["main.js"]);
  }

  /** The document that the cdktf CLI makes the program write. */
  async synthByCli(): Promise<string> {
    return await this.documentOf(this.bin("cdktf"), ["synth"]);
  }

  private compile(): Promise<void> {
    this.compiling ??= this.run(this.bin("tsc"), ["-p", "tsconfig.node16.json"]);
    return this.compiling;
  }

  private async documentOf(command: string, args: readonly string[]): Promise<string> {
    await this.compile();
    const outdir = join(this.program, "cdktf.out");
    rmSync(outdir, { recursive: true, force: true });
    await this.run(command, args);
    return readFileSync(join(outdir, "stacks", "quickstart", "cdk.tf.json"), "utf8");
  }

  private bin(name: string): string {
    return join(this.folder, "node_modules", ".bin", name);
  }

  // Not synchronous: Vitest gives up on a worker that does not answer for a minute.
  private async run(command: string, args: readonly string[], cwd = this.program): Promise<void> {
    const env = { ...process.env, NAME_PREFIX: "team7", CHECKPOINT_DISABLE: "1" };
    await promisify(execFile)(command, args, { cwd, env }).catch(({ message, stdout, stderr }) => {
      throw new Error([message, stdout, stderr].join("\n"));
    });
  }

  private write(path: string, content: object): void {
    writeFileSync(join(this.folder, path), JSON.stringify(content));
  }
}

/** Native ES modules name files: no folders, no missing extensions. */
function withFileNames(program: string): string {
  return program
    .replace('"@cdktf/provider-azurerm/lib/provider"', '"@cdktf/provider-azurerm/lib/provider/index.js"')
    .replace('"../name-prefix"', '"../name-prefix.js"');
}
