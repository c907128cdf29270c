/**
 * What is not settled about API Management: each a switch, so that a drill can run both ways. P and a number name the probe
 * that would settle it on a real service.
 */
export interface GatewayBehavior {
  /**
   * P1, after a `forward-request` without headers: `retry` asks its condition with `context.Response` null, or with a 500 in
   * it, or does not ask at all.
   */
  readonly transportFailure: "retry-sees-null" | "retry-sees-500" | "ends-request";
  /** Where the request goes on when attempts are used up and the last one had no headers. Not used with "ends-request". */
  readonly exhaustedTransport: "on-error" | "outbound";
  /** Whether `retry` also asks its condition after another policy in it failed: an expression, `send-request`. */
  readonly retryCatches: "transport-failures" | "every-error";
  /** Whether an expression sees `context.LastError` before on-error: in the condition of `retry` and in the attempt after it. */
  readonly lastErrorInRetry: boolean;
  /** P2: whether a call without headers counts as a failure for the breaker. */
  readonly breakerCountsTransport: boolean;
  /** P8: whether a second `cache-store-value` or `cache-lookup-value` in a section does anything. */
  readonly cacheValuePoliciesPerSection: "unlimited" | "first-only";
  /** P10: milliseconds until what is stored can be found. */
  readonly cacheWriteMs: number;
  /** P9: whether a JSON object in the cache is one for all requests, so that one that changes it changes it for all. */
  readonly cacheSharesObjects: boolean;
  /** P14: whether the 503 of an open breaker is without the headers that a backend sends. */
  readonly breakerAnswerIsBare: boolean;
  /** Whether the 503 of an open breaker is an answer like that of a backend, or an error. `retry` sees it either way. */
  readonly breakerAnswer: "response" | "error";
  /** P15: calls in the interval before a percentage is looked at. */
  readonly breakerPercentageMinimum: number;
  /**
   * When a pool chooses its member: with each call, or with each `set-backend-service`, so that a `retry` without one asks the
   * same member again (Azure-Samples/AI-Gateway pull request 225).
   */
  readonly poolMember: "with-each-call" | "with-set-backend-service";
  /** Whether `base-url` with the address of an entity uses the entity: its page says so, azure-docs issue 88246 found not. */
  readonly baseUrlOfEntity: "uses-entity" | "plain-address";
  /** P16: whether a caller sees that a backend broke off. */
  readonly midStreamAbort: "aborts" | "ends-cleanly";
  /** Whether `retry` goes on for a caller who has gone. */
  readonly clientAbort: "stops" | "retry-continues";
  /** Whether a timeout above the 240 seconds of the load balancer is kept. */
  readonly longTimeout: "kept" | "ends-at-240-seconds";
}

/** What a switch can be set to; nothing for a whole number. */
export const BEHAVIOR_SETTINGS = {
  transportFailure: ["retry-sees-null", "retry-sees-500", "ends-request"],
  exhaustedTransport: ["on-error", "outbound"],
  retryCatches: ["transport-failures", "every-error"],
  lastErrorInRetry: [true, false],
  breakerCountsTransport: [true, false],
  cacheValuePoliciesPerSection: ["unlimited", "first-only"],
  cacheWriteMs: undefined,
  cacheSharesObjects: [true, false],
  breakerAnswerIsBare: [true, false],
  breakerAnswer: ["response", "error"],
  breakerPercentageMinimum: undefined,
  poolMember: ["with-each-call", "with-set-backend-service"],
  baseUrlOfEntity: ["uses-entity", "plain-address"],
  midStreamAbort: ["aborts", "ends-cleanly"],
  clientAbort: ["stops", "retry-continues"],
  longTimeout: ["kept", "ends-at-240-seconds"],
} as const satisfies { readonly [name in keyof GatewayBehavior]: readonly GatewayBehavior[name][] | undefined };

/** The likelier of two where there are signs, else the one that is harder on a policy. */
export const DEFAULT_BEHAVIOR: GatewayBehavior = {
  transportFailure: "retry-sees-null",
  exhaustedTransport: "on-error",
  retryCatches: "transport-failures",
  lastErrorInRetry: true,
  breakerCountsTransport: true,
  cacheValuePoliciesPerSection: "unlimited",
  cacheWriteMs: 5,
  cacheSharesObjects: true,
  breakerAnswerIsBare: true,
  breakerAnswer: "response",
  breakerPercentageMinimum: 1,
  poolMember: "with-each-call",
  baseUrlOfEntity: "uses-entity",
  midStreamAbort: "aborts",
  clientAbort: "stops",
  longTimeout: "kept",
};
