import type { Member } from "../library/member";
import { ownMembers } from "../library/member-index";
import { invalidOperation } from "../text/exceptions";
import { INT, OBJECT } from "../types/core-types";
import { isSubtype, lineage } from "../types/inheritance";
import { isWhole, numeric } from "../types/numeric";
import { DEFAULT, NEVER, NULL, type Type } from "../types/type";
import type { Raw } from "../value";
import { boxer } from "../values/box";
import { type Convert, numberConversion } from "../values/number-conversion";
import { unboxer } from "../values/unbox";
import { viewOf } from "../values/views";
import type { Bound } from "./bound";

/** How a value of one type becomes one of another; without `apply` it stays as it is. */
export interface Conversion {
  readonly apply?: Convert;
}

const IDENTITY: Conversion = {};

/** What C# does without being asked; undefined where it needs a cast or cannot be done. */
export function implicitConversion(from: Type, to: Type, constant?: Bound["constant"]): Conversion | undefined {
  return standardConversion(from, to, constant) ?? userConversion(from, to, ["implicit"]);
}

/** What a cast does. */
export function explicitConversion(from: Type, to: Type, constant?: Bound["constant"]): Conversion | undefined {
  return (
    standardConversion(from, to, constant) ??
    castConversion(from, to) ??
    userConversion(from, to, ["implicit", "explicit"])
  );
}

function standardConversion(from: Type, to: Type, constant?: Bound["constant"]): Conversion | undefined {
  if (from === to || from === NEVER) return IDENTITY;
  if (from === NULL) return to.canBeNull ? IDENTITY : undefined;
  if (to.isNullable) return liftedTo(from, to.bare, (a, b) => standardConversion(a, b, constant));
  if (to.isReference) return referenceConversion(from, to);
  if (numeric(from)?.widens.includes(to)) return { apply: numberConversion(from, to) };
  return constant ? constantConversion(from, to, constant.value) : undefined;
}

function liftedTo(
  from: Type,
  to: Type,
  inner: (from: Type, to: Type) => Conversion | undefined,
): Conversion | undefined {
  const found = from === DEFAULT ? undefined : inner(from.bare, to);
  if (!found) return undefined;
  const { apply } = found;
  return from.isNullable && apply ? { apply: (value) => (value === null ? null : apply(value)) } : found;
}

/** To a base class, an interface, or object. */
function referenceConversion(from: Type, to: Type): Conversion | undefined {
  if (to !== OBJECT && !isSubtype(from.bare, to)) return undefined;
  if (to === OBJECT || !from.isReference) return { apply: boxer(from) };
  return { apply: viewOf(from, to) };
}

// A constant that fits needs no cast to a smaller type, and 0 none to an enum.
function constantConversion(from: Type, to: Type, value: Raw): Conversion | undefined {
  if (from !== INT && !(isWhole(from) && to === from)) return undefined;
  if (to.isEnum) return value === 0 ? IDENTITY : undefined;
  const target = numeric(to);
  if (!target || !isWhole(to) || target.form === "char") return undefined;
  const number = value as number;
  const least = target.isSigned ? -(2 ** (target.bits - 1)) : 0;
  const most = 2 ** (target.isSigned ? target.bits - 1 : target.bits) - 1;
  return number >= least && number <= most ? IDENTITY : undefined;
}

function castConversion(from: Type, to: Type): Conversion | undefined {
  const [source, target] = [from.isEnum ? INT : from, to.isEnum ? INT : to];
  if (numeric(source) && numeric(target)) return { apply: numberConversion(source, target) };
  if (to.isNullable && (numeric(from.bare) || from.bare.isEnum || from.isNullable)) {
    return liftedTo(from, to.bare, castConversion);
  }
  if (from.isNullable) return fromNullable(from, to);
  if (from.isReference && (from === OBJECT || isSubtype(to.bare, from) || isInterface(from) || isInterface(to)))
    return { apply: unboxer(to) };
  return undefined;
}

function fromNullable(from: Type, to: Type): Conversion | undefined {
  const inner = from.bare === to ? IDENTITY : (castConversion(from.bare, to) ?? standardConversion(from.bare, to));
  if (!inner) return undefined;
  return {
    apply: (value) => {
      if (value === null) throw invalidOperation("Nullable object must have a value.");
      return inner.apply ? inner.apply(value) : value;
    },
  };
}

function isInterface(type: Type): boolean {
  return type.definition.shape === "interface";
}

/** The conversion that a type declares; of several, the one whose source and target are nearest. */
function userConversion(from: Type, to: Type, kinds: readonly ("implicit" | "explicit")[]): Conversion | undefined {
  const found = [from, to].flatMap((type) =>
    lineage(type.bare).flatMap((each) => kinds.flatMap((kind) => ownMembers(each.definition, kind))),
  );
  const isExplicit = kinds.length > 1;
  const steps = found.flatMap((member) => stepsOf(member, from, to, isExplicit));
  const best = steps.sort((a, b) => a.cost - b.cost)[0];
  return best && { apply: best.apply };
}

interface Steps {
  readonly cost: number;
  readonly apply: Convert;
}

function stepsOf(member: Member, from: Type, to: Type, isExplicit: boolean): Steps[] {
  const take = (a: Type, b: Type) => standardConversion(a, b) ?? (isExplicit ? castConversion(a, b) : undefined);
  const source = member.parameters[0].type;
  const isLifted = from.isNullable && !source.canBeNull;
  const before = take(isLifted ? from.bare : from, source);
  const after = take(member.returns, to);
  if (!before || !after) return [];
  const body = member.implementation as unknown as Convert;
  const cost =
    (source === from ? 0 : standardConversion(from, source) ? 1 : 2) +
    (member.returns === to ? 0 : standardConversion(member.returns, to) ? 1 : 2);
  const apply = (value: Raw) => {
    if (isLifted && value === null) return null;
    const result = body((before.apply ? before.apply(value) : value) as never);
    return after.apply ? after.apply(result) : result;
  };
  return [{ cost, apply }];
}
