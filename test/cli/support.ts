import { runCli } from "../../src/cli/run-cli";
import type { ExitCode } from "../../src/cli/terminal";

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, as nobody watches it. */
export async function run(...args: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCli(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isWatched: false,
  });
  return { code, out, err };
}
