import { mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../support/built-library";
import table from "./layers.json";

const { options, forbidden } = require(join(ROOT, ".dependency-cruiser.cjs"));
const PURE = Object.keys(table.pure);
const FOLDERS = [...PURE, ...table.constructs, ...Object.keys(table.commands)];

const PACKAGES = {
  "node_modules/cdktf/index.js": "",
  "node_modules/left-pad/index.js": "",
  "node_modules/@cdktf/provider-azurerm/package.json": '{ "main": "lib/index.js" }',
  "node_modules/@cdktf/provider-azurerm/lib/index.js": "",
  "node_modules/@cdktf/provider-azurerm/lib/cognitive-account/index.js": "",
};

/** What is read of a result of dependency-cruiser: its own types can only be imported by ES modules. */
interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

describe("layers", () => {
  test("every folder of src has a row in the table", () => {
    const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());

    expect(folders.map((folder) => folder.name).filter((name) => !FOLDERS.includes(name))).toEqual([]);
  });

  test("every import in the repository keeps the rules", async () => {
    expect(await violations(ROOT, ["src", "test", "scripts", "bench", "examples"])).toEqual([]);
  });

  test("a folder imports what its row allows, and nothing else", async () => {
    const files = Object.fromEntries(
      FOLDERS.map((folder) => [
        `src/${folder}/all.ts`,
        FOLDERS.filter((other) => other !== folder)
          .map((other) => `import "../${other}/one";`)
          .join("\n"),
      ]),
    );
    const targets = Object.fromEntries(FOLDERS.map((folder) => [`src/${folder}/one.ts`, "export {};"]));

    const refused = await violations(write({ ...files, ...targets }), ["src"]);

    for (const folder of FOLDERS) {
      const allowed = FOLDERS.filter((other) => !refused.includes(`layer-${folder}: ${other}`) && other !== folder);
      expect([folder, allowed.sort()]).toEqual([folder, [...allowedFor(folder)].sort()]);
    }
  });

  test.each([
    ["pure-without-framework", "src/plan/a.ts", 'import "cdktf";'],
    ["pure-without-framework", "src/private/a.ts", 'import "cdktf";'],
    ["deep-provider-imports", "src/zone/a.ts", 'import "@cdktf/provider-azurerm";'],
    ["deep-provider-imports", "examples/quickstart/a.ts", 'import "@cdktf/provider-azurerm";'],
    ["deep-provider-imports", "test/a.ts", 'import "@cdktf/provider-azurerm/lib";'],
    ["no-other-packages", "src/zone/a.ts", 'import "left-pad";'],
    ["no-world", "src/zone/a.ts", 'import "node:https";'],
    ["no-world", "src/residency/a.ts", 'import "fs";'],
    ["listed-folders-only", "src/utils/a.ts", 'import "../private/b";'],
    ["one-barrel", "src/zone/a.ts", 'import "../index";'],
    ["one-barrel", "src/zone/a.ts", 'import "../residency/index";'],
    ["no-cycles", "src/private/b.ts", 'import "./c";'],
    ["resolvable", "src/zone/a.ts", 'import "./nowhere";'],
    ["library-knows-no-tests", "src/zone/a.ts", 'import "../../test/d";'],
  ])("%s fails in %s for %s", async (rule, path, text) => {
    const around = {
      "src/index.ts": "export {};",
      "src/private/b.ts": "export {};",
      "src/private/c.ts": 'import "./b";',
      "src/residency/index.ts": "export {};",
      "test/d.ts": "export {};",
    };

    const found = await violations(write({ ...PACKAGES, ...around, [path]: text }), ["src", "test", "examples"]);

    expect(found.map((each) => each.split(":")[0])).toContain(rule);
  });

  test.each([
    ["src/zone/a.ts", 'import "cdktf"; import "@cdktf/provider-azurerm/lib/cognitive-account";'],
    ["src/private/tokens.ts", 'import "cdktf";'],
    ["src/plan/a.ts", 'import "node:crypto";'],
  ])("accepts in %s: %s", async (path, text) => {
    expect(await violations(write({ ...PACKAGES, [path]: text }), ["src"])).toEqual([]);
  });
});

function allowedFor(folder: string): readonly string[] {
  const at = table.constructs.indexOf(folder);
  const own = { ...table.pure, ...table.commands } as Record<string, readonly string[]>;
  return at < 0 ? own[folder] : [...PURE, ...table.constructs.slice(0, at)];
}

function write(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "layers-")));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** `rule: folder of the import`, or `rule: file` where the import is outside src. */
async function violations(baseDir: string, folders: readonly string[]): Promise<string[]> {
  const present = readdirSync(baseDir).filter((name) => folders.includes(name));
  // An ES module only, which a CommonJS file can import in this way alone.
  const { cruise } = await import("dependency-cruiser");
  const { output } = await cruise(present, { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  const { violations } = (output as unknown as { summary: { violations: Violation[] } }).summary;
  return violations.map(describeViolation);
}

function describeViolation({ rule, from, to }: Violation): string {
  const folder = /^src\/([^/]+)\//.exec(to)?.[1];
  return rule.name.startsWith("layer-") && folder ? `${rule.name}: ${folder}` : `${rule.name}: ${from} -> ${to}`;
}
