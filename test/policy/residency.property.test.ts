import fc from "fast-check";
import { lintPolicy } from "../../src/apim/lint-policy";
import { policyBytes } from "../../src/apim/write-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPlans } from "../support/arbitrary-plans";
import { GOLDEN_PLANS, policyOf } from "../support/fixtures-golden";
import { elements, readPolicy } from "../support/policy-reader";
import { wholePolicy } from "../support/whole-policy";

const AUDIENCE = "https://cognitiveservices.azure.com";

describe("the policy of any plan", () => {
  test("calls a backend of the plan or none: the ids that it chooses, compares and draws are those of the plan", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        const root = readPolicy(wholePolicy(plan));
        const ids = plan.backends.map(({ id }) => id);
        const variables = elements(root, "set-variable").map(({ attributes }) => attributes);
        const drawn = variables
          .filter(({ name, value }) => name === "failover-tiers" && !value.startsWith("@"))
          .flatMap(({ value }) => value.split(/[,;]/).map((member) => member.split("=")[0]));
        const chosen = elements(root, "set-backend-service").map(({ attributes, parent }) => {
          expect(parent?.attributes.condition).toContain(`== "${attributes["backend-id"]}"`);
          return attributes["backend-id"];
        });

        expect(chosen).toEqual(ids);
        expect([...drawn].sort()).toEqual([...ids].sort());
        // Nothing but the order of the route ever becomes the backend that is asked.
        expect(variables.filter(({ name }) => name === "failover-backend")).toHaveLength(1);
        expect(variables.filter(({ name }) => name === "failover-candidates")).toHaveLength(1);
      }),
    );
  });

  test("has no other way out: one call, no address, no request of its own, no template", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        const root = readPolicy(wholePolicy(plan));
        const names = elements(root).map(({ name }) => name);
        const attributes = elements(root, "set-backend-service").flatMap((each) => Object.keys(each.attributes));

        expect(names.filter((name) => name === "forward-request")).toHaveLength(1);
        expect(names.filter((name) => /^(send-|rewrite-uri|include-fragment|proxy)/.test(name))).toEqual([]);
        expect(attributes.filter((name) => name !== "backend-id")).toEqual([]);
      }),
    );
  });

  test("holds no host, no endpoint of a region, no key and no name of a key", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        const text = wholePolicy(plan).replaceAll(`"${AUDIENCE}"`, "");

        expect(text).not.toMatch(/:\/\/|\.azure\./i);
        for (const { url, keyNamedValue } of plan.backends) {
          expect(text).not.toContain(new URL(url).hostname);
          if (keyNamedValue) expect(text).not.toContain(keyNamedValue);
        }
      }),
    );
  });

  test("is the same for the same plan, to the byte, whatever was written before", () => {
    fc.assert(
      fc.property(failoverPlans, failoverPlans, (plan, other) => {
        const first = policyOf(plan);
        policyOf(other);

        expect(policyOf(structuredClone(plan))).toBe(first);
      }),
      { numRuns: 50 },
    );
  });

  test("does not change a plan", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        const before = structuredClone(plan);
        wholePolicy(plan, { clientId: "a" });

        expect(plan).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test("asks in a document of one attempt for no retry, and in others for one less than the most", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        const most = Math.max(...plan.routes.map(({ maxAttempts }) => maxAttempts));
        const retries = elements(readPolicy(policyOf(plan)), "retry").filter(({ section }) => section === "backend");
        const counts = retries.map(({ attributes }) => attributes.count);

        expect(counts).toEqual(most === 1 ? [] : [String(most - 1)]);
      }),
    );
  });

  test("has nothing that the linter would find, such as a variable that nothing sets", () => {
    fc.assert(
      fc.property(failoverPlans, (plan) => {
        expect(lintPolicy(wholePolicy(plan))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the size of a policy", () => {
  test("grows by the same for each backend more", () => {
    const sizes = [2, 3, 4, 8].map((count) => policyBytes(policyOf(planOf(1, count))));
    const perBackend = sizes[1] - sizes[0];

    expect(sizes[2] - sizes[1]).toBe(perBackend);
    expect(sizes[3] - sizes[2]).toBe(4 * perBackend);
    expect(perBackend).toBeLessThan(1000);
  });

  test("grows by the same for each deployment more", () => {
    const sizes = [1, 2, 4, 8].map((count) => policyBytes(policyOf(planOf(count, 2))));
    const perRoute = sizes[1] - sizes[0];

    expect(sizes[2] - sizes[1]).toBe(2 * perRoute);
    expect(sizes[3] - sizes[2]).toBe(4 * perRoute);
  });

  test("leaves room for 10 regions with 30 deployments in 512 KiB", () => {
    expect(policyBytes(policyOf(planOf(30, 10)))).toBeLessThan(512 * 1024);
  });

  test("is counted in bytes, not in characters", () => {
    expect(policyBytes("é中😀")).toBe(2 + 3 + 4);
  });
});

/** A plan with names of the same length, so that only their number makes a difference. */
function planOf(deployments: number, accounts: number): FailoverPlan {
  const [route] = GOLDEN_PLANS["active-passive"].routes;
  const [backend] = GOLDEN_PLANS["active-passive"].backends;
  const number = (index: number): string => String(index).padStart(3, "0");
  const backends = Array.from({ length: deployments }, (_, deployment) =>
    Array.from({ length: accounts }, (_, account) => ({
      ...backend,
      id: `openai_d${number(deployment)}_a${number(account)}`,
      accountKey: `a${number(account)}`,
      deployment: `d${number(deployment)}`,
    })),
  );
  const routes = backends.map((list) => {
    const [{ deployment }] = list;
    const tiers = list.map(({ id, accountKey }) => ({ members: [{ backendId: id, accountKey, weight: 1 }] }));
    return { ...route, deployment, chain: [{ deployment, versions: { current: "1" }, tiers }] };
  });
  return { ...GOLDEN_PLANS["active-passive"], backends: backends.flat(), routes };
}
