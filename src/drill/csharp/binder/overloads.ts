import type { Member, Parameter } from "../library/member";
import { numeric } from "../types/numeric";
import { DEFAULT, substitute, type Type, VOID } from "../types/type";
import { type Bound, computed, type FunctionLike } from "./bound";
import { implicitConversion } from "./conversions";
import { signatureOf } from "./delegates";
import { inferTypes } from "./inference";

/** A member as one type has it. */
export interface Candidate {
  readonly member: Member;
  readonly parameters: readonly Parameter[];
  readonly returns: Type;
  /** Type arguments of the owner. */
  readonly ownerTypes: readonly Type[];
}

export interface Argument {
  readonly at: number;
  readonly name?: string;
  /** Missing for `out`. */
  readonly operand?: Bound | FunctionLike;
  /** Of `out`: the type of the variable, undefined where `var` takes any. */
  readonly out?: { readonly type: Type | undefined };
}

/** A candidate that takes the arguments. */
export interface Resolved extends Candidate {
  readonly typeArguments: readonly Type[];
  /** For each parameter the arguments that it takes: one, none where its fallback stands in, any number for `params`. */
  readonly taken: readonly (readonly Argument[])[];
  readonly isExpanded: boolean;
}

/** The best of the candidates that take the arguments; several where none is better than the others. */
export function resolve(
  candidates: readonly Candidate[],
  args: readonly Argument[],
  types?: readonly Type[],
): readonly Resolved[] {
  const fitting = candidates.flatMap((candidate) => {
    const normal = applicable(candidate, args, types, false);
    const found = normal ?? applicable(candidate, args, types, true);
    return found ? [found] : [];
  });
  if (fitting.length < 2) return fitting;
  const best = fitting.filter((each) => fitting.every((other) => other === each || isBetter(each, other, args)));
  return best.length > 0 ? best : fitting;
}

function applicable(
  candidate: Candidate,
  args: readonly Argument[],
  types: readonly Type[] | undefined,
  isExpanded: boolean,
): Resolved | undefined {
  const { member } = candidate;
  if (types && types.length !== member.typeParameters.length) return undefined;
  const taken = distribute(candidate.parameters, args, isExpanded);
  if (!taken) return undefined;
  const typeOf = (at: number) => parameterType(candidate.parameters[at], isExpanded);
  const pairings = taken.flatMap((each, at) =>
    each.flatMap((argument) => {
      const operand = argument.operand ?? outOperand(argument);
      return operand ? [{ parameter: typeOf(at), argument: operand }] : [];
    }),
  );
  const made = member.typeParameters.length === 0 ? [] : (types ?? inferTypes(member.typeParameters, pairings));
  if (!made) return undefined;
  const replace = (type: Type) => substitute(type, member.typeParameters, made);
  const fits = taken.every((each, at) => {
    const isOut = candidate.parameters[at].modifier === "out";
    return each.every((argument) => isOut === (argument.out !== undefined) && isTaken(argument, replace(typeOf(at))));
  });
  if (!fits) return undefined;
  const parameters = candidate.parameters.map((each) => ({ ...each, type: replace(each.type) }));
  return { ...candidate, parameters, returns: replace(candidate.returns), typeArguments: made, taken, isExpanded };
}

// The variable of an `out` says what type there is to be.
function outOperand({ out }: Argument): Bound | undefined {
  return out?.type && computed(out.type, () => null);
}

function parameterType(parameter: Parameter, isExpanded: boolean): Type {
  return isExpanded && parameter.modifier === "params" ? parameter.type.args[0] : parameter.type;
}

/** Which argument goes to which parameter. */
function distribute(
  parameters: readonly Parameter[],
  args: readonly Argument[],
  isExpanded: boolean,
): Argument[][] | undefined {
  const last = parameters.length - 1;
  if (isExpanded && parameters[last]?.modifier !== "params") return undefined;
  const taken: Argument[][] = parameters.map(() => []);
  for (const [index, argument] of args.entries()) {
    const named = parameters.findIndex((each) => each.name === argument.name);
    const at = argument.name === undefined ? (isExpanded ? Math.min(index, last) : index) : named;
    const isList = isExpanded && at === last;
    if (at < 0 || at > last || (taken[at].length > 0 && !isList)) return undefined;
    taken[at].push(argument);
  }
  const isComplete = parameters.every(
    ({ fallback }, at) => taken[at].length > 0 || fallback !== undefined || (isExpanded && at === last),
  );
  return isComplete ? taken : undefined;
}

function isTaken({ operand, out }: Argument, type: Type): boolean {
  if (out) return out.type === undefined || out.type === type;
  if (!operand) return false;
  if (operand.kind === "value") {
    return operand.type === DEFAULT || implicitConversion(operand.type, type, operand.constant) !== undefined;
  }
  const signature = signatureOf(type);
  if (!signature) return false;
  const returns = operand.returnType(signature.parameters);
  if (!returns) return false;
  if (signature.returns === VOID) return true;
  return returns === DEFAULT || (returns !== VOID && implicitConversion(returns, signature.returns) !== undefined);
}

function isBetter(a: Resolved, b: Resolved, args: readonly Argument[]): boolean {
  let isAhead = false;
  for (const argument of args) {
    const [x, y] = [typeFor(a, argument), typeFor(b, argument)];
    const order = argument.operand && x && y ? betterConversion(argument.operand, x, y) : 0;
    if (order < 0) return false;
    if (order > 0) isAhead = true;
  }
  return isAhead || tieBreak(a, b) > 0;
}

function typeFor(resolved: Resolved, argument: Argument): Type | undefined {
  const at = resolved.taken.findIndex((each) => each.includes(argument));
  return at < 0 ? undefined : parameterType(resolved.parameters[at], resolved.isExpanded);
}

// What decides between two that convert all arguments equally well.
function tieBreak(a: Resolved, b: Resolved): number {
  const isGeneric = (each: Resolved) => Number(each.member.typeParameters.length > 0);
  const missing = (each: Resolved) => each.taken.filter((taken) => taken.length === 0).length;
  return (
    isGeneric(b) - isGeneric(a) ||
    Number(b.isExpanded) - Number(a.isExpanded) ||
    missing(b) - missing(a) ||
    specificity(a) - specificity(b)
  );
}

// `IEnumerable<T>` says more than `T`.
function specificity({ member }: Resolved): number {
  return member.parameters.reduce((sum, { type }) => sum + depthOf(type), 0);
}

function depthOf(type: Type): number {
  return type.definition.shape === "parameter" ? 0 : 1 + Math.max(0, ...type.args.map(depthOf));
}

function betterConversion(operand: Bound | FunctionLike, a: Type, b: Type): number {
  if (a === b) return 0;
  if (operand.kind === "function") return betterFunction(operand, a, b);
  if (operand.type === a) return 1;
  if (operand.type === b) return -1;
  return betterTarget(a, b);
}

function betterFunction(operand: FunctionLike, a: Type, b: Type): number {
  const [x, y] = [signatureOf(a), signatureOf(b)];
  if (!x || !y || x.returns === y.returns) return 0;
  const returns = operand.returnType(x.parameters);
  if (returns === x.returns) return 1;
  if (returns === y.returns) return -1;
  if (x.returns === VOID || y.returns === VOID) return x.returns === VOID ? -1 : 1;
  return betterTarget(x.returns, y.returns);
}

function betterTarget(a: Type, b: Type): number {
  const [toB, toA] = [implicitConversion(a, b), implicitConversion(b, a)];
  if (toB && !toA) return 1;
  if (toA && !toB) return -1;
  const [x, y] = [numeric(a.bare), numeric(b.bare)];
  if (x && y && x.isSigned !== y.isSigned) return x.isSigned ? 1 : -1;
  return 0;
}
