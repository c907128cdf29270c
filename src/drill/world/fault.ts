/** Something that is wrong with accounts for a while. */
export interface Fault {
  /** Keys of the accounts; `token` for where the gateway gets its tokens. */
  readonly at: readonly string[];
  readonly fromMs: number;
  /** Infinity: to the end. */
  readonly untilMs: number;
  /** In that time it comes and goes; undefined: it stays. */
  readonly repeats?: { readonly everyMs: number; readonly forMs: number };
  readonly calls: CallChoice;
  readonly act: FaultAct;
}

/** Which calls of an account a fault meets. All that is said must be true. */
export interface CallChoice {
  /** Kinds of model: `chat`, `embeddings`, `responses`, `images`, `audio`; undefined: any. */
  readonly kinds?: readonly string[];
  /** Deployments by name; undefined: any. */
  readonly deployments?: readonly string[];
  readonly isStream?: boolean;
  /** The n-th, the 2n-th and so on, of those that all else is true for. */
  readonly every?: number;
  /** This share, drawn from the seed. */
  readonly percent?: number;
  /** By their numbers, from 1. */
  readonly numbers?: readonly number[];
}

/** What happens to a call. The first fault that ends a call wins; those that only change an answer add up. */
export type FaultAct =
  | AnswerAct
  | ScriptAct
  | NoAnswerAct
  | CapacityAct
  | { readonly kind: "slow"; readonly headersMs: number; readonly jitterMs: number }
  | { readonly kind: "first-token"; readonly afterMs: number }
  | { readonly kind: "cut"; readonly afterWords: number }
  | { readonly kind: "stall"; readonly afterWords: number; readonly forMs: number; readonly thenEnds: "cut" | "whole" }
  | { readonly kind: "damage"; readonly damage: Damage };

/** Answers instead of the model. */
export interface AnswerAct {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Name of a body that is known, or its text; undefined: what fits the status. */
  readonly body?: string;
}

/** One step for each call. */
export interface ScriptAct {
  readonly kind: "script";
  /** `ok` lets the model answer. */
  readonly steps: readonly (FaultAct | "ok")[];
  readonly then: "ok" | "last" | "again";
}

/** No headers come. */
export interface NoAnswerAct {
  readonly kind: "no-answer";
  readonly cause: NoAnswerCause;
}

export type NoAnswerCause = "hang" | "reset" | "refused" | "dns" | "tls";

/** Takes no more calls than this, and refuses the rest with 429. */
export interface CapacityAct {
  readonly kind: "capacity";
  readonly perSecond: number;
  /** Calls that it takes at once when it was idle. */
  readonly burst: number;
  readonly tells: "retry-after-ms" | "retry-after" | "nothing";
  /** Whether accounts of one subscription, region, model and deployment type have it together, as they have their quota. */
  readonly isShared: boolean;
}

/** What is wrong with an answer of status 200. */
export type Damage = "malformed-chunk" | "no-done" | "error-event" | "bad-json";

export const NO_ANSWER_CAUSES: readonly NoAnswerCause[] = ["hang", "reset", "refused", "dns", "tls"];
export const DAMAGES: readonly Damage[] = ["malformed-chunk", "no-done", "error-event", "bad-json"];

/** Name of the place where the gateway gets its tokens, in `at` of a fault. */
export const TOKEN_ENDPOINT = "token";

export function isActive(
  { fromMs, untilMs, repeats }: Pick<Fault, "fromMs" | "untilMs" | "repeats">,
  now: number,
): boolean {
  if (now < fromMs || now >= untilMs) return false;
  return repeats === undefined || (now - fromMs) % repeats.everyMs < repeats.forMs;
}
