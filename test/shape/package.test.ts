import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtLibrary, ROOT } from "../support/built-library";
import { sourceFiles } from "../support/source-files";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

const TOP_LEVEL = [
  ".jsii",
  ".jsii.gz",
  "API.md",
  "CHANGELOG.md",
  "LICENSE",
  "NOTICE",
  "README.md",
  "THIRD-PARTY-NOTICES",
  // Messages send their readers there.
  "docs/models.md",
  "docs/regions.md",
  "package.json",
];

describe("the package", () => {
  const files = packedFiles();

  test("holds the library, its assembly and the documents that belong to it", () => {
    expect(files.filter((file) => !file.startsWith("lib/")).sort()).toEqual([...TOP_LEVEL].sort());
  });

  test("holds one file of JavaScript for the library and one for the command, of every source its types, and in lib nothing else but the bundles", () => {
    const types = sourceFiles("src").map(({ path }) => path.replace(/^src\//, "lib/").replace(/\.ts$/, ".d.ts"));
    const expected = ["lib/cli.js", "lib/index.js", "lib/index.js.map", ...types];
    const found = files.filter((file) => file.startsWith("lib/") && !file.startsWith("lib/vendor/"));

    expect(found.sort()).toEqual(expected.sort());
  });

  test("has one command, in that file", () => {
    expect(manifest.bin).toEqual({ "cdktf-multi-region-openai": "lib/cli.js" });
  });

  test("has no runtime dependency", () => {
    expect(manifest).not.toHaveProperty("dependencies");
    expect(manifest).not.toHaveProperty("bundledDependencies");
    expect(manifest).not.toHaveProperty("optionalDependencies");
  });

  test.each(["cdktf", "@cdktf/provider-azurerm", "constructs"])("takes %s from its user, in a range", (name) => {
    expect(manifest.peerDependencies[name]).toMatch(/^\^\d+\.\d+\.\d+$/);
    // Developed against the exact floor: what is said to work is what the tests ran with.
    expect(manifest.devDependencies[name]).toBe(manifest.peerDependencies[name].slice(1));
  });

  test("pins every development dependency", () => {
    const loose = Object.entries<string>(manifest.devDependencies).filter(([, version]) => !/^\d/.test(version));

    expect(loose).toEqual([]);
  });

  test("runs on the Node that cdktf needs", () => {
    expect(manifest.engines).toEqual({ node: ">= 20.9.0" });
  });

  test("publishes with provenance and without scripts of its own", () => {
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
    for (const hook of ["preinstall", "install", "postinstall", "prepare"]) {
      expect(manifest.scripts).not.toHaveProperty(hook);
    }
  });
});

function packedFiles(): string[] {
  const report = execFileSync("npm", ["pack", "--dry-run", "--json", "--silent"], {
    cwd: builtLibrary(),
    encoding: "utf8",
  });
  return JSON.parse(report)[0].files.map((file: { path: string }) => file.path);
}
