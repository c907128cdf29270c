import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBytes } from "../../../src/cli/audit/strict-text";
import { ExitCode } from "../../../src/cli/terminal";
import { folderWith } from "../folder-with";
import { run } from "../support";
import { CLEAN, documentText, LEAKING, planText, zone, zonesJson } from "./documents";

const CLEAN_TEXT = documentText(CLEAN);

/** Runs the command on a file of these bytes. */
async function auditOf(bytes: string | Buffer, ...args: readonly string[]) {
  const file = join(folderWith({}), "some.json");
  writeFileSync(file, bytes);
  return run("audit", file, ...args);
}

describe("audit of what cannot be read", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["an empty file", "", /^'.*some\.json' is empty\n$/],
    ["blanks", " \n\t", /^'.*some\.json' is empty\n$/],
    [
      "a truncated document",
      CLEAN_TEXT.slice(0, -20),
      /^'.*some\.json' line \d+, column \d+: the text ends in the middle/,
    ],
    ["no JSON", "{\n  resource: 1}", /^'.*some\.json' line 2, column 3: /],
    [
      "a property twice",
      '{"resource":{},\n"resource":{}}',
      /line 2, column 1: the property 'resource' is written twice/,
    ],
    ["deep nesting", "[".repeat(1_000_000), /line 1, column \d+: the document nests deeper than 256 levels/],
    ["deep nesting of a document", `{"a":${"[".repeat(300)}${"]".repeat(300)}}`, /deeper than 256 levels/],
    ["UTF-16, little end first", Buffer.from(`\ufeff${CLEAN_TEXT}`, "utf16le"), /line 1 begins as UTF-16 does/],
    ["UTF-16 without a mark", Buffer.from(CLEAN_TEXT, "utf16le"), /line 1 holds a NUL byte, so it is binary or UTF-16/],
    ["UTF-8 with a mark", `\ufeff${CLEAN_TEXT}`, /line 1 begins with a byte order mark; write it as UTF-8 without one/],
    ["Latin-1", Buffer.from('{\n"a":\n"\u00e9"}', "latin1"), /^'.*' line 3 is not UTF-8\n$/],
    ["a plan as Terraform stores it", Buffer.from("PK\u0003\u0004abc"), /terraform show -json\n$/],
    ["a list", "[]", /line 1 holds a list, not an object/],
    ["a text", '"hello"', /line 1 holds 'hello', not an object/],
    [
      "a section that is none",
      '{"//":{},"resource":5}',
      /'.*some\.json' has 1 problem:\n {2}\[InvalidTerraformJson\] resource: it is 5/,
    ],
    [
      "a document without a zone",
      documentText(LEAKING, []),
      /^there is no zone in '.*some\.json'; give the cdktf\.out .*--zones\n$/,
    ],
    ["a document of nothing", "{}", /^there is no zone in /],
    [
      "a zone that is none",
      '{"//":{"residencyZones":{"a/b":{}}}}',
      /^'.*some\.json': zones of the document has 1 problem:\n {2}\[ZoneDefinitionInvalid\]/,
    ],
    ["a plan without zones", planText(CLEAN), /is a plan or a state file, which holds no zones; give --zones/],
    ["a state file as it is stored", '{"version":4,"lineage":"x"}', /is a plan or a state file/],
  ])("ends with 2 for %s", async (_, bytes, message) => {
    const { code, out, err } = await auditOf(bytes);

    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect(out).toBe("");
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("survives a plan that nests deep", async () => {
    const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;
    const zones = join(folderWith({ "zones.json": JSON.stringify(zonesJson(zone())) }), "zones.json");

    const ran = (part: string) => auditOf(planText(CLEAN).replaceAll(part, deep), "--zones", zones);
    const [values, expressions] = [await ran('"swedencentral"'), await ran('{"constant_value":"swedencentral"}')];

    expect(values.out + values.err).toMatch(/RegionUnresolved|nests/);
    expect(values.code).not.toBe(ExitCode.GOOD);
    expect(values.err + expressions.err).not.toMatch(/broke off|^\s+at /m);
  });

  test("ends with 2 where two documents define one zone differently", async () => {
    const [a, b] = [zone(), { ...zone(), regions: [] }].map((one) => documentText(CLEAN, [one]));
    const folder = folderWith({ "a/cdk.tf.json": a, "b/cdk.tf.json": b, "c/cdk.tf.json": a });

    const { code, err } = await run("audit", folder);

    expect(err).toMatch(/^the zone 'prod\/eu' is one in '.*a.cdk\.tf\.json' and another in '.*b.cdk\.tf\.json'\n$/);
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("ends with 2 for a plan among documents", async () => {
    const folder = folderWith({ "a/cdk.tf.json": CLEAN_TEXT, "b/cdk.tf.json": planText(CLEAN) });

    const { code, err } = await run("audit", folder);

    expect(err).toMatch(/b.cdk\.tf\.json' is a plan or a state file; audit it by itself/);
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("ends with 2 for a file that is larger than a text can be", async () => {
    const file = join(folderWith({ "huge.json": "{" }), "huge.json");
    // A hole: takes no room on the disk.
    truncateSync(file, 600_000_000_000);

    const { code, err } = await run("audit", file);

    expect(err).toMatch(/^'.*huge\.json' has more than \d+ MB, which is all that can be audited here; .*NODE_OPTIONS/);
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("ends with 2 for a stream that does not end", () => {
    expect(() => readBytes("/dev/zero", 5_000_000)).toThrow("'/dev/zero' has more than 5 MB");
  });

  test.each<[string, string, RegExp]>([
    ["not there", "nowhere", /^there is no '.*nowhere'\n$/],
    ["an empty folder", "empty", /^there is no cdk\.tf\.json in /],
    ["a folder in the place of a document", "wrong", /^cannot read '.*wrong.cdk\.tf\.json': EISDIR/],
    [
      "a manifest that leaves out a document",
      "holes",
      /^'.*manifest\.json' does not say where the document of 'us' is\n$/,
    ],
  ])("ends with 2 for a path that is %s", async (_, path, message) => {
    const stack = { synthesizedStackPath: "eu.tf.json" };
    const folder = folderWith({
      "holes/manifest.json": JSON.stringify({ stacks: { eu: stack, us: {} } }),
      "holes/eu.tf.json": CLEAN_TEXT,
    });
    mkdirSync(join(folder, "empty"));
    mkdirSync(join(folder, "wrong", "cdk.tf.json"), { recursive: true });

    const { code, err } = await run("audit", join(folder, path));

    expect(err).toMatch(message);
    expect(code).toBe(ExitCode.UNUSABLE);
  });
});

describe("audit with options that are wrong", () => {
  const folder = folderWith({
    "cdk.tf.json": CLEAN_TEXT,
    "zones.json": JSON.stringify(zonesJson(zone())),
    "empty.json": "{}",
  });
  const at = (file: string) => join(folder, file);

  test.each<[string, string[], RegExp]>([
    ["no path", [], /missing required argument 'path'/],
    ["a format that is none", [folder, "--format", "junit"], /Allowed choices are text, json, sarif/],
    [
      "a date in another form",
      [folder, "--today", "21.11.2026"],
      /^'21\.11\.2026' given where a date .* YYYY-MM-DD, is needed after --today\n$/,
    ],
    ["a date that does not exist", [folder, "--today", "2026-02-30"], /^'2026-02-30' given where a date that exists/],
    [
      "zones where the document has its own",
      [folder, "--zones", at("zones.json")],
      /defines zones itself; leave --zones out/,
    ],
    [
      "a report in the place of the document",
      [folder, "--out", at("cdk.tf.json")],
      /is what is audited; write the report elsewhere/,
    ],
    ["a folder for the report", [folder, "--out", folder], /^cannot write '.*': /],
    ["no folder for the report", [folder, "--out", at("no/where.json")], /^cannot write '.*where\.json': ENOENT/],
  ])("ends with 2 for %s", async (_, args, message) => {
    const { code, out, err } = await run("audit", ...args);

    expect(err).toMatch(message);
    expect(out).toBe("");
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("leaves nothing half written", () => {
    expect(readdirSync(folder).sort()).toEqual(["cdk.tf.json", "empty.json", "zones.json"]);
  });
});
