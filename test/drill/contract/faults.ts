import fc from "fast-check";
import type { Model } from "./cells";

/** What an account does instead of answering. */
export type Conduct =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly wait?: Wait;
      readonly body?: Body;
      readonly afterMs: number;
    }
  /** No headers ever come. */
  | { readonly kind: "hang" }
  /** No connection, or one that breaks before the headers. */
  | { readonly kind: "break"; readonly afterMs: number }
  /** 200, late. */
  | { readonly kind: "slow"; readonly afterMs: number };

/** Headers that say when to come again. */
export type Wait = Readonly<Record<string, string>>;

export type Body = "plain" | "DeploymentNotFound" | "cut" | "none";

/** Between two times, in milliseconds of the course, an account does something. */
export interface Fault {
  readonly account: number;
  /** Undefined: whatever it is asked for. */
  readonly model?: Model;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly conduct: Conduct;
  /** Only each so-many-th call; 1: all. */
  readonly every: number;
}

/** What an account does for the n-th call that is made to it; undefined: it answers as usual. */
export function conductAt(faults: readonly Fault[], account: number, model: Model, now: number, nth: number) {
  return faults.find(
    (fault) =>
      fault.account === account &&
      (fault.model === undefined || fault.model === model) &&
      now >= fault.fromMs &&
      now < fault.untilMs &&
      nth % fault.every === 0,
  )?.conduct;
}

/** Waits that a 429 may name, also such as no server should. */
const waits: fc.Arbitrary<Wait> = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 0, max: 90 }).map((seconds) => ({ "Retry-After": String(seconds) })),
  fc.integer({ min: 0, max: 90_000 }).map((ms) => ({ "retry-after-ms": String(ms), "Retry-After": "400" })),
  fc.integer({ min: 0, max: 90_000 }).map((ms) => ({ "x-ms-retry-after-ms": String(ms) })),
  fc.constantFrom<Wait>(
    { "Retry-After": "86400" },
    { "Retry-After": "-1" },
    { "Retry-After": "" },
    { "Retry-After": "6m0s" },
    { "Retry-After": "soon" },
    { "Retry-After": "1.5" },
    { "Retry-After": "99999999999999999999" },
    { "Retry-After": "9223372036854775807" },
    { "retry-after-ms": "9223372036854775807" },
    { "retry-after-ms": "-9223372036854775808", "Retry-After": "3" },
    { "Retry-After": "Sat, 21 Nov 2026 12:00:30 GMT" },
    { "Retry-After": "Sat, 99 Nov 2026 99:00:30 GMT" },
    { "Retry-After": "GMT" },
  ),
);

const FAILING = [408, 499, 500, 502, 503, 504] as const;
/** What no other region would answer otherwise. */
const CALLERS = [400, 402, 403, 404, 405, 409, 411, 413, 415, 422, 501, 505] as const;

const delay = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 500 }) }, fc.integer({ min: 1, max: 30_000 }));

const failing: fc.Arbitrary<Conduct> = fc.oneof(
  fc.record({ kind: fc.constant("answer" as const), status: fc.constantFrom(...FAILING), afterMs: delay }),
  fc.record({ kind: fc.constant("answer" as const), status: fc.constant(429), wait: waits, afterMs: delay }),
  fc.record({ kind: fc.constant("break" as const), afterMs: delay }),
  fc.constant({ kind: "hang" as const }),
);

const others: fc.Arbitrary<Conduct> = fc.oneof(
  fc.record({
    kind: fc.constant("answer" as const),
    status: fc.constantFrom(401, 404),
    body: fc.constant<Body>("DeploymentNotFound"),
    afterMs: delay,
  }),
  fc.record({
    kind: fc.constant("answer" as const),
    status: fc.constantFrom(...CALLERS),
    wait: waits,
    body: fc.constantFrom<Body>("plain", "none", "cut"),
    afterMs: delay,
  }),
  fc.record({ kind: fc.constant("slow" as const), afterMs: delay }),
);

/** Faults of a region that is gone, throttles or is only half there. */
export const steadyConducts: fc.Arbitrary<Conduct> = failing;

const conducts = fc.oneof({ weight: 3, arbitrary: failing }, { weight: 1, arbitrary: others });

/** Faults of any accounts in the first minutes of a course. */
export function faultsOf(accounts: number): fc.Arbitrary<Fault[]> {
  const fault = fc.record({
    account: fc.nat(accounts - 1),
    model: fc.constantFrom<Model | undefined>(undefined, undefined, undefined, "chat", "embed"),
    fromMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
    forMs: fc.oneof(fc.integer({ min: 1_000, max: 30_000 }), fc.integer({ min: 30_000, max: 180_000 })),
    conduct: conducts,
    every: fc.constantFrom(1, 1, 1, 1, 2, 3, 5),
  });
  return fc
    .array(fault, { minLength: accounts, maxLength: 3 * accounts, size: "max" })
    .map((drawn) => drawn.map(({ forMs, ...each }) => ({ ...each, untilMs: each.fromMs + forMs })));
}
