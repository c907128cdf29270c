import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The only file that calls what the oracle is compared with. */
const BRIDGE = "audited-app";

/** What a file imports that is neither of this folder nor of the platform. */
function foreign(text: string): readonly string[] {
  const imports = [
    ...text.matchAll(/\b(?:from|import)\s*["']([^"']+)["']|\b(?:require|import)\s*\(\s*["'`]([^"'`]+)/g),
  ];
  return imports
    .map(([, path, called]) => path ?? called)
    .filter((path) => !/^node:(?:fs|path)$|^fast-check$|^\.\/[a-z-]+$/.test(path) || path === `./${BRIDGE}`);
}

describe("the oracle", () => {
  const files = readdirSync(__dirname).filter((name) => !name.endsWith(".test.ts") && name !== `${BRIDGE}.ts`);

  test.each(files)("shares no code with src: %s", (name) => {
    expect(foreign(readFileSync(join(__dirname, name), "utf8"))).toEqual([]);
  });

  test("reads no file but the facts", () => {
    const readers = files.filter((name) => readFileSync(join(__dirname, name), "utf8").includes("node:fs"));

    expect(readers).toEqual(["facts.ts"]);
  });

  test.each([
    'import { auditDocument } from "../../../src/audit/audit-document";',
    'import type { Finding } from "../../../src/audit/finding";',
    'import { audit } from "../document-of";',
    'const { resolveValue } = require("../../../src/terraform/reference");',
    'const found = await import("../../../src/audit/world");',
    'export * from "cdktf-multi-region-openai";',
    'import { auditedApp } from "./audited-app";',
  ])("fails for %s", (line) => {
    expect(foreign(line)).toHaveLength(1);
  });
});
