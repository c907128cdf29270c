import type { TypeName } from "../../../apim/expression-tree";
import { type Type, VOID } from "../types/type";
import type { Raw } from "../value";
import { resolvedCall } from "./arguments";
import type { Binding } from "./binding";
import { type Bound, computed, type FunctionLike } from "./bound";
import { convert } from "./convert";
import { fault } from "./fault";
import { Frame } from "./frame";
import { extensionsOf, type Found } from "./lookup";
import { type Argument, type Resolved, resolve } from "./overloads";
import { receiverCode } from "./receiver";

/** A method without its arguments, where a delegate is wanted: `Select(Uri.EscapeDataString)`. */
export function methodGroup(
  binding: Binding,
  at: number,
  name: string,
  methods: readonly Found[],
  receiver: Bound | undefined,
  typeArguments: readonly TypeName[] | undefined,
): FunctionLike {
  const types = typeArguments?.map((each) => binding.type(each));
  // The object comes first in the slots of a call, and is looked at once, where the method is named.
  const object = receiver && { at, operand: computed(receiver.type, (frame) => frame.slots[0]) };
  const find = (parameters: readonly Type[]): Resolved | undefined => {
    const args = parameters.map((type, index): Argument => {
      return { at, operand: computed(type, (frame) => frame.slots[index + 1]) };
    });
    const [own] = resolve(methods, args, types);
    return own ?? (object && resolve(extensionsOf(name), [object, ...args], types)[0]);
  };
  return {
    kind: "function",
    at,
    returnType: (parameters) => find(parameters)?.returns,
    bind: (parameters, returns) => {
      const resolved = find(parameters);
      if (!resolved) throw fault(at, `no '${name}' takes what it is given here`);
      const found = methods.find((each) => each.member === resolved.member);
      const self = found && object && receiverCode(object.operand, found.owner);
      const call = resolvedCall(resolved, self, receiver?.type.canBeNull ?? false);
      const converted = returns === VOID ? call : convert(computed(resolved.returns, call), returns, at);
      return (frame) => {
        const first = receiver ? receiver.code(frame) : null;
        return (...args: Raw[]) => converted(new Frame(frame.run, [first, ...args], frame));
      };
    },
  };
}
