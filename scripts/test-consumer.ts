/**
 * The first hour of another team: the packed library in a new CDKTF app outside this repository, with strict peers.
 * The app is examples/quickstart; it is compiled, synthesized by itself and then by the cdktf CLI, with one result.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

// What "cdktf init --template typescript" writes, as far as it concerns the compiler.
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    declaration: true,
    experimentalDecorators: true,
    lib: ["es2018"],
    module: "CommonJS",
    target: "ES2018",
    noUnusedLocals: true,
    skipLibCheck: true,
    types: ["node"],
  },
  include: ["**/*.ts"],
  exclude: ["node_modules"],
};

// A new app gets the newest release that the peer ranges allow, not the one that this repository tests with.
const INSTALLED = ["cdktf@^0.21.0", "@cdktf/provider-azurerm@^14.23.1", "constructs@^10.6.0"];
const TOOLS = ["typescript@~5.9.3", "@types/node@^20"];
const ENV = { NAME_PREFIX: "consumer", CHECKPOINT_DISABLE: "1" };

runMain(() =>
  withTempFolder("consumer", (folder) => {
    const tarball = pack(folder);
    const app = join(folder, "app", "quickstart");
    mkdirSync(app, { recursive: true });
    writeFileSync(join(folder, "app", "package.json"), '{ "name": "consumer", "private": true }\n');
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify(TSCONFIG));
    cpSync(join(ROOT, "examples", "quickstart", "main.ts"), join(app, "main.ts"));
    cpSync(join(ROOT, "examples", "name-prefix.ts"), join(folder, "app", "name-prefix.ts"));
    npmInstall(join(folder, "app"), [tarball, ...INSTALLED, ...TOOLS]);
    report("installed with strict peers", join(folder, "app"));

    runOrThrow(join(folder, "app", "node_modules", ".bin", "tsc"), ["-p", "."], { cwd: app });
    const alone = synth(app, process.execPath, ["main.js"]);
    console.log(`synthesized by node main.js: ${alone.length} characters`);

    npmInstall(join(folder, "app"), ["cdktf-cli@^0.21.0"]);
    writeFileSync(
      join(app, "cdktf.json"),
      '{ "language": "typescript", "app": "node main.js", "projectId": "consumer" }\n',
    );
    const byCli = synth(app, join(folder, "app", "node_modules", ".bin", "cdktf"), ["synth"]);
    if (byCli !== alone) {
      throw new Error("the cdktf CLI synthesizes something else than the app by itself");
    }
    console.log("synthesized by cdktf synth: the same bytes");
  }),
);

function pack(folder: string): string {
  const [{ filename }] = JSON.parse(runOrThrow("npm", ["pack", "--json", "--silent", "--pack-destination", folder]));
  return join(folder, filename);
}

function npmInstall(folder: string, packages: readonly string[]): void {
  runOrThrow("npm", ["install", "--strict-peer-deps", "--no-audit", "--no-fund", ...packages], { cwd: folder });
}

function report(what: string, folder: string): void {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const versions = ["cdktf", "@cdktf/provider-azurerm", "constructs"].map(
    (name) => `${name} ${lock.packages[`node_modules/${name}`].version}`,
  );
  console.log(`${what}: ${versions.join(", ")}`);
}

function synth(app: string, command: string, args: readonly string[]): string {
  rmSync(join(app, "cdktf.out"), { recursive: true, force: true });
  runOrThrow(command, args, { cwd: app, env: ENV });
  return readFileSync(join(app, "cdktf.out", "stacks", "quickstart", "cdk.tf.json"), "utf8");
}
