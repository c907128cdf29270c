import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareTrees } from "../../scripts/terraform/compare-trees";
import { findingsOfFolder, stacksBelow } from "../../scripts/terraform/document-findings";
import { validateOffline, validateWithStandIn } from "../../scripts/terraform/stack-validation";
import { builtLibrary } from "../support/built-library";
import { HAS_TERRAFORM, UNLESS_SKIPPED } from "./terraform-command";

const ROOT = builtLibrary();
const EXAMPLES = readdirSync(join(ROOT, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());

function synthesize(example: string): string {
  const outdir = join(mkdtempSync(join(tmpdir(), `${example}-`)), "cdktf.out");
  mkdirSync(outdir);
  const env = { ...process.env, CDKTF_OUTDIR: outdir, NAME_PREFIX: "test" };
  const cwd = join(ROOT, "examples", example);
  const run = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], { cwd, env, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return outdir;
}

describe.each(EXAMPLES.map((entry) => entry.name))("the example %s", (example) => {
  let folder: string;

  beforeAll(() => {
    folder = synthesize(example);
  });

  test("fits the schema of the provider and our own tables of enums, names and ranges", () => {
    expect(findingsOfFolder(folder)).toEqual({});
  });

  test("is the same byte for byte when it is synthesized again", () => {
    expect(compareTrees(folder, synthesize(example))).toEqual({ onlyInFirst: [], onlyInSecond: [], different: [] });
  });

  test.skipIf(!HAS_TERRAFORM)(
    `is accepted by Terraform, as far as it can tell without the provider${UNLESS_SKIPPED}`,
    async () => {
      const place = { scratch: mkdtempSync(join(tmpdir(), "scratch-")), env: process.env };
      for (const stack of stacksBelow(folder)) {
        expect((await validateOffline(stack, place)).outcome).toEqual({ kind: "passed" });
        expect(await validateWithStandIn(stack, place)).toEqual({ kind: "passed" });
      }
    },
  );
});
