import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isJsonObject, ownValue } from "../terraform/json-value";
import type { StackText } from "../terraform/stacks";
import { UsageError } from "./terminal";

const DOCUMENT = "cdk.tf.json";
const MANIFEST = "manifest.json";

/** A file that should hold the document of a stack. */
export interface DocumentFile {
  readonly name: string;
  readonly file: string;
  /** Path of the stack in its app, where `cdktf synth` has noted it. */
  readonly path?: string;
}

/** The documents at paths: files, folders of one stack, or what `cdktf synth` has written (`cdktf.out`). */
export function readDocuments(paths: readonly string[]): readonly StackText[] {
  return paths.flatMap(documentFiles).map(({ name, file }) => ({ name, text: readText(file) }));
}

/** The files of those documents. */
export function documentFiles(path: string): readonly DocumentFile[] {
  return filesAt(path).map(({ file, path: stack }) => ({ name: stackName(file), file, path: stack }));
}

/** Throws `UsageError` for what is no file that can be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read '${file}': ${(error as Error).message}`);
  }
}

type FoundFile = Omit<DocumentFile, "name">;

function filesAt(path: string): readonly FoundFile[] {
  if (!existsSync(path)) throw new UsageError(`there is no '${path}'`);
  if (!statSync(path).isDirectory()) return [{ file: path }];
  const manifest = join(path, MANIFEST);
  if (existsSync(manifest)) return inManifest(path, readText(manifest));
  const found = [path, ...foldersIn(path), ...foldersIn(join(path, "stacks"))]
    .map((folder) => join(folder, DOCUMENT))
    .filter((file) => existsSync(file));
  if (found.length > 0) return found.map((file) => ({ file }));
  const [below] = foldersIn(path).filter((folder) => existsSync(join(folder, MANIFEST)));
  const example = below === undefined ? "" : `, for example '${below}'`;
  throw new UsageError(`there is no ${DOCUMENT} in '${path}'; give the folder that cdktf synth has written${example}`);
}

function inManifest(folder: string, text: string): readonly FoundFile[] {
  const manifest = join(folder, MANIFEST);
  const stacks = stacksOf(text);
  if (stacks.length === 0) throw new UsageError(`'${manifest}' names no stack`);
  return stacks.map(({ name, file, path }) => {
    if (file === undefined) throw new UsageError(`'${manifest}' does not say where the document of '${name}' is`);
    return { file: join(folder, file), path };
  });
}

function stacksOf(text: string): readonly Partial<FoundFile & { readonly name: string }>[] {
  try {
    const manifest: unknown = JSON.parse(text);
    const stacks = isJsonObject(manifest) ? ownValue(manifest, "stacks") : undefined;
    return Object.entries(isJsonObject(stacks) ? stacks : {}).map(([name, stack]) => {
      const told = (key: string) => {
        const value = isJsonObject(stack) ? ownValue(stack, key) : undefined;
        return typeof value === "string" ? value : undefined;
      };
      return { name, file: told("synthesizedStackPath"), path: told("constructPath") };
    });
  } catch {
    return [];
  }
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** As CDKTF names the folder of a stack. */
function stackName(file: string): string {
  const name = basename(file);
  return name === DOCUMENT ? basename(dirname(resolve(file))) : name.replace(/(\.tf)?\.json$/, "");
}
