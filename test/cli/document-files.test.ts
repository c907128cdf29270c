import { join } from "node:path";
import { readDocuments } from "../../src/cli/document-files";
import { folderWith } from "./folder-with";

const MANIFEST = JSON.stringify({
  version: "0.21.0",
  stacks: {
    us: { name: "us", synthesizedStackPath: "stacks/us/cdk.tf.json" },
    eu: { name: "eu", synthesizedStackPath: "stacks/eu/cdk.tf.json" },
  },
});

const OUT = { "manifest.json": MANIFEST, "stacks/eu/cdk.tf.json": "{}", "stacks/us/cdk.tf.json": '{"a":1}' };

describe("documents", () => {
  test("are those of the manifest of a folder that CDKTF has written", () => {
    const folder = folderWith({ ...OUT, "stacks/old/cdk.tf.json": "{}" });

    expect(readDocuments([folder])).toEqual([
      { name: "us", text: '{"a":1}' },
      { name: "eu", text: "{}" },
    ]);
  });

  test.each([
    ["of the stacks of a folder without one", "", ["eu", "us"]],
    ["of a folder of stacks", "stacks", ["eu", "us"]],
    ["of the folder of a stack", "stacks/us", ["us"]],
    ["at a file", "stacks/us/cdk.tf.json", ["us"]],
  ])("are those %s", (_, path, names) => {
    const { "manifest.json": _manifest, ...stacks } = OUT;
    const folder = folderWith(stacks);

    expect(readDocuments([join(folder, path)]).map(({ name }) => name)).toEqual(names);
  });

  test("have the name of a file that is named otherwise", () => {
    const folder = folderWith({ "prod.tf.json": "{}", "test.json": "{}" });
    const files = ["prod.tf.json", "test.json"].map((file) => join(folder, file));

    expect(readDocuments(files).map(({ name }) => name)).toEqual(["prod", "test"]);
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ["nothing is there", {}, "nowhere", /^there is no '.*nowhere'$/],
    ["a folder holds none", { "a.txt": "" }, "", /^there is no cdk\.tf\.json in '/],
    [
      "what CDKTF has written is one folder below",
      { "a.txt": "", "one/b.txt": "", "two/manifest.json": MANIFEST, "two/stacks/eu/cdk.tf.json": "{}" },
      "",
      /; give the folder that cdktf synth has written, for example '.*two'$/,
    ],
    ["the manifest names none", { "manifest.json": "{}" }, "", /manifest\.json' names no stack$/],
    ["the manifest is no JSON", { "manifest.json": "{" }, "", /manifest\.json' names no stack$/],
    [
      "one of the manifest is missing",
      { "manifest.json": MANIFEST },
      "",
      /^cannot read '.*stacks\/us\/cdk\.tf\.json': ENOENT/,
    ],
  ])("fail where %s", (_, files, path, message) => {
    expect(() => readDocuments([join(folderWith(files), path)])).toThrow(message);
  });
});
