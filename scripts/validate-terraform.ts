import { statSync } from "node:fs";
import { resolve } from "node:path";
import { runMain } from "./support/run";
import { findingsOfDocument, readStack, type StackFile, stacksBelow } from "./terraform/document-findings";
import type { Outcome } from "./terraform/outcome";
import { azurermSchema } from "./terraform/provider-schema";
import { uncheckedParts } from "./terraform/schema-check";
import { renderFinding } from "./terraform/schema-finding";
import { withScratchFolder } from "./terraform/scratch-folder";
import {
  type ValidationPlace,
  validateOffline,
  validateWithProvider,
  validateWithStandIn,
} from "./terraform/stack-validation";
import { terraformVersion } from "./terraform/terraform-cli";

const USAGE = `usage: npm run validate:terraform [-- <folder>]

Validates every stacks/<name>/cdk.tf.json below the folder (default: cdktf.out) in four ways:
  provider  terraform init and validate with the real provider, from the registry or a mirror (TF_CLI_CONFIG_FILE)
  offline   terraform validate and plan with every resource as the built-in terraform_data: expressions, references
  stand-in  terraform validate with the copy of the provider schema in facts/ in the place of the provider
  schema    our own comparison with that copy, and values against our own tables of enums, names and ranges

exit code: 0 all passed, the real provider included; 1 something is wrong; 2 wrong usage; 3 NOT VALIDATED by the provider`;

type Print = (line: string) => void;

/** Gives the exit code; 0 only when the real provider accepted every stack. */
export async function validateTerraform(
  args: readonly string[],
  callerEnv: NodeJS.ProcessEnv,
  print: Print,
): Promise<number> {
  const env = withAbsolutePaths(callerEnv);
  const folder = args[0] ?? "cdktf.out";
  if (args.length > 1 || folder.startsWith("-")) return badUsage(print, `unexpected '${args.join(" ")}'`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return badUsage(print, `there is no folder '${folder}'; npm run example makes cdktf.out`);
  }
  const stacks = stacksBelow(folder);
  if (stacks.length === 0) return badUsage(print, `there is no stacks/<name>/cdk.tf.json below '${folder}'`);

  return withScratchFolder(async (scratch) => {
    const version = await terraformVersion(scratch, env);
    print(`${counted(stacks)} below ${folder}, ${version ? `terraform ${version}` : "no terraform on the PATH"}`);
    const results: StackResult[] = [];
    for (const stack of stacks) results.push(await validateStack(stack, { scratch, env }, print));
    return summarize(results, print);
  });
}

interface StackResult {
  readonly provider: Outcome;
  /** Of the offline form, the stand-in and our own comparison. */
  readonly others: readonly Outcome[];
}

async function validateStack(stack: StackFile, place: ValidationPlace, print: Print): Promise<StackResult> {
  print(`\n${stack.name}`);
  const provider = await validateWithProvider(stack, place);
  printOutcome(print, "provider", provider, "terraform init and validate");
  const { version } = azurermSchema();
  const document = parseStack(stack);
  if (!document) {
    const unreadable: Outcome = { kind: "invalid", messages: [`${stack.file} is not JSON`] };
    printOutcome(print, "offline", unreadable, "");
    return { provider, others: [unreadable] };
  }
  const offline = await validateOffline(stack, place);
  printOutcome(print, "offline", offline.outcome, "terraform validate and plan of the form without provider");
  for (const assumption of offline.assumptions) print(`            taken for granted: ${assumption}`);
  const standIn = await validateWithStandIn(stack, place);
  printOutcome(print, "stand-in", standIn, `terraform validate against the copy of the azurerm ${version} schema`);
  const findings = findingsOfDocument(document).map(renderFinding);
  const schema: Outcome = findings.length > 0 ? { kind: "invalid", messages: findings } : { kind: "passed" };
  printOutcome(print, "schema", schema, "our own comparison with that copy, and our own tables");
  for (const part of uncheckedParts(document)) print(`            not checked: ${part}`);
  return { provider, others: [offline.outcome, standIn, schema] };
}

function summarize(results: readonly StackResult[], print: Print): number {
  const all = results.flatMap((result) => [result.provider, ...result.others]);
  const invalid = results.filter(({ provider, others }) =>
    [provider, ...others].some(({ kind }) => kind === "invalid"),
  );
  const open = results.filter(({ provider, others }) =>
    [provider, ...others].some(({ kind }) => kind === "not-validated"),
  );
  print("");
  if (open.length > 0) {
    const reason = all.flatMap((outcome) => (outcome.kind === "not-validated" ? [outcome.reason] : []))[0];
    print(`NOT VALIDATED: ${open.length} of ${counted(results)}: ${reason}`);
  }
  if (invalid.length > 0) print(`INVALID: ${invalid.length} of ${counted(results)}`);
  if (invalid.length > 0) return 1;
  if (open.length > 0) return 3;
  print(`VALID: ${results.length} of ${counted(results)}, by the provider itself`);
  return 0;
}

function printOutcome(print: Print, way: string, outcome: Outcome, what: string): void {
  const label = `  ${way.padEnd(8)}  `;
  if (outcome.kind === "passed") print(`${label}passed (${what})`);
  else if (outcome.kind === "not-validated") print(`${label}NOT VALIDATED: ${outcome.reason}`);
  else {
    print(`${label}FAILED (${what})`);
    for (const message of outcome.messages) print(`            ${message}`);
  }
}

function parseStack(stack: StackFile): object | undefined {
  try {
    const document = readStack(stack.file);
    return typeof document === "object" && document !== null ? document : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function badUsage(print: Print, problem: string): number {
  print(`${problem}\n\n${USAGE}`);
  return 2;
}

/** Terraform runs in another folder than the caller, who may have written a path from here. */
function withAbsolutePaths(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const paths = ["TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR"].filter((name) => env[name]);
  return { ...env, ...Object.fromEntries(paths.map((name) => [name, resolve(String(env[name]))])) };
}

function counted(stacks: readonly unknown[]): string {
  return `${stacks.length} ${stacks.length === 1 ? "stack" : "stacks"}`;
}

if (require.main === module) {
  runMain(async () => {
    process.exitCode = await validateTerraform(process.argv.slice(2), process.env, console.log);
  });
}
