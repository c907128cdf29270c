import type { LastErrorState, ResponseState } from "../csharp/request-state";
import type { Refusal } from "./incoming-call";
import type { PolicyPlace } from "./policy-place";

/**
 * `transport`: a call of the backend brought no headers. `breaker`: the call was not made, a breaker is open. `client`: the
 * caller has gone.
 */
export type FaultKind = "transport" | "breaker" | "client" | "other";

interface FaultOptions {
  readonly kind?: FaultKind;
  /** Status that the caller gets unless on-error changes it; 500 if not given. */
  readonly status?: number;
  /** What `context.Response` is in on-error; made of status and message if not given. */
  readonly response?: ResponseState;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** Ends the section: the rest of the request is on-error. Thrown, and no `Error`, because nobody reads its stack. */
export class RequestFault {
  readonly kind: FaultKind;
  readonly status: number;
  readonly response: ResponseState | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether a `retry` had it and gave up. */
  isExhausted = false;

  constructor(
    readonly error: LastErrorState,
    options: FaultOptions = {},
  ) {
    this.kind = options.kind ?? "other";
    this.status = options.status ?? 500;
    this.response = options.response;
    this.headers = options.headers ?? [];
  }

  /** One of a policy. */
  static at(place: PolicyPlace, reason: string, message: string, options: FaultOptions = {}): RequestFault {
    const { source, scope, section, path, policyId } = place;
    return new RequestFault({ source, reason, message, scope, section, path, policyId }, options);
  }

  /** One of a built-in step, before any policy. */
  static refused({ source, reason, message, status }: Refusal): RequestFault {
    return new RequestFault({ source, reason, message }, { status });
  }
}

/** Thrown by what answers the caller at once: neither the rest of the section nor any other section runs. */
export const ENDED = Symbol("the request is answered");
