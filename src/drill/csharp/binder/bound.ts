import type { Definition, Type } from "../types/type";
import type { Raw } from "../value";
import type { Code } from "./frame";

/** A value whose type is known. */
export interface Bound {
  readonly kind: "value";
  readonly type: Type;
  readonly code: Code;
  /** What it is, where that is known now. */
  readonly constant?: { readonly value: Raw };
  /** It gives undefined where a `?.` in it found null. */
  readonly canSkip?: boolean;
}

/** A lambda or a method without its arguments: which delegate it becomes depends on where it goes. */
export interface FunctionLike {
  readonly kind: "function";
  readonly at: number;
  /** Of a lambda. */
  readonly parameterCount?: number;
  /** The type of the result for these parameters; undefined where it takes no such parameters, or does not compile with them. */
  returnType(parameters: readonly Type[]): Type | undefined;
  /** Throws an `ExpressionFault` where it does not fit. */
  bind(parameters: readonly Type[], returns: Type): Code;
}

export interface TypeReference {
  readonly kind: "type";
  readonly definition: Definition;
  /** Missing where a generic type is named without its arguments. */
  readonly type?: Type;
}

export interface NamespaceReference {
  readonly kind: "namespace";
  readonly name: string;
}

export type Operand = Bound | FunctionLike | TypeReference | NamespaceReference;

export function computed(type: Type, code: Code): Bound {
  return { kind: "value", type, code };
}

export function constantOf(type: Type, value: Raw): Bound {
  return { kind: "value", type, code: () => value, constant: { value } };
}
