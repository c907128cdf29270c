import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentsOf, Hunter, mutantsOf } from "../../scripts/mutants/hunt";
import { MUTANTS } from "../../scripts/mutants/mutants";
import { type Mutation, mutate, occurrences } from "../../scripts/mutants/mutation";
import { parseScenario } from "../../src/drill/scenario/parse-scenario";
import type { FailoverMemory } from "../../src/plan/failover-plan";
import { knobsText } from "../../src/policy/memory";
import { FAILED_STATUS } from "../../src/policy/outcome";
import { TOPOLOGIES } from "../drill/support/topologies";
import { ROOT } from "../support/built-library";
import { failoverPlan } from "../support/fixtures-policy";

/** Rows of table 2.2 that a text of the policy decides, as the mutants call them. */
const ROWS = [
  "2xx",
  "400 generic",
  "400",
  "400 invalid_encrypted_content",
  "400 storm",
  "404 previous response not found",
  "401",
  "404 DeploymentNotFound",
  "402",
  "403",
  "404 other",
  "405",
  "411",
  "413",
  "415",
  "422",
  "408",
  "409",
  "429",
  "499",
  "500",
  "502",
  "503",
  "504",
  "501",
  "505",
  "DNS / refused / TLS / reset",
  "header timeout",
  "client disconnect",
  "managed-identity token failure",
];

/** Limits of a request, as `FailoverTuning` calls them; what is remembered has names of its own. */
const LIMITS = [
  "maxAttempts",
  "headerTimeoutInSeconds",
  "streamHeaderTimeoutInSeconds",
  "deadlineInSeconds",
  "retryIntervalInSeconds",
  "failoverOnMisconfiguration",
];

const STANDS_FOR = new Set(MUTANTS.map(({ standsFor }) => standsFor));
const topologies = new Map(Object.entries(TOPOLOGIES).map(([name, make]) => [name, make()]));

describe("the mutants", () => {
  test("have names of their own", () => {
    const names = MUTANTS.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  test("are found exactly once, where they should be and wherever else they are", () => {
    for (const mutation of MUTANTS) expect(mutantsOf(mutation, topologies).size).toBeGreaterThan(0);
  });

  test("name the scenarios that guard them", () => {
    const unguarded = MUTANTS.filter(
      ({ noticedBy }) => noticedBy.length === 0 || !noticedBy.every((name) => existsSync(fileOf(name))),
    );

    expect(unguarded.map(({ name }) => name)).toEqual([]);
  });

  test("change every knob of what is remembered", () => {
    const [{ memory }] = failoverPlan().routes;
    const fields = Object.keys(memory ?? {}) as (keyof FailoverMemory)[];

    const unchanged = fields.filter((field) => {
      const changed = { ...(memory as FailoverMemory), [field]: (memory?.[field] ?? 0) + 1000 };
      return !knobsIn(knobsText(changed)).some(
        ([name, value]) =>
          STANDS_FOR.has(name) &&
          !knobsIn(knobsText(memory as FailoverMemory)).some(([known, before]) => known === name && before === value),
      );
    });

    expect(fields.length).toBeGreaterThan(20);
    expect(unchanged).toEqual([]);
    expect(knobsIn(knobsText(memory as FailoverMemory)).filter(([name]) => !STANDS_FOR.has(name))).toEqual([]);
  });

  test("change every other limit", () => {
    expect(LIMITS.filter((limit) => !STANDS_FOR.has(limit))).toEqual([]);
  });

  test("break every row of the classification that the policy decides", () => {
    expect([...ROWS, ...FAILED_STATUS.map(String)].filter((row) => !STANDS_FOR.has(row))).toEqual([]);
  });
});

describe("a mutation", () => {
  const documents = [
    { id: "one", text: '<set-variable value="@(a &amp;&amp; b &lt; 1)" />\n  <inbound>\n    <a />\n  </inbound>' },
    { id: "two", text: '<value>@(a && "b")</value>\n   <a />\n' },
  ];
  const mutation = (part: Partial<Mutation>): Mutation => ({
    name: "name",
    standsFor: "row",
    find: "a && b < 1",
    replace: "a && c > 1",
    noticedBy: [],
    ...part,
  });

  test("is written as what stands there: with entities in an attribute", () => {
    expect(mutate(mutation({}), documents)[0].text).toContain('"@(a &amp;&amp; c &gt; 1)"');
  });

  test("is found whatever the lines are indented", () => {
    expect(occurrences(mutation({ find: "</value>\n<a />" }), documents)).toBe(1);
  });

  test("is looked for in its place alone", () => {
    expect(occurrences(mutation({ find: "<a />" }), documents)).toBe(2);
    expect(occurrences(mutation({ find: "<a />", within: "inbound" }), documents)).toBe(1);
  });

  test.each([
    ["is not there", "nothing", 0],
    ["is there twice", "<a />", 2],
  ])("fails when it %s", (_, find, count) => {
    expect(() => mutate(mutation({ find }), documents)).toThrow(
      `'name' is found ${count} times instead of once: ${find}`,
    );
  });

  test("fails for a topology that is not there", () => {
    expect(() => mutantsOf(mutation({ at: ["T9"] }), topologies)).toThrow("the topology 'T9', which is not there");
  });

  test("leaves the topology as it was", () => {
    const [[, topology]] = topologies;
    const before = JSON.stringify(documentsOf(topology));
    mutantsOf(MUTANTS[0], topologies);

    expect(JSON.stringify(documentsOf(topology))).toBe(before);
  });
});

describe("a hunt", () => {
  const [first] = topologies;
  const hunter = (isThorough: boolean): Hunter =>
    new Hunter(new Map([first]), ["one-server-error", "flapping"].map(scenario), isThorough);
  const once = (noticedBy: string[]): Mutation => ({ ...knob("failures: 5", "failures: 1"), noticedBy });

  test("runs the scenarios that are named, and tells which one notices", () => {
    const { noticed, tried } = hunter(false).hunt(once(["one-server-error"]));

    expect([noticed?.scenario, noticed?.topology, tried]).toEqual(["one-server-error", "T1", 1]);
  });

  test("runs no others", () => {
    expect(hunter(false).hunt(once(["flapping"])).noticed).toBeUndefined();
  });

  test("runs all others as well when it is thorough", () => {
    expect(hunter(true).hunt(once(["flapping"])).noticed?.scenario).toBe("one-server-error");
  });

  test("takes a number that a scenario asks for as it was before", () => {
    const { noticed } = hunter(false).hunt({ ...knob("forgive: 600000", "forgive: 1"), noticedBy: ["flapping"] });

    expect(noticed?.why).toContain("calls of primary");
  });

  test("fails for a scenario that is not there", () => {
    expect(() => hunter(false).hunt(once(["nothing-like-it"]))).toThrow("names the scenario 'nothing-like-it'");
  });
});

function knob(find: string, replace: string): Omit<Mutation, "noticedBy"> {
  return { name: "name", standsFor: "knob", find, replace };
}

function scenario(name: string) {
  return parseScenario(readFileSync(fileOf(name), "utf8"), name);
}

function fileOf(scenarioName: string): string {
  return join(ROOT, "scenarios", `${scenarioName}.yaml`);
}

function knobsIn(text: string): (readonly [name: string, value: string])[] {
  return [...text.matchAll(/(\w+): (-?[\d.]+)/g)].map(([, name, value]) => [name, value] as const);
}
