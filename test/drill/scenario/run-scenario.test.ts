import type { ScenarioResult } from "../../../src/drill/report/scenario-result";
import { caseSetups } from "../../../src/drill/scenario/case-setups";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import type { RunOptions } from "../../../src/drill/scenario/run-options";
import { deploymentsFor, runScenario } from "../../../src/drill/scenario/run-scenario";
import { stableJson } from "../../../src/private/stable-json";
import { type Habits, plainGateway } from "../support/plain-gateway";
import { plainAccount, plainTopology } from "../support/plain-topology";

const TOPOLOGY = plainTopology();
const TEN = "load: { rate: 1/s, count: 10 }";

function run(yaml: string, habits: Habits = {}, options: RunOptions = {}, topology = TOPOLOGY): ScenarioResult {
  const plan = parseScenario(`title: A test\n${yaml}`, "test");
  return runScenario(topology, plan, { make: plainGateway(topology, habits), ...options });
}

describe("the verdict", () => {
  test("is pass when all came true", () => {
    const result = run(`${TEN}\nexpect: [{ measure: availability, is: 1 }]`);

    expect([result.verdict, result.reason, result.order]).toEqual(["pass", "", ["one", "two"]]);
  });

  test("is fail when one thing did not, and the reason says what", () => {
    const result = run(`${TEN}\neach: [{ n: 10 }, { n: 11 }]\nexpect: [{ measure: requests, is: <n> }]`);

    expect([result.verdict, result.reason]).toEqual(["fail", "requests is 11: found 10 (n 11)"]);
    expect(result.runs.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["n 10", "pass"],
      ["n 11", "fail"],
    ]);
  });

  test("is the best that a scenario can have", () => {
    const result = run(`${TEN}\nbest: safe\nreason: It cannot be undone.\nexpect: [{ measure: availability, is: 1 }]`);

    expect([result.verdict, result.reason]).toEqual(["safe", "It cannot be undone."]);
  });

  test("is no worse for a limit where that is less than pass", () => {
    const limited = `${TEN}
settings: { cacheWriteMs: 7 }
expect: [{ measure: availability, is: 1 }]
limits: [{ when: { cacheWriteMs: 7 }, label: It is late., expect: [{ measure: availability, at-least: 0 }] }]`;

    const verdicts = ["safe", "partial", "pass"].map(
      (best) => run(`best: ${best}\nreason: So it is.\n${limited}`).verdict,
    );

    expect(verdicts).toEqual(["safe", "partial", "partial"]);
  });

  test.each([
    ["attempts at most 3 (found 4)", { attempts: 4 }, "attempts-most at most 3"],
    ["an account asked twice", { asksTwice: true }, "revisits is 0"],
    ["bytes outside", { strayHost: "elsewhere.example" }, "tripwire-bytes is 0"],
    ["too long to headers", { pauseMs: 70_000 }, "headers-seconds-most at most 121"],
    ["never well again", { refusesFromMs: 1 }, "alive-after is true"],
    ["a fault that comes too late", {}, "idle-faults is nothing"],
  ])("fails by itself for %s", (_, habits, text) => {
    const topology = plainTopology(["a", "b", "c", "d"].map((key) => plainAccount(key)));
    const yaml =
      "load: {}\nfaults: [{ at: [primary, secondary, third], status: 503 }, { at: last, from: 1h, status: 503 }]\nexpect: [{ measure: requests, is: 1 }]";
    const result = run(yaml, { attempts: 3, ...habits }, {}, topology);

    const unmet = result.runs.flatMap(({ checks }) => checks.filter(({ isMet }) => !isMet).map((check) => check.text));
    expect(unmet).toContain(text);
    expect(result.verdict).toBe("fail");
  });
});

describe("switches", () => {
  const LIMITED = `${TEN}
settings: { transportFailure: ends-request }
faults: [{ at: primary, status: 503 }]
expect: [{ measure: availability, is: 1 }]
limits:
  - when: { transportFailure: ends-request }
    label: Nobody goes on.
    expect: [{ measure: availability, at-least: 0 }]`;

  test("are run with each of their values", () => {
    const { runs } = run(LIMITED.replace("settings: {", "settings: { cacheWriteMs: [1, 2000], "));

    expect(runs.map(({ name }) => name)).toEqual([
      "",
      "cacheWriteMs 1",
      "cacheWriteMs 2000",
      "transportFailure ends-request",
    ]);
  });

  test("weaken what a limit says, and the verdict with it", () => {
    const result = run(LIMITED, { attempts: 1 }, { behavior: { transportFailure: "ends-request" } });

    expect([result.verdict, result.reason]).toEqual(["partial", "Nobody goes on."]);
    expect(result.runs[0].checks.at(-1)).toMatchObject({
      text: "availability at least 0",
      isMet: true,
      limit: "Nobody goes on.",
      isLimitIdle: false,
    });
  });

  test("tell when a limit is not needed any more", () => {
    const { runs } = run(LIMITED);

    expect(runs.map(({ checks }) => checks.some(({ isLimitIdle }) => isLimitIdle))).toEqual([false, true]);
  });
});

describe("a scenario", () => {
  test.each([
    ["at-least-accounts: 3", "'chat' has 2 accounts, and it takes 3"],
    ["at-most-accounts: 1", "'chat' has 2 accounts, and it takes 1 at most"],
    ["order: shared", "one account serves all requests while all is well"],
    ["provisioned: primary", "'primary' is not provisioned"],
    ["shared-quota: true", "no two accounts have their quota together"],
    ["identity: true", "the gateway signs in to the accounts without an identity"],
    ["takes: images", "the API takes no 'images'"],
    ["called-for: [embeddings, images]", "'chat' is called for chat"],
    ["policy: 'slow: [1-9]'", "nothing in the policy matches 'slow: [1-9]'"],
    ["policy-lacks: [nothing, '<polic.es>']", "something in the policy matches '<polic.es>'"],
  ])("is not applicable with %s", (given, reason) => {
    const result = run(`${TEN}\ngiven: { ${given} }\nexpect: [{ measure: availability, is: 1 }]`);

    expect([result.verdict, result.reason, result.runs]).toEqual(["not-applicable", reason, []]);
  });

  test("is applicable where the policy lacks what it must not have", () => {
    const { verdict } = run(
      `${TEN}\ngiven: { policy-lacks: 'slow: [1-9]' }\nexpect: [{ measure: availability, is: 1 }]`,
    );

    expect(verdict).toBe("pass");
  });

  test("is not applicable in a tier without a cache that needs one", () => {
    const topology = { ...TOPOLOGY, gateway: { ...TOPOLOGY.gateway, tier: "Consumption" }, strangers: [] };
    const reasons = ["memory", "strangers"].map(
      (name) =>
        run(`${TEN}\ngiven: { ${name}: true }\nexpect: [{ measure: availability, is: 1 }]`, {}, {}, topology).reason,
    );

    expect(reasons).toEqual([
      "the tier has no internal cache, so the policy remembers nothing",
      "no account outside the zone is known",
    ]);
  });

  test("for each account runs with each that should answer", () => {
    const { runs, name } = run(
      `${TEN}\nfor-each-account: true\nfaults: [{ at: not-this, status: 503 }]\nexpect: [{ measure: share, of: this, is: 1 }]`,
    );

    expect(runs.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual(["at one: pass", "at two: pass"]);
    expect(name).toBe("test");
  });

  test("for each account is partial where the policy has nothing for one that has the deployment", () => {
    const topology = plainTopology(["one", "two", "three"].map((key) => plainAccount(key)));
    const make = plainGateway({ ...topology, accounts: topology.accounts.slice(0, 2) });
    const yaml = `${TEN}\nfor-each-account: true\nexpect: [{ measure: availability, is: 1 }]`;

    const result = run(yaml, {}, { make }, topology);

    expect([result.verdict, result.reason]).toEqual([
      "partial",
      "'three' has 'chat', and the policy never asks it for that",
    ]);
    expect(result.runs.map(({ name }) => name)).toEqual(["at one", "at two"]);
  });

  test("for each deployment asks for what it is called for, and is named after it", () => {
    const yaml = `for-each-deployment: true\nload: { rate: 1/s, count: 10, stream: true }\nfaults: [{ at: primary, deployment: chat, status: 503 }]\nexpect: [{ measure: calls-with, text: /embed/embeddings, is: 20 }, { measure: availability, is: 1 }]`;
    const plan = parseScenario(`title: A test\n${yaml}`, "test");

    const result = run(yaml, {}, { deployment: "embed" });

    expect(deploymentsFor(TOPOLOGY, plan, undefined)).toEqual(["chat", "embed"]);
    expect(deploymentsFor(TOPOLOGY, plan, "embed")).toEqual(["embed"]);
    expect([result.verdict, result.reason]).toEqual(["pass", ""]);
    expect([result.scenario, result.name, result.deployment]).toEqual(["test", "test for embed", "embed"]);
    expect(result.runs[0].phases.find(({ name }) => name === "fault")?.requests).toBe(10);
    expect(result.runs[0].failoverSeconds).toBeLessThan(1);
  });

  test("asks for streams of chat alone", () => {
    const plan = parseScenario("title: A test\nload: { stream: true }\nexpect: [{ measure: requests, is: 1 }]", "test");
    const load = (deployment: string) =>
      caseSetups(TOPOLOGY, plan, { make: plainGateway(TOPOLOGY), deployment }).setups[0].plan.load[0];

    expect(load("chat")).toMatchObject({ call: "chat", deployment: "chat", isStream: true });
    expect(load("embed")).toMatchObject({ call: "embeddings", deployment: "embed", isStream: false });
  });

  test("for each deployment leaves alone what accounts have for others", () => {
    const yaml = `${TEN}\nexpect: [{ measure: availability, is: 1 }]`;
    const nobody = { make: plainGateway({ ...TOPOLOGY, accounts: [] }) };

    const one = run(yaml, {}, nobody);
    const each = run(`for-each-deployment: true\n${yaml}`, {}, nobody);

    expect([one.verdict, each.verdict]).toEqual(["fail", "not-applicable"]);
    expect(each.reason).toBe("nobody answers 'chat' even when all is well");
  });

  test("asks for the deployment that is given", () => {
    const only = (deployment: string) =>
      run(
        `${TEN}\nfaults: [{ at: primary, deployment: chat, status: 503 }]\nexpect: [{ measure: calls, of: secondary, is: 0 }]`,
        {},
        { deployment },
      );

    expect([only("chat").verdict, only("embed").verdict]).toEqual(["fail", "fail"]);
    expect(() => only("unknown")).toThrow("[DeploymentUnknown] deployment: there is no deployment 'unknown'");
  });

  test("fails without a word on deployments", () => {
    const silent = plainTopology([plainAccount("one", { deployments: [] })]);

    expect(() => run(`${TEN}\nexpect: [{ measure: requests, is: 10 }]`, {}, {}, silent)).toThrow(
      "[DeploymentMissing] deployment: none of the accounts 'one' tells its deployments; give the name of one as 'deployment', with the command as --deployment NAME",
    );
    expect(run(`${TEN}\nexpect: [{ measure: availability, is: 1 }]`, {}, { deployment: "any" }, silent).verdict).toBe(
      "pass",
    );
  });

  test("gives the same bytes for the same seed, and others for another one", () => {
    const yaml = `load: { rate: 10/s, for: 1m, spacing: random }\nfaults: [{ at: primary, calls: { percent: 30 }, status: 500 }]\nexpect: [{ measure: availability, is: 1 }]`;
    const bytes = (seed: number) => stableJson(run(yaml, {}, { seed }));

    expect(bytes(3)).toBe(bytes(3));
    expect(bytes(3)).not.toBe(bytes(4).replace('"seed":4', '"seed":3'));
  });

  test("tells how far it is", () => {
    const shares: number[] = [];
    run(
      `${TEN}\neach: [{ n: 1 }, { n: 2 }]\nexpect: [{ measure: availability, is: 1 }]`,
      {},
      { onProgress: (share) => shares.push(share) },
    );

    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.2);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });
});
