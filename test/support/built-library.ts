import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

export const ROOT = resolve(__dirname, "..", "..");

/** The folder of the package, after a look that it was built: "npm test" does so before the tests. */
export function builtLibrary(): string {
  if (!existsSync(join(ROOT, "lib", "index.js")) || !existsSync(join(ROOT, ".jsii.gz"))) {
    throw new Error("the library is not built: run 'npm run build'");
  }
  return ROOT;
}

/** The jsii assembly: what other languages see of the public API. */
export function assembly(): Assembly {
  return JSON.parse(gunzipSync(readFileSync(join(builtLibrary(), ".jsii.gz"))).toString("utf8"));
}

export interface Assembly {
  readonly types: Readonly<Record<string, AssemblyType>>;
}

export interface Docs {
  readonly summary?: string;
  readonly default?: string;
}

export interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly optional?: boolean;
}

export interface AssemblyType {
  readonly name: string;
  readonly kind: "class" | "interface" | "enum";
  /** True for a struct: an interface of properties that is passed by value. */
  readonly datatype?: boolean;
  readonly docs?: Docs;
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
  readonly members?: readonly Member[];
}
