import type { Expected, ExpectedCall, ExpectedMetric, ExpectedTrace, ExpectedValue } from "./conformance-row";

/** By lower-case name. */
type HeaderLines = Readonly<Record<string, readonly string[]>>;

/** What one request did, as it is seen from outside. */
export interface SeenRequest {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderLines;
  readonly body: string;
  readonly calls: readonly SeenCall[];
  readonly tokenCalls: number;
  readonly traces: readonly SeenTrace[];
  readonly metrics: readonly SeenMetric[];
  readonly cut: Expected["cut"];
  readonly elapsedMs: number;
}

export interface SeenCall {
  readonly url: string;
  readonly host: string;
  readonly method: string;
  readonly headers: HeaderLines;
  readonly body: string | null;
  /** From the request. */
  readonly atMs: number;
}

export interface SeenTrace {
  readonly source: string;
  readonly severity: string;
  readonly message: string;
  readonly metadata: readonly (readonly [name: string, value: string])[];
}

export interface SeenMetric {
  readonly namespace: string;
  readonly dimensions: readonly (readonly [name: string, value: string])[];
}

const ERROR_HEADERS = {
  source: "ErrorSource",
  reason: "ErrorReason",
  message: "ErrorMessage",
  scope: "ErrorScope",
  section: "ErrorSection",
  path: "ErrorPath",
  policyId: "ErrorPolicyId",
  status: "ErrorStatusCode",
} as const;

/** A line for each thing that is not as expected of requests that were alike. */
export function rowDifferences(seen: readonly SeenRequest[], expected: Expected): readonly string[] {
  const calls = seen.flatMap((request) => request.calls);
  const found = seen.flatMap((request) => answerDifferences(request, expected));
  const tokenCalls = seen.reduce((sum, request) => sum + request.tokenCalls, 0);
  if (expected.tokenCalls !== undefined) found.push(...value("calls for tokens", tokenCalls, expected.tokenCalls));
  if (expected.callCount !== undefined) found.push(...value("number of calls", calls.length, expected.callCount));
  if (expected.calls) found.push(...listDifferences("call", calls, expected.calls, callDifferences));
  for (const [host, [from, to]] of Object.entries(expected.shares ?? {})) {
    const share = calls.filter((call) => call.host === host).length / calls.length;
    found.push(...range(`share of ${host}`, share, [from, to]));
  }
  return found;
}

function answerDifferences(seen: SeenRequest, expected: Expected): string[] {
  const found: string[] = [];
  if (expected.status !== undefined) found.push(...value("status", seen.status, expected.status));
  if (expected.reason !== undefined) found.push(...value("reason", seen.reason, expected.reason));
  if (expected.body !== undefined) found.push(...text("body", seen.body, expected.body));
  if (expected.headers) found.push(...headerDifferences("", seen.headers, expected.headers));
  if (expected.elapsedMs !== undefined) found.push(...time("time", seen.elapsedMs, expected.elapsedMs));
  if (expected.traces) found.push(...listDifferences("trace", seen.traces, expected.traces, traceDifferences));
  if (expected.metrics) found.push(...listDifferences("metric", seen.metrics, expected.metrics, metricDifferences));
  if (expected.cut) found.push(...value("cut", seen.cut, expected.cut));
  if (expected.error === null)
    found.push(...headerDifferences("", seen.headers, { ErrorSource: null, ErrorMessage: null }));
  for (const [name, wanted] of Object.entries(expected.error ?? {})) {
    found.push(...headerDifferences("", seen.headers, { [ERROR_HEADERS[name as keyof typeof ERROR_HEADERS]]: wanted }));
  }
  return found;
}

function callDifferences(what: string, seen: SeenCall, expected: ExpectedCall): string[] {
  const found: string[] = [];
  if (expected.url !== undefined) found.push(...text(`url of ${what}`, seen.url, expected.url));
  if (expected.method !== undefined) found.push(...value(`method of ${what}`, seen.method, expected.method));
  if (expected.body === null) found.push(...value(`body of ${what}`, seen.body || null, null));
  else if (expected.body !== undefined) found.push(...text(`body of ${what}`, seen.body, expected.body));
  if (expected.headers) found.push(...headerDifferences(` of ${what}`, seen.headers, expected.headers));
  if (expected.atMs !== undefined) found.push(...time(`time of ${what}`, seen.atMs, expected.atMs));
  return found;
}

function traceDifferences(what: string, seen: SeenTrace, { metadata, ...expected }: ExpectedTrace): string[] {
  const found = Object.entries(expected).flatMap(([name, wanted]) =>
    value(`${name} of ${what}`, seen[name as keyof ExpectedTrace], wanted),
  );
  if (metadata)
    found.push(
      ...value(`metadata of ${what}`, JSON.stringify(seen.metadata), JSON.stringify(Object.entries(metadata))),
    );
  return found;
}

function metricDifferences(what: string, seen: SeenMetric, { namespace, dimensions }: ExpectedMetric): string[] {
  const found = namespace === undefined ? [] : value(`namespace of ${what}`, seen.namespace, namespace);
  for (const [name, wanted] of Object.entries(dimensions ?? {})) {
    found.push(...value(`${name} of ${what}`, seen.dimensions.find(([dimension]) => dimension === name)?.[1], wanted));
  }
  return found;
}

function listDifferences<S, E>(
  what: string,
  seen: readonly S[],
  expected: readonly E[],
  compare: (what: string, seen: S, expected: E) => string[],
): string[] {
  if (seen.length !== expected.length) return value(`number of ${what}s`, seen.length, expected.length);
  return expected.flatMap((wanted, index) => compare(`${what} ${index + 1}`, seen[index], wanted));
}

function headerDifferences(
  of: string,
  headers: HeaderLines,
  expected: Readonly<Record<string, ExpectedValue>>,
): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const lines = headers[name.toLowerCase()];
    const what = `header ${name}${of}`;
    if (wanted === null) return value(what, lines?.join() ?? null, null);
    if (!lines) return [`${what}: none, expected ${wanted}`];
    if (lines.length === 1 && !Array.isArray(wanted)) return text(what, lines[0], wanted as string | RegExp);
    return value(what, JSON.stringify(lines), JSON.stringify(wanted));
  });
}

function text(what: string, seen: string | null, expected: string | RegExp): string[] {
  if (typeof expected === "string") return value(what, seen, expected);
  return seen !== null && expected.test(seen) ? [] : [`${what}: ${JSON.stringify(seen)}, expected ${expected}`];
}

function time(what: string, seen: number, expected: number | readonly [from: number, to: number]): string[] {
  return typeof expected === "number" ? value(what, seen, expected) : range(what, seen, expected);
}

function range(what: string, seen: number, [from, to]: readonly [from: number, to: number]): string[] {
  return seen >= from && seen <= to ? [] : [`${what}: ${seen}, expected ${from} to ${to}`];
}

function value(what: string, seen: unknown, expected: unknown): string[] {
  return seen === expected ? [] : [`${what}: ${JSON.stringify(seen)}, expected ${JSON.stringify(expected)}`];
}
