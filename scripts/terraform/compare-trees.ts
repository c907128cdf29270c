import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** What a second synth did differently. All lists empty means byte for byte the same. */
export interface TreeDifference {
  readonly onlyInFirst: readonly string[];
  readonly onlyInSecond: readonly string[];
  readonly different: readonly string[];
}

/** Compares two folders byte by byte. `ignored` takes paths below the folder, for files a run leaves behind. */
export function compareTrees(
  first: string,
  second: string,
  ignored: (path: string) => boolean = () => false,
): TreeDifference {
  const inFirst = filesBelow(first).filter((path) => !ignored(path));
  const inSecond = filesBelow(second).filter((path) => !ignored(path));
  return {
    onlyInFirst: inFirst.filter((path) => !inSecond.includes(path)),
    onlyInSecond: inSecond.filter((path) => !inFirst.includes(path)),
    different: inFirst.filter((path) => {
      if (!inSecond.includes(path)) return false;
      return !readFileSync(join(first, path)).equals(readFileSync(join(second, path)));
    }),
  };
}

/** Paths with `/`, sorted, so that the answer is the same on every machine. An empty folder has no bytes to compare. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join("/"))
    .sort();
}
