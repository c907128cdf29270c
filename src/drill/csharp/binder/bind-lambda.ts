import { ExpressionFault } from "../../../apim/expression-fault";
import type { Block, Expression, Lambda, Statement } from "../../../apim/expression-tree";
import { NULL, type Type, VOID } from "../types/type";
import type { Raw } from "../value";
import type { Binding, ReturnCollector } from "./binding";
import type { FunctionLike } from "./bound";
import { implicitConversion } from "./conversions";
import { convert } from "./convert";
import { fault } from "./fault";
import { type Code, Frame } from "./frame";
import type { Scope } from "./scope";

export function bindLambda(binding: Binding, tree: Lambda): FunctionLike {
  const { at, parameters } = tree;
  const declared = (types: readonly Type[]): Scope | undefined => {
    if (types.length !== parameters.length) return undefined;
    const scope = binding.scope.frame();
    for (const [index, { name, type }] of parameters.entries()) {
      if (type && binding.type(type) !== types[index]) return undefined;
      if (!scope.declare(name, types[index]) && name !== "_") throw fault(at, `'${name}' is declared twice`);
    }
    return scope;
  };
  return {
    kind: "function",
    at,
    parameterCount: parameters.length,
    returnType: (types) => {
      try {
        const scope = declared(types);
        return scope && resultType(binding, scope, tree.body);
      } catch (error) {
        // What does not compile with these types does not fit; `bind` says why, where it is the only candidate.
        if (error instanceof ExpressionFault) return undefined;
        throw error;
      }
    },
    bind: (types, returns) => {
      const scope = declared(types);
      if (!scope) throw fault(at, "the lambda has other parameters than the delegate");
      return closure(bodyCode(binding, scope, tree.body, returns), scope, parameters.length);
    },
  };
}

function closure(body: Code, { layout }: Scope, parameters: number): Code {
  const isPlain = layout.count === parameters;
  if (isPlain && parameters === 1) {
    return (frame) => (value: Raw) => body(new Frame(frame.run, [value], frame));
  }
  return (frame) =>
    (...values: Raw[]) =>
      body(new Frame(frame.run, values, frame));
}

function bodyCode(binding: Binding, scope: Scope, body: Expression | Block, returns: Type): Code {
  if (body.kind !== "block") {
    const inner = binding.within(scope, { type: returns, found: [] });
    const value = inner.expression(body);
    return returns === VOID ? value.code : convert(value, returns, body.at);
  }
  const inner = binding.within(scope, { type: returns, found: [] });
  const { run, canEnd } = inner.statement(body);
  if (canEnd && returns !== VOID) throw fault(body.at, "not every path of the lambda returns a value");
  return (frame) => {
    run(frame);
    return frame.result;
  };
}

function resultType(binding: Binding, scope: Scope, body: Expression | Block): Type | undefined {
  if (body.kind !== "block") return binding.within(scope, { type: undefined, found: [] }).expression(body).type;
  const returns: ReturnCollector = { type: undefined, found: [] };
  binding.within(scope, returns).statement(body);
  const types = returns.found.filter((type) => type !== NULL);
  if (types.length === 0) return returns.found.length > 0 ? NULL : VOID;
  return types.find((type) => returns.found.every((each) => implicitConversion(each, type)));
}

/** Whether a lambda stands in the code: what a loop declares around it is kept for each turn. */
export function holdsLambda(tree: Statement | Expression): boolean {
  return nodesOf(tree).some((node) => node.kind === "lambda");
}

function nodesOf(value: unknown): { readonly kind?: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as { readonly kind?: unknown }, ...Object.values(value).flatMap(nodesOf)];
}
