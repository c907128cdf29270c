import type { Binary } from "../../../apim/expression-tree";
import { ownMembers } from "../library/member-index";
import { BOOL, CHAR, INT, LONG, OBJECT, STRING, ULONG } from "../types/core-types";
import { isSubtype, lineage } from "../types/inheritance";
import { isWhole, numeric, promoted } from "../types/numeric";
import { DEFAULT, NEVER, NULL, nullable, type Type } from "../types/type";
import { resolvedCall } from "./arguments";
import { arithmetic, comparison } from "./arithmetic";
import type { Binding } from "./binding";
import { type Bound, computed, constantOf } from "./bound";
import { concatenation } from "./concatenation";
import { implicitConversion } from "./conversions";
import { convert } from "./convert";
import { fault } from "./fault";
import type { Code } from "./frame";
import { type Candidate, resolve } from "./overloads";

const COMPARING: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);

export function bindBinary(binding: Binding, tree: Binary): Bound {
  const { operator, at } = tree;
  if (operator === "&&" || operator === "||") return logical(binding, tree);
  const left = binding.expression(tree.left);
  const right = binding.expression(tree.right);
  return operator === "??" ? coalesced(left, right, at) : folded(binary(operator, left, right, at), left, right, at);
}

/** Any operator that looks at both sides. */
export function binary(operator: string, left: Bound, right: Bound, at: number): Bound {
  const found =
    stringOperation(operator, left, right) ??
    declaredOperation(operator, left, right, at) ??
    (left.type.isNullable || right.type.isNullable ? lifted(operator, left, right, at) : undefined) ??
    enumOperation(operator, left, right, at) ??
    numberOperation(operator, left, right, at) ??
    boolOperation(operator, left, right) ??
    identity(operator, left, right);
  if (!found) {
    throw fault(at, `'${operator}' does not apply to '${left.type.label}' and '${right.type.label}'`);
  }
  return found;
}

function logical(binding: Binding, { operator, left, right }: Binary): Bound {
  const a = binding.converted(left, BOOL) as Code<boolean>;
  const b = binding.converted(right, BOOL) as Code<boolean>;
  return computed(BOOL, operator === "&&" ? (frame) => a(frame) && b(frame) : (frame) => a(frame) || b(frame));
}

// What is known of two constants is known now.
function folded(result: Bound, left: Bound, right: Bound, at: number): Bound {
  if (!left.constant || !right.constant || result.constant) return result;
  if (result.type !== BOOL && result.type !== STRING && !numeric(result.type)) return result;
  try {
    return constantOf(result.type, result.code(undefined as never));
  } catch (error) {
    throw fault(at, `this cannot be calculated: ${(error as Error).message}`);
  }
}

/** `a ?? b` */
export function coalesced(left: Bound, right: Bound, at: number): Bound {
  if (!left.type.canBeNull && left.type !== NULL)
    throw fault(at, `'??' needs what can be null, not '${left.type.label}'`);
  const a = left.code;
  const bare = left.type.bare;
  if (left.type.isNullable && right.type !== DEFAULT && implicitConversion(right.type, bare, right.constant)) {
    return either(bare, a, convert(right, bare, at));
  }
  if (right.type === NEVER) return either(bare, a, right.code);
  if (implicitConversion(right.type, left.type, right.constant)) {
    return either(left.type, a, convert(right, left.type, at));
  }
  const toRight = implicitConversion(left.type.isNullable ? bare : left.type, right.type);
  if (!toRight) throw fault(at, `'??' does not apply to '${left.type.label}' and '${right.type.label}'`);
  const { apply } = toRight;
  return either(right.type, apply ? (frame) => unlessNull(a(frame), apply) : a, right.code);
}

function unlessNull(value: unknown, apply: (value: unknown) => unknown): unknown {
  return value === null ? null : apply(value);
}

function either(type: Type, a: Code, b: Code): Bound {
  return computed(type, (frame) => {
    const value = a(frame);
    return value === null ? b(frame) : value;
  });
}

function stringOperation(operator: string, left: Bound, right: Bound): Bound | undefined {
  const isText = left.type === STRING || right.type === STRING;
  if (operator === "+" && isText) return concatenation(left, right);
  const isBoth = isText && [left, right].every(({ type }) => type === STRING || type === NULL);
  return isBoth ? equality(operator, left.code, right.code) : undefined;
}

function declaredOperation(operator: string, left: Bound, right: Bound, at: number): Bound | undefined {
  const owners = new Set([left, right].flatMap(({ type }) => lineage(type.bare)));
  const members = [...owners].flatMap((each) => ownMembers(each.definition, operator));
  const candidates = members
    .filter(({ parameters }) => parameters.length === 2)
    .map((member): Candidate => ({ member, parameters: member.parameters, returns: member.returns, ownerTypes: [] }));
  if (candidates.length === 0 || left.type === NULL || right.type === NULL) return undefined;
  const isLifted = left.type.isNullable || right.type.isNullable;
  const bare = (side: Bound): Bound => ({ ...side, type: side.type.bare });
  const [found] = resolve(candidates, [
    { at, operand: bare(left) },
    { at, operand: bare(right) },
  ]);
  if (!found) return undefined;
  if (isLifted) return undefined;
  return computed(found.returns, resolvedCall(found, undefined, false));
}

/** The operator on what is in two `T?`. */
function lifted(operator: string, left: Bound, right: Bound, at: number): Bound | undefined {
  if (left.type === NULL || right.type === NULL) return nullTest(operator, left.type === NULL ? right : left);
  let values: [unknown, unknown] = [null, null];
  const inner = binary(
    operator,
    { kind: "value", type: left.type.bare, code: () => values[0] },
    { kind: "value", type: right.type.bare, code: () => values[1], constant: right.constant },
    at,
  );
  const [a, b] = [left.code, right.code];
  const isComparing = COMPARING.has(operator);
  const ofNulls = (x: unknown, y: unknown) =>
    !isComparing ? null : operator === "==" ? x === y : operator === "!=" && x !== y;
  return computed(isComparing ? BOOL : nullable(inner.type), (frame) => {
    const [x, y] = [a(frame), b(frame)];
    if (x === null || y === null) return ofNulls(x, y);
    values = [x, y];
    return inner.code(frame);
  });
}

function enumOperation(operator: string, left: Bound, right: Bound, at: number): Bound | undefined {
  if (!left.type.isEnum && !right.type.isEnum) return undefined;
  const type = left.type.isEnum ? left.type : right.type;
  const number = (side: Bound): Bound => ({ ...side, type: INT, code: convert(side, type, at) });
  const both = [left, right].every((side) => implicitConversion(side.type, type, side.constant));
  if (!both) return undefined;
  const found = numberOperation(operator, number(left), number(right), at);
  return found?.type === INT ? { ...found, type } : found;
}

function numberOperation(operator: string, left: Bound, right: Bound, at: number): Bound | undefined {
  if (!numeric(left.type) || !numeric(right.type)) return undefined;
  if (operator === "<<" || operator === ">>") return shift(operator, left, right, at);
  if (COMPARING.has(operator) && left.type === CHAR && right.type === CHAR) {
    return computed(
      BOOL,
      (comparison(operator, CHAR) as NonNullable<ReturnType<typeof comparison>>)(left.code, right.code),
    );
  }
  const type = promotedOf(left, right);
  if (!type) return undefined;
  const [a, b] = [convert(left, type, at), convert(right, type, at)];
  const compare = COMPARING.has(operator) ? comparison(operator, type) : undefined;
  if (compare) return computed(BOOL, compare(a, b));
  const calculate = arithmetic(operator, type);
  return calculate && computed(type, calculate(a, b));
}

// A constant that fits takes the type of the other side.
function promotedOf(left: Bound, right: Bound): Type | undefined {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ]) {
    const fits = one.constant && one.type === INT && implicitConversion(INT, other.type, one.constant);
    if (fits && isWhole(other.type) && (numeric(other.type)?.bits ?? 0) >= 32) return other.type;
  }
  return promoted(left.type, right.type);
}

function shift(operator: string, left: Bound, right: Bound, at: number): Bound | undefined {
  const type = promoted(left.type, INT) === LONG && left.type !== LONG ? left.type : promoted(left.type, left.type);
  if (!type || !isWhole(type) || !isWhole(right.type)) return undefined;
  const calculate = arithmetic(operator, type === ULONG ? ULONG : type);
  return calculate && computed(type, calculate(convert(left, type, at), convert(right, INT, at)));
}

function boolOperation(operator: string, left: Bound, right: Bound): Bound | undefined {
  if (left.type !== BOOL || right.type !== BOOL) return undefined;
  const [a, b] = [left.code as Code<boolean>, right.code as Code<boolean>];
  switch (operator) {
    case "&":
      return computed(BOOL, (frame) => Number(a(frame)) + Number(b(frame)) === 2);
    case "|":
      return computed(BOOL, (frame) => Number(a(frame)) + Number(b(frame)) > 0);
    case "^":
      return computed(BOOL, (frame) => a(frame) !== b(frame));
    default:
      return equality(operator, a, b);
  }
}

/** `==` of objects: the same one. */
function identity(operator: string, left: Bound, right: Bound): Bound | undefined {
  if (left.type === NULL) return nullTest(operator, right);
  if (right.type === NULL) return nullTest(operator, left);
  const [x, y] = [left.type, right.type];
  if (!x.isReference || !y.isReference) return undefined;
  const isRelated = x === OBJECT || y === OBJECT || isSubtype(x, y) || isSubtype(y, x);
  if (!isRelated) return undefined;
  return equality(operator, left.code, right.code);
}

function nullTest(operator: string, side: Bound): Bound | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const isEqual = operator === "==";
  const { code, type } = side;
  if (type === NULL) return constantOf(BOOL, isEqual);
  if (!type.canBeNull) return undefined;
  return computed(BOOL, isEqual ? (frame) => code(frame) === null : (frame) => code(frame) !== null);
}

function equality(operator: string, a: Code, b: Code): Bound | undefined {
  if (operator === "==") return computed(BOOL, (frame) => a(frame) === b(frame));
  return operator === "!=" ? computed(BOOL, (frame) => a(frame) !== b(frame)) : undefined;
}
