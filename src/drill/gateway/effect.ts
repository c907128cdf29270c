import type { HeaderMap } from "../csharp/header-map";

/** What a request waits for. Whoever drives the gateway owns the time, and resumes the request with what became of it. */
export type Effect = Sleep | Exchange | Dispatch;

/** Time passes and nothing else. */
export interface Sleep {
  readonly kind: "sleep";
  readonly ms: number;
}

/** One call of something outside of the gateway. */
export interface Exchange {
  readonly kind: "exchange";
  readonly call: BackendCall;
}

/** A call that nobody waits for: the request is resumed at once, with nothing. */
export interface Dispatch {
  readonly kind: "dispatch";
  readonly call: BackendCall;
}

/** The result of an exchange; nothing after anything else. */
export type EffectResult = ExchangeResult | undefined;

/** A part of a request that may wait for time or for a call. */
export type Flow<T = void> = Generator<Effect, T, EffectResult>;

export interface BackendCall {
  readonly url: string;
  /** Lower case, with the port if the address has one. */
  readonly host: string;
  readonly method: string;
  readonly headers: HeaderMap;
  /** Null where nothing is sent: a second attempt without `buffer-request-body`, too. */
  readonly body: string | null;
  readonly bodyBytes: number;
  /** Until the headers of the answer; a driver that gives none by then resumes with a `Timeout`. */
  readonly timeoutMs: number;
  readonly purpose: "forward" | "send-request" | "token";
  /** Id of the request that this is an attempt of. */
  readonly attemptOf: string;
  /** The entity that was chosen, of a pool its member; undefined for an address that the policy wrote. */
  readonly backendId: string | undefined;
}

export type ExchangeResult = ExchangeAnswer | ExchangeFailure;

/** Headers have come. */
export interface ExchangeAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderMap;
  readonly body: AnswerBody;
}

/** No headers came. The reasons are those of `context.LastError`. */
export interface ExchangeFailure {
  readonly kind: "failure";
  readonly reason: TransportReason;
  readonly message: string;
}

/** `ClientConnectionFailure`: the caller went away while the call was under way. */
export type TransportReason = "BackendConnectionFailure" | "Timeout" | "ClientConnectionFailure";

export interface AnswerBody {
  readonly text: string;
  /** Whether it comes as events, as far as the sender says. */
  readonly isStream: boolean;
  /** Whether the connection broke before its end. */
  readonly isCut: boolean;
  /** From the headers to the end, or to the break. */
  readonly endsAfterMs: number;
  /** Parts as they come; without them all of it comes at the end. */
  readonly chunks?: readonly BodyChunk[];
}

export interface BodyChunk {
  /** From the headers. */
  readonly afterMs: number;
  readonly text: string;
}
