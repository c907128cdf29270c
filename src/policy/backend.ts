import { forwardRequest, setBackendService } from "../apim/backend-call";
import { choose, comment, retry } from "../apim/control-flow";
import { type CSharp, csharp, joinedBy } from "../apim/csharp";
import { deleteHeader, setHeader } from "../apim/message";
import type { PolicyElement } from "../apim/policy-element";
import type { BackendPlan, FailoverPlan } from "../plan/failover-plan";
import { errorResponse, GatewayError } from "./gateway-error";
import { bearer } from "./inbound";
import { anotherMayAnswer, classify, is, Outcome, shortestRetryAfter } from "./outcome";
import {
  attempt,
  backend,
  candidates,
  deadline,
  headerTimeout,
  isReplayable,
  maxAttempts,
  mayFailOver,
  misconfigured,
  outcome,
  retryAfter,
  servedBy,
} from "./variables";

/** An attempt with less time than this would only be cut off. */
const LEAST_TIME_FOR_ATTEMPT = 2000;
/** Kept back for the way of the answer. */
const RESERVE = 500;
/** Shortest time that an attempt gets. */
const SHORTEST_TIMEOUT = 1000;

/** No `base` here: the scope above holds a `forward-request` of its own, and the request would be sent twice. */
export function backendSection(plan: FailoverPlan): PolicyElement<"backend">[] {
  const mostAttempts = Math.max(...plan.routes.map((route) => route.maxAttempts));
  const once = attemptOnce(plan.backends);
  if (mostAttempts < 2) return once;
  return [
    comment(
      "One attempt, and another as long as the outcome allows it and 2 seconds are left. No backend is asked twice.",
    ),
    retry(
      { id: "failover-retry", condition: anotherAttempt(), count: mostAttempts - 1, interval: 0, firstFastRetry: true },
      once,
    ),
  ];
}

function anotherAttempt(): CSharp {
  return joinedBy(" &&\n", [
    mayFailOver.value,
    csharp`${attempt.value} < ${maxAttempts.value}`,
    csharp`${deadline.value} - context.Elapsed.TotalMilliseconds >= ${LEAST_TIME_FOR_ATTEMPT}`,
  ]);
}

function attemptOnce(backends: readonly BackendPlan[]): PolicyElement<"backend">[] {
  const isMixed = new Set(backends.map((plan) => plan.keyNamedValue === undefined)).size > 1;
  return [
    attempt.set(csharp`${attempt.value} + 1`),
    backend.set(csharp`(${candidates.value}).Split(',').ElementAtOrDefault(${attempt.value} - 1) ?? ""`),
    comment("Outcome and may-fail-over stay so if no headers come: what follows the call is then skipped."),
    outcome.set(Outcome.UNREACHABLE),
    mayFailOver.set(isReplayable.value),
    choose(
      backends.map((plan) => ({
        condition: csharp`${backend.value} == ${plan.id}`,
        policies: [setBackendService(plan.id), servedBy.set(plan.accountKey), ...(isMixed ? [signInTo(plan)] : [])],
      })),
      [errorResponse(GatewayError.NO_BACKEND, "No backend of the zone may answer.")],
    ),
    forwardRequest({
      id: "failover-forward",
      timeoutMs: csharp`(int)Math.Max(${SHORTEST_TIMEOUT}, Math.Min(${headerTimeout.value}, ${deadline.value} - context.Elapsed.TotalMilliseconds - ${RESERVE}))`,
      bufferRequestBody: true,
      bufferResponse: false,
    }),
    outcome.set(classify()),
    misconfigured.set(csharp`${misconfigured.value} + (${is(Outcome.MISCONFIGURED)} ? 1 : 0)`),
    mayFailOver.set(anotherMayAnswer()),
    retryAfter.set(shortestRetryAfter()),
  ];
}

// The backend entity brings the key itself; a token beside it would be sent to an account that does not expect one.
function signInTo(plan: BackendPlan): PolicyElement {
  return plan.keyNamedValue === undefined ? setHeader("Authorization", bearer()) : deleteHeader("Authorization");
}
