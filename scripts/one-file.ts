/**
 * Makes one file of the compiled library. Node reads a hundred small files, and what jsii appends to each, slower than it runs
 * them; see docs/adr/0010-one-file.md for the figures.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/**
 * The provider modules of the gateway are loaded when a gateway is made: they take 7 MB, and an app may have accounts alone. The
 * others are used by every app.
 */
const GATEWAY_ON_USE: Plugin = {
  name: "gateway-on-use",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lib[\\/]gateway[\\/][^\\/]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(
        /require\("@cdktf\/provider-azurerm\/lib\/api-management[\w-]*"\)/g,
        (load) => `(() => { let loaded; return new Proxy({}, { get: (_, name) => (loaded ??= ${load})[name] }); })()`,
      ),
      loader: "js",
    })),
};

/** Bundles `lib/index.js` in place and removes the modules that went into it; the declarations stay as they are. */
export async function makeOneFile(lib: string): Promise<void> {
  const entry = join(lib, "index.js");
  const names = Object.keys(createRequire(__filename)(entry)).sort();
  await build({
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    packages: "external",
    plugins: [GATEWAY_ON_USE],
    platform: "node",
    format: "cjs",
    target: "node20.9",
    // A third fewer bytes to read; names stay as they are, and the map leads to the sources.
    minifyWhitespace: true,
    // Class names show in messages and in the jsii runtime.
    keepNames: true,
    // Beside the file instead of in it: read when somebody asks for TypeScript positions, not at every start.
    sourcemap: "linked",
    // Never runs: native ES modules read the names of the exports from it.
    footer: { js: `0 && (module.exports = { ${names.join(", ")} });` },
    logLevel: "silent",
  });
  for (const path of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    const isModule = path.endsWith(".js") && path !== "index.js" && !path.startsWith("vendor");
    if (isModule) rmSync(join(lib, path));
  }
}
