import type { HeaderMap } from "../csharp/header-map";
import type { LastErrorState } from "../csharp/request-state";
import type { Value } from "../csharp/value";
import type { AnswerBody } from "./effect";

/** What the caller gets. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: AnswerBody;
  /** The last who made it: a backend, also if policies changed it; a `return-response` or the like; the gateway itself. */
  readonly servedFrom: "backend" | "policy" | "gateway";
  /** The backend broke off and the caller cannot see it. */
  readonly isSilentlyCut: boolean;
  /** Policies that ran. */
  readonly statements: number;
  /** Calls of `forward-request` that went out. */
  readonly forwards: number;
  readonly tokenCalls: number;
  readonly traces: readonly Trace[];
  readonly metrics: readonly Metric[];
  /** `context.Variables` in the end. */
  readonly variables: ReadonlyMap<string, Value>;
  /** The error that led to on-error; undefined if none did. */
  readonly error: LastErrorState | undefined;
}

/** A line of `trace` or of `context.Trace`. */
export interface Trace {
  readonly source: string;
  readonly severity: "verbose" | "information" | "error";
  readonly message: string;
  readonly metadata: readonly (readonly [name: string, value: string])[];
}

/** A metric that a policy emits; its value is not known here. */
export interface Metric {
  readonly policy: string;
  readonly namespace: string;
  readonly dimensions: readonly (readonly [name: string, value: string])[];
}
