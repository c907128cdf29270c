import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const ROOT = resolve(__dirname, "..", "..");

export interface RunResult {
  readonly ok: boolean;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** Prints while it runs instead of collecting. */
  readonly inherit?: boolean;
}

/** Runs a program; the tools in node_modules/.bin are found by name. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const path = [resolve(ROOT, "node_modules", ".bin"), process.env.PATH].join(":");
  const result = spawnSync(command, args, {
    cwd: options.cwd ?? ROOT,
    // jsii says on every run that Node 20 is end-of-life; CI runs newer ones as well.
    env: { ...process.env, PATH: path, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20", ...options.env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: options.inherit ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join("\n");
  return { ok: result.status === 0, output };
}

/** Like run, but a failure throws what the program printed. */
export function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): string {
  const { ok, output } = run(command, args, options);
  if (!ok) {
    throw new Error(`${command} ${args.join(" ")} failed\n${output}`);
  }
  return output;
}

/** Runs the main function of a script; an error is one message and exit code 1. */
export function runMain(main: () => void | Promise<void>): void {
  Promise.resolve()
    .then(main)
    .catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
}
