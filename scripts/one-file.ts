/**
 * Makes one file of the compiled library, and one of its command. Node reads a hundred small files, and what jsii appends to
 * each, slower than it runs them; see docs/adr/0010-one-file.md for the figures.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** Runs modules when something of them is used for the first time, not when the library is loaded. */
const ON_USE: Plugin = {
  name: "on-use",
  setup: ({ onLoad }) => {
    for (const { folder, modules } of USED_LATE) {
      onLoad({ filter: new RegExp(`[\\\\/]lib[\\\\/]${folder}[\\\\/][^\\\\/]+\\.js$`) }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replace(
          modules,
          (load) => `(() => { let loaded; return new Proxy({}, { get: (_, name) => (loaded ??= ${load})[name] }); })()`,
        ),
        loader: "js",
      }));
    }
  },
};

/** By the folder of those who use them. */
const USED_LATE = [
  // 7 MB of the provider, and an app may have accounts alone. The other modules of the provider are used by every app.
  { folder: "gateway", modules: /require\("@cdktf\/provider-azurerm\/lib\/api-management[\w-]*"\)/g },
  // Half of the library, and only tests drill.
  { folder: "drill", modules: /require\("\.\/(?:scenario|report|source)\/[\w-]+"\)/g },
];

const COMMAND = "cli.js";

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
    plugins: [ON_USE],
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
  await makeCommand(lib);
  for (const path of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    const isModule = path.endsWith(".js") && path !== "index.js" && path !== COMMAND && !path.startsWith("vendor");
    if (isModule) rmSync(join(lib, path));
  }
}

/** The command has code of its own instead of that of `lib/index.js`, which loads the framework. */
async function makeCommand(lib: string): Promise<void> {
  await build({
    entryPoints: [join(lib, "cli", "main.js")],
    outfile: join(lib, COMMAND),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node20.9",
    // No names are kept: each function that is made would be given its own when it runs, which takes a tenth of an audit.
    minifyWhitespace: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "silent",
  });
}
