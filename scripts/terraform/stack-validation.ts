import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { readStack, type StackFile } from "./document-findings";
import { type OfflineForm, offlineForm } from "./offline-form";
import { type Outcome, outcomeOfInit, outcomeOfPlan, outcomeOfValidate } from "./outcome";
import { azurermSchema } from "./provider-schema";
import { startStandIn } from "./stand-in-provider";
import { TemplateError } from "./template";
import { runTerraform, type TerraformCall, type TerraformRun } from "./terraform-cli";

export interface ValidationPlace {
  /** An empty folder to work in. */
  readonly scratch: string;
  readonly env: NodeJS.ProcessEnv;
}

/** `terraform init -backend=false` and `terraform validate` with the real provider, in a copy of the stack. */
export async function validateWithProvider(stack: StackFile, place: ValidationPlace): Promise<Outcome> {
  const folder = copyStack(stack, join(place.scratch, "provider", stack.name));
  const configuration = cliConfiguration(place.env);
  // An override may be anything, so whatever it says is not the word of the released provider.
  if (configuration.includes("dev_overrides")) {
    return { kind: "not-validated", reason: "the Terraform CLI configuration overrides a provider (dev_overrides)" };
  }
  const env = { ...place.env, ...sharedPluginCache(place, configuration) };
  return initAndValidate({ folder, env }, configuration.includes("provider_installation"));
}

/** What the offline form told, and what it took for granted. */
export interface OfflineResult {
  readonly outcome: Outcome;
  readonly assumptions: readonly string[];
}

/** The stack with every resource as `terraform_data`: `terraform init`, `validate` and `plan`, without any provider. */
export async function validateOffline(stack: StackFile, place: ValidationPlace): Promise<OfflineResult> {
  const folder = copyStack(stack, join(place.scratch, "offline", stack.name));
  const givenVariables = Object.keys(place.env).flatMap((name) => /^TF_VAR_(.+)$/.exec(name)?.[1] ?? []);
  let form: OfflineForm;
  try {
    form = offlineForm(readStack(stack.file), azurermSchema(), { givenVariables });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { outcome: { kind: "invalid", messages: [error.message] }, assumptions: [] };
  }
  writeFileSync(join(folder, basename(stack.file)), JSON.stringify(form.document, undefined, 2));
  const call = { folder, env: withoutInstallation(place) };
  const valid = await initAndValidate(call, true);
  const plan = { ...call, args: ["plan", "-input=false", "-lock=false", "-json"] };
  const outcome = valid.kind === "passed" ? await outcomeOf(plan, outcomeOfPlan) : valid;
  const { assumptions } = form;
  if (outcome.kind !== "invalid") return { outcome, assumptions };
  return { outcome: { ...outcome, messages: outcome.messages.map(form.restore) }, assumptions };
}

/** `terraform validate` of the stack as it is, against a stand-in that serves the copy of the schema. */
export async function validateWithStandIn(stack: StackFile, place: ValidationPlace): Promise<Outcome> {
  const folder = copyStack(stack, join(place.scratch, "stand-in", stack.name));
  const standIn = await startStandIn(readStack(stack.file), azurermSchema());
  try {
    // A provider that runs already needs no init; another one, or a module, is out of reach here.
    const call = { folder, env: withoutInstallation(place), reattach: standIn.reattach, args: ["validate", "-json"] };
    return await outcomeOf(call, outcomeOfValidate);
  } finally {
    await standIn.stop();
  }
}

async function initAndValidate(call: Omit<TerraformCall, "args">, mirrored: boolean): Promise<Outcome> {
  const init = { ...call, args: ["init", "-backend=false", "-input=false", "-no-color"] };
  const ready = await outcomeOf(init, (run) => outcomeOfInit(run, mirrored));
  if (ready.kind !== "passed") return ready;
  return outcomeOf({ ...call, args: ["validate", "-json"] }, outcomeOfValidate);
}

async function outcomeOf(call: TerraformCall, read: (run: TerraformRun) => Outcome): Promise<Outcome> {
  const run = await runTerraform(call);
  return run ? read(run) : { kind: "not-validated", reason: "there is no terraform command on the PATH" };
}

/** Nothing is to be installed: an empty mirror keeps Terraform from asking the network, and no setting of the caller counts. */
function withoutInstallation(place: ValidationPlace): NodeJS.ProcessEnv {
  const mirror = join(place.scratch, "empty-mirror");
  mkdirSync(mirror, { recursive: true });
  const settings = join(place.scratch, "no-installation.tfrc");
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  return { ...place.env, TF_CLI_CONFIG_FILE: settings };
}

/** What an earlier `init` or `apply` left in the folder is not part of the stack. */
const LEFT_BEHIND = /^(\.terraform|\.terraform\.lock\.hcl|.*\.tfstate(\.backup)?|\.terraform\.tfstate\.lock\.info)$/;

function copyStack(stack: StackFile, folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(dirname(stack.file), folder, { recursive: true, filter: (source) => !LEFT_BEHIND.test(basename(source)) });
  return folder;
}

/** The provider is a few hundred megabytes: one download serves all stacks, unless the caller has a cache already. */
function sharedPluginCache(place: ValidationPlace, configuration: string): NodeJS.ProcessEnv {
  if (place.env.TF_PLUGIN_CACHE_DIR || configuration.includes("plugin_cache_dir")) return {};
  const cache = join(place.scratch, "plugins");
  mkdirSync(cache, { recursive: true });
  // Without a lock file Terraform would download again to learn the checksums.
  return { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
}

/** The text of the CLI configuration that Terraform reads; empty where there is none. */
function cliConfiguration(env: NodeJS.ProcessEnv): string {
  const usual =
    process.platform === "win32" ? join(env.APPDATA ?? homedir(), "terraform.rc") : join(homedir(), ".terraformrc");
  const file = env.TF_CLI_CONFIG_FILE || usual;
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
