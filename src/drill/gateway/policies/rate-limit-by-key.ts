import type { Evaluated } from "../evaluate";
import { INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain, type Step } from "../step";
import { type Notice, readNotice } from "./limit-notice";

/** Takes so many calls of a key in a sliding window; any more get 429. One counter for all units of the region. */
export const rateLimitByKey: PolicyKind = { sections: INBOUND, compile };

interface Settings {
  readonly calls: Evaluated<number>;
  readonly period: Evaluated<number>;
  readonly key: Evaluated<string>;
  readonly remaining: Notice;
  readonly retryAfter: Notice;
  readonly totalHeader: string | undefined;
}

function compile(policy: PolicyReader): Step {
  // First, because whether it is late is told by its own expressions alone.
  const increment = readIncrement(policy);
  const settings = readSettings(policy);
  const { place } = policy;
  return plain((request) => {
    const limit = settings.calls(request);
    const { now } = request;
    const key = `${place.source}:${settings.key(request)}`;
    const window = request.context.counters.window(key, settings.period(request) * 1000, now);
    if (settings.totalHeader !== undefined) request.addHeader(settings.totalHeader, String(limit));
    const amount = increment.isLate ? 0 : increment.amount(request);
    if (window.total(now) + Math.max(1, amount) > limit) {
      const seconds = Math.ceil(window.waitMs(now, limit - Math.max(1, amount) + 1) / 1000);
      const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
      const headers = settings.retryAfter.tell(request, seconds);
      throw RequestFault.at(place, "RateLimitExceeded", message, { status: 429, headers });
    }
    if (increment.isLate)
      request.atEnd.push(() => request.attempt(() => window.add(request.now, increment.amount(request))));
    else window.add(now, amount);
    settings.remaining.show(request, Math.max(0, limit - window.total(now)));
  });
}

function readSettings(policy: PolicyReader): Settings {
  policy.fixedTextIf("flexible-retry-window");
  return {
    calls: policy.whole("calls"),
    period: policy.whole("renewal-period", { min: 1, max: 300 }),
    key: policy.text("counter-key"),
    remaining: readNotice(policy, "remaining-calls"),
    retryAfter: readNotice(policy, "retry-after", "Retry-After"),
    totalHeader: policy.fixedTextIf("total-calls-header-name"),
  };
}

interface Increment {
  readonly amount: Evaluated<number>;
  /** Known only when there is a response: then the limit holds from the next call on. */
  readonly isLate: boolean;
}

function readIncrement(policy: PolicyReader): Increment {
  const condition = policy.flagIf("increment-condition");
  const count = policy.wholeIf("increment-count");
  const isLate = policy.isOfResponse || policy.fixedFlag("increment-after-response", false);
  return { amount: (request) => ((condition?.(request) ?? true) ? (count?.(request) ?? 1) : 0), isLate };
}
