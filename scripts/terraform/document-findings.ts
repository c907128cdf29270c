import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { azurermSchema } from "./provider-schema";
import { checkAgainstProviderSchema } from "./schema-check";
import type { SchemaFinding } from "./schema-finding";
import { checkEnums } from "./value-check";
import { azureValueTables } from "./value-rule";

/** One synthesized stack. */
export interface StackFile {
  /** Below the folder that was searched: `quickstart/stacks/eu`. */
  readonly name: string;
  /** Full path of its `cdk.tf.json`. */
  readonly file: string;
}

/** Every finding of one document against the schema copy and our own tables. Empty means good. */
export function findingsOfDocument(document: object): SchemaFinding[] {
  return [...checkAgainstProviderSchema(document, azurermSchema()), ...checkEnums(document, azureValueTables())];
}

/** The same for every stack below a folder; the key is the name of the stack. Only stacks with findings are in it. */
export function findingsOfFolder(folder: string): { [stack: string]: SchemaFinding[] } {
  const stacks = stacksBelow(folder);
  // A folder without stacks must not look like a folder without findings.
  if (stacks.length === 0) throw new Error(`no stacks/<name>/cdk.tf.json below ${folder}`);
  const findings = stacks.map((stack) => [stack.name, findingsOfDocument(readStack(stack.file))] as const);
  return Object.fromEntries(findings.filter(([, found]) => found.length > 0));
}

export function readStack(file: string): object {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every stack that a CDKTF app wrote below a folder, in the order of their names. */
export function stacksBelow(folder: string): StackFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|[\\/])stacks[\\/][^\\/]+[\\/]cdk\.tf\.json$/.test(path))
    .map((path) => join(folder, path))
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ name: relative(folder, join(file, "..")).split(sep).join("/"), file }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
