import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ALLOWED_TYPES } from "../../src/apim/allowed-types";
import type { ValueRule } from "../../src/apim/policy-rule";
import { partsOf } from "./csharp-parser";

export interface CSharpSource {
  /** With `@(` or `@{`. */
  readonly text: string;
  /** What the place of the expression needs; "object" when left out. */
  readonly returns?: ValueRule["returns"];
}

export interface CompileFault {
  /** Index in the list that was compiled. */
  readonly expression: number;
  /** In the text of the expression, from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What an expression sees. What is left out is null, empty or the default; `response: null` is a backend not reached. */
export interface ContextState {
  readonly api?: Readonly<Record<string, unknown>>;
  readonly deployment?: Readonly<Record<string, unknown>>;
  readonly elapsedInMilliseconds?: number;
  readonly lastError?: Readonly<Record<string, string>> | null;
  readonly operation?: Readonly<Record<string, string>>;
  readonly product?: Readonly<Record<string, unknown>> | null;
  readonly request?: {
    readonly url?: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly body?: string | null;
    readonly matchedParameters?: Readonly<Record<string, string | undefined>>;
    readonly ipAddress?: string;
  };
  readonly requestId?: string;
  readonly response?: ResponseState | null;
  readonly subscription?: Readonly<Record<string, string>> | null;
  readonly timestamp?: string;
  readonly user?: Readonly<Record<string, string>> | null;
  /** Whole numbers are int, `{ long: 1 }` is a long, `{ response: … }` what send-request leaves. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface ResponseState {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string | null;
}

/** A value with its .NET type, or the exception. */
export type Outcome =
  | { readonly type: string; readonly value: unknown }
  | { readonly error: string; readonly message: string };

const PACKAGES = "mono-mcs mono-runtime libnewtonsoft-json5.0-cil";
const LIBRARIES = [
  process.env.NEWTONSOFT_JSON_DLL ?? "",
  "/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll",
  "/usr/lib/mono/Newtonsoft.Json/Newtonsoft.Json.dll",
];
const USINGS = [
  ...["System", "System.Collections.Generic", "System.Linq", "System.Net", "System.Security.Cryptography"],
  ...["System.Text", "System.Text.RegularExpressions", "System.Xml.Linq", "Newtonsoft.Json", "Newtonsoft.Json.Linq"],
];
const TIMEOUT = 120_000;

// What the compiler itself puts in: loops, lambdas, arrays, string literals in a switch.
const EMITTED = [
  ...["System.Action", "System.Func", "System.IDisposable", "System.Collections.IEnumerator", "System.Predicate"],
  ...["System.Runtime.CompilerServices.RuntimeHelpers", "System.RuntimeFieldHandle", "System.NotSupportedException"],
];

/** Why expressions cannot be compiled here; nothing when they can. CI must be able to, so there it is never asked. */
export function reasonNotToCompile(): string | undefined {
  return /^(true|1)$/.test(process.env.CI ?? "") ? undefined : missingProgram();
}

/** Goes into the name of tests that compile. */
export function unlessSkipped(reason: string | undefined): string {
  return reason ? ` (skipped: ${reason})` : "";
}

/** What is not installed of what compiles and runs C#. */
export function missingProgram(): string | undefined {
  const missing = ["mcs", "mono"].find((program) => spawnSync(program, ["--version"]).status !== 0);
  if (missing) return `${missing} is not installed`;
  return LIBRARIES.some((path) => existsSync(path)) ? undefined : "Newtonsoft.Json.dll is not installed";
}

/** Expressions that compiled, ready to run. */
export class CSharpProgram {
  constructor(
    private readonly file: string,
    private readonly library: string,
  ) {}

  /** Runs cases in one process: each an index of an expression, and what it sees. */
  run(cases: readonly { readonly expression: number; readonly state: ContextState }[]): Outcome[] {
    return this.execute([], cases.map((each) => `${ascii(each)}\n`).join("")) as Outcome[];
  }

  /** The same, with every value as a text that tells all of it: numbers to the last digit, JSON on one line. */
  texts(cases: readonly { readonly expression: number; readonly state: ContextState }[]): Outcome[] {
    return this.execute(["texts"], cases.map((each) => `${ascii(each)}\n`).join("")) as Outcome[];
  }

  /** What Azure does not allow of that which the compiled code really uses, by expression. */
  forbiddenMembers(): string[][] {
    const answers = this.execute(["members"], "") as { readonly members: readonly string[] }[];
    return answers.map(({ members }) => members.flatMap(memberFault));
  }

  private execute(args: readonly string[], input: string): unknown[] {
    const env = { ...process.env, MONO_PATH: dirname(this.library) };
    const options = { input, env, encoding: "utf8", timeout: TIMEOUT, maxBuffer: 2 ** 28 } as const;
    const { status, stdout, stderr } = spawnSync("mono", [this.file, ...args], options);
    if (status !== 0) throw new Error(`the expressions stopped\n${stderr}`);
    return stdout.trim() === ""
      ? []
      : stdout
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
  }
}

/** Compiles expressions together, as C# 6 or 7 and against what Azure documents of `context`. */
export function compileExpressions(
  sources: readonly CSharpSource[],
  language: 6 | 7 = 6,
): {
  readonly faults: readonly CompileFault[];
  /** Missing when there are faults. */
  readonly program: CSharpProgram | undefined;
} {
  const missing = missingProgram();
  if (missing) throw new Error(`${missing}: apt-get install ${PACKAGES}`);
  const library = LIBRARIES.find((path) => existsSync(path)) ?? "";
  const folder = mkdtempSync(join(tmpdir(), "csharp-"));
  const files = sources.map((source, index) => {
    const name = `e${index}.cs`;
    writeFileSync(join(folder, name), fileOf(source, index));
    return name;
  });
  const ours = ["csharp-stub.cs", "csharp-runner.cs"].map((name) => join(__dirname, name));
  const references = ["System.Core", "System.Xml.Linq", library].map((name) => `-r:${name}`);
  const args = [`-langversion:${language}`, "-warn:0", "-out:run.exe", ...references, ...ours, ...files];
  const { status, stdout, stderr } = spawnSync("mcs", args, { cwd: folder, encoding: "utf8", timeout: TIMEOUT });
  if (status === 0) return { faults: [], program: new CSharpProgram(join(folder, "run.exe"), library) };
  const faults = `${stdout}\n${stderr}`.split("\n").flatMap(faultOf);
  if (faults.length === 0) throw new Error(`mcs failed\n${stdout}${stderr}`);
  return { faults, program: undefined };
}

// A file for each, so that a bracket too many in one does not hide what is wrong with the next.
function fileOf({ text, returns = "object" }: CSharpSource, index: number): string {
  const { kind, code } = partsOf(text);
  const usings = USINGS.map((name) => `using ${name};`).join(" ");
  const head = `${usings} public static partial class Expressions { public static ${returns} e${index}(IContext context) {`;
  return kind === "value" ? `${head} return (\n${code}); } }\n` : `${head}\n${code}} }\n`;
}

function faultOf(line: string): CompileFault[] {
  const found = /^(?:.*[\\/])?e(\d+)\.cs\((\d+),(\d+)\S*\): error (.*)$/.exec(line);
  if (!found) return [];
  const [, expression, row, column, message] = found;
  // Below the head (what is wrong as a whole, mcs reports on it), and without the two characters that open an expression.
  const at =
    row === "1" ? { line: 1, column: 1 } : { line: Number(row) - 1, column: Number(column) + (row === "2" ? 2 : 0) };
  return [{ expression: Number(expression), ...at, message }];
}

function memberFault(used: string): string[] {
  const [type, name] = used.split("|");
  if (EMITTED.includes(type)) return [];
  const outer = type.split("+")[0];
  if (!Object.hasOwn(ALLOWED_TYPES, outer)) return [`${type} is not a type that expressions may use`];
  const members = ALLOWED_TYPES[outer];
  const member = name.replace(/^[gs]et_/, "");
  const isFree = members === "all" || member === "" || member === ".ctor" || member.startsWith("op_");
  return isFree || members.includes(member) ? [] : [`${type}.${member} is not allowed`];
}

function ascii(value: unknown): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replaceAll(/[^\0-\x7f]/g, escaped);
}
