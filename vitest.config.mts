import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Testing.app() leaves a folder behind on every call: they all land here and go with the run.
const scratch = mkdtempSync(join(tmpdir(), "vitest-run-"));
process.env.VITEST_SCRATCH = scratch;

export default defineConfig({
  // The examples import the library by its name, as its users do.
  resolve: { alias: { "cdktf-multi-region-openai": join(import.meta.dirname, "src", "index.ts") } },
  test: {
    // Testing.setupJest() extends the global "expect".
    globals: true,
    // Loading cdktf and the provider once a worker instead of once a file: three to four times faster.
    isolate: false,
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/matchers.ts", "test/support/property-seed.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    env: { TMPDIR: scratch, CHECKPOINT_DISABLE: "1", NODE_NO_WARNINGS: "1" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The temporary folder of a run holds installed apps: removing them can take longer than the ten seconds of the default.
    teardownTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/index.ts", "src/residency/data/**", "src/audit/data/**"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
