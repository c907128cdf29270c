/**
 * Bundles third-party code into lib/vendor and writes THIRD-PARTY-NOTICES.
 * A jsii library cannot have ordinary runtime dependencies: other languages only get what is in the package.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join, relative, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { generate } from "peggy";

/** What goes into a file of lib/vendor, whose name this is, without extension. */
export type VendorEntry = { readonly name: string } & (Reexport | Grammar | Texts);

interface Reexport {
  /** The module to bundle: re-export what src/private/vendor.ts uses and nothing else. */
  readonly source: string;
}

/** A grammar of ours, of which Peggy makes a parser: half of that file is Peggy's own text. */
interface Grammar {
  readonly grammar: string;
  readonly startRules: readonly string[];
}

export interface VendoredPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
  readonly licenseText: string;
}

/** The texts of a folder of ours by file name, without extension: a library may not read files when it runs. */
interface Texts {
  readonly folder: string;
  readonly extension: string;
}

export const ENTRIES: readonly VendorEntry[] = [
  { name: "cli-progress", source: 'export { SingleBar } from "cli-progress";' },
  { name: "commander", source: 'export { Command, CommanderError, InvalidArgumentError, Option } from "commander";' },
  { name: "csharp-grammar", grammar: "src/apim/csharp.peggy", startRules: ["ExpressionText", "BlockText"] },
  { name: "jsonc-parser", source: 'export { visit } from "jsonc-parser/lib/esm/main.js";' },
  { name: "markdown-table", source: 'export { markdownTable } from "markdown-table";' },
  { name: "scenarios", folder: "scenarios", extension: ".yaml" },
  { name: "saxes", source: 'export { SaxesParser } from "saxes";' },
  { name: "terraform-expression-grammar", grammar: "src/terraform/expression.peggy", startRules: ["Expression"] },
  { name: "yaml", source: 'export { isMap, isScalar, isSeq, parseDocument } from "yaml";' },
];

const ROOT = resolve(__dirname, "..");
const FOLDER = join(ROOT, "lib", "vendor");
const NOTICES = join(ROOT, "THIRD-PARTY-NOTICES");
/** Texts from the repositories of packages that are published without their license. */
const LICENSES = join(ROOT, "scripts", "licenses");

/** Packages write the modules of Node both ways; a bundle says which they are. */
const NODE_MODULES: Plugin = {
  name: "node-modules",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[a-z_/]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path: `node:${path}`, external: true } : undefined,
    ),
};

/** Bundles one entry as CommonJS and tells which packages went into it. */
export async function bundle(entry: VendorEntry): Promise<{ text: string; packages: VendoredPackage[] }> {
  const result = await build({
    stdin: { contents: sourceOf(entry), resolveDir: ROOT, sourcefile: `${entry.name}.ts`, loader: "ts" },
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.9",
    legalComments: "inline",
    // Nobody reads what a generator wrote, and it is a quarter of the size.
    minify: "grammar" in entry,
    plugins: [NODE_MODULES],
    metafile: true,
    write: false,
    logLevel: "silent",
    outfile: `lib/vendor/${entry.name}.js`,
  });
  refuseLooseImports(entry, result.metafile);
  const generator = "grammar" in entry ? [describePackage("node_modules/peggy")] : [];
  return { text: result.outputFiles[0].text, packages: [...generator, ...packagesOf(result.metafile)] };
}

function sourceOf(entry: VendorEntry): string {
  if ("source" in entry) return entry.source;
  if ("folder" in entry) return `export const texts = ${JSON.stringify(textsOf(entry))};`;
  return generate(readFileSync(join(ROOT, entry.grammar), "utf8"), {
    output: "source",
    format: "commonjs",
    allowedStartRules: [...entry.startRules],
    // Each rule is tried once in a place, so that no nesting of brackets takes exponential time.
    cache: true,
  });
}

/** The text of THIRD-PARTY-NOTICES for these packages. */
export function notices(packages: readonly VendoredPackage[]): string {
  const unique = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  const sorted = [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = sorted.map((each) => {
    const head = [`${each.name} ${each.version}`, `License: ${each.license}`, each.homepage].filter(Boolean);
    return `${head.join("\n")}\n\n${each.licenseText.trim()}\n`;
  });
  const intro = "This package contains code of the following projects, bundled into lib/vendor.\n";
  return [intro, ...sections].join(`\n${"-".repeat(80)}\n\n`);
}

/** Whether the file of an entry is missing, or older than what of ours goes into it. */
export function isStale(entry: VendorEntry): boolean {
  const file = join(FOLDER, `${entry.name}.js`);
  if (!existsSync(file)) return true;
  const made = statSync(file).mtimeMs;
  const sources = "grammar" in entry ? [entry.grammar] : "folder" in entry ? [entry.folder, ...filesOf(entry)] : [];
  return [...sources.map((path) => join(ROOT, path)), __filename].some(
    (path) => existsSync(path) && statSync(path).mtimeMs > made,
  );
}

/** Writes every bundle; returns the text that THIRD-PARTY-NOTICES should have. */
export async function writeBundles(): Promise<string> {
  const bundles = await Promise.all(ENTRIES.map(bundle));
  mkdirSync(FOLDER, { recursive: true });
  ENTRIES.forEach((entry, index) => {
    const file = join(FOLDER, `${entry.name}.js`);
    // A rename is atomic: a test that runs at the same time never reads half a bundle.
    writeFileSync(`${file}.${process.pid}`, bundles[index].text);
    renameSync(`${file}.${process.pid}`, file);
  });
  const wanted = new Set(ENTRIES.map((entry) => `${entry.name}.js`));
  for (const stale of readdirSync(FOLDER).filter((file) => file.endsWith(".js") && !wanted.has(file))) {
    rmSync(join(FOLDER, stale));
  }
  return notices(bundles.flatMap((each) => each.packages));
}

function filesOf({ folder, extension }: Texts): string[] {
  const path = join(ROOT, folder);
  const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith(extension)) : [];
  return files.sort().map((file) => join(folder, file));
}

function textsOf(entry: Texts): Record<string, string> {
  const entries = filesOf(entry).map((file) => [
    basename(file, entry.extension),
    readFileSync(join(ROOT, file), "utf8"),
  ]);
  return Object.fromEntries(entries);
}

function refuseLooseImports(entry: VendorEntry, metafile: Metafile): void {
  const loose = Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter((each) => each.external && !isBuiltin(each.path));
  if (loose.length > 0) {
    throw new Error(`${entry.name} still requires ${loose.map((each) => each.path).join(", ")}`);
  }
}

function packagesOf(metafile: Metafile): VendoredPackage[] {
  const folders = Object.keys(metafile.inputs)
    .map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].map(describePackage);
}

function describePackage(folder: string): VendoredPackage {
  const path = join(ROOT, folder);
  const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const own = join(LICENSES, `${manifest.name}.txt`);
  const files = readdirSync(path).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = [...files.sort().map((file) => join(path, file)), ...(existsSync(own) ? [own] : [])].map((file) =>
    readFileSync(file, "utf8").trim(),
  );
  if (texts.length === 0 || typeof manifest.license !== "string") {
    throw new Error(`${folder} has no license text: it cannot be bundled`);
  }
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license,
    homepage: repositoryOf(manifest),
    // Some come with the line ends of Windows, which git would not keep.
    licenseText: texts.join("\n\n").replace(/\r\n?/g, "\n"),
  };
}

function repositoryOf(manifest: { repository?: string | { url?: string }; homepage?: string }): string | undefined {
  const repository = typeof manifest.repository === "string" ? manifest.repository : manifest.repository?.url;
  const url = repository?.replace(/^git\+/, "").replace(/\.git$/, "");
  // npm reads "owner/name" as a GitHub repository.
  return manifest.homepage ?? (url && /^[\w-]+\/[\w.-]+$/.test(url) ? `https://github.com/${url}` : url);
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const text = await writeBundles();
  if (!check) {
    writeFileSync(NOTICES, text);
  } else if (text !== readFileSync(NOTICES, "utf8")) {
    throw new Error("THIRD-PARTY-NOTICES is out of date: run 'npm run vendor'");
  }
  console.log(`${ENTRIES.length} bundle(s) in ${relative(ROOT, FOLDER)}`);
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
