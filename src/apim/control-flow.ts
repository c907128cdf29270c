import type { CSharp } from "./csharp";
import { setHeader, setStatus } from "./message";
import { COMMENT, element, type PolicyElement, type PolicyValue, type Section } from "./policy-element";

// Policies that decide what runs. Reference: https://learn.microsoft.com/azure/api-management/api-management-policies

/** What the scope above does at this point. */
export function base(): PolicyElement {
  return element("base");
}

export function comment(text: string): PolicyElement {
  return element(COMMENT, {}, [], text);
}

/** One branch of a `choose`. */
export interface When<S extends Section> {
  readonly condition: CSharp;
  readonly policies: readonly PolicyElement<S>[];
}

/** The first branch whose condition holds. */
export function choose<S extends Section>(
  branches: readonly When<S>[],
  otherwise: readonly PolicyElement<S>[] = [],
): PolicyElement<S> {
  const whens = branches.map(({ condition, policies }) => element("when", { condition }, policies));
  return element("choose", {}, otherwise.length > 0 ? [...whens, element("otherwise", {}, otherwise)] : whens);
}

export interface RetryOptions {
  readonly id?: string;
  /** Asked after the policies inside have run. */
  readonly condition: CSharp;
  /** How often they run again, 1 to 50: one less than the attempts. */
  readonly count: number;
  /** Seconds between two attempts; 0 is accepted. */
  readonly interval: number | CSharp;
  readonly firstFastRetry?: boolean;
}

export function retry<S extends Section>(
  options: RetryOptions,
  policies: readonly PolicyElement<S>[],
): PolicyElement<S> {
  const { id, condition, count, interval, firstFastRetry } = options;
  return element("retry", { id, condition, count, interval, "first-fast-retry": firstFastRetry }, policies);
}

/** Runs a fragment of the service at this point. A fragment includes no other one, and takes no policy of the cache. */
export function includeFragment(id: string): PolicyElement {
  return element("include-fragment", { "fragment-id": id });
}

export interface ResponseOptions {
  readonly code: number | CSharp;
  readonly reason: string | CSharp;
  readonly headers: readonly (readonly [name: string, value: PolicyValue])[];
  readonly body?: PolicyValue;
}

/** Answers the caller; nothing after it runs, `outbound` neither. */
export function returnResponse(options: ResponseOptions): PolicyElement {
  const { code, reason, headers, body } = options;
  return element("return-response", {}, [
    setStatus(code, reason),
    ...headers.map(([name, value]) => setHeader(name, value)),
    ...(body === undefined ? [] : [element("set-body", {}, [], body)]),
  ]);
}
