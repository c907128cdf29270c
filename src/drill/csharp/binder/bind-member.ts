import { ALLOWED_TYPES, fullTypeName, NAMESPACES } from "../../../apim/allowed-types";
import type { Index, Member as MemberTree } from "../../../apim/expression-tree";
import { indexOutOfRange, nullReference } from "../text/exceptions";
import { INT } from "../types/core-types";
import { findDefinition, isKnownName, isNameable } from "../types/definitions";
import { enumNames } from "../types/enums";
import { ARRAY, type Type } from "../types/type";
import type { ArrayValue } from "../values/array-value";
import { bindArguments, resolvedCall } from "./arguments";
import type { Binding } from "./binding";
import { type Bound, computed, constantOf, type NamespaceReference, type Operand, type TypeReference } from "./bound";
import { callCode, isAccessors, specialized } from "./call-code";
import { chainTarget, guarded } from "./chain";
import { convert } from "./convert";
import { fault } from "./fault";
import { extensionsOf, type Found, indexersOf, methodsOf, propertyOf } from "./lookup";
import { methodGroup } from "./method-group";
import { type Resolved, resolve } from "./overloads";
import { receiverCode } from "./receiver";
import { refusal } from "./type-names";

export function bindMember(binding: Binding, tree: MemberTree): Operand {
  const target = chainTarget(binding, tree.target);
  if (target.kind === "namespace") return inNamespace(target, tree);
  if (target.kind === "type") return ofType(binding, target, tree);
  if (target.kind === "function") throw fault(tree.nameAt, "a method has no members");
  const property = propertyOf(memberType(target, tree), tree.name, false);
  if (property) {
    return guarded(binding, target, tree.isConditional, tree.nameAt, (receiver) => propertyValue(property, receiver));
  }
  const methods = methodsOf(target.type, tree.name, false).flat();
  if (methods.length > 0 || extensionsOf(tree.name).length > 0) {
    return methodGroup(binding, tree.nameAt, tree.name, methods, target, tree.typeArguments);
  }
  throw unknownMember(target.type, tree);
}

/** The type whose members follow: `?.` looks into `T?`. */
export function memberType(target: Bound, tree: { readonly isConditional: boolean }): Type {
  return tree.isConditional ? target.type.bare : target.type;
}

export function unknownMember(type: Type, { name, nameAt }: MemberTree): Error {
  return fault(nameAt, `'${type.label}' has no '${name}' that policy expressions may use and this interpreter knows`);
}

export function propertyValue(property: Found, receiver: Bound): Bound {
  const body = specialized(property.member, property.ownerTypes);
  const code = receiverCode(receiver, property.owner);
  const get = isAccessors(body) ? body.get : body;
  return computed(property.returns, callCode(get, [code], receiver.type.isReference));
}

function inNamespace({ name }: NamespaceReference, tree: MemberTree): TypeReference | NamespaceReference {
  const full = `${name}.${tree.name}`;
  const found = typeNamed(full, tree.typeArguments?.length ?? 0, tree.at);
  if (found) return found;
  if (NAMESPACES.has(full)) return { kind: "namespace", name: full };
  throw fault(tree.at, refusal(full));
}

/** What a name stands for that is no variable. */
export function typeOrNamespace(name: string, parameters: number, at: number): TypeReference | NamespaceReference {
  const found = typeNamed(name, parameters, at);
  if (found) return found;
  if (NAMESPACES.has(name)) return { kind: "namespace", name };
  throw fault(at, isTypeName(name) ? refusal(name) : `'${name}' is not declared, and no type`);
}

function isTypeName(name: string): boolean {
  return Object.hasOwn(ALLOWED_TYPES, fullTypeName(name)) || /^[A-Z]/.test(name);
}

function typeNamed(name: string, parameters: number, at: number): TypeReference | undefined {
  const found = findDefinition(name, parameters);
  if (found && !isNameable(found)) throw fault(at, refusal(found.name));
  if (found) return { kind: "type", definition: found, type: parameters === 0 ? found.type : undefined };
  return isKnownName(name) ? { kind: "type", definition: findAny(name) } : undefined;
}

// `Tuple.Create`: a type of the same name without parameters is not there.
function findAny(name: string): TypeReference["definition"] {
  for (let count = 0; count < 5; count++) {
    const found = findDefinition(name, count);
    if (found) return found;
  }
  throw new Error(`${name} is known, but not found`);
}

function ofType(binding: Binding, { definition, type }: TypeReference, tree: MemberTree): Operand {
  const of = type ?? definition.of(...definition.parameters.map(() => INT));
  const constant = of.isEnum ? enumNames(of)[tree.name] : undefined;
  if (constant !== undefined) return constantOf(of, constant);
  const property = propertyOf(of, tree.name, true);
  if (property) return staticValue(property);
  const methods = methodsOf(of, tree.name, true).flat();
  if (methods.length > 0) return methodGroup(binding, tree.nameAt, tree.name, methods, undefined, tree.typeArguments);
  throw unknownMember(of, tree);
}

function staticValue({ member, ownerTypes, returns }: Found): Bound {
  const body = specialized(member, ownerTypes);
  const { implementation } = member;
  if (typeof implementation !== "function" && !isAccessors(body) && typeof body === "function") {
    return constantOf(returns, implementation);
  }
  return computed(returns, callCode(isAccessors(body) ? body.get : body, [], false));
}

export function bindIndex(binding: Binding, tree: Index): Bound {
  const target = chainTarget(binding, tree.target);
  if (target.kind !== "value") throw fault(tree.at, "only a value has an index");
  return guarded(binding, target, tree.isConditional, tree.at, (receiver) => {
    if (receiver.type.is(ARRAY)) return arrayItem(binding, receiver, tree);
    const { resolved, owner } = indexer(binding, receiver, tree);
    return computed(resolved.returns, resolvedCall(resolved, receiverCode(receiver, owner), true));
  });
}

/** The indexer that takes what stands in the brackets. */
export function indexer(binding: Binding, { type }: Bound, tree: Index): { resolved: Resolved; owner: Type } {
  const args = bindArguments(
    binding,
    tree.arguments.map((value) => ({ at: value.at, value })),
  );
  for (const level of indexersOf(type)) {
    const [resolved] = resolve(level, args);
    if (resolved) return { resolved, owner: (level.find((each) => each.member === resolved.member) as Found).owner };
  }
  throw fault(tree.at, `'${type.label}' has no such index`);
}

function arrayItem(binding: Binding, { type, code }: Bound, tree: Index): Bound {
  const index = arrayIndex(binding, tree);
  return computed(type.args[0], (frame) => {
    const array = code(frame) as ArrayValue | null;
    const at = index(frame) as number;
    if (array === null) throw nullReference();
    const { items } = array;
    if (at < 0 || at >= items.length) throw indexOutOfRange();
    return items[at];
  });
}

export function arrayIndex(binding: Binding, tree: Index): Bound["code"] {
  if (tree.arguments.length !== 1)
    throw fault(tree.at, "arrays of several dimensions are not known to this interpreter");
  return convert(binding.expression(tree.arguments[0]), INT, tree.arguments[0].at);
}
