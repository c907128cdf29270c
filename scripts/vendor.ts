/**
 * Bundles third-party code into lib/vendor and writes THIRD-PARTY-NOTICES.
 * A jsii library cannot have ordinary runtime dependencies: other languages only get what is in the package.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative, resolve } from "node:path";
import { build, type Metafile } from "esbuild";

export interface VendorEntry {
  /** File name in lib/vendor, without extension. */
  readonly name: string;
  /** The module to bundle: re-export what src/private/vendor.ts uses and nothing else. */
  readonly source: string;
}

export interface VendoredPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly homepage?: string;
  readonly licenseText: string;
}

export const ENTRIES: readonly VendorEntry[] = [
  { name: "jsonc-parser", source: 'export { visit } from "jsonc-parser/lib/esm/main.js";' },
  { name: "markdown-table", source: 'export { markdownTable } from "markdown-table";' },
];

const ROOT = resolve(__dirname, "..");
const FOLDER = join(ROOT, "lib", "vendor");
const NOTICES = join(ROOT, "THIRD-PARTY-NOTICES");

/** Bundles one entry as CommonJS and tells which packages went into it. */
export async function bundle(entry: VendorEntry): Promise<{ text: string; packages: VendoredPackage[] }> {
  const result = await build({
    stdin: { contents: entry.source, resolveDir: ROOT, sourcefile: `${entry.name}.ts`, loader: "ts" },
    absWorkingDir: ROOT,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.9",
    legalComments: "inline",
    metafile: true,
    write: false,
    logLevel: "silent",
    outfile: `lib/vendor/${entry.name}.js`,
  });
  refuseLooseImports(entry, result.metafile);
  return { text: result.outputFiles[0].text, packages: packagesOf(result.metafile) };
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
  const texts = readdirSync(path)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(path, file), "utf8").trim());
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
