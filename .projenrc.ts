import { cdk, javascript, TextFile, typescript } from "projen";

const REPOSITORY = "https://github.com/cdktf-multi-region-openai/cdktf-multi-region-openai";
// The released version: a tag must say the same, and CHANGELOG.md must have a heading for it.
const VERSION = "0.1.0";

const project = new cdk.JsiiProject({
  name: "cdktf-multi-region-openai",
  description:
    "CDKTF constructs for Azure OpenAI in several regions: pinned model versions, one residency boundary, capacity that survives the loss of a region",
  keywords: ["cdktf", "terraform", "azure", "azure-openai", "multi-region", "data-residency", "jsii"],
  author: "cdktf-multi-region-openai contributors",
  authorAddress: REPOSITORY,
  authorOrganization: true,
  repositoryUrl: `git+${REPOSITORY}.git`,
  homepage: `${REPOSITORY}#readme`,
  bugsUrl: `${REPOSITORY}/issues`,
  license: "Apache-2.0",
  copyrightOwner: "cdktf-multi-region-openai contributors",
  copyrightPeriod: "2026",
  defaultReleaseBranch: "main",
  // Until 1.0.0; see the semver policy in CONTRIBUTING.md.
  stability: "experimental",
  npmAccess: javascript.NpmAccess.PUBLIC,

  // npm is what CI has; a second package manager would mean a second lock file.
  packageManager: javascript.NodePackageManager.NPM,
  // The floor of cdktf 0.21; .github/workflows/ci.yml tests 20, 22 and 24.
  minNodeVersion: "20.9.0",

  // TypeScript 6 and 7 have no compiler API that jsii 5.9 can use, so both are pinned together.
  // "*" leaves the exact version to the list of devDeps.
  jsiiVersion: "*",
  typescriptVersion: "5.9.3",
  // Every user downloads the assembly and none reads it: a tenth of the size.
  compressAssembly: true,
  bin: { "cdktf-multi-region-openai": "lib/cli.js" },
  // Named so that it can cover every folder with TypeScript in it, not the tests alone.
  tsconfigDevFile: "tsconfig.dev.json",
  tsconfigDev: {
    include: [".projenrc.ts", "vitest.config.mts"],
    // Not in tsconfig.json: jsii refuses options that it does not know.
    compilerOptions: {
      noImplicitOverride: true,
      types: ["node", "vitest/globals"],
      // The examples import the library by its name, as its users do.
      paths: { "cdktf-multi-region-openai": ["./src/index"] },
    },
    exclude: ["lib", "dist", "**/cdktf.out/**"],
  },

  // Ranges, because a construct library must share one copy of each with its caller.
  // constructs 10.4 makes jsii-docgen document a second copy, and 10.8 is outside the range of CDK Terrain.
  peerDeps: ["cdktf@^0.21.0", "@cdktf/provider-azurerm@^14.23.1", "constructs@^10.6.0"],
  // Developed against the floor of each range, so that what is said to work is what was tested.
  peerDependencyOptions: { pinnedDevDependency: true },
  // No "deps": a jsii library may only bundle what it needs at run time. See scripts/vendor.ts.
  devDeps: [
    "@arethetypeswrong/cli@0.18.5",
    // 2.6 comes with a platform binary that "npm ci" does not find on every mirror.
    "@biomejs/biome@2.5.15",
    "@jsii/runtime@1.140.0",
    "@types/node@20.19.43",
    "@vitest/coverage-v8@4.1.12",
    // 18 needs Node 22.
    "dependency-cruiser@17.4.3",
    "esbuild@0.28.2",
    "fast-check@4.10.2",
    "jsii-docgen@10.12.6",
    // Bundled into lib/vendor by scripts/vendor.ts; commander 15 is an ES module.
    "cli-progress@3.12.0",
    "commander@14.0.3",
    "jsonc-parser@3.3.1",
    "markdown-table@3.0.4",
    "saxes@6.0.0",
    "yaml@2.9.1",
    // Writes the parser of policy expressions, which is bundled too.
    "peggy@5.1.0",
    "publint@0.3.25",
    "tinybench@6.2.3",
    // Parse the C# of policy expressions in the tests; both are WebAssembly and text, no binary for this machine.
    "tree-sitter-c-sharp@0.23.5",
    "tsx@4.23.15",
    // 5 needs Node 22, 3 does not survive "npm ci".
    "vitest@4.1.12",
    "web-tree-sitter@0.27.1",
  ],

  projenVersion: "0.103.25",
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  // Its tsconfig.json goes there: one folder less in the root.
  projenrcTsOptions: { projenCodeDir: ".projen" },

  // The tests run in vitest and the linter is Biome: projen's components for either rewrite files on their own.
  jest: false,
  eslint: false,
  sampleCode: false,
  // API.md is written by scripts/docgen.ts, which also checks it for drift.
  docgen: false,
  // The workflows are written by hand: two short files that a reviewer reads as they run.
  github: false,
  release: false,
  depsUpgrade: false,
  // package.json "files" is an allow list; an ignore file ships whatever nobody thought of.
  npmignoreEnabled: false,
});

// Added last, because projen asks for any version of both.
project.addDevDeps("jsii@5.9.50", "jsii-rosetta@5.9.63");

project.package.addField("files", [
  "lib",
  "!lib/**/*.tsbuildinfo",
  ".jsii",
  ".jsii.gz",
  "API.md",
  "CHANGELOG.md",
  "NOTICE",
  "THIRD-PARTY-NOTICES",
  // Messages send their readers to these two.
  "docs/models.md",
  "docs/regions.md",
]);
project.package.addVersion(VERSION);
// Said outright, so that no tool has to guess.
project.package.addField("type", "commonjs");
project.package.addField("publishConfig", { access: "public", provenance: true });

// projen adds both for languages that are not published today; jsii-pacmak fails where their toolchains are missing.
for (const unused of ["jsii-pacmak", "jsii-diff"]) {
  project.deps.removeDependency(unused);
}
project.packageTask.reset("npm pack --pack-destination dist");
project.packageTask.prependExec("mkdir -p dist");
for (const task of ["compat", "package-all", "package:js", "watch", "eject", "clobber"]) {
  project.removeTask(task);
  project.removeScript(task);
}

for (const empty of ["pre-compile", "post-compile"]) {
  project.removeScript(empty);
}

// A warning is a public API that degrades in another language, so none may stay; projen would silence reserved words.
// jsii calls Node 20 end-of-life and says so on every run; CI runs 22 and 24 as well.
project.compileTask.reset("jsii --compress-assembly --fail-on-warnings");
project.compileTask.env("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");

// None needs its install script: two ship their binary as a package, of the third only its WebAssembly is used.
project.package.addField("allowScripts", { esbuild: false, fsevents: false, "tree-sitter-c-sharp": false });
project.package.addField("overrides", {
  // @jsii/runtime carries its kernel in a bundle, which test/jsii-kernel drives; the package of that name is not used,
  // and its newer versions are not on every mirror.
  "@jsii/kernel": "1.22.0",
});

project.setScript("build", "tsx scripts/build.ts");
project.setScript("test", "tsx scripts/check.ts");
project.setScript("test:only", "vitest run");
project.setScript("test:coverage", "vitest run --coverage");
project.setScript("test:nodes", "tsx scripts/test-nodes.ts");
project.setScript("check", "tsx scripts/check.ts --no-tests");
project.setScript("lint", "biome ci --error-on-warnings .");
project.setScript("format", "biome check --write .");
project.setScript("typecheck", "tsc --noEmit -p tsconfig.dev.json");
project.setScript("vendor", "tsx scripts/vendor.ts");
project.setScript("docgen", "tsx scripts/docgen.ts");
project.setScript("facts", "tsx scripts/generate-facts.ts");
project.setScript("example", "npm run -s build && tsx scripts/example.ts");
// It measures what is published, so it is built first.
project.setScript("bench", "npm run -s build && tsx bench/run.ts");
project.setScript("validate:terraform", "tsx scripts/validate-terraform.ts");
project.setScript("prove:refusals", "tsx scripts/break-on-purpose.ts");
project.setScript("mutants", "tsx scripts/mutants.ts");
project.setScript("check:cdktn", "tsx scripts/check-cdktn.ts");
project.setScript("release:dry", "tsx scripts/release-dry.ts");

project.gitignore.exclude(
  // A link of that name too.
  "/node_modules",
  "/coverage/",
  "/cdktf.out/",
  "**/cdktf.out/",
  ".terraform/",
  ".jsii.gz",
  "*.tgz",
  ".jsii.tabl.json",
  ".jsii.tabl.json.gz",
  "/tsconfig.tsbuildinfo",
);

// The lock names packages and hashes only: where they are fetched from is the installing machine's business.
new TextFile(project, ".npmrc", {
  lines: ["omit-lockfile-registry-resolved=true", "fund=false", "audit=false", ""],
});

project.synth();
