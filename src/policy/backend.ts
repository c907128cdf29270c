import { forwardRequest, setBackendService } from "../apim/backend-call";
import { choose, comment, retry } from "../apim/control-flow";
import { type CSharp, csharp, joinedBy } from "../apim/csharp";
import { deleteHeader, setHeader } from "../apim/message";
import type { PolicyElement } from "../apim/policy-element";
import type { BackendPlan } from "../plan/failover-plan";
import { mayBeFault, watchesBadRequests } from "./bad-request-storm";
import { nextAttempt } from "./evidence";
import { fail, GatewayError } from "./gateway-error";
import { bearer } from "./inbound";
import { remembers } from "./memory";
import { anotherMayAnswer, askedWait, classify, is, Outcome, shortestRetryAfter } from "./outcome";
import { pauses } from "./pauses";
import { settleBeforeNext } from "./settle";
import {
  attempt,
  attemptTimeout,
  backend,
  began,
  candidates,
  deadline,
  headersAfter,
  headerTimeout,
  isBadRequest,
  isReplayable,
  maxAttempts,
  mayFailOver,
  misconfigured,
  outcome,
  reason,
  retryAfter,
  retryInterval,
  servedBy,
  servedRegion,
  wait,
} from "./variables";
import type { WrittenPlan } from "./written-plan";

/** An attempt with less time than this would only be cut off. */
const LEAST_TIME_FOR_ATTEMPT = 2000;
/** Kept back for the way of the answer. */
const RESERVE = 500;
/** Shortest time that an attempt gets. */
const SHORTEST_TIMEOUT = 1000;

/** No `base` here: the scope above holds a `forward-request` of its own, and the request would be sent twice. */
export function backendSection(plan: WrittenPlan): PolicyElement<"backend">[] {
  const mostAttempts = Math.max(...plan.routes.map((route) => route.maxAttempts));
  if (mostAttempts < 2) return attemptOnce(plan, false);
  return [
    comment(
      "One attempt, and another as long as the outcome allows it and 2 seconds are left. No backend is asked twice.",
    ),
    retry(
      {
        id: "failover-retry",
        condition: anotherAttempt(plan),
        count: mostAttempts - 1,
        ...pause(plan),
      },
      attemptOnce(plan, true),
    ),
  ];
}

function pause(plan: WrittenPlan): { interval: number | CSharp; firstFastRetry: boolean } {
  return pauses(plan)
    ? { interval: retryInterval.value, firstFastRetry: false }
    : { interval: 0, firstFastRetry: true };
}

function anotherAttempt(plan: WrittenPlan): CSharp {
  const needed = pauses(plan)
    ? csharp`${LEAST_TIME_FOR_ATTEMPT} + 1000 * ${retryInterval.value}`
    : csharp`${LEAST_TIME_FOR_ATTEMPT}`;
  return joinedBy(" &&\n", [
    mayFailOver.value,
    csharp`${attempt.value} < ${maxAttempts.value}`,
    csharp`${deadline.value} - context.Elapsed.TotalMilliseconds >= ${needed}`,
  ]);
}

function attemptOnce(plan: WrittenPlan, isRepeated: boolean): PolicyElement<"backend">[] {
  const isRemembered = remembers(plan) && isRepeated;
  const isWatched = watchesBadRequests(plan);
  return [
    ...(isRemembered ? [settleBeforeNext(plan)] : []),
    reason.set(csharp`${reason.value} == "" && ${attempt.value} > 0 ? ${outcome.value} : ${reason.value}`),
    attempt.set(csharp`${attempt.value} + 1`),
    backend.set(csharp`(${candidates.value}).Split(',').ElementAtOrDefault(${attempt.value} - 1) ?? ""`),
    ...chosenBackend(plan),
    ...(isRemembered ? announcedAttempt(plan.zoneName) : []),
    comment("What is set here stays so if no headers come: what follows the call is then skipped."),
    outcome.set(Outcome.UNREACHABLE),
    mayFailOver.set(isReplayable.value),
    headersAfter.set(-1),
    ...(isWatched ? [isBadRequest.set(false)] : []),
    wait.set(csharp`-1L`),
    began.set(csharp`DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()`),
    attemptTimeout.set(
      csharp`(int)Math.Max(${SHORTEST_TIMEOUT}, Math.Min(${headerTimeout.value}, ${deadline.value} - context.Elapsed.TotalMilliseconds - ${RESERVE}))`,
    ),
    forwardRequest({
      id: "failover-forward",
      timeoutMs: attemptTimeout.value,
      bufferRequestBody: true,
      bufferResponse: false,
    }),
    headersAfter.set(csharp`(int)(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - ${began.value})`),
    ...(isWatched ? [isBadRequest.set(mayBeFault())] : []),
    outcome.set(classify(plan)),
    misconfigured.set(csharp`${misconfigured.value} + (${is(Outcome.MISCONFIGURED)} ? 1 : 0)`),
    mayFailOver.set(anotherMayAnswer()),
    wait.set(askedWait()),
    retryAfter.set(shortestRetryAfter()),
  ];
}

function announcedAttempt(zone: string): PolicyElement<"backend">[] {
  return [choose<"backend">([{ condition: csharp`${attempt.value} > 1`, policies: [nextAttempt(zone)] }])];
}

function chosenBackend(plan: WrittenPlan): PolicyElement<"backend">[] {
  const { backends } = plan;
  const isMixed = new Set(backends.map((each) => each.keyNamedValue === undefined)).size > 1;
  const branches = backends.map((each) => ({
    condition: csharp`${backend.value} == ${each.id}`,
    policies: [
      setBackendService(each.id),
      servedBy.set(each.accountKey),
      servedRegion.set(each.region.name),
      ...(isMixed ? [signInTo(each)] : []),
    ],
  }));
  return [choose<"backend">(branches, fail(plan, GatewayError.NO_BACKEND))];
}

// The backend entity brings the key itself; a token beside it would be sent to an account that does not expect one.
function signInTo(plan: BackendPlan): PolicyElement {
  return plan.keyNamedValue === undefined ? setHeader("Authorization", bearer()) : deleteHeader("Authorization");
}
