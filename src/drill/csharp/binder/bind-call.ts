import type { Call, Member, Name } from "../../../apim/expression-tree";
import { nullReference } from "../text/exceptions";
import { INT } from "../types/core-types";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { type BoundArgument, bindArguments, operandCode, resolvedCall } from "./arguments";
import { memberType, typeOrNamespace, unknownMember } from "./bind-member";
import type { Binding } from "./binding";
import { type Bound, computed, type TypeReference } from "./bound";
import { chainTarget, guarded } from "./chain";
import { signatureOf } from "./delegates";
import { fault } from "./fault";
import type { Code } from "./frame";
import { extensionsOf, type Found, methodsOf, propertyOf } from "./lookup";
import { type Resolved, resolve } from "./overloads";
import { receiverCode } from "./receiver";

export function bindCall(binding: Binding, tree: Call): Bound {
  const { target } = tree;
  if (target.kind === "member") return memberCall(binding, tree, target);
  if (target.kind === "name" && !binding.scope.find(target.name)) throw freeCall(target);
  return delegateCall(binding, binding.expression(target), tree);
}

function freeCall({ name, at }: Name): Error {
  return fault(at, `'${name}' is no function that is known here`);
}

function memberCall(binding: Binding, tree: Call, member: Member): Bound {
  const target = chainTarget(binding, member.target);
  if (target.kind === "namespace") throw unknownCall(target.name, member);
  if (target.kind === "function") throw fault(member.nameAt, "a function has no methods");
  if (target.kind === "type") return staticCall(binding, target, tree, member);
  return guarded(binding, target, member.isConditional, member.nameAt, (receiver) =>
    objectCall(binding, receiver, tree, member),
  );
}

function unknownCall(namespace: string, { name, nameAt }: Member): Error {
  const reference = typeOrNamespace(`${namespace}.${name}`, 0, nameAt);
  return fault(nameAt, `'${namespace}.${name}' is a ${reference.kind}, and cannot be called`);
}

function staticCall(binding: Binding, { definition, type }: TypeReference, tree: Call, member: Member): Bound {
  const of = type ?? definition.of(...definition.parameters.map(() => INT));
  const methods = methodsOf(of, member.name, true);
  if (methods.length === 0) throw unknownMember(of, member);
  const args = bindArguments(binding, tree.arguments);
  const types = member.typeArguments?.map((name) => binding.type(name));
  const resolved = firstFit(methods, args, types, member);
  if (!resolved) throw noFit(of, member, args);
  return computed(resolved.returns, resolvedCall(resolved, undefined, false));
}

function objectCall(binding: Binding, receiver: Bound, tree: Call, member: Member): Bound {
  const type = memberType(receiver, member);
  const property = propertyOf(type, member.name, false);
  if (property && signatureOf(property.returns))
    throw fault(member.nameAt, "a property that is a function is not known");
  const args = bindArguments(binding, tree.arguments);
  const types = member.typeArguments?.map((name) => binding.type(name));
  const methods = methodsOf(type, member.name, false);
  const own = firstFit(methods, args, types, member);
  if (own) {
    const { owner } = methods.flat().find((each) => each.member === own.member) as Found;
    return computed(own.returns, resolvedCall(own, receiverCode(receiver, owner), receiver.type.isReference));
  }
  const self: BoundArgument = { at: member.target.at, operand: receiver };
  const extensions = extensionsOf(member.name);
  const [extension, second] = resolve(extensions, [self, ...args], types);
  if (extension && !second) return computed(extension.returns, resolvedCall(extension, undefined, false));
  if (second) throw ambiguous(member);
  if (methods.length === 0 && extensions.length === 0) throw unknownMember(type, member);
  throw noFit(type, member, args);
}

function firstFit(
  levels: readonly (readonly Found[])[],
  args: readonly BoundArgument[],
  types: readonly Type[] | undefined,
  member: Member,
): Resolved | undefined {
  for (const level of levels) {
    const [first, second] = resolve(level, args, types);
    if (second) throw ambiguous(member);
    if (first) return first;
  }
  return undefined;
}

function ambiguous({ name, nameAt }: Member): Error {
  return fault(nameAt, `the call of '${name}' is ambiguous`);
}

function noFit(type: Type, { name, nameAt }: Member, args: readonly BoundArgument[]): Error {
  const given = args.map(({ operand, out }) => {
    if (out) return `out ${out.type?.label ?? "var"}`;
    return operand?.kind === "value" ? operand.type.label : "a function";
  });
  return fault(nameAt, `no '${name}' of '${type.label}' takes (${given.join(", ")})`);
}

function delegateCall(binding: Binding, target: Bound, tree: Call): Bound {
  const signature = signatureOf(target.type);
  if (!signature) throw fault(tree.at, `a value of type '${target.type.label}' cannot be called`);
  const args = bindArguments(binding, tree.arguments);
  if (args.length !== signature.parameters.length) throw fault(tree.at, "the number of arguments is wrong");
  const codes = args.map(({ operand, at }, index): Code => {
    if (!operand) throw fault(at, "a delegate takes no 'out'");
    return operandCode(operand, signature.parameters[index], at);
  });
  const { code } = target;
  return computed(signature.returns, (frame) => {
    const call = code(frame) as ((...values: Raw[]) => Raw) | null;
    const values = codes.map((each) => each(frame));
    if (call === null) throw nullReference();
    return call(...values);
  });
}
