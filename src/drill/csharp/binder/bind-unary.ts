import type { As, Cast, Conditional, TypeTest, Unary } from "../../../apim/expression-tree";
import { ownMembers } from "../library/member-index";
import { BOOL, INT, LONG, OBJECT, UINT } from "../types/core-types";
import { numeric, promoted } from "../types/numeric";
import { DEFAULT, NEVER, NULL, nullable, type Type } from "../types/type";
import type { Raw, Value } from "../value";
import type { DecimalValue } from "../values/decimal-value";
import { instanceTest, opener } from "../values/unbox";
import { SIGNED, subtract, type Wide } from "../values/wide";
import type { Binding } from "./binding";
import { type Bound, computed, constantOf } from "./bound";
import { implicitConversion } from "./conversions";
import { cast, convert } from "./convert";
import { fault } from "./fault";
import type { Code } from "./frame";

export function bindUnary(binding: Binding, tree: Unary): Bound {
  const { operator, at } = tree;
  const operand = binding.expression(tree.operand);
  const { type, constant } = operand;
  if (operator === "!" && type.bare === BOOL) return mapped(operand, BOOL, (value) => !value);
  const of = type.bare === UINT && operator === "-" ? LONG : promoted(type.bare, INT);
  const calculate = of && operator !== "!" ? unary(operator, of) : undefined;
  if (!of || !calculate) return declared(operand, operator, at);
  // The least number has no positive counterpart that fits.
  if (constant && operator === "-" && constant.value === 2147483648) return constantOf(INT, -2147483648);
  if (constant) return constantOf(of, calculate(convert(operand, of, at)(undefined as never)));
  const code = convert(operand, type.isNullable ? nullable(of) : of, at);
  return mapped({ ...operand, code }, of, calculate);
}

function mapped({ type, code }: Bound, result: Type, apply: (value: Raw) => Raw): Bound {
  if (!type.isNullable) return computed(result, (frame) => apply(code(frame)));
  return computed(nullable(result), (frame) => {
    const value = code(frame);
    return value === null ? null : apply(value);
  });
}

function unary(operator: string, type: Type): ((value: Raw) => Raw) | undefined {
  const form = numeric(type)?.form;
  if (operator === "+") return (value) => value;
  if (operator === "~" && form === "small")
    return (value) => (type === UINT ? ~(value as number) >>> 0 : ~(value as number));
  if (operator === "~" && form === "wide") return (value) => subtract(-1, value as Wide, SIGNED);
  if (operator !== "-") return undefined;
  if (form === "decimal") return (value) => (value as DecimalValue).negate();
  if (form === "wide") return (value) => subtract(0, value as Wide, SIGNED);
  return form === "small" ? (value) => -(value as number) | 0 : (value) => -(value as number);
}

function declared(operand: Bound, operator: string, at: number): Bound {
  const member = ownMembers(operand.type.bare.definition, operator).find((each) => each.parameters.length === 1);
  if (!member) throw fault(at, `'${operator}' does not apply to '${operand.type.label}'`);
  return mapped(operand, member.returns, member.implementation as unknown as (value: Raw) => Raw);
}

export function bindConditional(binding: Binding, tree: Conditional): Bound {
  const condition = binding.converted(tree.condition, BOOL);
  const whenTrue = binding.expression(tree.whenTrue);
  const whenFalse = binding.expression(tree.whenFalse);
  const type = commonType(whenTrue, whenFalse);
  if (!type) {
    throw fault(tree.at, `'? :' has no type for '${whenTrue.type.label}' and '${whenFalse.type.label}'`);
  }
  const [a, b] = [convert(whenTrue, type, tree.whenTrue.at), convert(whenFalse, type, tree.whenFalse.at)];
  return computed(type, (frame) => (condition(frame) ? a(frame) : b(frame)));
}

/** The type of the two that the other converts to. */
function commonType(a: Bound, b: Bound): Type | undefined {
  const [x, y] = [a.type, b.type];
  if (x === y) return x;
  if (x === DEFAULT || x === NEVER) return y;
  if (y === DEFAULT || y === NEVER) return x;
  const [toY, toX] = [implicitConversion(x, y, a.constant), implicitConversion(y, x, b.constant)];
  if (toY && toX) return numeric(x) && a.constant && !b.constant ? y : x;
  return toY ? y : toX ? x : undefined;
}

export function bindCast(binding: Binding, { type: name, operand, at }: Cast): Bound {
  const type = binding.type(name);
  const argument = binding.argument(operand);
  if (argument.kind === "function") throw fault(at, `a function cannot be cast to '${type.label}'`);
  const code = cast(argument, type, at);
  const isKnown =
    argument.constant && (numeric(type) || type === BOOL) && !(argument.type.isReference && argument.type !== NULL);
  return isKnown ? constantOf(type, code(undefined as never)) : computed(type, code);
}

export function bindAs(binding: Binding, { type: name, operand, at }: As): Bound {
  const type = binding.type(name);
  if (!type.canBeNull) throw fault(at, `'as' needs a type that can be null, not '${type.label}'`);
  const code = objectCode(binding.expression(operand), at);
  const [isOne, open] = [instanceTest(type), opener(type)];
  return computed(type, (frame) => {
    const value = code(frame);
    return value !== null && isOne(value) ? open(value) : null;
  });
}

function objectCode(bound: Bound, at: number): Code<Value> {
  return convert(bound, OBJECT, at) as Code<Value>;
}

export function bindTypeTest(binding: Binding, tree: TypeTest): Bound {
  const { at, isNegated, declares } = tree;
  const code = objectCode(binding.expression(tree.operand), at);
  const constant = tree.constant && binding.expression(tree.constant);
  if (constant) return computed(BOOL, constantTest(code, objectCode(constant, at), isNegated));
  if (!tree.type) throw fault(at, "'is' needs a type or a constant");
  const type = binding.type(tree.type);
  const isOne = instanceTest(type);
  if (declares === undefined || declares === "_") {
    return computed(BOOL, (frame) => {
      const value = code(frame);
      return (value !== null && isOne(value)) !== isNegated;
    });
  }
  const variable = binding.scope.declare(declares, type);
  if (!variable) throw fault(at, `'${declares}' is declared twice`);
  const open = opener(type);
  return computed(BOOL, (frame) => {
    const value = code(frame);
    const isFound = value !== null && isOne(value);
    if (isFound) frame.slots[variable.slot] = open(value);
    return isFound !== isNegated;
  });
}

function constantTest(code: Code<Value>, constant: Code<Value>, isNegated: boolean): Code<boolean> {
  const known = constant(undefined as never);
  const key = known !== null && typeof known === "object" ? known.key : known;
  return (frame) => {
    const value = code(frame);
    return ((value !== null && typeof value === "object" ? value.key : value) === key) !== isNegated;
  };
}
