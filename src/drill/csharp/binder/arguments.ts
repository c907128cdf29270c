import type { Argument as ArgumentTree } from "../../../apim/expression-tree";
import type { Accessors, Body, Running } from "../library/member-table";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { defaultOf } from "../values/defaults";
import type { Binding } from "./binding";
import type { Bound, FunctionLike } from "./bound";
import { callCode, isAccessors, outCallCode, specialized } from "./call-code";
import { convert } from "./convert";
import { signatureOf } from "./delegates";
import { fault } from "./fault";
import type { Code, Frame } from "./frame";
import type { Argument, Resolved } from "./overloads";

export interface BoundArgument extends Argument {
  /** Of `out`: declares the variable where the argument does that, and gives what writes to it. */
  readonly writer?: (type: Type) => (frame: Frame, value: Raw) => void;
}

export function bindArguments(binding: Binding, trees: readonly ArgumentTree[]): BoundArgument[] {
  return trees.map((tree) => {
    if (tree.modifier === "ref") throw fault(tree.at, "'ref' arguments are not known to this interpreter");
    if (tree.modifier === "out") return outArgument(binding, tree);
    return { at: tree.at, name: tree.name, operand: binding.argument(tree.value) };
  });
}

function outArgument(binding: Binding, tree: ArgumentTree): BoundArgument {
  const { at, name, declares, value } = tree;
  if (declares) {
    const type = declares.type && binding.type(declares.type);
    const writer = (of: Type) => {
      const variable = binding.scope.declare(declares.name, of);
      if (!variable) throw fault(at, `'${declares.name}' is declared twice`);
      return (frame: Frame, raw: Raw) => {
        frame.slots[variable.slot] = raw;
      };
    };
    return { at, name, out: { type }, writer };
  }
  if (value.kind === "name" && value.name === "_" && !binding.scope.find("_")) {
    return { at, name, out: { type: undefined }, writer: () => () => undefined };
  }
  const variable = value.kind === "name" ? binding.scope.find(value.name) : undefined;
  if (!variable || variable.isReadOnly) throw fault(at, "an 'out' argument must be a variable");
  const distance = binding.scope.distance(variable);
  const writer = () => (frame: Frame, raw: Raw) => {
    let at: Frame = frame;
    for (let left = distance; left > 0; left--) at = at.outer as Frame;
    at.slots[variable.slot] = raw;
  };
  return { at, name, out: { type: variable.type }, writer };
}

/** The call of what was chosen, with the object that it is called on, if it is. */
export function resolvedCall(resolved: Resolved, receiver: Code | undefined, needsObject: boolean): Code {
  const body = specialized(resolved.member, [...resolved.ownerTypes, ...resolved.typeArguments]);
  if (isAccessors(body)) return resolvedCallOf(body.get, resolved, receiver, needsObject);
  return resolvedCallOf(body, resolved, receiver, needsObject);
}

/** Puts a value under an index. */
export function resolvedSet(body: Accessors, resolved: Resolved, receiver: Code, value: Code): Code {
  return callCode(body.set, [receiver, ...argumentCodes(resolved), value], true);
}

function resolvedCallOf(
  body: Body | Running,
  resolved: Resolved,
  receiver: Code | undefined,
  needsObject: boolean,
): Code {
  const own = receiver ? [receiver] : [];
  const assigns = new Map<number, (frame: Frame, value: Raw) => void>();
  for (const [at, taken] of resolved.taken.entries()) {
    const writer = (taken[0] as BoundArgument | undefined)?.writer;
    if (writer) assigns.set(at + own.length, writer(resolved.parameters[at].type));
  }
  const codes = [...own, ...argumentCodes(resolved)];
  return assigns.size > 0 ? outCallCode(body, codes, needsObject, assigns) : callCode(body, codes, needsObject);
}

function argumentCodes(resolved: Resolved): Code[] {
  const { parameters, taken, isExpanded } = resolved;
  return parameters.map(({ type, modifier, fallback }, at): Code => {
    if (isExpanded && modifier === "params") return listCode(type.args[0], taken[at]);
    const [argument] = taken[at];
    if (argument) return argumentCode(argument, type);
    const value = fallback === "default" || fallback === undefined ? defaultOf(type) : fallback.value;
    return () => value;
  });
}

function listCode(element: Type, args: readonly Argument[]): Code {
  const codes = args.map((argument) => argumentCode(argument, element));
  return (frame) =>
    new ArrayValue(
      element,
      codes.map((code) => code(frame)),
    );
}

export function argumentCode({ operand, at }: Argument, type: Type): Code {
  return operand ? operandCode(operand, type, at) : () => null;
}

export function operandCode(operand: Bound | FunctionLike, type: Type, at: number): Code {
  if (operand.kind === "value") return convert(operand, type, at);
  const signature = signatureOf(type);
  if (!signature) throw fault(at, `a function does not convert to '${type.label}'`);
  return operand.bind(signature.parameters, signature.returns);
}
