import type { Expression } from "../../../apim/expression-tree";
import { nullable } from "../types/type";
import type { Binding } from "./binding";
import { type Bound, computed, type Operand } from "./bound";
import { fault } from "./fault";

/** What stands before a `.`, `[` or `(`. */
export function chainTarget(binding: Binding, tree: Expression): Operand {
  const isEnclosed = "isEnclosed" in tree && tree.isEnclosed === true;
  const operand = binding.operand(tree);
  return isEnclosed && operand.kind === "value" ? endOfChain(operand) : operand;
}

/** Where nothing follows, what a `?.` skipped is null. */
export function endOfChain(bound: Bound): Bound {
  if (!bound.canSkip) return bound;
  const { code } = bound;
  return computed(nullable(bound.type), (frame) => {
    const value = code(frame);
    return value === undefined ? null : value;
  });
}

/** Goes on from an object, unless it is null and a `?.` follows, or the chain was left before. */
export function guarded(
  binding: Binding,
  receiver: Bound,
  isConditional: boolean,
  at: number,
  proceed: (receiver: Bound) => Bound,
): Bound {
  if (!isConditional && !receiver.canSkip) return proceed(receiver);
  if (isConditional && !receiver.type.canBeNull)
    throw fault(at, `'?.' needs what can be null, not '${receiver.type.label}'`);
  const slot = binding.scope.layout.count++;
  const { code } = receiver;
  const rest = proceed(computed(isConditional ? receiver.type.bare : receiver.type, (frame) => frame.slots[slot]));
  const inner = rest.code;
  const guardedCode: Bound["code"] = (frame) => {
    const value = code(frame);
    if (value === undefined || (isConditional && value === null)) return undefined;
    frame.slots[slot] = value;
    return inner(frame);
  };
  return { kind: "value", type: rest.type, code: guardedCode, canSkip: true };
}
