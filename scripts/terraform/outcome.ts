import type { TerraformRun } from "./terraform-cli";

/** `invalid` is the document's fault; `not-validated` says that nobody could tell. */
export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "invalid"; readonly messages: readonly string[] }
  | { readonly kind: "not-validated"; readonly reason: string };

/** One error of Terraform. */
interface Diagnostic {
  readonly summary: string;
  readonly detail: string;
  /** Where in the document: `resource.azurerm_cognitive_account.eu`. */
  readonly context?: string;
}

/** Errors about getting or starting a provider or module: they say nothing about the document. */
const OUT_OF_REACH = [
  "Error accessing remote module registry",
  "Failed to download module",
  "Failed to install provider",
  "Failed to load plugin schemas",
  "Failed to obtain provider schema",
  "Failed to query available provider packages",
  "Failed to resolve provider packages",
  "Missing required provider",
  "Module not installed",
  "Required plugins are not installed",
  "Unsupported Terraform Core version",
];

/** The registry was there, and it was the document that asked for something that does not exist. */
const NO_SUCH_PROVIDER = /does not have a provider named/;
const NO_SUCH_VERSION = /no available releases match the given constraints/;

/** Reads what `terraform init -no-color` said. `mirrored` is true where the CLI configuration names other sources. */
export function outcomeOfInit(run: TerraformRun, mirrored: boolean): Outcome {
  if (run.code === undefined) return { kind: "not-validated", reason: "terraform init took too long" };
  const settings = cliConfigurationError(run.stderr);
  if (settings) return { kind: "not-validated", reason: `the Terraform CLI configuration is wrong: ${settings}` };
  if (run.code === 0) return { kind: "passed" };
  return outcomeOf(plainDiagnostics(run.stderr), mirrored, "terraform init", run);
}

/** Reads what `terraform validate -json` said. */
export function outcomeOfValidate(run: TerraformRun): Outcome {
  if (run.code === undefined) return { kind: "not-validated", reason: "terraform validate took too long" };
  const result = parse(run.stdout) as { valid?: boolean; diagnostics?: JsonDiagnostic[] } | undefined;
  if (run.code === 0 && result?.valid === true) return { kind: "passed" };
  return outcomeOf(errorsOf(result?.diagnostics ?? []), false, "terraform validate", run);
}

/** Reads what `terraform plan -json` said: one object a line. */
export function outcomeOfPlan(run: TerraformRun): Outcome {
  if (run.code === undefined) return { kind: "not-validated", reason: "terraform plan took too long" };
  if (run.code === 0) return { kind: "passed" };
  const lines = run.stdout.split("\n").map((line) => parse(line) as { diagnostic?: JsonDiagnostic } | undefined);
  const diagnostics = lines.flatMap((line) => (line?.diagnostic ? [line.diagnostic] : []));
  return outcomeOf(errorsOf(diagnostics), false, "terraform plan", run);
}

function outcomeOf(errors: readonly Diagnostic[], mirrored: boolean, command: string, run: TerraformRun): Outcome {
  if (errors.length === 0) {
    const last = oneLine(run.stderr || run.stdout).slice(-300);
    return { kind: "not-validated", reason: `${command} ended with ${run.code} and no error to read: ${last}` };
  }
  const own = errors.filter((error) => !isOutOfReach(error, mirrored));
  if (own.length > 0) return { kind: "invalid", messages: own.map(render) };
  return { kind: "not-validated", reason: shorten(errors[0].detail || errors[0].summary) };
}

function isOutOfReach(error: Diagnostic, mirrored: boolean): boolean {
  if (NO_SUCH_PROVIDER.test(error.detail)) return false;
  // A mirror holds what somebody put there; only the registry knows every version.
  if (NO_SUCH_VERSION.test(error.detail)) return mirrored;
  return OUT_OF_REACH.includes(error.summary);
}

interface JsonDiagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string | null };
}

function errorsOf(diagnostics: readonly JsonDiagnostic[]): Diagnostic[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === "error")
    .map(({ summary, detail, address, snippet }) => ({
      summary: oneLine(summary),
      detail: oneLine(detail ?? ""),
      context: address || snippet?.context || undefined,
    }));
}

/** `init` has no JSON output before Terraform 1.9: its errors are paragraphs that begin with "Error:". */
function plainDiagnostics(stderr: string): Diagnostic[] {
  return stderr
    .split(/^Error: /m)
    .slice(1)
    .map((text) => {
      const [summary, ...detail] = text.split(/\n\s*\n/);
      return { summary: oneLine(summary), detail: oneLine(detail.join(" ")) };
    })
    .filter((error) => !error.summary.startsWith("Terraform encountered problems during initialisation"));
}

/** Terraform goes on without a CLI configuration that it cannot read; what it then finds proves nothing. */
function cliConfigurationError(stderr: string): string | undefined {
  if (!stderr.includes("problems with the CLI configuration")) return undefined;
  return /^│ Error: (.*)$/m.exec(stderr)?.[1];
}

function render(error: Diagnostic): string {
  const place = error.context ? ` (${error.context})` : "";
  return `${error.summary}${place}${error.detail ? `: ${error.detail}` : ""}`;
}

/** Terraform follows up with advice that is the same every time. */
function shorten(reason: string): string {
  const text = reason.replace(/ (To see which modules are currently depending|This usually means) .*$/, "");
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
