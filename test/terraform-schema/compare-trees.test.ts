import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { compareTrees } from "../../scripts/terraform/compare-trees";

const SAME = { onlyInFirst: [], onlyInSecond: [], different: [] };

function folderOf(files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "trees-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe("compareTrees", () => {
  test("finds nothing between a folder and its copy elsewhere", () => {
    const first = folderOf({ "manifest.json": "{}", "stacks/eu/cdk.tf.json": "{}" });
    const second = mkdtempSync(join(tmpdir(), "trees-"));
    cpSync(first, second, { recursive: true });

    expect(compareTrees(first, second)).toEqual(SAME);
  });

  test("fails for files of one side only", () => {
    const first = folderOf({ "a.json": "{}", "stacks/eu/b.json": "{}" });
    const second = folderOf({ "a.json": "{}", "stacks/us/b.json": "{}" });

    expect(compareTrees(first, second)).toEqual({
      onlyInFirst: ["stacks/eu/b.json"],
      onlyInSecond: ["stacks/us/b.json"],
      different: [],
    });
  });

  test("leaves out what it is told to", () => {
    const first = folderOf({ "a.json": "{}", "stacks/eu/terraform.tfstate": "1" });
    const second = folderOf({ "a.json": "{}", "stacks/eu/terraform.tfstate": "2" });

    expect(compareTrees(first, second, (path) => path.endsWith(".tfstate"))).toEqual(SAME);
  });

  test("fails for any single byte that differs", () => {
    const files = { "manifest.json": '{"a": 1}', "stacks/eu/cdk.tf.json": '{"resource": {}}' };
    const first = folderOf(files);

    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(files)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (path, at, flip) => {
          const second = folderOf(files);
          const bytes = readFileSync(join(second, path));
          bytes[at % bytes.length] ^= flip;
          writeFileSync(join(second, path), bytes);

          expect(compareTrees(first, second)).toEqual({ ...SAME, different: [path] });
          rmSync(second, { recursive: true });
        },
      ),
      { numRuns: 50 },
    );
  });
});
