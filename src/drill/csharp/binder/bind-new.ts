import type { Expression, Initializer, New, NewArray } from "../../../apim/expression-tree";
import { overflow } from "../text/exceptions";
import { anonymousType } from "../types/anonymous";
import { INT } from "../types/core-types";
import { arrayOf, NULL, type Type } from "../types/type";
import type { Raw } from "../value";
import { AnonymousValue } from "../values/anonymous-value";
import { ArrayValue } from "../values/array-value";
import { defaultOf } from "../values/defaults";
import { bindArguments, resolvedCall, resolvedSet } from "./arguments";
import { indexer } from "./bind-member";
import type { Binding } from "./binding";
import { type Bound, computed } from "./bound";
import { callCode, isAccessors, specialized } from "./call-code";
import { implicitConversion } from "./conversions";
import { convert } from "./convert";
import { fault } from "./fault";
import type { Code } from "./frame";
import { constructorsOf, methodsOf, propertyOf } from "./lookup";
import { resolve } from "./overloads";
import { receiverCode } from "./receiver";

export function bindNew(binding: Binding, tree: New): Bound {
  if (!tree.type) return anonymous(binding, tree);
  const type = binding.type(tree.type);
  const constructors = constructorsOf(type);
  if (constructors.length === 0 && type.isReference) throw fault(tree.at, `'${type.label}' cannot be made with 'new'`);
  const args = bindArguments(binding, tree.arguments);
  const [resolved, second] = resolve(constructors, args);
  if (second) throw fault(tree.at, `'new ${type.label}' is ambiguous`);
  if (!resolved && (args.length > 0 || type.isReference)) throw fault(tree.at, `no 'new ${type.label}' takes this`);
  const made = resolved ? resolvedCall(resolved, undefined, false) : () => defaultOf(type);
  return tree.initializer
    ? initialized(binding, computed(type, made), tree.initializer, tree.at)
    : computed(type, made);
}

/** Fills what was made, kept in a slot meanwhile. */
function initialized(binding: Binding, { type, code }: Bound, initializer: Initializer, at: number): Bound {
  const slot = binding.scope.layout.count++;
  const target = computed(type, (frame) => frame.slots[slot]);
  const fills = fillCodes(binding, target, initializer, at);
  return computed(type, (frame) => {
    const made = code(frame);
    frame.slots[slot] = made;
    for (const fill of fills) fill(frame);
    return made;
  });
}

function fillCodes(binding: Binding, target: Bound, initializer: Initializer, at: number): Code[] {
  switch (initializer.kind) {
    case "collection":
      return initializer.items.map((item) => addCode(binding, target, isList(item) ? item : [item], at));
    case "indexed":
      return initializer.entries.map(({ key, value }) => entryCode(binding, target, key, value));
    default:
      return initializer.members.flatMap((member) => memberCodes(binding, target, member));
  }
}

function isList(item: Expression | readonly Expression[]): item is readonly Expression[] {
  return Array.isArray(item);
}

function addCode(binding: Binding, target: Bound, items: readonly Expression[], at: number): Code {
  const args = bindArguments(
    binding,
    items.map((value) => ({ at: value.at, value })),
  );
  for (const level of methodsOf(target.type, "Add", false)) {
    const [resolved] = resolve(level, args);
    if (resolved) return resolvedCall(resolved, target.code, false);
  }
  throw fault(items[0]?.at ?? at, `'${target.type.label}' has no 'Add' that takes this`);
}

function entryCode(binding: Binding, target: Bound, key: Expression, value: Expression): Code {
  const tree = { kind: "index", at: key.at, target: key, arguments: [key], isConditional: false } as const;
  const { resolved } = indexer(binding, target, tree);
  const body = specialized(resolved.member, [...resolved.ownerTypes, ...resolved.typeArguments]);
  if (!isAccessors(body)) throw fault(key.at, "this index is read only");
  return resolvedSet(body, resolved, target.code, binding.converted(value, resolved.returns));
}

type MemberInitializer = Extract<Initializer, { readonly kind: "object" }>["members"][number];

function memberCodes(binding: Binding, target: Bound, { name, at, value }: MemberInitializer): Code[] {
  const property = propertyOf(target.type, name, false);
  if (!property) throw fault(at, `'${target.type.label}' has no '${name}'`);
  const body = specialized(property.member, property.ownerTypes);
  const object = receiverCode(target, property.owner);
  if (!("at" in value)) {
    const get = callCode(isAccessors(body) ? body.get : body, [object], true);
    return fillCodes(binding, computed(property.returns, get), value, at);
  }
  if (!isAccessors(body)) throw fault(at, `'${name}' of '${target.type.label}' is read only`);
  return [callCode(body.set, [object, binding.converted(value, property.returns)], true)];
}

function anonymous(binding: Binding, { initializer, at }: New): Bound {
  if (initializer?.kind !== "object") throw fault(at, "an anonymous object needs named members");
  const fields = initializer.members.map(({ name, value }) => {
    if (!("at" in value)) throw fault(at, "an anonymous object holds values");
    return { name, bound: binding.expression(value) };
  });
  const type = anonymousType(fields.map(({ name, bound }) => ({ name, type: bound.type })));
  const codes = fields.map(({ bound }) => bound.code);
  return computed(
    type,
    (frame) =>
      new AnonymousValue(
        type,
        codes.map((code) => code(frame)),
      ),
  );
}

export function bindNewArray(binding: Binding, tree: NewArray): Bound {
  const items = tree.items?.map((item) => ({ at: item.at, bound: binding.expression(item) }));
  const element = tree.element ? binding.type(tree.element) : bestType(items?.map(({ bound }) => bound) ?? []);
  if (!element) throw fault(tree.at, "the items of the array have no type that all convert to");
  if (items) {
    const codes = items.map(({ at, bound }) => convert(bound, element, at));
    return computed(
      arrayOf(element),
      (frame) =>
        new ArrayValue(
          element,
          codes.map((code) => code(frame)),
        ),
    );
  }
  if (!tree.size) throw fault(tree.at, "an array needs a size");
  const size = binding.converted(tree.size, INT);
  return computed(arrayOf(element), (frame) => emptyArray(element, size(frame) as number));
}

function emptyArray(element: Type, size: number): Raw {
  if (size < 0) throw overflow("Arithmetic operation resulted in an overflow.");
  return new ArrayValue(element, new Array(size).fill(defaultOf(element)));
}

/** The type of one item that all others convert to. */
function bestType(items: readonly Bound[]): Type | undefined {
  const types = items.map(({ type }) => type).filter((type) => type !== NULL);
  return types.find((type) => items.every((item) => implicitConversion(item.type, type, item.constant)));
}
