import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import * as library from "../../src/index";
import { ROOT } from "./run";

/** One change of the text of a program. What is to be found must be there exactly once, or the change is not what it says. */
export interface Edit {
  readonly find: string;
  readonly replace: string;
}

/** Inserts lines before the app is synthesized. */
export function beforeSynth(...lines: readonly string[]): Edit {
  return { find: "app.synth();", replace: [...lines, "app.synth();"].join("\n") };
}

/** Has the app skip its validations, to look at a document that they would have refused. */
export const WITHOUT_VALIDATION: Edit = { find: "new App()", replace: "new App({ skipValidation: true })" };

const PROGRAM = join(ROOT, "examples", "quickstart", "main.ts");

/** Runs the quickstart example in this process, with its text edited, and gives the `cdk.tf.json` that it writes. */
export function synthesizeQuickstart(edits: readonly Edit[] = []): string {
  const silent: Edit = { find: "console.log(zone.summary());", replace: "" };
  const text = [silent, ...edits].reduce(apply, readFileSync(PROGRAM, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "quickstart-"));
  const outer = process.env.CDKTF_OUTDIR;
  try {
    process.env.CDKTF_OUTDIR = folder;
    evaluate(text);
    return readFileSync(join(folder, "stacks", "quickstart", "cdk.tf.json"), "utf8");
  } finally {
    if (outer === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = outer;
    rmSync(folder, { recursive: true, force: true });
  }
}

function apply(text: string, { find, replace }: Edit): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`'${find}' is ${parts.length - 1} times in ${PROGRAM}, not once`);
  return parts.join(replace);
}

function evaluate(text: string): void {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { fileName: PROGRAM, compilerOptions });
  const fromProgram = createRequire(PROGRAM);
  // The program names the library as its users do; here that is the source beside it.
  const modules: Readonly<Record<string, unknown>> = {
    "cdktf-multi-region-openai": library,
    "../name-prefix": { namePrefix: () => "show" },
  };
  new Function("require", "exports", outputText)((name: string) => modules[name] ?? fromProgram(name), {});
}
