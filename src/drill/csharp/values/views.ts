import { pairsOf } from "../json/pairs";
import type { ObjectToken } from "../json/tokens";
import { CHAR, ENUMERABLE, PAIR, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { Sequence } from "./sequence";

const CHARS = ENUMERABLE.of(CHAR);
const JOBJECT = definition("JObject").type;

/** What stands for a value under an interface that it does not have itself; all other values stay what they are. */
export function viewOf(from: Type, to: Type): ((value: Raw) => Raw) | undefined {
  if (from === STRING && to === CHARS) return charsOf;
  return from === JOBJECT && to.args[0]?.is(PAIR) ? (value) => value && pairsOf(value as ObjectToken) : undefined;
}

function charsOf(value: Raw): Raw {
  if (value === null) return null;
  return new Sequence(CHAR, () => (value as string).split(""));
}
