import { CHAR, INT, STRING } from "../types/core-types";
import { NULL, type Type } from "../types/type";
import type { Raw } from "../value";
import { boxer } from "../values/box";
import { toText } from "../values/to-text";
import { type Bound, computed } from "./bound";
import type { Code } from "./frame";

/** `"a" + b` */
export function concatenation(left: Bound, right: Bound): Bound {
  const [a, b] = [textCode(left), textCode(right)];
  return computed(STRING, (frame) => a(frame) + b(frame));
}

function textCode({ type, code, constant }: Bound): Code<string> {
  if (type === NULL) return () => "";
  if (constant && type === STRING) return () => constant.value as string;
  if (type === STRING) return (frame) => (code(frame) as string | null) ?? "";
  if (type === CHAR || type === INT) return (frame) => `${code(frame)}`;
  const text = texter(type);
  return (frame) => text(code(frame));
}

/** `ToString()` of a value of the type; nothing for null. */
export function texter(type: Type): (value: Raw) => string {
  const box = boxer(type);
  return (value) => toText(box(value));
}
