import type { Block, Expression, Statement, TypeName } from "../../../apim/expression-tree";
import type { Type } from "../types/type";
import type { Bound, FunctionLike, Operand } from "./bound";
import type { Code, Ending } from "./frame";
import type { Scope } from "./scope";

/** What the parts of the binder need of each other: an expression with the names that it sees. */
export interface Binding {
  readonly scope: Scope;
  /** What `return` gives here; undefined where it is asked for. */
  readonly returns: ReturnCollector;
  /** A value; a chain of `?.` ends here. */
  expression(tree: Expression): Bound;
  /** A value converted as an assignment to the type converts it. */
  converted(tree: Expression, to: Type): Code;
  /** Whatever an expression may name: a value, a type, a namespace, a function. */
  operand(tree: Expression): Operand;
  /** The value of an argument, or the function that it is. */
  argument(tree: Expression): Bound | FunctionLike;
  statement(tree: Statement): StatementCode;
  /** The type that a name stands for. */
  type(name: TypeName): Type;
  within(scope: Scope, returns?: ReturnCollector): Binding;
}

export interface StatementCode {
  readonly run: Code<Ending>;
  /** Whether the statement after this one can be reached. */
  readonly canEnd: boolean;
  /** Whether a `break` in it leaves the loop or switch around it. */
  readonly breaks: boolean;
}

/** Takes what the `return` statements of a body return. */
export interface ReturnCollector {
  /** Undefined while the types are only being looked at. */
  readonly type: Type | undefined;
  readonly found: Type[];
}

export type BodyTree = Expression | Block;
