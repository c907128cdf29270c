import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Version of the package that this runs from: built, the command is one folder below it, from its sources two. */
export function packageVersion(): string {
  const texts = [join(__dirname, ".."), join(__dirname, "..", "..")].flatMap((folder) => {
    try {
      return [readFileSync(join(folder, "package.json"), "utf8")];
    } catch {
      return [];
    }
  });
  return texts.length === 0 ? "unknown" : String(JSON.parse(texts[0]).version);
}
