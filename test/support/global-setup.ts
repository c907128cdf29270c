import { existsSync, rmSync } from "node:fs";
import { ENTRIES, writeBundles } from "../../scripts/vendor";

/** Makes the bundles when they are missing, so that one test file runs right after "npm ci". */
export async function setup(): Promise<void> {
  if (ENTRIES.some((entry) => !existsSync(`lib/vendor/${entry.name}.js`))) {
    await writeBundles();
  }
}

/** Removes the temporary folder that vitest.config.mts made for this run. */
export function teardown(): void {
  const scratch = process.env.VITEST_SCRATCH;
  if (scratch) {
    rmSync(scratch, { recursive: true, force: true });
  }
}
