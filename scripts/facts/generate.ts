import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { auditModules } from "./audit-modules";
import { modelsPage } from "./models-page";
import { dataModules } from "./modules";
import { readFacts } from "./read-facts";
import { regionsPage } from "./regions-page";

/** Everything that is generated from the facts of a repository: path -> content. */
export function generatedFiles(root: string): { readonly [path: string]: string } {
  const facts = readFacts(join(root, "facts"));
  return {
    ...inFolder("src/residency/data", dataModules(facts)),
    ...inFolder("src/audit/data", auditModules(facts)),
    "docs/models.md": modelsPage(facts),
    "docs/regions.md": regionsPage(facts),
  };
}

function inFolder(folder: string, files: { readonly [file: string]: string }): { readonly [path: string]: string } {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
}

/** Paths of the generated files that differ from what the facts say. */
export function staleFiles(root: string): string[] {
  return Object.entries(generatedFiles(root))
    .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text)
    .map(([path]) => path);
}

/** Writes the files that differ and names them. */
export function writeStaleFiles(root: string): string[] {
  const files = generatedFiles(root);
  const stale = staleFiles(root);
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files[path]);
  }
  return stale;
}
