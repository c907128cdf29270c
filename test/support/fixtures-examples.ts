import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, runOrThrow } from "../../scripts/support/run";

/** What an example writes and prints. */
export interface ExampleOutput {
  readonly printed: string;
  /** Stack -> content of its `cdk.tf.json`. */
  readonly stacks: Readonly<Record<string, string>>;
}

const outputs = new Map<string, ExampleOutput>();

/** Runs an example as its users do, in a process of its own; once, however often it is asked for. */
export function exampleOutput(name: string): ExampleOutput {
  const known = outputs.get(name);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  const printed = runOrThrow(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: join(ROOT, "examples", name),
    // The source, not a build that may be old.
    env: { CDKTF_OUTDIR: folder, NAME_PREFIX: "show", TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.dev.json") },
  });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const stacks = Object.entries<{ synthesizedStackPath: string }>(manifest.stacks).map(
    ([stack, { synthesizedStackPath }]) => [stack, readFileSync(join(folder, synthesizedStackPath), "utf8")],
  );
  const output = { printed, stacks: Object.fromEntries(stacks) };
  outputs.set(name, output);
  return output;
}
