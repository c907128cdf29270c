import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { OutgoingAnswer } from "../../../src/drill/gateway/outgoing-answer";
import { MEASURES } from "../../../src/drill/scenario/measures";
import { measured, plainRun } from "../support/plain-run";
import { plainAccount, plainTopology } from "../support/plain-topology";

const TEN = "load: { rate: 1/s, count: 10 }";
const OUTAGE = `${TEN}\nfaults: [{ at: primary, from: 5s, status: 503 }]`;
const HANGING = `load: [{ name: wave, from: 55s, at-once: 10 }, { name: later, from: 70s }]
faults: [{ at: primary, from: 50s, until: 200s, no-answer: hang }]`;
const withHeaders = (headers: Record<string, string>) => ({
  change: (answer: OutgoingAnswer): Partial<OutgoingAnswer> => ({
    headers: HeaderMap.of([
      ...[...answer.headers].map(([name, values]) => [name, values] as const),
      ...Object.entries(headers),
    ]),
  }),
});

describe("a measure", () => {
  test.each([
    ["requests", TEN, {}, "10"],
    ["complete-answers", TEN, {}, "10"],
    ["availability", TEN, { refusesFromMs: 5000 }, "0.5"],
    ["availability, phase: fault", OUTAGE, { attempts: 1 }, "0"],
    ["availability, phase: before", OUTAGE, { attempts: 1 }, "1"],
    ["availability-low", TEN, {}, "0.722467"],
    ["availability-alone", OUTAGE, {}, "0.5"],
    ["answers, status: 503", OUTAGE, { attempts: 1 }, "5"],
    ["calls-for-status, status: 200", OUTAGE, {}, "15"],
    ["calls", OUTAGE, {}, "15"],
    ["calls, of: secondary", OUTAGE, {}, "5"],
    ["calls, of: primary, phase: fault", OUTAGE, {}, "5"],
    ["call-errors, of: primary", OUTAGE, {}, "5"],
    ["call-error-share, of: primary", OUTAGE, {}, "0.5"],
    ["share, of: secondary", OUTAGE, {}, "0.5"],
    ["share, of: 'account:two'", OUTAGE, {}, "0.5"],
    ["share, of: 'region:two-region'", OUTAGE, {}, "0.5"],
    ["amplification", OUTAGE, {}, "1.5"],
    ["amplification, phase: fault", OUTAGE, {}, "2"],
    // Of requests that hang, the second call comes long after the first.
    ["amplification, phase: sustained", HANGING, {}, "2"],
    ["calls, phase: sustained", HANGING, {}, "12"],
    ["attempts-most", OUTAGE, {}, "2"],
    ["revisits", OUTAGE, { asksTwice: true }, "5"],
    ["revisits", OUTAGE, {}, "0"],
    ["waited-seconds", OUTAGE, { pauseMs: 2000 }, "10"],
    ["tripwire-bytes", TEN, {}, "0"],
    ["idle-faults", OUTAGE, {}, "nothing"],
    ["idle-faults", OUTAGE, { refusesFromMs: 0 }, "nothing"],
    [
      "idle-faults",
      `${TEN}\nfaults: [{ at: primary, from: 20s, status: 503 }]`,
      {},
      "primary from 20s: no request came meanwhile",
    ],
    [
      "idle-faults",
      `${TEN}\nfaults: [{ at: all, status: 503 }, { at: [primary, token], from: 3500ms, for: 300ms, status: 500 }]`,
      {},
      "primary and token from 3s500ms: no request came meanwhile",
    ],
    // Nobody comes any more, but somebody is still under way.
    [
      "idle-faults",
      "load: {}\nfaults: [{ at: primary, no-answer: hang }, { at: secondary, from: 30s, status: 503 }]",
      {},
      "nothing",
    ],
    ["alive-after", OUTAGE, {}, "true"],
    ["alive-after", OUTAGE, { refusesFromMs: 20_000 }, "false"],
    ["served-by, request: 10", OUTAGE, {}, "two"],
    ["served-by, request: 10", TEN, { refusesFromMs: 5000 }, "gateway"],
    ["status, request: 10", OUTAGE, { attempts: 1 }, "503"],
    ["status, request: 11", OUTAGE, {}, "nothing"],
    ["header, header: x-served-by, request: 6", OUTAGE, {}, "two"],
    [
      "transitions",
      "load: { rate: 1/s, count: 60 }\nfaults: [{ at: primary, from: 20s, for: 20s, status: 503 }]",
      {},
      "2",
    ],
    ["cut-answers", "load: { stream: true }\nfaults: [{ at: primary, cut-after: 9 }]", {}, "1"],
    ["cut-answers", "load: { stream: true }\nfaults: [{ at: primary, damage: malformed-chunk }]", {}, "1"],
    ["complete-answers", "load: { stream: true }\nfaults: [{ at: primary, damage: no-done }]", {}, "1"],
    ["sdk-retries", `${TEN.replace("count", "sdk-retries: 2, count")}`, { refusesFromMs: 0 }, "20"],
    [
      "accepted-per-second, of: primary, phase: fault",
      "load: { rate: 10/s, count: 100 }\nfaults: [{ at: primary, for: 5s, capacity: { per-second: 4, burst: 1 } }]",
      {},
      "4.2",
    ],
  ] as const)("of %s", (measure, yaml, habits, found) => {
    expect(measured(yaml, measure, habits)).toBe(found);
  });

  test("of what comes out of a gateway that damages it", () => {
    const cutBody = { change: ({ body }: OutgoingAnswer) => ({ body: { ...body, text: '{"choices":[]}' } }) };

    expect(measured(TEN, "truncated-success", cutBody)).toBe("10");
    expect(measured(TEN, "availability", cutBody)).toBe("0");
    expect(measured(TEN, "unchanged-share", cutBody)).toBe("0");
    expect(measured(TEN, "unchanged-share")).toBe("1");
  });

  test("of streams that are held back", () => {
    const held = { change: ({ body }: OutgoingAnswer) => ({ body: { ...body, chunks: undefined } }) };
    const stream = "load: { stream: true, rate: 1/s, count: 3 }";

    expect(measured(stream, "coalesced-answers", held)).toBe("3");
    expect(Number(measured(stream, "first-part-delay-most", held))).toBeCloseTo(1.2, 1);
    expect([measured(stream, "coalesced-answers"), measured(stream, "first-part-delay-most")]).toEqual(["0", "0"]);
  });

  test("of bytes outside of the zone counts all of them", () => {
    expect(Number(measured(TEN, "tripwire-bytes", { strayHost: "stranger.openai.azure.com" }))).toBeGreaterThan(1000);
    expect(Number(measured(TEN, "tripwire-bytes", { strayHost: "elsewhere.example" }))).toBeGreaterThan(1000);
  });

  test.each([
    [{ "X-Served-By": "two" }, "10"],
    [{ "x-served-region": "two-region" }, "10"],
    [{ "X-Failover-Attempts": "0" }, "10"],
    [{ "X-Served-By": "one", "x-served-region": "one-region" }, "0"],
  ])("of wrong labels sees %j", (headers, found) => {
    const labels = {
      change: (answer: OutgoingAnswer) => {
        const copy = answer.headers.copy();
        for (const [name, value] of Object.entries(headers)) copy.set(name, [value]);
        return { headers: copy };
      },
    };

    expect(measured(TEN, "wrong-labels", labels)).toBe(found);
  });

  test("of leaks sees hosts in what a gateway writes", () => {
    const leaking = withHeaders({ "x-asked": "https://ONE.openai.azure.com/openai" });
    const failing = `${TEN}\nfaults: [{ at: primary, status: 404 }]`;

    expect(measured(failing, "leaks", leaking)).toBe("10");
    expect(measured(failing, "leaks")).toBe("0");
  });

  test("of added latency is the time that the answering call did not take", () => {
    const slow = `${OUTAGE}\nspeed: { headers: 100ms, jitter: 0ms }`;
    const run = plainRun(slow, { pauseMs: 1000 });

    // A quarter of the usual time to an error, and the pause.
    expect(run.addedLatency.p50).toBe(0);
    expect(run.addedLatency.p95).toBeCloseTo(1.025, 3);
    expect(Number(measured(slow, "headers-seconds-most", { pauseMs: 1000 }))).toBeCloseTo(1.125, 3);
    expect(Number(measured(slow, "answer-seconds, request: 10", { pauseMs: 1000 }))).toBeCloseTo(1.125, 3);
  });

  test("of the deviation of shares compares with what was granted", () => {
    const deployment = { name: "chat", model: "quick", version: "1", sku: "s", isProvisioned: false };
    const topology = plainTopology([
      plainAccount("one", { deployments: [{ ...deployment, capacity: 80 }] }),
      plainAccount("two", { deployments: [{ ...deployment, capacity: 20 }] }),
    ]);

    expect(measured(TEN, "share-deviation", {}, topology)).toBe("0");
  });

  test("is described, each one", () => {
    for (const [name, { about }] of Object.entries(MEASURES)) expect([name, about.length > 10]).toEqual([name, true]);
  });
});
