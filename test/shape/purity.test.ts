import ts from "typescript";
import { parse, type SourceFile, sourceFiles, walk } from "../support/source-files";

// What makes two runs of one app differ, or speaks to the world.
const GLOBALS = new Set([
  "console",
  "process",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "performance",
  "setTimeout",
  "setInterval",
  "setImmediate",
]);
const MEMBERS = new Set([
  "Date.now",
  "Math.random",
  "crypto.randomUUID",
  "crypto.randomBytes",
  "crypto.getRandomValues",
]);
// Of what Node brings, the functions whose result depends on their arguments alone.
const FROM_NODE: Readonly<Record<string, readonly string[]>> = {
  "node:crypto": ["createHash"],
  "node:net": ["isIP", "isIPv4", "isIPv6"],
};
const METHODS = new Set(["toLocaleString", "toLocaleDateString", "toLocaleUpperCase", "localeCompare"]);

const LIBRARY = sourceFiles("src").filter((file) => !file.path.startsWith("src/cli/"));

describe("the library", () => {
  test("has no console, network, clock, randomness or locale", () => {
    expect(LIBRARY.length).toBeGreaterThan(5);
    expect(LIBRARY.flatMap(impurities)).toEqual([]);
  });

  test("takes of Node what depends on its arguments alone", () => {
    // One loads the bundles, the other removes documents that were refused.
    const worldly = ["src/private/vendor.ts", "src/zone/app-check.ts"];
    const imports = LIBRARY.filter(({ path }) => !worldly.includes(path)).flatMap(nodeImports);

    expect(imports.filter(([, module, name]) => !FROM_NODE[module]?.includes(name))).toEqual([]);
  });

  test("has tests that leave nothing in the folder where they run", () => {
    const files = sourceFiles("test").filter((file) => file.path !== "test/shape/purity.test.ts");

    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ text }) => /new App\(\)/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ["console.log(1)", "console"],
    ["process.env.HOME", "process"],
    ["fetch('x')", "fetch"],
    ["Date.now()", "Date.now"],
    ["new Date()", "new Date()"],
    ["Math.random()", "Math.random"],
    ["crypto.randomUUID()", "crypto.randomUUID"],
    ["'a'.localeCompare('b')", "localeCompare"],
  ])("fails for %s", (text, found) => {
    expect(impurities({ path: "src/x.ts", text })).toEqual([`src/x.ts:1: ${found}`]);
  });

  test.each(["new Date('2026-11-21')", "Date.parse(x)", "props.process", "const a = { fetch: 1 }"])(
    "accepts %s",
    (text) => {
      expect(impurities({ path: "src/x.ts", text })).toEqual([]);
    },
  );
});

/** Where, from which module, which name; "*" for a whole module. */
function nodeImports(file: SourceFile): [string, string, string][] {
  return [...file.text.matchAll(/^import (.+) from "(node:[\w/]+)";$/gm)].flatMap(([, what, module]) => {
    const names = /^\{(.*)\}$/.exec(what)?.[1].split(",") ?? ["*"];
    return names.map((name): [string, string, string] => [file.path, module, name.trim()]);
  });
}

function impurities(file: SourceFile): string[] {
  const source = parse(file);
  const found: string[] = [];
  walk(source, (node) => {
    const name = impurity(node, source);
    if (name) {
      found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${name}`);
    }
  });
  return found;
}

function impurity(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText(source);
    return MEMBERS.has(text) ? text : METHODS.has(node.name.text) ? node.name.text : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText(source) === "Date" && !node.arguments?.length) {
    return "new Date()";
  }
  return ts.isIdentifier(node) && GLOBALS.has(node.text) && isGlobalUse(node) ? node.text : undefined;
}

/** A name after a dot, or one that a declaration gives, is not the global of that name. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  const isDeclared = "name" in parent && parent.name === node;
  return !isMember && !isDeclared && !ts.isImportSpecifier(parent) && !ts.isExportSpecifier(parent);
}
