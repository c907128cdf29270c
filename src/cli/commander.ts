import { loadCommander } from "../private/vendor";

/** What of commander is used here. */
export interface Command {
  name(name: string): this;
  description(text: string): this;
  version(version: string): this;
  command(name: string): Command;
  argument(name: string, description: string): this;
  option(flags: string, description: string): this;
  addOption(option: Option): this;
  // biome-ignore lint/suspicious/noExplicitAny: what comes here is what the arguments and options above it say.
  action(run: (...parts: any[]) => Promise<void> | void): this;
  exitOverride(): this;
  configureOutput(output: { writeOut(text: string): void; writeErr(text: string): void }): this;
  showHelpAfterError(text: string): this;
  parseAsync(args: readonly string[], options: { readonly from: "user" }): Promise<unknown>;
}

interface Option {
  choices(values: readonly string[]): this;
  default(value: unknown): this;
  // biome-ignore lint/suspicious/noExplicitAny: it is given what it gave for the option before, of whatever type that is.
  argParser(parse: (value: string, before: any) => unknown): this;
}

interface Bundle {
  readonly Command: new () => Command;
  readonly Option: new (flags: string, description: string) => Option;
  readonly InvalidArgumentError: new (message: string) => Error;
  readonly CommanderError: new (...parts: never[]) => Error & { readonly exitCode: number };
}

export function commander(): Bundle {
  return loadCommander<Bundle>();
}
