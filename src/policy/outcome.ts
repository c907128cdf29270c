import { type CSharp, csharp, csharpBlock, joinedBy } from "../apim/csharp";
import type { FailoverPlan } from "../plan/failover-plan";
import { isInStorm, watchesBadRequests } from "./bad-request-storm";
import { isReplayable, misconfigured, outcome, passesMisconfiguration, retryAfter, wait } from "./variables";

/** What can become of one attempt. Only `ANSWERED` is the answer of the model, or an error that is the caller's. */
export enum Outcome {
  ANSWERED = "answered",
  /** No headers came: name, connection, TLS or time. Stays, because nothing after the call runs then. */
  UNREACHABLE = "unreachable",
  /** 429. */
  THROTTLED = "throttled",
  /** 408, 499, 500, 502, 503, 504; also 400 from an account that answers nothing else, where that is asked for. */
  FAILED = "failed",
  /** 409 that says when to come again. */
  CONFLICT = "conflict",
  /** 401, or 404 for a deployment that the gateway knows: our own set-up, not the caller's. */
  MISCONFIGURED = "misconfigured",
}

/** Answers that another region may not give. 501 and 505 are the same everywhere. */
export const FAILED_STATUS = [408, 499, 500, 502, 503, 504] as const;

/** Callers are sent away for no longer than this. */
const LONGEST_RETRY_AFTER = 300_000;
const SHORTEST_WAIT = 100;
const DEFAULT_WAIT = 10_000;
/** Seconds: what a wait may say without an overflow. */
const LONGEST_WAIT = 10_000_000;

/** Reads the answer of the last attempt. The body is read for a 404 alone, which is never a stream. */
export function classify(plan: FailoverPlan): CSharp {
  const isFault = watchesBadRequests(plan) ? csharp` || ${isInStorm()}` : csharp``;
  return csharpBlock`
    var response = context.Response;
    if (response == null) { return ${Outcome.UNREACHABLE}; }
    var status = response.StatusCode;
    if (status == 429) { return ${Outcome.THROTTLED}; }
    if (${statusIn(FAILED_STATUS)}${isFault}) { return ${Outcome.FAILED}; }
    if (status == 409 && response.Headers.ContainsKey("Retry-After")) { return ${Outcome.CONFLICT}; }
    if (status == 401) { return ${Outcome.MISCONFIGURED}; }
    if (status != 404 || response.Body == null) { return ${Outcome.ANSWERED}; }
    try { return response.Body.As<string>(preserveContent: true).Contains("DeploymentNotFound") ? ${Outcome.MISCONFIGURED} : ${Outcome.ANSWERED}; }
    catch (Exception) { return ${Outcome.ANSWERED}; }
  `;
}

/** Whether the outcome lets another backend be asked. A 429 and a 503 tell that the request was not taken in. */
export function anotherMayAnswer(): CSharp {
  return csharpBlock`
    var outcome = ${outcome.value};
    if (outcome == ${Outcome.ANSWERED}) { return false; }
    if (outcome == ${Outcome.THROTTLED}) { return true; }
    if (outcome == ${Outcome.MISCONFIGURED}) { return ${passesMisconfiguration.value} && ${misconfigured.value} == 1; }
    if (context.Response != null && context.Response.StatusCode == 503) { return true; }
    return ${isReplayable.value};
  `;
}

/** How long the backend wants to be left alone, in milliseconds; -1 when it does not say. */
export function askedWait(): CSharp {
  return csharpBlock`
    if (${outcome.value} != ${Outcome.THROTTLED} || context.Response == null) { return -1L; }
    var headers = context.Response.Headers;
    var wait = -1L;
    var number = 0L;
    var date = DateTimeOffset.MinValue;
    var inSeconds = headers.GetValueOrDefault("Retry-After", "");
    if (Int64.TryParse(headers.GetValueOrDefault("retry-after-ms", ""), out number)) { wait = number; }
    else if (Int64.TryParse(headers.GetValueOrDefault("x-ms-retry-after-ms", ""), out number)) { wait = number; }
    else if (Int64.TryParse(inSeconds, out number)) { wait = Math.Min(number, ${LONGEST_WAIT}L) * 1000L; }
    else if (inSeconds.EndsWith("GMT", StringComparison.Ordinal) && DateTimeOffset.TryParse(inSeconds, out date)) { wait = (date - DateTimeOffset.UtcNow).Ticks / TimeSpan.TicksPerMillisecond; }
    return wait < 0L ? -1L : Math.Max(${SHORTEST_WAIT}L, Math.Min(wait, ${LONGEST_WAIT * 1000}L));
  `;
}

/** The shortest wait that a throttled backend has named so far, in milliseconds; one that names none is taken at a usual value. */
export function shortestRetryAfter(): CSharp {
  return csharpBlock`
    var shortest = ${retryAfter.value};
    if (${outcome.value} != ${Outcome.THROTTLED}) { return shortest; }
    var wait = (int)Math.Min(${wait.value} < 0L ? ${DEFAULT_WAIT}L : ${wait.value}, ${LONGEST_RETRY_AFTER}L);
    return shortest == 0 ? wait : Math.Min(shortest, wait);
  `;
}

/** Where no attempt may have been made: an inherited policy can answer from a cache, or end the request with an error. */
export function wasIfAny(expected: Outcome): CSharp {
  return csharp`${outcome.valueIfSet} == ${expected}`;
}

export function is(expected: Outcome): CSharp {
  return csharp`${outcome.value} == ${expected}`;
}

function statusIn(codes: readonly number[]): CSharp {
  return joinedBy(
    " || ",
    codes.map((code) => csharp`status == ${code}`),
  );
}
