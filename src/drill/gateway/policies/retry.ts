import type { Flow } from "../effect";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { flow, type Step, waiting } from "../step";

/** Runs its policies once, and again as long as the condition holds, `count` times more at most. */
export const retry: PolicyKind = { sections: EVERYWHERE, compile };

interface Waits {
  readonly interval: number;
  readonly delta: number | undefined;
  readonly maxInterval: number | undefined;
  readonly isFirstFast: boolean;
}

function compile(policy: PolicyReader): Step {
  const condition = policy.flag("condition");
  const count = policy.whole("count", { min: 1, max: 50 });
  const waits = readWaits(policy);
  const body = policy.policies();
  return waiting(function* (request) {
    const again = count(request);
    const times = waits(request);
    const errorBefore = request.state.lastError;
    for (let retried = 0; ; retried++) {
      const fault = yield* attempt(body, request);
      // Asked after an attempt that failed, too: what comes after the call in it has not run then.
      const goesOn = condition(request);
      yield* request.settle();
      if (!goesOn || retried === again) {
        if (fault) throw exhausted(fault);
        request.state.lastError = errorBefore;
        return;
      }
      const ms = waitMs(times, retried + 1, request.context.random);
      if (ms > 0) yield { kind: "sleep", ms };
    }
  });
}

/** The failure of the attempt, if the condition is asked after such a one. */
function* attempt(body: Step, request: Execution): Flow<RequestFault | undefined> {
  try {
    yield* flow(body, request);
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestFault) || !mayGoOn(error, request)) throw error;
    if (request.behavior.lastErrorInRetry) request.state.lastError = error.error;
    return error;
  }
}

function mayGoOn({ kind }: RequestFault, { behavior }: Execution): boolean {
  switch (kind) {
    case "transport":
      return behavior.transportFailure !== "ends-request";
    case "breaker":
      return true;
    case "client":
      return behavior.clientAbort === "retry-continues";
    case "other":
      return behavior.retryCatches === "every-error";
  }
}

function exhausted(fault: RequestFault): RequestFault {
  fault.isExhausted = true;
  return fault;
}

function readWaits(policy: PolicyReader): Evaluated<Waits> {
  const interval = policy.whole("interval");
  const delta = policy.wholeIf("delta", { min: 1 });
  const maxInterval = policy.wholeIf("max-interval", { min: 1 });
  const isFirstFast = policy.flagIf("first-fast-retry");
  return (request) => ({
    interval: interval(request),
    delta: delta?.(request),
    maxInterval: maxInterval?.(request),
    isFirstFast: isFirstFast?.(request) ?? false,
  });
}

/**
 * Microsoft's formula for growing waits, read so that it gives Microsoft's example: interval and delta 10, max-interval 100 wait
 * about 10, 20, 40, 80, 100 seconds.
 *
 * @see https://learn.microsoft.com/azure/api-management/retry-policy
 */
function waitMs({ interval, delta, maxInterval, isFirstFast }: Waits, nth: number, random: () => number): number {
  if (nth === 1 && isFirstFast) return 0;
  if (delta === undefined) return interval * 1000;
  if (maxInterval === undefined) return (interval + (nth - 1) * delta) * 1000;
  const grown = interval + (2 ** (nth - 1) - 1) * delta * (0.8 + 0.4 * random());
  return Math.min(grown, maxInterval) * 1000;
}
