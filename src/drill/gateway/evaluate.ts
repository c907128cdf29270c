import { DotNetException } from "../csharp/dotnet-exception";
import type { Value } from "../csharp/value";
import type { Execution } from "./execution";
import type { PolicyPlace } from "./policy-place";
import { RequestFault } from "./request-fault";

/** The value of an attribute or of a text, when it is needed. */
export type Evaluated<T> = (request: Execution) => T;

/** What an exception of an expression does to the request; anything else is a mistake of ours. */
export function expressionFault(place: PolicyPlace, error: unknown): unknown {
  if (!(error instanceof DotNetException)) return error;
  return RequestFault.at(place, "ExpressionValueEvaluationFailure", `Expression evaluation failed. ${error.message}`);
}

/** The same value each time. */
export function always<T>(value: T): Evaluated<T> {
  return () => value;
}

export type EvaluatedValue = Evaluated<Value>;
