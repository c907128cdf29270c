import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { OutgoingAnswer } from "../../../src/drill/gateway/outgoing-answer";
import { sdkWait } from "../../../src/drill/scenario/sdk";

const NOW = Date.UTC(2026, 0, 1);

function waits(status: number, headers: Record<string, string> = {}, retry = 0): number | undefined {
  const answer = { status, headers: HeaderMap.of(Object.entries(headers)) } as unknown as OutgoingAnswer;
  return sdkWait(answer, retry, NOW, () => 0);
}

describe("an SDK of OpenAI", () => {
  test.each([200, 400, 401, 404, 422])("does not try again after %i", (status) => {
    expect(waits(status)).toBeUndefined();
  });

  test.each([408, 409, 429, 500, 503])("tries again after %i", (status) => {
    expect(waits(status)).toBe(500);
  });

  test.each([
    ["is told not to", 503, { "x-should-retry": "false" }, undefined],
    ["is told to", 400, { "x-should-retry": "true" }, 500],
    ["is told the milliseconds first", 429, { "retry-after-ms": "40", "Retry-After": "7" }, 40],
    ["is told the seconds", 429, { "Retry-After": "7" }, 7000],
    ["is told a date", 429, { "Retry-After": new Date(NOW + 9000).toUTCString() }, 9000],
    ["is told a date that is over", 429, { "Retry-After": new Date(NOW - 9000).toUTCString() }, 0],
  ])("%s", (_, status, headers, ms) => {
    expect(waits(status, headers)).toBe(ms);
  });

  test("waits twice as long each time, up to eight seconds", () => {
    expect([0, 1, 2, 3, 4, 5].map((retry) => waits(503, {}, retry))).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  });
});
