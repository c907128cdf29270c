import { type DrillReportData, drillReportData } from "../../../src/drill/report/drill-report-data";
import { policyHash, topologyHash } from "../../../src/drill/report/hashes";
import { reportJson } from "../../../src/drill/report/report-json";
import { reportJunit } from "../../../src/drill/report/report-junit";
import { reportText, scenarioText } from "../../../src/drill/report/report-text";
import { xmlText } from "../../../src/drill/report/xml-text";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import { runScenario } from "../../../src/drill/scenario/run-scenario";
import { stableJson } from "../../../src/private/stable-json";
import { readPolicy } from "../../support/policy-reader";
import { plainGateway } from "../support/plain-gateway";
import { plainAccount, plainTopology } from "../support/plain-topology";

const TOPOLOGY = plainTopology();

const SCENARIOS = {
  good: `title: All is well
load: { rate: 10/s, for: 1m }
expect: [{ measure: availability, is: 1 }]`,
  outage: `title: One is gone & "two" <stays>
load: { rate: 10/s, for: 3m }
faults: [{ at: primary, from: 1m, for: 1m, status: 503 }]
expect: [{ measure: availability, is: 1 }, { measure: transitions, is: 0 }]`,
  cut: `title: A stream breaks off
best: safe
reason: Nothing can be done.
load: { stream: true }
faults: [{ at: primary, cut-after: 3 }]
expect: [{ measure: cut-answers, is: 1 }]`,
  limited: `title: A limit
load: {}
settings: { cacheWriteMs: 7 }
faults: [{ at: all, status: 400 }]
expect: [{ measure: availability, is: 0 }]
limits: [{ when: { cacheWriteMs: 7 }, label: It is late., expect: [{ measure: availability, at-most: 1 }] }]`,
  other: `title: For others
given: { at-least-accounts: 9 }
load: {}
expect: [{ measure: availability, is: 1 }]`,
} as const;

function data(...names: (keyof typeof SCENARIOS)[]): DrillReportData {
  const make = plainGateway(TOPOLOGY);
  const results = names.map((name) => runScenario(TOPOLOGY, parseScenario(SCENARIOS[name], name), { make }));
  return drillReportData(TOPOLOGY, results, 1);
}

const ALL = Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[];

describe("the report as text", () => {
  test("tells for people what happened", () => {
    expect(reportText(data(...ALL)).replace(/[0-9a-f]{64}/g, "…")).toMatchInlineSnapshot(`
      "# Failover drill of api

      - gateway: apim in swedencentral, Standard, 1 unit
      - zone: zone
      - policy: sha256 …
      - topology: sha256 …
      - deployments: chat
      - seed: 1
      - result: 1 pass, 1 partial, 1 safe, 1 fail, 1 not-applicable
      - answers that lack words and look whole: 0
      - bytes outside the zone: 0

      | scenario | deployment | verdict | availability (95 %)       | in the fault              | detected | failed over | back | transitions | amplification | added p50 / p95 / p99 | truncated | tripwire bytes |
      | -------- | ---------- | ------- | ------------------------- | ------------------------- | -------- | ----------- | ---- | ----------- | ------------- | --------------------- | --------- | -------------- |
      | good     | chat       | pass    | 100 % (99.364 % to 100 %) | -                         | -        | -           | -    | 0           | 1             | 0 / 0 / 0 ms          | 0         | 0              |
      | outage   | chat       | fail    | 100 % (99.787 % to 100 %) | 100 % (99.364 % to 100 %) | -        | 0.6 s       | 0 s  | 2           | 2             | 0 / 122 / 124 ms      | 0         | 0              |
      | cut      | chat       | safe    | 0 % (0 % to 79.345 %)     | 0 % (0 % to 79.345 %)     | -        | -           | -    | 0           | 1             | 0 / 0 / 0 ms          | 0         | 0              |
      | limited  | chat       | partial | 0 % (0 % to 79.345 %)     | 0 % (0 % to 79.345 %)     | -        | -           | -    | 0           | 1             | 0 / 0 / 0 ms          | 0         | 0              |

      ## What did not come true

      - outage: transitions is 0, found 2

      ## Limits

      | scenario | switch         | limit                |
      | -------- | -------------- | -------------------- |
      | cut      | any            | Nothing can be done. |
      | limited  | cacheWriteMs 7 | It is late.          |

      ## Not applicable

      - other: 'chat' has 2 accounts, and it takes 9
      "
    `);
  });

  test("tells at the top which answers lack words and what left the zone", () => {
    const [good] = data("good").results;
    const run = { ...good.runs[0], truncatedAnswers: 2, tripwireBytes: 7 };
    const text = reportText(drillReportData(TOPOLOGY, [{ ...good, runs: [run, run] }], 1));

    expect(text).toContain("\n- answers that lack words and look whole: 4, in good\n- bytes outside the zone: 14\n");
  });

  test("asks for no deployment where nothing is sent", () => {
    const [good] = data("good").results;
    const text = reportText(drillReportData(TOPOLOGY, [{ ...good, deployment: undefined }], 1));

    expect(text).toContain("- deployments: none, nothing was sent\n");
    expect(text).toMatch(/\| good +\| - +\| pass /);
  });

  test("tells why a policy could not be run", () => {
    const [other] = data("other").results;
    const dead = drillReportData(TOPOLOGY, [{ ...other, verdict: "fail", reason: "nobody answers" }], 1);

    expect(reportText(dead)).toContain("## What did not come true\n\n- other: nobody answers\n");
  });

  test("has nothing to say of limits and failures where there are none", () => {
    expect(reportText(data("good"))).not.toMatch(/## /);
  });

  test("tells of one scenario all that was measured", () => {
    const [result] = data("outage").results;

    expect(scenarioText(result)).toMatchInlineSnapshot(`
      "## outage: fail

      One is gone & "two" <stays>

      transitions is 0: found 2

      ### as usual: fail

      | phase     | time          | requests | availability              |
      | --------- | ------------- | -------- | ------------------------- |
      | all       | start to end  | 1800     | 100 % (99.787 % to 100 %) |
      | before    | start to 60 s | 600      | 100 % (99.364 % to 100 %) |
      | fault     | 60 s to 120 s | 600      | 100 % (99.364 % to 100 %) |
      | sustained | 70 s to 120 s | 500      | 100 % (99.238 % to 100 %) |
      | after     | 120 s to end  | 600      | 100 % (99.364 % to 100 %) |

      detected: -, failed over: 0.6 s, back: 0 s, transitions: 2, amplification: 1.333, sustained: 2, added latency: 0 / 122 / 124 ms, attempts at most: 2, requests executed: 100 %, policies per request: 7

      - ok: tripwire-bytes is 0 (found 0)
      - ok: truncated-success is 0 (found 0)
      - ok: attempts-most at most 3 (found 2)
      - ok: headers-seconds-most at most 121 (found 0.622247)
      - ok: revisits is 0 (found 0)
      - ok: leaks is 0 (found 0)
      - ok: wrong-labels is 0 (found 0)
      - ok: alive-after is true (found true)
      - ok: idle-faults is nothing (found nothing)
      - ok: availability is 1 (found 1)
      - NOT MET: transitions is 0 (found 2)
      "
    `);
  });
});

describe("the report as JSON", () => {
  test("is read back as it was, with its properties in order", () => {
    const all = data(...ALL);
    const json = reportJson(all);

    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(all)));
    expect(Object.keys(JSON.parse(json))).toEqual([...Object.keys(JSON.parse(json))].sort());
    expect(json.endsWith("}\n")).toBe(true);
  });

  test("is the same bytes for the same run", () => {
    expect(reportJson(data(...ALL))).toBe(reportJson(data(...ALL)));
  });
});

describe("the report for build servers", () => {
  const xml = reportJunit(data(...ALL));

  test("counts runs, failures and what was skipped", () => {
    const root = readPolicy(xml);

    expect(root.attributes).toEqual({
      name: "failover drill of api",
      tests: "6",
      failures: "1",
      errors: "0",
      skipped: "1",
    });
    expect(
      root.children.map(({ attributes }) => [
        attributes.name,
        attributes.tests,
        attributes.failures,
        attributes.skipped,
      ]),
    ).toEqual([
      ["good", "1", "0", "0"],
      ["outage", "1", "1", "0"],
      ["cut", "1", "0", "0"],
      ["limited", "2", "0", "0"],
      ["other", "1", "0", "1"],
    ]);
  });

  test("has no times, which would be neither those of the build nor always the same", () => {
    expect(xml).not.toMatch(/ time(stamp)?=/);
  });

  test("names the deployment, and a suite after it where there is one for each", () => {
    const [good] = data("good").results;
    const each = drillReportData(TOPOLOGY, [{ ...good, name: "good for embed", deployment: "embed" }], 1);

    expect(xml).toContain('<property name="deployment" value="chat"/>');
    expect(reportJunit(each)).toContain('<testsuite name="good for embed"');
    expect(reportJunit(each)).toContain('<testcase name="good for embed" classname="good for embed"/>');
    expect(reportJunit(each)).toContain('<property name="deployment" value="embed"/>');
  });

  test("counts a policy that answers nobody as failed", () => {
    const [other] = data("other").results;
    const dead = reportJunit(drillReportData(TOPOLOGY, [{ ...other, verdict: "fail", reason: "nobody answers" }], 1));

    expect(readPolicy(dead).attributes).toMatchObject({ tests: "1", failures: "1", skipped: "0" });
    expect(dead).toContain('<failure message="nobody answers"/>');
  });

  test("tells what failed, and of which policy", () => {
    expect(xml).toContain(
      '<failure message="transitions is 0: found 2">One is gone &amp; &quot;two&quot; &lt;stays&gt;</failure>',
    );
    expect(xml).toContain(`<property name="policy-hash" value="${policyHash(TOPOLOGY)}"/>`);
    expect(xml).toContain('<skipped message="&apos;chat&apos; has 2 accounts, and it takes 9"/>');
  });
});

describe("a text in XML", () => {
  test.each([
    [`a<b>&"c"'d'`, "a&lt;b&gt;&amp;&quot;c&quot;&apos;d&apos;"],
    ["a\u0000b\u001bc\ufffe", "a?b?c?"],
    ["tab\tline\nå 🙂", "tab\tline\nå 🙂"],
    ["half \ud83d", "half ?"],
  ])("%j is written %j", (text, written) => {
    expect(xmlText(text)).toBe(written);
  });
});

describe("the verdict of a drill", () => {
  test.each([
    [["good"], "pass"],
    [["good", "cut"], "safe"],
    [["cut", "limited"], "partial"],
    [["outage", "good"], "fail"],
    [["other"], "not-applicable"],
    [["good", "other"], "pass"],
    [[], "not-applicable"],
  ] as const)("of %j is %s", (names, verdict) => {
    expect(data(...names).verdict).toBe(verdict);
  });
});

describe("the hashes", () => {
  const changed = (change: Partial<typeof TOPOLOGY>) => ({ ...TOPOLOGY, ...change });
  const named = changed({ scopes: { ...TOPOLOGY.scopes, namedValues: new Map([["key", "secret"]]) } });

  test("tell one policy from another, and one topology from another", () => {
    const other = changed({ scopes: { ...TOPOLOGY.scopes, api: "<policies> </policies>" } });
    const fragment = changed({ scopes: { ...TOPOLOGY.scopes, fragments: new Map([["a", "<fragment />"]]) } });
    const more = changed({ accounts: [...TOPOLOGY.accounts, plainAccount("three")] });

    expect(new Set([TOPOLOGY, other, fragment].map(policyHash)).size).toBe(3);
    expect(new Set([TOPOLOGY, other, more].map(topologyHash)).size).toBe(2);
    expect(policyHash(TOPOLOGY)).toBe(policyHash(more));
  });

  test("do not depend on secrets, or on the order of properties", () => {
    const secret = (value: string) =>
      changed({
        backends: TOPOLOGY.backends.map((backend) => ({ ...backend, headers: new Map([["api-key", value]]) })),
      });

    expect(topologyHash(named)).toBe(topologyHash(TOPOLOGY));
    expect(topologyHash(secret("a"))).toBe(topologyHash(secret("b")));
    expect(stableJson({ b: [{ d: 1, c: undefined }], a: 2 })).toBe('{"a":2,"b":[{"d":1}]}');
  });
});
