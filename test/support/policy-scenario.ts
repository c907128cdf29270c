import type { ResponseState } from "./csharp-compiler";

/** What a backend does with one attempt. */
export type Behaviour =
  | (ResponseState & { readonly milliseconds?: number })
  | { readonly fault: "BackendConnectionFailure" | "Timeout"; readonly milliseconds?: number };

/** One request, and how the world answers it. */
export interface Scenario {
  readonly operation?: string;
  readonly matchedParameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly requestId?: string;
  /** What each attempt meets, in order, whichever backend it asks. */
  readonly attempts: readonly Behaviour[];
  /** Where an attempt without an answer ends when it was the last: the documentation has both. */
  readonly faultsEndIn?: "on-error" | "outbound";
  readonly identityFails?: boolean;
  /** An error before anything of the API runs, as for a wrong key. */
  readonly refused?: { readonly status: number; readonly source: string; readonly reason: string };
}

/** One call of a backend. */
export interface Call {
  readonly backendId: string;
  readonly timeout: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the caller sees, and what happened. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly calls: readonly Call[];
}
