/**
 * The same source on CDK Terrain (cdktn), the living fork of CDKTF: module names replaced, types checked, tests run.
 * Exit 3 means that the packages could not be installed and nothing was checked.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { LONG_TESTS } from "./support/long-tests";
import { ROOT, run, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

const NOT_RUN = 3;

// The provider still names cdktn 0.23 as its peer, hence --legacy-peer-deps below.
const PACKAGES = ["cdktn@0.24.0", "@cdktn/provider-azurerm@16.1.0", "constructs@10.6.0"];

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/(["'])cdktf(?=["'/])/g, "$1cdktn"],
  [/(["'])@cdktf\/provider-azurerm(?=["'/])/g, "$1@cdktn/provider-azurerm"],
];

const COPIED = [
  "src",
  "test",
  "scripts",
  "facts",
  "examples",
  "docs",
  "scenarios",
  "vitest.config.mts",
  "package.json",
  "tsconfig.dev.json",
];

// Tests of this repository rather than of the library: package content, build output, the schema of azurerm 4.55, and tests
// that start programs which load cdktf by its name.
const LEFT_OUT = [
  "test/shape/**",
  "test/scripts/**",
  "test/terraform-schema/**",
  "test/consumer/**",
  "test/determinism/**",
  "test/jsii-kernel/**",
  "test/cli/built-command.test.ts",
  ...LONG_TESTS,
];

runMain(() =>
  withTempFolder("cdktn", (folder) => {
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const install = run("npm", ["install", "--legacy-peer-deps", "--ignore-scripts", ...PACKAGES], { cwd: folder });
    if (!install.ok) {
      console.log(`NOT RUN: ${PACKAGES.join(", ")} cannot be installed here\n${install.output.trim()}`);
      process.exitCode = NOT_RUN;
      return;
    }
    linkOtherPackages(folder);
    copySources(folder);
    writeTsconfig(folder);
    runOrThrow("tsc", ["--noEmit", "-p", "tsconfig.json"], { cwd: folder });
    console.log(`types: ok with ${PACKAGES.join(", ")}`);
    const exclude = LEFT_OUT.flatMap((path) => ["--exclude", path]);
    runOrThrow("vitest", ["run", "--root", folder, ...exclude], { cwd: folder, inherit: true });
  }),
);

/** Test tools come from the installed node_modules; cdktf must not be there to be found. */
function linkOtherPackages(folder: string): void {
  const modules = join(ROOT, "node_modules");
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((each) => `${name}/${each}`) : [name],
  );
  for (const name of names.filter((each) => !each.startsWith(".") && !/^(cdktf|@cdktf\/.*)$/.test(each))) {
    const target = join(folder, "node_modules", name);
    if (!existsSync(target)) {
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(join(modules, name), target);
    }
  }
}

function copySources(folder: string): void {
  for (const name of COPIED.filter((each) => existsSync(join(ROOT, each)))) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: (path) => !isLeftOut(path) });
  }
  const copies = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, "node_modules")));
  for (const path of copies) {
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      RENAMED.reduce((all, [from, to]) => all.replace(from, to), text),
    );
  }
}

function isLeftOut(path: string): boolean {
  const name = relative(ROOT, path).replaceAll("\\", "/");
  return (
    LEFT_OUT.includes(`${name}/**`) ||
    LEFT_OUT.includes(name) ||
    name.endsWith("cdktf.out") ||
    name.endsWith("node_modules")
  );
}

function writeTsconfig(folder: string): void {
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  const tsconfig = {
    compilerOptions: { ...compilerOptions, rootDir: ".", noEmit: true, types: ["node", "vitest/globals"] },
    include: ["src/**/*.ts", "test/**/*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
}
