import type { Run } from "../request-state";
import type { Type } from "../types/type";

/** Takes the object first, then the arguments, all as `Raw` of the types that the signature names. */
export type Body = (...args: never[]) => unknown;

/** A body that also needs to know what the expression runs on: clock, chance, the request. */
export class Running {
  constructor(readonly body: (run: Run, ...args: never[]) => unknown) {}
}

/** A body made for type arguments: those of the type, then those of the method. */
export class Typed {
  constructor(readonly make: (types: readonly Type[]) => Body | Running | Accessors) {}
}

export interface Accessors {
  readonly get: Body | Running;
  readonly set: Body;
}

/** What is no function stands for a constant. */
export type Implementation = Body | Running | Typed | Accessors | string | number | boolean | object;

/**
 * What a type offers: C# signatures, each with what it does.
 *
 * - `int Length`, `static int MaxValue`: a property;
 * - `char this[int index]`: an indexer;
 * - `string Trim()`, `static string Join<T>(string separator, IEnumerable<T> values)`: a method;
 * - `static R First<R>(this IEnumerable<R> source)`: a method that extends what `this` names;
 * - `new(int capacity)`: a constructor;
 * - `implicit JToken(int value)`, `explicit int(JToken token)`: a conversion;
 * - `operator bool ==(Guid a, Guid b)`.
 */
export type MemberTable = Readonly<Record<string, Implementation>>;

export function withRun(body: (run: Run, ...args: never[]) => unknown): Running {
  return new Running(body);
}

export function withTypes(make: (types: readonly Type[]) => Body | Running | Accessors): Typed {
  return new Typed(make);
}

/** Why a body cannot be made for these type arguments. */
export class UnfitTypes extends Error {}
