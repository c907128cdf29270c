import { type ContextState, compileExpressions, type Outcome } from "../../support/csharp-compiler";
import { outcomeOf } from "./expression-run";

export interface TruthCase {
  /** Without its `@(` or `@{`; a block begins with a brace. */
  readonly code: string;
  readonly state?: ContextState;
}

/** Of these the exception is the same, and only its words are not: those of Mono are no ones of .NET. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  "System.InvalidCastException",
  "System.NullReferenceException",
  "System.FormatException",
  "System.ArgumentException",
  "Newtonsoft.Json.JsonReaderException",
]);

/** Cases that give something else here than compiled by Mono, with both outcomes; mostly none. */
export function differences(cases: readonly TruthCase[]): unknown[] {
  const codes = [...new Set(cases.map(({ code }) => code))];
  const { program, faults } = compileExpressions(
    codes.map((code) => ({ text: standingStill(code.startsWith("{") ? `@${code}` : `@(${code})`) })),
    7,
  );
  if (!program) return faults.map(({ expression, message }) => ({ code: codes[expression], message }));
  const theirs = program.texts(cases.map(({ code, state = {} }) => ({ expression: codes.indexOf(code), state })));
  return cases.flatMap((each, index) => {
    const ours = ourOutcome(each);
    return isSame(ours, theirs[index]) ? [] : [{ code: each.code, ours, theirs: theirs[index] }];
  });
}

function ourOutcome({ code, state }: TruthCase): Outcome {
  try {
    return outcomeOf(code, state);
  } catch (error) {
    return { error: "this interpreter", message: (error as Error).message };
  }
}

function isSame(ours: Outcome, theirs: Outcome): boolean {
  if ("error" in ours && "error" in theirs) {
    return ours.error === theirs.error && (ours.message === theirs.message || OWN_WORDS.has(ours.error));
  }
  return "type" in ours && "type" in theirs && ours.type === theirs.type && ours.value === theirs.value;
}

/** The clock of the tests, and their one GUID, in the place of those of .NET. */
function standingStill(code: string): string {
  return code
    .replaceAll("DateTimeOffset.UtcNow", "Fixed.UtcNowOffset")
    .replaceAll("DateTime.UtcNow", "Fixed.UtcNow")
    .replaceAll("Guid.NewGuid()", "Fixed.NewGuid()");
}
