import { BOOL, INT, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { type Type, VOID } from "../types/type";

export interface Signature {
  readonly parameters: readonly Type[];
  readonly returns: Type;
}

/** What a delegate takes and gives; undefined for other types. */
export function signatureOf(type: Type): Signature | undefined {
  if (!type.isDelegate) return undefined;
  const { args, definition: of } = type;
  switch (of.short) {
    case "Func":
    case "Converter":
      return { parameters: args.slice(0, -1), returns: args[args.length - 1] };
    case "Action":
      return { parameters: args, returns: VOID };
    case "Predicate":
      return { parameters: args, returns: BOOL };
    case "Comparison":
      return { parameters: [args[0], args[0]], returns: INT };
    default:
      return { parameters: [definition("Match").type], returns: STRING };
  }
}
