import type { Form } from "./courses";
import type { Became } from "./run-course";

/** What an attempt tells of its account, for the requests that come after. */
export type Verdict = "good" | "failure" | "break" | "misconfigured" | "throttled" | "nothing";

/** A row of table 2.2. */
export interface Classified {
  readonly verdict: Verdict;
  /** Whether another account may be asked: `once`: in a request, the first time; `idempotent`: where a request may be sent twice. */
  readonly next: "no" | "yes" | "once" | "idempotent";
  /** What the caller gets when nobody else could be asked; undefined: the answer as it came. */
  readonly exhausted: readonly number[] | undefined;
}

const CALLERS: Classified = { verdict: "nothing", next: "no", exhausted: undefined };

/** Table 2.2 of the contract, as it is written there. */
export function classified(became: Became, failsOverOnMisconfiguration: boolean): Classified {
  if (became.kind === "silence") {
    return { verdict: "break", next: "idempotent", exhausted: [became.isLate ? 504 : 503] };
  }
  const { status, wait, body } = became;
  if (status === 429) return { verdict: "throttled", next: "yes", exhausted: [429] };
  if (status === 408 || status === 499) return { verdict: "failure", next: "idempotent", exhausted: [status] };
  // 2.7: a backend that says 503 has not begun.
  if (status === 503) return { verdict: "failure", next: "yes", exhausted: [503] };
  if ([500, 502, 504].includes(status)) return { verdict: "failure", next: "idempotent", exhausted: [503] };
  if (status === 409 && "Retry-After" in wait) return { verdict: "nothing", next: "idempotent", exhausted: [409] };
  if (status === 401 || (status === 404 && body === "DeploymentNotFound")) {
    return failsOverOnMisconfiguration ? { verdict: "misconfigured", next: "once", exhausted: [502] } : CALLERS;
  }
  return status < 400 ? { verdict: "good", next: "no", exhausted: undefined } : CALLERS;
}

/** Rows 2.7: what may be sent to another account when nobody knows what became of it. */
export function isIdempotent(form: Form): boolean {
  return form === "chat" || form === "embed" || form === "job";
}

/** Rows 2.10: what needs the state of one account. */
export function isPinned(form: Form): boolean {
  return form === "turn" || form === "file";
}

/** How long a 429 holds by knob "429 hold" and "PTU 429"; the date is that of the header, `nowMs` is Unix time. */
export function holdMs(
  wait: Readonly<Record<string, string>>,
  nowMs: number,
  knobs: { readonly hold: number; readonly longestHold: number },
  isProvisioned: boolean,
): number {
  const named = namedWait(wait, nowMs);
  if (named === undefined) return isProvisioned ? 0 : knobs.hold * 1000;
  return Math.min(Math.max(100, named), knobs.longestHold * 1000);
}

const WHOLE = /^[+-]?\d+$/;
const INT64 = 2n ** 63n;

function namedWait(wait: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  for (const name of ["retry-after-ms", "x-ms-retry-after-ms"]) {
    const ms = whole(wait[name]);
    if (ms !== undefined) return positive(ms);
  }
  const text = wait["Retry-After"] ?? "";
  const seconds = whole(text);
  if (seconds !== undefined) return positive(seconds * 1000);
  const date = / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : positive(date - nowMs);
}

/** What does not fit 64 bits is no number to anybody. */
function whole(text: string | undefined): number | undefined {
  if (text === undefined || !WHOLE.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  return value >= -INT64 && value < INT64 ? Number(value) : undefined;
}

function positive(ms: number): number | undefined {
  return ms < 0 ? undefined : ms;
}
