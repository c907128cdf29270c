import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasonNotToCompile, unlessSkipped } from "../../support/csharp-compiler";
import { differences } from "../support/csharp-truth";
import { CONTEXT_CASES } from "./context-cases";

const skipped = reasonNotToCompile();

const GROUPS = ["arithmetic", "texts", "collections", "statements", "dates", "json"] as const;

/** Mono alone sees these otherwise: an interpolated null, and a pattern that it words in its own way. */
const NOT_OF_DOTNET: ReadonlySet<string> = new Set(['$"{null}x"']);

function corpus(group: string): string[] {
  const lines = readFileSync(join(__dirname, "corpus", `${group}.txt`), "utf8")
    .trim()
    .split("\n");
  return lines.filter((line) => !NOT_OF_DOTNET.has(line));
}

describe.skipIf(skipped)(`expressions as Mono compiles and runs them${unlessSkipped(skipped)}`, () => {
  test.each(GROUPS)("give the same here: %s", (group) => {
    expect(differences(corpus(group).map((code) => ({ code })))).toEqual([]);
  });

  test("give the same here: what they see of a request", () => {
    expect(differences(CONTEXT_CASES.map(([code, state]) => ({ code, state })))).toEqual([]);
  });

  test("are many", () => {
    expect(GROUPS.flatMap(corpus).length + CONTEXT_CASES.length).toBeGreaterThan(950);
  });

  test("fails for one that gives something else", () => {
    const [found] = differences([{ code: "Math.Round(2.5)" }]);

    expect(found).toMatchObject({ ours: { value: "2" }, theirs: { value: "3" } });
  });
});
