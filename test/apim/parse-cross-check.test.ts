import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExpressionFault } from "../../src/apim/expression-fault";
import type { Block, Expression } from "../../src/apim/expression-tree";
import { parseBlock, parseExpression } from "../../src/apim/parse-expression";
import { ROOT } from "../support/built-library";
import { csharpParser, type ParseExpression } from "../support/csharp-parser";
import { shapeOfNode, shapeOfTree } from "../support/expression-shape";
import {
  BLOCKS,
  EXPRESSIONS,
  NO_BLOCKS,
  NO_BLOCKS_EITHER,
  NO_EXPRESSIONS,
  NO_EXPRESSIONS_EITHER,
  OTHERWISE,
} from "../support/fixtures-csharp";
import { expressionsOf, readPolicy } from "../support/policy-reader";

const GOLDEN = join(ROOT, "test/policy/golden");
const files = readdirSync(GOLDEN).filter((file) => file.endsWith(".xml"));

let parse: ParseExpression;

beforeAll(async () => {
  parse = await csharpParser();
});

describe("the grammar of expressions, against another grammar of C#", () => {
  test.each([...EXPRESSIONS.map((code) => `@(${code})`), ...BLOCKS.map((code) => `@{${code}}`)])(
    "reads as it does: %s",
    (text) => {
      const { body, faults } = parse(text);

      expect(faults).toEqual([]);
      expect(ourShape(text)).toBe(shapeOfNode(body));
    },
  );

  test.each([...NO_EXPRESSIONS.map((code) => `@(${code})`), ...NO_BLOCKS.map((code) => `@{${code}}`)])(
    "fails as it does: %s",
    (text) => {
      expect(parse(text).faults).not.toEqual([]);
      expect(() => ours(text)).toThrow(ExpressionFault);
    },
  );

  // If the other learns one of these, it moves to the lists above.
  test.each([...NO_EXPRESSIONS_EITHER.map((code) => `@(${code})`), ...NO_BLOCKS_EITHER.map((code) => `@{${code}}`)])(
    "fails where it does not: %s",
    (text) => {
      expect(parse(text).faults).toEqual([]);
      expect(() => ours(text)).toThrow(ExpressionFault);
    },
  );

  test.each(OTHERWISE)("reads as C# does, and it does not: %s", (code, shape) => {
    expect(shapeOfTree(parseExpression(code))).toBe(shape);
    expect(shapeOfNode(parse(`@(${code})`).body)).not.toBe(`return{${shape}}`);
  });

  test.each(files)("reads every expression of %s as it does", (file) => {
    const expressions = expressionsOf(readPolicy(readFileSync(join(GOLDEN, file), "utf8")));

    for (const { text } of expressions) {
      const { body, faults } = parse(text);
      expect(faults).toEqual([]);
      expect([text, ourShape(text)]).toEqual([text, shapeOfNode(body)]);
    }
  });
});

/** The other parser reads an expression as what a method returns. */
function ourShape(text: string): string {
  const shape = shapeOfTree(ours(text));
  return text.startsWith("@(") ? `return{${shape}}` : shape;
}

function ours(text: string): Expression | Block {
  const code = text.slice(2, -1);
  return text.startsWith("@(") ? parseExpression(code) : parseBlock(code);
}
