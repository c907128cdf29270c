import { rm } from "node:fs/promises";
import { ENTRIES, isStale, writeBundles } from "../../scripts/vendor";

/** Makes the bundles when they are missing or old, so that one test file runs right after "npm ci", or after an edit. */
export async function setup(): Promise<void> {
  if (ENTRIES.some(isStale)) {
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
