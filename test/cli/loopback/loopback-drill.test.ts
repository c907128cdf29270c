import { drillOverLoopback } from "../../../src/cli/loopback/loopback-drill";
import type { ScenarioResult } from "../../../src/drill/report/scenario-result";
import { Scenario } from "../../../src/drill/scenario";
import { readTopologies } from "../../../src/drill/source/read-topologies";
import { newStack, newZone } from "../../support/fixtures";
import { StackDocument } from "../../support/fixtures-document";
import { newFailoverPolicy } from "../../support/fixtures-gateway";

const FAST = "speed: { headers: 20ms, stream-headers: 10ms, jitter: 0ms, words-per-second: 300 }";

const CUT = `
title: A stream breaks off
best: safe
reason: What has begun cannot be answered by another.
settings: { midStreamAbort: ends-cleanly }
${FAST}
load: { stream: true, every: 300ms, count: 3 }
faults: [{ at: primary, calls: { numbers: 1 }, cut-after: 40 }]
expect:
  - { measure: cut-answers, is: 1 }
  - { measure: complete-answers, is: 2 }
  - { measure: truncated-success, is: 0 }
  - { measure: body, request: 1, lacks: "[DONE]" }
limits:
  - when: { midStreamAbort: ends-cleanly }
    label: The gateway ends it cleanly.
    expect:
      - { measure: cut-answers, is: 0 }
      - { measure: truncated-success, is: 1 }
`;

const WELL = `
title: Streams come as they are sent
${FAST}
load: { stream: true, every: 100ms, count: 10 }
expect:
  - { measure: availability, is: 1 }
  - { measure: first-part-delay-p50, below: 0.05 }
  - { measure: coalesced-answers, at-most: 1 }
  - { measure: unchanged-share, is: 1 }
`;

const OUTAGE = `
title: The primary is gone
${FAST}
load: { stream: true, every: 100ms, count: 20 }
faults: [{ at: primary, from: 500ms, status: 503 }]
expect:
  - { measure: availability, is: 1 }
  - { measure: share, of: secondary, phase: fault, is: 1 }
  - { measure: revisits, is: 0 }
  - { measure: tripwire-bytes, is: 0 }
  - { measure: alive-after, is: true }
`;

const LATE = `
title: The first token comes late
${FAST}
load: { stream: true, count: 1 }
faults: [{ at: primary, first-token: 600ms }]
expect:
  - { measure: served-by, request: 1, is: primary }
  - { measure: answer-seconds, request: 1, below: 0.5 }
  - { measure: first-part-delay-most, below: 0.1 }
`;

const UNREACHABLE = `
title: The primary resets every connection
${FAST}
load: { stream: true, every: 100ms, count: 5 }
faults: [{ at: primary, no-answer: reset }]
expect:
  - { measure: availability, is: 1 }
  - { measure: share, of: secondary, is: 1 }
`;

describe("a drill over loopback", () => {
  const stack = newStack();
  newFailoverPolicy(newZone(stack));
  const [topology] = readTopologies([{ name: "prod", text: StackDocument.rendered(stack).text }]);

  async function drill(yaml: string): Promise<ScenarioResult> {
    const [result] = await drillOverLoopback(topology, [Scenario.fromYaml(yaml)], {}, () => undefined);
    return result;
  }

  test.each([
    ["passes streams on as they come", WELL],
    ["fails over before the first byte", OUTAGE],
    ["fails over where no headers come", UNREACHABLE],
    ["waits for a late first token", LATE],
  ])("%s", async (_, yaml) => {
    const { verdict, runs } = await drill(yaml);

    expect(runs.flatMap(({ checks }) => checks).filter(({ isMet }) => !isMet)).toEqual([]);
    expect(verdict).toBe("pass");
  });

  test("shows a broken stream as broken, and as whole where the gateway is said to end it cleanly", async () => {
    const { verdict, runs } = await drill(CUT);

    expect(runs.flatMap(({ checks }) => checks).filter(({ isMet }) => !isMet)).toEqual([]);
    expect(runs.map(({ name, truncatedAnswers }) => [name, truncatedAnswers])).toEqual([
      ["over loopback", 0],
      ["midStreamAbort ends-cleanly, over loopback", 1],
    ]);
    expect(verdict).toBe("safe");
  });

  test("tells which scenarios last too long for it", async () => {
    const { verdict, reason } = await drill(WELL.replace("every: 100ms, count: 10", "rate: 1/s, for: 1h"));

    expect(verdict).toBe("not-applicable");
    expect(reason).toBe("it lasts 1h, and over loopback time is real");
  });

  test("leaves out where accounts never answer", async () => {
    const { verdict, reason } = await drill(UNREACHABLE.replace("no-answer: reset", "no-answer: hang"));

    expect(verdict).toBe("not-applicable");
    expect(reason).toBe("accounts never answer in it, and over loopback time is real");
  });

  test("fails where no scenario has streams", async () => {
    await expect(drill(WELL.replace("stream: true", "stream: false"))).rejects.toThrow(
      "none of the scenarios sends requests for streams",
    );
  });
});
