import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "../../scripts/support/run";
import { exampleOutput } from "../support/fixtures-examples";

const NAMES = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe("examples", () => {
  test("are the quickstart and two zones", () => {
    expect(NAMES).toEqual(["eu-us", "quickstart"]);
  });

  test.each(NAMES)("%s is a CDKTF app of its own", (name) => {
    const settings = JSON.parse(readFileSync(join(ROOT, "examples", name, "cdktf.json"), "utf8"));

    expect(settings).toMatchObject({ language: "typescript", app: "npx tsx main.ts" });
  });

  test.each(NAMES)("%s prints what each of its zones holds", (name) => {
    const { printed, stacks } = exampleOutput(name);

    expect(printed.match(/^# Zone .*$/gm)).toHaveLength(Object.keys(stacks).length);
    for (const part of [
      /^- boundary: .+, stored in .+, processed in /m,
      /^- regions: /m,
      /^\| deployment +\| account +\| model +\| version +\| type +\| capacity +\| may process in +\| stores in +\|$/m,
      /^\| chat +\| region \w+ +\| 150,000 +\| 125 % /m,
      /^Regions of one pool share its quota/m,
      /^Fixed monthly cost before the first token: /m,
    ]) {
      expect(printed).toMatch(part);
    }
  });

  test.each(NAMES)("%s names its backend, so that its documents are the same on every machine", (name) => {
    for (const text of Object.values(exampleOutput(name).stacks)) {
      expect(JSON.parse(text).terraform.backend.local.path).toMatch(/^[\w-]+\.tfstate$/);
      expect(text).not.toContain(ROOT);
    }
  });

  test.each(NAMES)("%s is refused without a prefix of one's own, with the reason", (name) => {
    const { ok, output } = run(process.execPath, ["--import", "tsx", "main.ts"], {
      cwd: join(ROOT, "examples", name),
      env: { NAME_PREFIX: "", TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.dev.json") },
    });

    expect(ok).toBe(false);
    expect(output).toContain("NAME_PREFIX is not set: the names of the accounts are unique in all of Azure");
  });
});
