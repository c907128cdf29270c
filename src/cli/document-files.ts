import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isJsonObject, ownValue } from "../terraform/json-value";
import type { StackText } from "../terraform/stacks";
import { UsageError } from "./terminal";

const DOCUMENT = "cdk.tf.json";

/** A file that should hold the document of a stack. */
export interface DocumentFile {
  readonly name: string;
  readonly file: string;
}

/** The documents at paths: files, folders of one stack, or what `cdktf synth` has written (`cdktf.out`). */
export function readDocuments(paths: readonly string[]): readonly StackText[] {
  return paths.flatMap(documentFiles).map(({ name, file }) => ({ name, text: readText(file) }));
}

/** The files of those documents. */
export function documentFiles(path: string): readonly DocumentFile[] {
  return filesAt(path).map((file) => ({ name: stackName(file), file }));
}

/** Throws `UsageError` for what is no file that can be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read '${file}': ${(error as Error).message}`);
  }
}

function filesAt(path: string): readonly string[] {
  if (!existsSync(path)) throw new UsageError(`there is no '${path}'`);
  if (!statSync(path).isDirectory()) return [path];
  const manifest = join(path, "manifest.json");
  if (existsSync(manifest)) return inManifest(path, readText(manifest));
  const found = [path, ...foldersIn(path), ...foldersIn(join(path, "stacks"))]
    .map((folder) => join(folder, DOCUMENT))
    .filter((file) => existsSync(file));
  if (found.length > 0) return found;
  throw new UsageError(`there is no ${DOCUMENT} in '${path}'; give the folder that cdktf synth has written`);
}

function inManifest(folder: string, text: string): readonly string[] {
  const manifest = join(folder, "manifest.json");
  const stacks = stacksOf(text);
  if (stacks.length === 0) throw new UsageError(`'${manifest}' names no stack`);
  return stacks.map(([name, file]) => {
    if (file === undefined) throw new UsageError(`'${manifest}' does not say where the document of '${name}' is`);
    return join(folder, file);
  });
}

function stacksOf(text: string): readonly (readonly [name: string, file: string | undefined])[] {
  try {
    const manifest: unknown = JSON.parse(text);
    const stacks = isJsonObject(manifest) ? ownValue(manifest, "stacks") : undefined;
    return Object.entries(isJsonObject(stacks) ? stacks : {}).map(([name, stack]) => {
      const file = isJsonObject(stack) ? ownValue(stack, "synthesizedStackPath") : undefined;
      return [name, typeof file === "string" ? file : undefined];
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
