import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { ExpressionFault } from "../../src/apim/expression-fault";
import { lintPolicy } from "../../src/apim/lint-policy";
import { parseBlock, parseExpression } from "../../src/apim/parse-expression";
import { ROOT } from "../support/built-library";
import { BLOCKS, EXPRESSIONS } from "../support/fixtures-csharp";

const GOLDEN = readFileSync(join(ROOT, "test/policy/golden/without-memory.policy.xml"), "utf8");
const RAW = GOLDEN.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const scrap = fc.constantFrom(
  '"',
  "'",
  "<",
  ">",
  "</",
  "/>",
  "&",
  "&quot;",
  "@(",
  "@{",
  ")",
  "}",
  "{{",
  "<!--",
  "]]>",
  "\\",
  "\n",
  "$",
  "?.",
  "=>",
  "x",
);

/** A text with some of its characters taken out and others put in. */
function damaged(text: string, most: number): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(text.length), fc.nat(most), scrap);
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((found, [at, length, put]) => found.slice(0, at) + put + found.slice(at + length), text),
    );
}

describe("a text that somebody broke", () => {
  test.each([
    ["as XML", GOLDEN],
    ["as rawxml", RAW],
  ])("always has findings with places in it, and never breaks the linter: %s", (_, text) => {
    fc.assert(
      fc.property(damaged(text, 200), (xml) => {
        const lines = xml.split(/\r\n|\r|\n/);

        for (const { line, column } of lintPolicy(xml)) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("is read as C#, or refused with an offset in it", () => {
    const codes = fc.constantFrom(...EXPRESSIONS, ...BLOCKS).chain((code) => damaged(code, 3));

    fc.assert(
      fc.property(codes, (code) => {
        for (const parse of [parseExpression, parseBlock]) {
          try {
            parse(code);
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionFault);
            expect((error as ExpressionFault).offset).toBeLessThanOrEqual(code.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
