import type { OutgoingAnswer } from "../gateway/outgoing-answer";
import type { Draw } from "../world/seeded-random";

/** Statuses after which the SDKs of OpenAI try again, beside 500 and above. */
const RETRIED: readonly number[] = [408, 409, 429];
const FIRST_DELAY = 500;
const LONGEST_DELAY = 8000;

/**
 * When an SDK of OpenAI sends a request again, in milliseconds; undefined: it does not. `x-should-retry` decides, then the
 * status; the answer says how long to wait, or the SDK draws it.
 *
 * @see https://github.com/openai/openai-node/blob/master/src/client.ts
 */
export function sdkWait(
  { status, headers }: OutgoingAnswer,
  retry: number,
  now: number,
  draw: Draw,
): number | undefined {
  const told = headers.get("x-should-retry")?.[0];
  const wants = told === "true" || (told !== "false" && (RETRIED.includes(status) || status >= 500));
  if (!wants) return undefined;
  const ms = Number.parseFloat(headers.get("retry-after-ms")?.[0] ?? "");
  if (ms > 0) return ms;
  const after = headers.get("Retry-After")?.[0];
  if (after !== undefined && after !== "") {
    const seconds = Number.parseFloat(after);
    return Math.max(0, Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000);
  }
  return Math.min(FIRST_DELAY * 2 ** retry, LONGEST_DELAY) * (1 - draw() * 0.25);
}
