import { OBJECT } from "../types/core-types";
import type { Type } from "../types/type";
import { boxer } from "../values/box";
import { viewOf } from "../values/views";
import type { Bound } from "./bound";
import type { Code } from "./frame";

/** The object as the type has it that declares the member. */
export function receiverCode({ type, code }: Bound, owner: Type): Code {
  if (type === owner) return code;
  const convert = owner === OBJECT ? boxer(type) : viewOf(type, owner);
  return convert ? (frame) => convert(code(frame)) : code;
}
