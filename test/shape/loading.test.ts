import { execFileSync } from "node:child_process";
import { relative, sep } from "node:path";
import { builtLibrary, ROOT } from "../support/built-library";
import { sourceFiles } from "../support/source-files";

const PROVIDER = "node_modules/@cdktf/provider-azurerm/lib/";

describe("requiring the library", () => {
  const loaded = modulesLoadedBy(builtLibrary());

  test("loads the provider resources that the sources import, and no other", () => {
    const wanted = sourceFiles("src").flatMap((file) =>
      [...file.text.matchAll(/"@cdktf\/provider-azurerm\/lib\/([\w-]+)"/g)].map((match) => match[1]),
    );
    const found = loaded.filter((file) => file.startsWith(PROVIDER)).map((file) => file.slice(PROVIDER.length));

    // The root of the provider is a file beside the folders: "index.js" would show up here.
    const folders = new Set(found.map((file) => file.split("/")[0]));
    expect([...folders].filter((name) => !wanted.includes(name))).toEqual([]);
  });

  test("loads nothing that only a gateway needs", () => {
    expect(loaded.filter((file) => file.startsWith(`${PROVIDER}api-management`))).toEqual([]);
  });

  test("loads no bundle of third-party code", () => {
    expect(loaded.filter((file) => file.startsWith("lib/vendor/"))).toEqual([]);
  });
});

function modulesLoadedBy(folder: string): string[] {
  const script = `require(${JSON.stringify(folder)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const files: string[] = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
  return files.map((file) => relative(ROOT, file).split(sep).join("/"));
}
