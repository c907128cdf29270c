import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import { deploymentsFor, runScenario } from "../../../src/drill/scenario/run-scenario";
import { ROOT } from "../../support/built-library";
import { TOPOLOGIES, type TopologyName } from "../support/topologies";

const FOLDER = join(ROOT, "scenarios");
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""));

/** Those that take long; shipped-replays.test.ts runs them. */
const LONG = ["replay-2026-01-27-region", "replay-2026-02-03-identity", "replay-2026-03-09-model", "storm"];

/** Where a scenario is not run on T1, or on more than that. */
const ELSEWHERE: { readonly [name: string]: readonly TopologyName[] } = {
  "all-down": ["T1", "T2", "T5"],
  "all-hanging": ["T1", "T3"],
  "bad-request-storm": ["bad requests"],
  "bad-requests-of-callers": ["bad requests"],
  brownout: ["slow ejection"],
  "client-errors": ["T1", "Consumption"],
  "connection-reset": ["T1", "Consumption"],
  "data-zone-stall": ["T1", "T1 thinking"],
  "every-account": ["T1", "T2 80/20", "T3", "T5", "Consumption"],
  "everybody-returns": ["T1", "T5"],
  "failing-statuses": ["T1", "Consumption"],
  "fallback-fails-too": ["T3"],
  hanging: ["T1", "T1 thinking"],
  "header-timeouts": ["T1", "T1 thinking", "T2", "T3", "Consumption"],
  "job-moves": ["workflows"],
  "last-resort": ["T1", "T2"],
  "last-resort-answers": ["T5"],
  "misconfiguration-passes": ["misconfiguration passes"],
  "misconfigured-alone": ["T5"],
  "no-capacity": ["T4"],
  "nothing-wrong": ["T1", "T2", "T2 80/20", "T5", "token limit", "Consumption"],
  "one-quota": ["one quota"],
  "own-limit": ["token limit"],
  "provisioned-spill": ["T3"],
  "retry-budget": ["T3", "T3 busy"],
  "shared-outage": ["T2"],
  "shared-conversations": ["T2", "T2 80/20"],
  "shared-errors-of-callers": ["T2", "T2 80/20"],
  "shared-misconfigured": ["T2", "T2 80/20"],
  "shared-return": ["T2", "T2 80/20"],
  "shared-stand-in": ["T2", "T2 80/20"],
  "shared-throttled": ["T2", "T2 80/20"],
  shares: ["T2", "T2 80/20"],
  "slow-not-counted": ["slow ejection"],
  "spill-in-ramp": ["T3"],
  "stand-in-rests": ["T1", "T3"],
  "throttled-alone": ["T5"],
  "two-throttled": ["T3"],
  "workflow-stays": ["workflows"],
  "zone-down": ["T4"],
};

/** Verdicts other than `pass`, with the reason that section 3 of the contract has for them. */
const VERDICTS: { readonly [name: string]: string } = {
  // API Management sees headers only.
  "slow-first-token": "partial",
  "stream-error-event": "safe",
  "stream-damaged": "safe",
  // What has begun cannot be sent again. It is not settled whether a caller sees the end of it (P16), and the report says so.
  "stream-cut": "safe",
  "stream-stalled": "safe",
  // Not settled: what becomes of a request whose connection is lost (P1), or whose caller has gone.
  "connection-reset": "partial",
  "name-not-found": "partial",
  "certificate-expired": "partial",
  hanging: "partial",
  "caller-leaves": "partial",
  // Not protected, and the report says so.
  "data-zone-stall": "partial",
  "one-quota": "partial",
};

const topologies = new Map<TopologyName, ReturnType<(typeof TOPOLOGIES)[TopologyName]>>();

function topologyAt(name: TopologyName) {
  const known = topologies.get(name) ?? TOPOLOGIES[name]();
  topologies.set(name, known);
  return known;
}

function plan(name: string) {
  return parseScenario(readFileSync(join(FOLDER, `${name}.yaml`), "utf8"), name);
}

describe("the scenarios of the library", () => {
  test.each(
    NAMES.filter((name) => !LONG.includes(name)).flatMap((name) =>
      (ELSEWHERE[name] ?? ["T1"]).map((topology) => [name, topology] as const),
    ),
  )("%s is as the contract says on %s", { timeout: 60_000 }, (name, topology) => {
    const results = deploymentsFor(topologyAt(topology), plan(name), undefined).map((deployment) =>
      runScenario(topologyAt(topology), plan(name), { deployment }),
    );

    for (const { verdict, reason, runs } of results) {
      expect([verdict, verdict === "fail" ? reason : ""]).toEqual([VERDICTS[name] ?? "pass", ""]);
      // A limit that is not needed any more has to go.
      expect(runs.flatMap(({ checks }) => checks.filter(({ isLimitIdle }) => isLimitIdle))).toEqual([]);
      for (const { executedShare } of runs) expect(executedShare ?? 1).toBe(1);
    }
  });

  test("fail where the policy does not do what they are about", () => {
    const { scopes, ...rest } = topologyAt("T1");
    const api = scopes.api
      ?.replace(/<retry id="failover-retry"/, '<retry id="failover-retry" data=""')
      .replace(/(<retry id="failover-retry"[^>]*) data=""( condition=")[^"]*"/, '$1$2@(false)"');
    const broken = { ...rest, scopes: { ...scopes, api } };

    const verdicts = ["one-server-error", "throttled-once", "short-outage", "nothing-wrong"].map(
      (name) => runScenario(broken, plan(name)).verdict,
    );
    expect(verdicts).toEqual(["fail", "fail", "fail", "pass"]);
  });
});

describe("the list of scenarios", () => {
  const readme = readFileSync(join(FOLDER, "README.md"), "utf8");
  const ROWS = [
    ...[1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 14, 16, 17, 18, 20, 21, 22, 23, 25, 26, 28, 29, 30, 31, 32, 34, 35, 36, 37],
    ...[39, 41, 42, 43, 44, 45, 46, 47, 49, 50, 51, 52, 54, 56, 57, 58, 60, 61, 64, 65, 66, 67, 68, 71, 72, 73, 74],
    ...[77, 78, 79, 80, 81, 82, 83, 85, 86, 87],
  ];

  test("names each of them, with its rows of the contract", () => {
    const listed = [...readme.matchAll(/^\| (.+) \| \[([\w-]+)\]\(([\w-]+)\.yaml\) \|/gm)];

    expect(listed.map(([, , name]) => name).sort()).toEqual([...NAMES].sort());
    for (const [, contract, name] of listed) expect([name, contract]).toEqual([name, plan(name).contract.join(", ")]);
  });

  test("has a place for every row of the contract", () => {
    const found = [...readme.matchAll(/^\| ([\d][^|]*) \|/gm)].flatMap(
      ([, cell]) => cell.match(/\b\d+\b(?!\.\d)/g) ?? [],
    );

    expect(ROWS.filter((row) => !found.includes(String(row)))).toEqual([]);
  });
});
