import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { ENTRIES, writeBundles } from "../../scripts/vendor";

/** Makes the bundles when they are missing, so that one test file runs right after "npm ci". */
export async function setup(): Promise<void> {
  if (ENTRIES.some((entry) => !existsSync(`lib/vendor/${entry.name}.js`))) {
    await writeBundles();
  }
}

/**
 * Removes the temporary folder that vitest.config.mts made for this run. Not synchronously: there are whole installed apps in
 * it, and Vitest would not hear meanwhile that its worker has ended.
 */
export async function teardown(): Promise<void> {
  const scratch = process.env.VITEST_SCRATCH;
  if (scratch) {
    await rm(scratch, { recursive: true, force: true });
  }
}
