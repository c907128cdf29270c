import type { Assignment, Expression, Index, Member, Name, Unary } from "../../../apim/expression-tree";
import { indexOutOfRange, nullReference } from "../text/exceptions";
import { INT, OBJECT } from "../types/core-types";
import { ARRAY, type Type } from "../types/type";
import type { Raw } from "../value";
import type { ArrayValue } from "../values/array-value";
import { resolvedCall, resolvedSet } from "./arguments";
import { binary, coalesced } from "./bind-binary";
import { arrayIndex, indexer, memberType, propertyValue } from "./bind-member";
import type { Binding } from "./binding";
import { type Bound, computed, constantOf } from "./bound";
import { callCode, isAccessors, specialized } from "./call-code";
import { chainTarget } from "./chain";
import { cast, convert } from "./convert";
import { fault } from "./fault";
import type { Code, Frame } from "./frame";
import { propertyOf } from "./lookup";
import { receiverCode } from "./receiver";

/** What can be read, and be given another value. */
interface Place {
  readonly current: Bound;
  readonly type: Type;
  /** Looks up what comes before: the object and the index, once. */
  readonly prepare: Code<void> | undefined;
  /** Gives the value back. */
  store(value: Code): Code;
}

export function bindAssignment(binding: Binding, tree: Assignment): Bound {
  const { operator, at } = tree;
  if (operator === "=") return plainAssignment(binding, tree);
  const place = placeOf(binding, tree.target);
  const value = binding.expression(tree.value);
  const result =
    operator === "??=" ? coalesced(place.current, value, at) : binary(operator.slice(0, -1), place.current, value, at);
  return stored(place, cast(result, place.type, at));
}

function plainAssignment(binding: Binding, { target, value, at }: Assignment): Bound {
  if (target.kind === "name" && target.name === "_" && !binding.scope.find("_")) return binding.expression(value);
  const place = placeOf(binding, target);
  const operand = binding.argument(value);
  if (operand.kind === "function") throw fault(at, "a function can only be an argument");
  return stored(place, convert(operand, place.type, value.at));
}

function stored({ type, prepare, store }: Place, value: Code): Bound {
  const code = store(value);
  if (!prepare) return computed(type, code);
  return computed(type, (frame) => {
    prepare(frame);
    return code(frame);
  });
}

/** `x++` and the like. */
export function bindStep(binding: Binding, { operand, operator, isPostfix, at }: Unary): Bound {
  const place = placeOf(binding, operand);
  const { current, type, prepare, store } = place;
  const next = cast(binary(operator[0], current, constantOf(INT, 1), at), type, at);
  if (!isPostfix) return stored(place, next);
  const before = current.code;
  const change = store(next);
  return computed(type, (frame) => {
    prepare?.(frame);
    const value = before(frame);
    change(frame);
    return value;
  });
}

function placeOf(binding: Binding, tree: Expression): Place {
  switch (tree.kind) {
    case "name":
      return variablePlace(binding, tree);
    case "index":
      return indexPlace(binding, tree);
    case "member":
      return propertyPlace(binding, tree);
    default:
      throw fault(tree.at, "nothing can be assigned to this");
  }
}

function variablePlace(binding: Binding, tree: Name): Place {
  const { name, at } = tree;
  const variable = binding.scope.find(name);
  if (!variable) throw fault(at, `'${name}' is not declared`);
  if (variable.isReadOnly) throw fault(at, `'${name}' cannot be changed here`);
  const { slot, type } = variable;
  const distance = binding.scope.distance(variable);
  const store = (value: Code): Code => {
    if (distance === 0) {
      return (frame) => {
        const result = value(frame);
        frame.slots[slot] = result;
        return result;
      };
    }
    return (frame) => {
      const result = value(frame);
      let outer = frame;
      for (let left = distance; left > 0; left--) outer = outer.outer as Frame;
      outer.slots[slot] = result;
      return result;
    };
  };
  return { current: binding.expression(tree), type, prepare: undefined, store };
}

/** Keeps a value in a slot, so that it is looked up once. */
function kept(binding: Binding, { type, code }: Bound): { readonly prepare: Code<void>; readonly again: Bound } {
  const slot = binding.scope.layout.count++;
  const prepare = (frame: Frame) => {
    frame.slots[slot] = code(frame);
  };
  return { prepare, again: computed(type, (frame) => frame.slots[slot]) };
}

function indexPlace(binding: Binding, tree: Index): Place {
  const target = chainTarget(binding, tree.target);
  if (target.kind !== "value" || target.canSkip || tree.isConditional) throw fault(tree.at, "nothing can be put here");
  const object = kept(binding, target);
  if (target.type.is(ARRAY)) return arrayPlace(binding, object, tree);
  const { resolved, owner } = indexer(binding, object.again, tree);
  const body = specialized(resolved.member, [...resolved.ownerTypes, ...resolved.typeArguments]);
  if (!isAccessors(body)) throw fault(tree.at, `an index of '${target.type.label}' is read only`);
  const receiver = receiverCode(object.again, owner);
  const type = resolved.returns;
  return {
    current: computed(type, resolvedCall(resolved, receiver, true)),
    type,
    prepare: object.prepare,
    store: (value) => givingBack(binding, value, (again) => resolvedSet(body, resolved, receiver, again)),
  };
}

function arrayPlace(binding: Binding, object: ReturnType<typeof kept>, tree: Index): Place {
  const index = kept(binding, computed(INT, arrayIndex(binding, tree)));
  const array = (frame: Frame): ArrayValue => {
    const found = object.again.code(frame) as ArrayValue | null;
    if (found === null) throw nullReference();
    return found;
  };
  const type = object.again.type.args[0];
  const at = index.again.code as Code<number>;
  return {
    current: computed(type, (frame) => array(frame).at(at(frame))),
    type,
    prepare: (frame) => {
      object.prepare(frame);
      index.prepare(frame);
    },
    store: (value) => (frame) => {
      const { items } = array(frame);
      const result = value(frame);
      if (at(frame) < 0 || at(frame) >= items.length) throw indexOutOfRange();
      items[at(frame)] = result;
      return result;
    },
  };
}

function propertyPlace(binding: Binding, tree: Member): Place {
  const target = chainTarget(binding, tree.target);
  if (target.kind !== "value" || target.canSkip || tree.isConditional) throw fault(tree.at, "nothing can be put here");
  const object = kept(binding, target);
  const property = propertyOf(memberType(target, tree), tree.name, false);
  if (!property) throw fault(tree.nameAt, `'${target.type.label}' has no '${tree.name}'`);
  const body = specialized(property.member, property.ownerTypes);
  if (!isAccessors(body)) throw fault(tree.nameAt, `'${tree.name}' of '${target.type.label}' is read only`);
  const receiver = receiverCode(object.again, property.owner);
  return {
    current: propertyValue(property, object.again),
    type: property.returns,
    prepare: object.prepare,
    store: (value) => givingBack(binding, value, (again) => callCode(body.set, [receiver, again], true)),
  };
}

function givingBack(binding: Binding, value: Code, set: (value: Code) => Code): Code {
  const result = kept(binding, computed(OBJECT, value));
  const write = set(result.again.code);
  return (frame): Raw => {
    result.prepare(frame);
    write(frame);
    return result.again.code(frame);
  };
}
