import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

// Synthesizes every example into cdktf.out/<example>, prints what each zone holds and in which order its accounts are asked,
// and writes each policy and its fragments as XML beside the Terraform JSON that deploys them.
// The compiled library must be there: `npm run example` builds it first.

const ROOT = resolve(__dirname, "..");
const OUT = join(ROOT, "cdktf.out");

/** For show: names made with it are nobody's to deploy. */
const SHOW_PREFIX = "show";

function main(): void {
  const examples = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  for (const name of examples) synthesize(name);
}

// Nothing is deleted: the state of an example that somebody has deployed lies in the same folder.
function synthesize(name: string): void {
  const outdir = join(OUT, name);
  mkdirSync(outdir, { recursive: true });
  console.log(`\n===== examples/${name} =====\n`);
  const run = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: join(ROOT, "examples", name),
    stdio: "inherit",
    env: { ...process.env, CDKTF_OUTDIR: outdir, NAME_PREFIX: process.env.NAME_PREFIX ?? SHOW_PREFIX },
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  console.log("\nDocuments:");
  for (const document of documentsOf(outdir)) {
    for (const file of [document, ...writePolicies(document)]) console.log(`- ${relative(ROOT, file)}`);
  }
}

// Taken from the document, so that it is what Terraform sends. It holds no template, so nothing has to be undone.
function writePolicies(document: string): string[] {
  const { resource } = JSON.parse(readFileSync(document, "utf8")) as TerraformJson;
  const write = (name: string, xml: string): string => {
    const file = join(dirname(document), name);
    writeFileSync(file, xml);
    return file;
  };
  return [
    ...Object.values(resource.azurerm_api_management_api_policy ?? {}).map((policy) =>
      write(`${ownerOf(policy)}.policy.xml`, policy.xml_content),
    ),
    ...Object.values(resource.azurerm_api_management_policy_fragment ?? {}).map((fragment) =>
      write(`${ownerOf(fragment)}.${partOf(fragment)}.fragment.xml`, fragment.value),
    ),
  ];
}

/** The construct that the policy belongs to: `eu-failover`. */
function ownerOf(resource: Constructed): string {
  return stepsOf(resource).slice(1, -1).join("-");
}

/** Which fragment it is: `memory`. */
function partOf(fragment: Constructed): string {
  return (stepsOf(fragment).at(-1) ?? "").replace(/^fragment-/, "");
}

function stepsOf(resource: Constructed): string[] {
  return resource["//"].metadata.path.split("/");
}

function documentsOf(outdir: string): string[] {
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.values(manifest.stacks).map((stack) => join(outdir, stack.synthesizedStackPath));
}

interface Manifest {
  readonly stacks: { readonly [name: string]: { readonly synthesizedStackPath: string } };
}

interface TerraformJson {
  readonly resource: {
    readonly azurerm_api_management_api_policy?: { readonly [name: string]: PolicyJson };
    readonly azurerm_api_management_policy_fragment?: { readonly [name: string]: FragmentJson };
  };
}

interface Constructed {
  readonly "//": { readonly metadata: { readonly path: string } };
}

interface PolicyJson extends Constructed {
  readonly xml_content: string;
}

interface FragmentJson extends Constructed {
  readonly value: string;
}

main();
