import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { cloneTo, type ExampleRun, exampleNames, filesIn, runExample } from "../support/clone-example";
import { otherMachine, tracesOfMachine } from "../support/clone-machine";

const COPYING = 120_000;

describe.each(exampleNames())("examples/%s, synthesized three times", (name) => {
  let near: string;
  let far: string;
  let first: ExampleRun;
  let second: ExampleRun;
  let elsewhere: ExampleRun;

  beforeAll(() => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "clones-")));
    near = join(folder, "a");
    far = join(folder, "somewhere else", "much deeper", "a-clone-with-a-long-name");
    for (const clone of [near, far]) cloneTo(clone);
    first = runExample(near, name, join(near, "cdktf.out", "first"));
    second = runExample(near, name, join(near, "cdktf.out", "second"));
    elsewhere = runExample(far, name, join(far, "cdktf.out", "first"), otherMachine(folder));
  }, COPYING);

  test("gives the same bytes the second time", () => {
    expect(filesIn(second.outdir)).toEqual(filesIn(first.outdir));
    expect(second.printed).toBe(first.printed);
  });

  test("gives the same bytes from another clone, at another date, for another user", () => {
    expect(filesIn(elsewhere.outdir)).toEqual(filesIn(first.outdir));
    expect(elsewhere.printed).toBe(first.printed);
  });

  test("writes no path of the machine and no stack trace", () => {
    const texts = [...filesIn(elsewhere.outdir).values(), elsewhere.printed];

    expect(texts.length).toBeGreaterThan(2);
    expect(texts.flatMap((text) => tracesOfMachine(text, near, far))).toEqual([]);
  });

  test("names its backend by a path that is no machine's", () => {
    const documents = [...filesIn(first.outdir)].filter(([path]) => path.endsWith("cdk.tf.json"));
    const paths = documents.map(([, text]) => JSON.parse(text).terraform.backend.local.path);

    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => isAbsolute(path))).toEqual([]);
  });
});
