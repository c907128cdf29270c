import { ProblemError } from "../private/problem-list";
import { AUDIT_FORMATS } from "./audit/audit-formats";
import type { AuditFlags } from "./audit-command";
import { type Command, commander } from "./commander";
import type { DrillFlags } from "./drill-command";
import type { LintFlags } from "./lint-command";
import { packageVersion } from "./package-version";
import { ExitCode, type Terminal, UsageError } from "./terminal";
import { FORMATS } from "./written-reports";

/** Runs the command with the arguments that follow its name. Each has code of its own, which is loaded when it is asked for. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code = ExitCode.GOOD;
  const program = programOf(terminal, (found) => {
    code = found;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return codeOf(error, terminal);
  }
}

function programOf(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const { Command } = commander();
  const program = new Command()
    .name("cdktf-multi-region-openai")
    .description(
      "Audits whether data of a zone can leave its boundary; runs failover policies of API Management as they are deployed, and looks through them.",
    )
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError("(--help shows how)");
  addAudit(program, terminal, finish);
  addDrill(program, terminal, finish);
  addLint(program, terminal, finish);
  return program;
}

function addAudit(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { Option } = commander();
  program
    .command("audit")
    .description("Looks in finished documents of Terraform for ways in which data of a zone leaves its boundary.")
    .argument(
      "<path>",
      "cdktf.out, the folder of a stack, a cdk.tf.json, or what terraform show -json prints of a plan or state",
    )
    .addOption(new Option("--format <format>", "how the report is written").choices(AUDIT_FORMATS).default("text"))
    .option("--out <file>", "write the report there")
    .option("--today <date>", "day by which waivers expire, YYYY-MM-DD; now, in UTC, if left out")
    .option("--zones <file>", "cdktf.out or a file of zones, for a plan or state file, which hold none")
    .action(async (path: string, flags: AuditFlags) => {
      const { auditPath } = await import("./audit-command.js");
      finish(auditPath(path, flags, terminal));
    });
}

function addDrill(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { Option } = commander();
  program
    .command("drill")
    .description("Runs scenarios of faults against the policies of synthesized stacks, on a virtual clock.")
    .argument("[path...]", "cdktf.out, the folder of a stack, or a cdk.tf.json")
    .addOption(
      new Option(
        "--scenario <name|file>",
        "a built-in scenario or a YAML file; several times for several; all built-in ones if left out",
      ).argParser(appended),
    )
    .addOption(
      new Option("--format <format>", "how the report is written; json is a list, one report for each API")
        .choices(FORMATS)
        .default("text"),
    )
    .addOption(new Option("--seed <n>", "where all that is drawn comes from").argParser(wholeNumber).default(1))
    .addOption(
      new Option(
        "--set <name=value>",
        "a value for what the documents do not tell; several times for several",
      ).argParser(appended),
    )
    .option("--deployment <name>", "deployment that callers ask for")
    .option("--loopback", "run the scenarios of streams in real time, over sockets of this machine")
    .option("--list", "list the built-in scenarios and end")
    .action(async (paths: readonly string[], flags: DrillFlags) => {
      const { drillPaths } = await import("./drill-command.js");
      finish(await drillPaths(paths, flags, terminal));
    });
}

function addLint(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const { Option } = commander();
  program
    .command("lint")
    .description(
      "Looks through policies of API Management for what is known to go wrong. Warnings alone are no failure.",
    )
    .argument("<file...>", "policies and fragments as XML; raw or well-formed")
    .addOption(
      new Option("--max-bytes <n>", "largest document that the tier takes; 16384 for Consumption").argParser(
        wholeNumber,
      ),
    )
    .action(async (files: readonly string[], flags: LintFlags) => {
      const { lintFiles } = await import("./lint-command.js");
      finish(lintFiles(files, flags, terminal));
    });
}

function codeOf(error: unknown, terminal: Terminal): ExitCode {
  const { CommanderError } = commander();
  // Commander has said what it has to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.GOOD : ExitCode.UNUSABLE;
  if (!(error instanceof UsageError || error instanceof ProblemError)) throw error;
  terminal.err(`${error.message}\n`);
  return ExitCode.UNUSABLE;
}

function appended(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function wholeNumber(value: string): number {
  const { InvalidArgumentError } = commander();
  if (/^\d{1,10}$/.test(value) && Number(value) <= 4_294_967_295) return Number(value);
  throw new InvalidArgumentError("It must be a whole number from 0 to 4294967295.");
}
