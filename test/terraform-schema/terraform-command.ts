import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackFile } from "../../scripts/terraform/document-findings";
import type { ValidationPlace } from "../../scripts/terraform/stack-validation";

export const HAS_TERRAFORM = spawnSync("terraform", ["version"]).status === 0;

/** Goes into the name of tests that need the command. */
export const UNLESS_SKIPPED = HAS_TERRAFORM ? "" : " (skipped: there is no terraform on the PATH)";

/** A folder with one synthesized stack, `stacks/eu`, and an empty one to work in. */
export function stackFolder(document: object): { folder: string; stack: StackFile; place: ValidationPlace } {
  const folder = mkdtempSync(join(tmpdir(), "stack-"));
  const file = join(folder, "stacks", "eu", "cdk.tf.json");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, JSON.stringify(document));
  const place = { scratch: mkdtempSync(join(tmpdir(), "scratch-")), env: process.env };
  return { folder, stack: { name: "stacks/eu", file }, place };
}
