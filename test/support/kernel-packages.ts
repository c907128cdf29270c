import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { builtLibrary, ROOT } from "./built-library";

/** A package as the kernel wants it: a tarball with one folder at its root. */
export interface KernelPackage {
  readonly name: string;
  readonly version: string;
  readonly tarball: string;
}

/**
 * The library and the packages that it needs, in the order in which a foreign language loads them. The library is what
 * `npm pack` gives; the others were unpacked by npm and are only put together again, uncompressed, which takes no time.
 */
export function kernelPackages(folder: string): KernelPackage[] {
  const dependencies = ["constructs", "cdktf", "@cdktf/provider-azurerm"].map((name) => installed(name, folder));
  return [...dependencies, { ...identity(builtLibrary()), tarball: packLibrary(folder) }];
}

/** The tarball that would be published. */
export function packLibrary(folder: string): string {
  const args = ["pack", "--json", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: builtLibrary(), encoding: "utf8" }));
  return join(folder, filename);
}

function installed(name: string, folder: string): KernelPackage {
  const source = realpathSync(join(ROOT, "node_modules", name));
  const tarball = join(folder, `${basename(source)}.tar`);
  execFileSync("tar", ["-cf", tarball, "-C", dirname(source), basename(source)]);
  return { ...identity(source), tarball };
}

function identity(source: string): { name: string; version: string } {
  const { name, version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  return { name, version };
}
