import type { DrillOperation } from "../../../src/drill/topology";
import { type PolicyResult, type ScriptedAnswer, TestGateway, type TestRequest } from "../support/run-policy";
import type { ConformanceRow, Step } from "./conformance-row";
import { globalText, policyText } from "./policy-text";
import { rowDifferences, type SeenRequest } from "./row-differences";

interface PlannedRequest {
  readonly step: number;
  readonly request: TestRequest & { readonly atMs?: number; readonly requestId: string };
  readonly answers: readonly ScriptedAnswer[];
}

/** What is not as the row says, a line each. Throws what the gateway throws: a document that is refused. */
export function runRow(row: ConformanceRow): readonly string[] {
  const steps: readonly Step[] = [row, ...(row.next ?? [])];
  const plan = steps.flatMap(planned);
  const scripts = new Map(plan.map(({ request, answers }) => [request.requestId, answers]));
  const counts = new Map<string, number>();
  const gateway = gatewayOf(row, (id) => {
    const nth = counts.get(id) ?? 0;
    counts.set(id, nth + 1);
    const answers = scripts.get(id) ?? [];
    return answers[Math.min(nth, answers.length - 1)] ?? {};
  });
  const seen = steps.map((): SeenRequest[] => []);
  for (const batch of batches(plan)) {
    const results = gateway.runAll(batch.map(({ request }) => startable(request, gateway.now)));
    for (const [index, { step }] of batch.entries()) seen[step].push(seenRequest(results[index]));
  }
  return steps.flatMap(({ expect }, index) =>
    rowDifferences(seen[index], expect).map((line) => (steps.length > 1 ? `request ${index + 1}: ${line}` : line)),
  );
}

function planned(step: Step, index: number): PlannedRequest[] {
  const { request = {}, answers = [], times = 1, atMs } = step;
  const { body = '{"a":1}', method = "POST", url = "/orders/7", ...more } = request;
  return Array.from({ length: times }, (_, turn) => ({
    step: index,
    request: {
      ...more,
      method,
      url,
      body,
      requestId: `00000000-0000-4000-8000-${(index * 10_000 + turn).toString().padStart(12, "0")}`,
      ...(atMs !== undefined && { atMs }),
    },
    answers,
  }));
}

/** Requests that may overlap: those that name their time come whether the one before has its answer or not. */
function batches(plan: readonly PlannedRequest[]): PlannedRequest[][] {
  const all: PlannedRequest[][] = [];
  for (const one of plan) {
    if (one.request.atMs === undefined || all.length === 0) all.push([one]);
    else all[all.length - 1].push(one);
  }
  return all;
}

function startable(request: PlannedRequest["request"], now: number): PlannedRequest["request"] {
  return { ...request, atMs: Math.max(request.atMs ?? now, now) };
}

function gatewayOf(row: ConformanceRow, answerTo: (requestId: string) => ScriptedAnswer): TestGateway {
  const { global, product, api, operation, fragments, namedValues, backends, behavior, region, units, hasCache } = row;
  return new TestGateway({
    ...(global === undefined ? {} : { global: globalText(global) }),
    ...(product === undefined ? {} : { product: policyText(product) }),
    ...(api === undefined ? {} : { api: policyText(api) }),
    ...(operation === undefined ? {} : { operation: policyText(operation) }),
    ...(fragments && { fragments }),
    ...(namedValues && { namedValues }),
    ...(backends && { backends }),
    ...(behavior && { behavior }),
    ...(region && { region }),
    ...(units && { units }),
    ...(hasCache !== undefined && { hasCache }),
    ...(row.tokens && { tokens: row.tokens }),
    serviceUrl: "https://backend.example.com",
    operations: operationsOf(row.urlTemplate ?? "/orders/{id}"),
    answers: (call) => answerTo(call.attemptOf),
  });
}

function operationsOf(urlTemplate: string): DrillOperation[] {
  return ["GET", "POST", "PUT"].map((method) => ({ id: `${method.toLowerCase()}-order`, method, urlTemplate }));
}

function seenRequest(result: PolicyResult): SeenRequest {
  const { answer, body, calls, tokenCalls, traces, elapsedMs } = result;
  return {
    status: answer.status,
    reason: answer.reason,
    headers: result.headers,
    body,
    calls,
    tokenCalls: tokenCalls.length,
    traces,
    metrics: answer.metrics,
    cut: answer.isSilentlyCut ? "unseen" : answer.body.isCut ? "seen" : undefined,
    elapsedMs,
  };
}
