// test/shape/layers.test.ts breaks every rule once to show that it can fail.
const { pure, constructs, commands } = require("./test/shape/layers.json");

const LAYERS = {
  ...pure,
  ...Object.fromEntries(constructs.map((name, at) => [name, [...Object.keys(pure), ...constructs.slice(0, at)]])),
  ...commands,
};

const FRAMEWORK = "node_modules/(cdktf|constructs|@cdktf)/";
const folders = (names) => `^src/(${names.join("|")})/`;

const layerRules = Object.entries(LAYERS).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} may import of ours: ${[...allowed].join(", ") || "nothing"}`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: folders([folder, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "listed-folders-only",
      comment: "a new folder of src/ gets a row in the layer table first",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: folders(Object.keys(LAYERS)) },
      to: {},
    },
    {
      name: "pure-without-framework",
      comment: "only the construct folders and src/private/tokens.ts know the framework",
      severity: "error",
      from: { path: "^src/", pathNot: [folders(constructs), "^src/private/tokens\\.ts$"] },
      to: { path: FRAMEWORK },
    },
    {
      name: "deep-provider-imports",
      comment:
        "the root of the provider costs seconds and hundreds of MB: import @cdktf/provider-azurerm/lib/<resource>",
      severity: "error",
      from: { path: "^(src|test|examples|bench|scripts)/" },
      to: { path: "node_modules/@cdktf/provider-azurerm/lib/(index|lazy-index)\\.(js|d\\.ts)$" },
    },
    {
      name: "no-other-packages",
      comment: "third-party code comes bundled through src/private/vendor.ts",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/", pathNot: FRAMEWORK },
    },
    {
      name: "no-world",
      comment:
        "no network, clock, files or processes in the library; test/shape/purity.test.ts says what may come from crypto and net; the check of the app removes what it refuses",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/cli/", "^src/private/vendor\\.ts$", "^src/zone/app-check\\.ts$"] },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|net)$" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "one-barrel",
      comment: "src/index.ts is for users; inside, import the file that defines the name",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/(index|.*/index)\\.ts$" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      // The examples import the library by its name.
      to: { couldNotResolve: true, pathNot: "^cdktf-multi-region-openai$" },
    },
    {
      name: "library-knows-no-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|bench|examples)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(lib/vendor|cdktf\\.out)/" },
    // Types count: an import that vanishes from the output still couples two folders.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".mts", ".js", ".cjs", ".json", ".d.ts"],
      // A package without "main" says in "exports" alone what a CommonJS file gets.
      exportsFields: ["exports"],
      conditionNames: ["require", "node", "types", "default"],
    },
  },
};
