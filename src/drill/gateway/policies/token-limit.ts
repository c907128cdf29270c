import type { Execution } from "../execution";
import { AnswerBodyState } from "../message-body";
import { INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain, type Step } from "../step";
import { type Notice, readNotice } from "./limit-notice";
import { QUOTA_PERIODS, type QuotaPeriod, quotaPeriodAt } from "./quota-period";

const MINUTE_MS = 60_000;
/** The usual rule of thumb for English; a tokenizer is not at hand. */
const CHARACTERS_PER_TOKEN = 4;

/** Limits the tokens of a key: per minute, with 429, and per period, with 403. What a model says it used counts. */
export const tokenLimit: PolicyKind = { sections: INBOUND, compile };

interface Limits {
  readonly place: PolicyPlace;
  readonly perMinute: ((request: Execution) => number) | undefined;
  readonly quota: number | undefined;
  readonly period: QuotaPeriod;
  readonly estimates: boolean;
  readonly retryAfter: Notice;
  readonly remaining: Notice;
  readonly remainingQuota: Notice;
  readonly consumed: Notice;
}

function compile(policy: PolicyReader): Step {
  const key = policy.text("counter-key");
  const limits = readLimits(policy);
  return plain((request) => {
    // One counter for a key, wherever the policy stands.
    const counter = key(request);
    const prompt = limits.estimates || isStream(request) ? tokensOf(request.sentBody()?.text() ?? "") : 0;
    checkRate(request, limits, counter, prompt);
    checkQuota(request, limits, counter, prompt);
    limits.consumed.keep(request, prompt);
    request.atEnd.push(() => account(request, limits, counter, prompt));
  });
}

function readLimits(policy: PolicyReader): Limits {
  const perMinute = policy.wholeIf("tokens-per-minute", { min: 1 });
  const quota = policy.fixedWholeIf("token-quota", { min: 1 });
  if (!perMinute && quota === undefined) policy.fault("'llm-token-limit' needs 'tokens-per-minute' or 'token-quota'");
  if (!policy.has("estimate-prompt-tokens")) policy.fault(`'${policy.place.source}' needs 'estimate-prompt-tokens'`);
  const period = policy.fixedOneOf("token-quota-period", QUOTA_PERIODS);
  if ((quota === undefined) !== (period === undefined))
    policy.fault("'llm-token-limit' needs both 'token-quota' and 'token-quota-period'");
  return {
    place: policy.place,
    perMinute,
    quota,
    period: period ?? "Hourly",
    estimates: policy.fixedFlag("estimate-prompt-tokens", false),
    retryAfter: readNotice(policy, "retry-after", "Retry-After"),
    remaining: readNotice(policy, "remaining-tokens"),
    remainingQuota: readNotice(policy, "remaining-quota-tokens"),
    consumed: readNotice(policy, "tokens-consumed"),
  };
}

function checkRate(
  request: Execution,
  { perMinute, place, retryAfter, remaining }: Limits,
  key: string,
  prompt: number,
): void {
  const limit = perMinute?.(request);
  if (limit === undefined) return;
  const window = windowOf(request, key);
  const waitMs = window.waitMs(request.now, prompt > 0 ? Math.max(1, limit - prompt + 1) : limit);
  const used = window.total(request.now);
  if (used >= limit || used + prompt > limit) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    throw RequestFault.at(place, "", `Token limit is exceeded. Try again in ${seconds} seconds.`, {
      status: 429,
      headers: retryAfter.tell(request, seconds),
    });
  }
  if (prompt > 0) window.add(request.now, prompt);
  remaining.keep(request, Math.max(0, limit - used - prompt));
}

function checkQuota(request: Execution, limits: Limits, key: string, prompt: number): void {
  const { place, quota, period, retryAfter, remainingQuota } = limits;
  if (quota === undefined) return;
  const { begin, end } = quotaPeriodAt(period, request.now);
  const { counters } = request.context;
  const used = counters.used(`${period}:${key}`, begin);
  if (used >= quota || used + prompt > quota) {
    const seconds = Math.ceil((end - request.now) / 1000);
    throw RequestFault.at(place, "", "Token quota is exceeded.", {
      status: 403,
      headers: retryAfter.tell(request, seconds),
    });
  }
  counters.use(`${period}:${key}`, begin, prompt);
  remainingQuota.keep(request, Math.max(0, quota - used - prompt));
}

/** Counts what the answer used beyond what was counted for the prompt. The gateway sees it pass by and waits for nothing. */
function account(request: Execution, limits: Limits, key: string, prompt: number): void {
  const { context, now } = request;
  const used = usedBy(request, prompt);
  const more = Math.max(0, (used ?? 0) - prompt);
  const limit = limits.perMinute?.(request);
  if (limit !== undefined) {
    const window = windowOf(request, key);
    if (more > 0) window.add(now, more);
    limits.remaining.show(request, Math.max(0, limit - window.total(now)));
  }
  if (limits.quota !== undefined) {
    const { begin } = quotaPeriodAt(limits.period, now);
    const counter = `${limits.period}:${key}`;
    if (more > 0) context.counters.use(counter, begin, more);
    limits.remainingQuota.show(request, Math.max(0, limits.quota - context.counters.used(counter, begin)));
  }
  if (used !== undefined) limits.consumed.show(request, used);
}

/** Tokens of prompt and answer; undefined where no model answered. */
function usedBy({ servedFrom, state }: Execution, prompt: number): number | undefined {
  const { response } = state;
  if (servedFrom !== "backend" || !response || response.statusCode >= 300) return undefined;
  const { body } = response;
  const text = body instanceof AnswerBodyState ? body.answer.text : (body?.text() ?? "");
  return usageIn(text) ?? prompt + tokensOf(text);
}

function windowOf(request: Execution, key: string) {
  return request.context.counters.window(`tokens:${key}`, MINUTE_MS, request.now);
}

function usageIn(text: string): number | undefined {
  const found = /"total_tokens"\s*:\s*(\d{1,9})/.exec(text);
  return found ? Number(found[1]) : undefined;
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function isStream(request: Execution): boolean {
  return /"stream"\s*:\s*true/.test(request.sentBody()?.text() ?? "");
}
