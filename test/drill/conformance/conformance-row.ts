import type { TransportReason } from "../../../src/drill/gateway/effect";
import type { GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";
import type { CallerToken } from "../../../src/drill/gateway/incoming-call";
import type { BackendEntity } from "../../../src/drill/topology";

/** A policy, what it must do, and where that is written. A row is changed when its source is, never to suit an engine. */
export interface ConformanceRow extends Step {
  /** A sentence in the present tense. */
  readonly name: string;
  /** A document or an issue, and what it says. */
  readonly source: Source;
  /** Scope of the API. Nothing: each section is its base. */
  readonly api?: Sections | string;
  readonly global?: Sections | string;
  readonly product?: Sections | string;
  readonly operation?: Sections | string;
  readonly fragments?: Readonly<Record<string, string>>;
  readonly namedValues?: Readonly<Record<string, string>>;
  readonly backends?: readonly BackendEntity[];
  /** Below the API; `/orders/{id}` if not given. */
  readonly urlTemplate?: string;
  /** Where the row rests on something that is not settled. */
  readonly behavior?: Partial<GatewayBehavior>;
  readonly region?: string;
  readonly units?: number;
  /** Whether the tier has an internal cache; it has if not given. */
  readonly hasCache?: boolean;
  /** More requests at the same gateway. */
  readonly next?: readonly Step[];
}

export type Source = readonly [document: string, says: string];

/** One request and what comes of it. */
export interface Step {
  /** When it comes, from the first one; at once after the one before if not given. */
  readonly atMs?: number;
  /** The same request several times, one after the other. */
  readonly times?: number;
  readonly request?: RequestPart;
  /** In the order of the calls, those for tokens aside; the last one holds for all that follow. */
  readonly answers?: readonly AnswerPart[];
  /** The same for calls of the token endpoint. */
  readonly tokens?: readonly AnswerPart[];
  readonly expect: Expected;
}

/** Policies of each section; a section that is not given is its base, and on-error then tells the error in headers. */
export interface Sections {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}

export interface RequestPart {
  readonly method?: string;
  /** Path and query. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | null;
  readonly ipAddress?: string;
  readonly unit?: number;
  readonly product?: { readonly id: string; readonly name: string };
  readonly subscription?: { readonly id: string; readonly name: string; readonly key: string };
  readonly token?: CallerToken;
}

/** An answer from outside: of a backend, or of whatever a policy calls. 200 with the body `ok`, at once, if nothing is said. */
export interface AnswerPart {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** Until the headers. */
  readonly afterMs?: number;
  /** From the headers to the end of the body. */
  readonly bodyMs?: number;
  /** The connection breaks before the end of the body. */
  readonly isCut?: boolean;
  /** No answer. */
  readonly fails?: TransportReason;
}

/** What is seen from outside. What is not named is not looked at; null is "there is none". */
export interface Expected {
  readonly status?: number;
  readonly reason?: string;
  readonly body?: string | RegExp;
  readonly headers?: Readonly<Record<string, ExpectedValue>>;
  /** All calls in order, those for tokens aside. */
  readonly calls?: readonly ExpectedCall[];
  readonly callCount?: number;
  readonly tokenCalls?: number;
  /** Share of the calls by host, over all times of the step. */
  readonly shares?: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly traces?: readonly ExpectedTrace[];
  readonly metrics?: readonly ExpectedMetric[];
  /** Whether a caller whose answer breaks off can see that. */
  readonly cut?: "seen" | "unseen";
  /** From the request to its answer. */
  readonly elapsedMs?: number | readonly [from: number, to: number];
  /** `context.LastError` as on-error sees it, told in the headers of the example of the error handling page. */
  readonly error?: ExpectedError | null;
  /** The document is refused before any request: what the message says, and where it points. */
  readonly refused?: { readonly says: RegExp; readonly line?: number; readonly column?: number };
}

/** One value, or several lines of the same header: a text for values that go out as one line. */
export type ExpectedValue = string | RegExp | readonly string[] | null;

export interface ExpectedCall {
  readonly url?: string | RegExp;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, ExpectedValue>>;
  readonly body?: string | RegExp | null;
  /** From the request. */
  readonly atMs?: number | readonly [from: number, to: number];
}

export interface ExpectedTrace {
  readonly source?: string;
  readonly severity?: string;
  readonly message?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ExpectedMetric {
  readonly namespace?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface ExpectedError {
  readonly source?: string;
  readonly reason?: string;
  readonly message?: string | RegExp;
  readonly scope?: string;
  readonly section?: string;
  readonly path?: string | RegExp;
  readonly policyId?: string | RegExp;
  /** `context.Response.StatusCode` in on-error. */
  readonly status?: string;
}
