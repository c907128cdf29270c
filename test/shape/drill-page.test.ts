import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DEFAULT_BEHAVIOR } from "../../src/drill/gateway/gateway-behavior";
import { POLICIES } from "../../src/drill/gateway/policy-table";
import { Scenario } from "../../src/drill/scenario";
import { DOCUMENT_MEASURES } from "../../src/drill/scenario/document-measures";
import { MEASURES } from "../../src/drill/scenario/measures";
import { ROLE_NAMES } from "../../src/drill/scenario/roles";
import { ERROR_BODIES } from "../../src/drill/world/error-answer";

const ROOT = resolve(__dirname, "..", "..");
const PAGE = readFileSync(join(ROOT, "docs", "drill.md"), "utf8");

describe("the page of the drill", () => {
  test("lists every built-in scenario with its title and no other", () => {
    const table = PAGE.slice(PAGE.indexOf("## Built-in scenarios"));

    const rows = [...table.matchAll(/^\| `([\w-]+)` \| (.*) \| (.*) \|$/gm)].map(([, ...cells]) => cells);

    const all = Scenario.all().map(({ name, title, _plan: { best } }) => [name, title, best === "pass" ? "" : best]);
    expect(rows.map((cells) => cells.map((cell) => cell.trim()))).toEqual(all);
  });

  test("gives the usual setting of every switch first", () => {
    const settings = Object.entries(DEFAULT_BEHAVIOR).map(([name, value]) => {
      const [, first] = new RegExp(`^\\| \`${name}\` \\|(?: \\w+)? \\| \`?([\\w-]+)`, "m").exec(PAGE) ?? [];
      return [name, first === String(value) ? "as it is" : `${first} on the page, ${value} in the code`];
    });

    expect(settings.filter(([, found]) => found !== "as it is")).toEqual([]);
  });

  test.each([
    ["measures", [...Object.keys(MEASURES), ...Object.keys(DOCUMENT_MEASURES)]],
    ["roles", ROLE_NAMES],
    ["bodies of errors", Object.keys(ERROR_BODIES)],
    ["codes of the linter", lintCodes()],
    ["properties of a scenario", scenarioKeys()],
  ])("names all %s", (_, names) => {
    // Of four quantiles only the first is written out.
    const missing = names
      .map(withoutQuantile)
      .filter((name) => ![`\`${name}`, ` ${name}: `].some((text) => PAGE.includes(text)));

    expect(missing).toEqual([]);
  });

  test("tells how many policies are executed", () => {
    expect(PAGE).toContain(`executes ${POLICIES.size} policies`);
  });
});

function lintCodes(): string[] {
  const folder = join(ROOT, "src", "apim", "lint");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.flatMap((text) =>
    [
      ...text.matchAll(/(?:findingAt|warn)\(\s*"([A-Z]\w+)"/g),
      ...text.matchAll(/^\s+"([A-Z]\w+)",\n\s+(?:"error"|"warning"|index)/gm),
    ].map(([, code]) => code),
  );
}

function scenarioKeys(): string[] {
  const folder = join(ROOT, "src", "drill", "scenario");
  const readers = readdirSync(folder).filter((file) => /^(read-.*|parse-scenario)\.ts$/.test(file));
  const texts = readers.map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/\.(?:take|need)\("([\w-]+)"\)/g)].map(([, key]) => key));
}

function withoutQuantile(name: string): string {
  return name.replace(/-(p50|p95|p99|most)$/, (suffix) => (name.startsWith("attempts") ? suffix : "-"));
}
