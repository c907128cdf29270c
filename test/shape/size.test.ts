import ts from "typescript";
import { parse, type SourceFile, sourceFiles, walk } from "../support/source-files";

const FILE_LINES = 300;
const FUNCTION_LINES = 60;

// Tables: one entry after the other, with nothing to understand across them.
const TABLES = [/^src\/(audit|residency)\/data\//, /^src\/private\/problems\//];

describe("size", () => {
  test(`no file has more than ${FILE_LINES} lines`, () => {
    const long = sourceFiles("src", "scripts", "test")
      .filter((file) => !TABLES.some((table) => table.test(file.path)))
      .filter((file) => lines(file.text) > FILE_LINES)
      .map((file) => `${file.path}: ${lines(file.text)} lines`);

    expect(long).toEqual([]);
  });

  test(`no function has more than ${FUNCTION_LINES} lines`, () => {
    expect(sourceFiles("src", "scripts").flatMap(longFunctions)).toEqual([]);
  });

  test("fails for a function that is too long", () => {
    const text = `function long() {\n${"  call();\n".repeat(FUNCTION_LINES)}}\n`;

    expect(longFunctions({ path: "src/x.ts", text })).toEqual(["src/x.ts:1: long has 62 lines"]);
  });
});

function lines(text: string): number {
  return text.trimEnd().split("\n").length;
}

function longFunctions(file: SourceFile): string[] {
  const source = parse(file);
  const found: string[] = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) {
      return;
    }
    const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const to = source.getLineAndCharacterOfPosition(node.end).line;
    if (to - from + 1 > FUNCTION_LINES) {
      found.push(`${file.path}:${from + 1}: ${node.name?.getText(source) ?? "function"} has ${to - from + 1} lines`);
    }
  });
  return found;
}
