/** Runs the tests on the other versions of Node that are supported. The npm registry carries Node itself. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { LONG_TESTS } from "./support/long-tests";
import { run, runMain } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

const MAJORS = [22, 24];
const NOT_RUN = 3;

// cdktf-cli has a native module, which npm builds for the Node that npm itself runs on.
const LEFT_OUT = ["test/consumer/**", ...LONG_TESTS];
const EXCLUDE = LEFT_OUT.flatMap((path) => ["--exclude", path]);

runMain(() =>
  withTempFolder("node", (folder) => {
    for (const major of MAJORS) {
      const binary = install(folder, major);
      if (binary === undefined) {
        console.log(`Node ${major}: NOT RUN, the registry has no binary for ${process.platform}-${process.arch}`);
        process.exitCode = NOT_RUN;
        continue;
      }
      const path = [dirname(binary), process.env.PATH].join(":");
      const { ok, output } = run(binary, ["node_modules/vitest/vitest.mjs", "run", ...EXCLUDE], {
        env: { PATH: path },
      });
      if (!ok) {
        throw new Error(`Node ${major}\n${output}`);
      }
      const version = run(binary, ["--version"]).output.trim();
      console.log(`Node ${version}: ${/Tests .*/.exec(stripColors(output))?.[0]}`);
    }
  }),
);

function install(folder: string, major: number): string | undefined {
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(folder, String(major));
  run("npm", ["install", "--prefix", prefix, "--no-save", "--ignore-scripts", `${name}@${major}`]);
  const binary = join(prefix, "node_modules", name, "bin", "node");
  return existsSync(binary) ? binary : undefined;
}

function stripColors(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "");
}
