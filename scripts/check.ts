/** Everything "npm test" stands for, cheap steps first. With --no-tests it stops before the tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run, runMain, runOrThrow } from "./support/run";

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const SOURCES = ["src", "test", "scripts", "bench", "examples"].filter((folder) => existsSync(join(ROOT, folder)));

const STEPS: readonly Step[] = [
  { name: "format and lint", command: "biome", args: ["ci", "--colors=off", "--error-on-warnings", "."] },
  { name: "layers", command: "depcruise", args: ["--config", ".dependency-cruiser.cjs", ...SOURCES] },
  { name: "projen files", command: "tsx", args: ["scripts/check-projen.ts"] },
  { name: "facts and their tables", command: "tsx", args: ["scripts/generate-facts.ts", "--check"] },
  { name: "types of all folders", command: "tsc", args: ["--noEmit", "-p", "tsconfig.dev.json"] },
  { name: "jsii compile", command: "tsx", args: ["scripts/build.ts", "--check"] },
  { name: "API.md", command: "tsx", args: ["scripts/docgen.ts", "--check"] },
  { name: "snippets", command: "tsx", args: ["scripts/check-snippets.ts"] },
  { name: "package", command: "tsx", args: ["scripts/check-package.ts"] },
];

runMain(() => {
  for (const step of STEPS) {
    const started = performance.now();
    const { ok, output } = run(step.command, step.args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${ok ? "ok  " : "FAIL"} ${step.name.padEnd(24)} ${seconds.padStart(5)} s`);
    if (!ok) {
      throw new Error(output);
    }
  }
  if (!process.argv.includes("--no-tests")) {
    runTests();
  }
});

function runTests(): void {
  const folder = mkdtempSync(join(tmpdir(), "check-"));
  const report = join(folder, "report.json");
  try {
    runOrThrow("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
      inherit: true,
    });
  } finally {
    if (existsSync(report)) {
      const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
      // One plain line that says it in any log.
      console.log(`Tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
