import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/built-library";

// Written in two parts, so that this file does not find itself.
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  [
    "a path of one machine",
    new RegExp(`(?<![\\w.*/-])/(${["wo", "rk|tm", "p|ro", "ot|ho", "me|Us", "ers"].join("")})/`),
  ],
  ["a folder outside the repository", new RegExp(["\\.\\./sha", "red"].join(""))],
  ["a package registry", new RegExp(["registry\\.npm", "js|npm", "mirror|regis", "try\\.yarnpkg"].join(""))],
];

describe("what is committed", () => {
  const files = committedFiles();

  test.each(FORBIDDEN)("does not mention %s", (_, pattern) => {
    const found = files.flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );

    expect(found).toEqual([]);
  });

  test("locks packages by name and hash, not by where they were fetched", () => {
    const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    const entries = Object.values<Record<string, unknown>>(lock.packages).slice(1);

    expect(entries.filter((entry) => "resolved" in entry)).toEqual([]);
    expect(entries.filter((entry) => !("integrity" in entry) && !entry.inBundle)).toEqual([]);
  });

  test("pins every action by commit, with its version beside it", () => {
    const uses = files
      .filter(({ path }) => path.startsWith(".github/workflows/"))
      .flatMap(({ text }) => [...text.matchAll(/^.*\buses: .*$/gm)].map(([line]) => line.trim()));

    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/^- uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  // Git writes line feeds only: a file that has more is another one in a fresh clone.
  test("ends its lines as git writes them", () => {
    expect(files.filter(({ text }) => text.includes("\r")).map(({ path }) => path)).toEqual([]);
  });

  test("holds no build output", () => {
    const output = files.filter(({ path }) =>
      /^(lib|dist|node_modules|coverage)\/|\.(tgz|js|jsii|tsbuildinfo)$/.test(path),
    );

    expect(output.map(({ path }) => path)).toEqual([]);
  });
});

/** Tracked files, and new ones that no ignore rule leaves out. */
function committedFiles(): { path: string; text: string }[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return list
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}
