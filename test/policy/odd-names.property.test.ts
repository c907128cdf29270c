import fc from "fast-check";
import { writePolicy } from "../../src/apim/write-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { OPERATIONS } from "../../src/policy/operations";
import { runPolicy } from "../drill/support/run-policy";
import { GOLDEN_PLANS } from "../support/fixtures-golden";
import { trickyText } from "../support/fixtures-text";
import { fragmentTexts } from "../support/whole-policy";

const PLAN: FailoverPlan = GOLDEN_PLANS["active-passive"];
const NAMES = [
  '"',
  "]]>",
  "{{name}}",
  ["$", "{var.a}"].join(""),
  "%{if}",
  "a\nb",
  "\u2028",
  "é中😀",
  "<base />",
  "@(1)",
  "&quot;",
  "\\",
  "'",
];

/** A policy whose only deployment has a name that no rule would let through. */
function named(deployment: string): FailoverPlan {
  return {
    ...PLAN,
    backends: PLAN.backends.map((backend) => ({ ...backend, deployment })),
    routes: PLAN.routes.map((route) => ({
      ...route,
      deployment,
      chain: route.chain.map((link) => ({ ...link, deployment })),
    })),
  };
}

function ask(plan: FailoverPlan, model: string) {
  return runPolicy(
    {
      api: writePolicy(failoverPolicy(plan)),
      fragments: Object.fromEntries(fragmentTexts(plan)),
      operations: OPERATIONS.map(({ id, method, urlTemplate }) => ({ id, method, urlTemplate })),
      backends: plan.backends.map(({ id, url }) => ({ id, url })),
      answers: [{ status: 500 }, { body: "hello" }],
    },
    {
      method: "POST",
      url: "/openai/v1/chat/completions",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ model }),
    },
  );
}

describe("a deployment with an odd name", () => {
  test("is asked for by that name, and fails over like any other", () => {
    const name = fc.oneof(
      fc.constantFrom(...NAMES),
      trickyText.filter((text) => text !== ""),
    );
    fc.assert(
      fc.property(name, (deployment) => {
        const { status, body, headers, calls } = ask(named(deployment), deployment);

        expect({ status, body, calls: calls.length }).toEqual({ status: 200, body: "hello", calls: 2 });
        expect(headers["x-served-by"]).toEqual(["francecentral"]);
      }),
      { numRuns: 60 },
    );
  });

  test("is not asked for by another name", () => {
    for (const name of NAMES) {
      expect(ask(named(name), `${name}x`).status).toBe(404);
    }
  });
});
