import fc from "fast-check";
import { lintPolicy } from "../../src/apim/lint-policy";
import type { BackendPlan, FailoverPlan, MemberPlan, RoutePlan } from "../../src/plan/failover-plan";
import { AzureRegion } from "../../src/residency/azure-region";
import { csharpParser, type ParseExpression } from "../support/csharp-parser";
import { GOLDEN_PLANS } from "../support/fixtures-golden";
import { literalMeaning, trickyText } from "../support/fixtures-text";
import {
  elements,
  expressionsOf,
  isExpression,
  markupFaults,
  type PolicyElement,
  readPolicy,
  templatesIn,
  unescapeTerraform,
} from "../support/policy-reader";
import { wholePolicy } from "../support/whole-policy";

const REGIONS = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL];
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);

/** Plans as the rules let them through, but with names that they would not. */
const plans: fc.Arbitrary<FailoverPlan> = fc
  .uniqueArray(
    fc.record({
      deployment: trickyText,
      members: fc.uniqueArray(fc.tuple(id, trickyText, fc.integer({ min: 1, max: 1000 }), fc.boolean()), {
        minLength: 1,
        maxLength: 4,
        selector: ([name]) => name,
      }),
      cut: fc.integer({ min: 1, max: 4 }),
      seconds: fc.integer({ min: 1, max: 230 }),
      flag: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4, selector: ({ deployment }) => deployment },
  )
  .map((drawn) => {
    const routes = drawn.map((each, index) => routeOf(each, index));
    return {
      apiName: "api",
      apiPath: "ai",
      namePrefix: "openai",
      zoneName: "eu",
      backends: routes.flatMap(({ backends }) => backends),
      routes: routes.map(({ route }) => route),
    };
  });

interface Drawn {
  readonly deployment: string;
  readonly members: readonly [string, string, number, boolean][];
  readonly cut: number;
  readonly seconds: number;
  readonly flag: boolean;
}

describe("failoverPolicy, of any plan", () => {
  let parse: ParseExpression;

  beforeAll(async () => {
    parse = await csharpParser();
  });

  test("is a document that every reader on the way accepts", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = wholePolicy(plan);
        const expressions = expressionsOf(readPolicy(unescapeTerraform(text)));

        expect(templatesIn(text)).toEqual([]);
        expect(markupFaults(text)).toEqual([]);
        expect(lintPolicy(unescapeTerraform(text))).toEqual([]);
        expect(expressions.flatMap((expression) => parse(expression.text).faults)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  test("names the backends of the plan and no other", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const root = readPolicy(unescapeTerraform(wholePolicy(plan)));
        const backends = elements(root, "set-backend-service");

        expect(backends.flatMap(({ attributes }) => Object.keys(attributes))).toEqual(
          plan.backends.map(() => "backend-id"),
        );
        expect(backends.map(({ attributes }) => attributes["backend-id"])).toEqual(
          plan.backends.map((each) => each.id),
        );
        for (const [index, backend] of backends.entries()) {
          expect(literalsOf(parse, backend.parent?.attributes.condition)).toContain(plan.backends[index].id);
          const servedBy = backend.parent?.children.find(named("failover-served-by"));
          expect(meaning(servedBy?.attributes.value ?? "")).toBe(plan.backends[index].accountKey);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("asks for each deployment by its name, with the members of its own route", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const root = readPolicy(unescapeTerraform(wholePolicy(plan)));
        const routes = elements(root, "when").filter((when) => when.children.some(named("failover-tiers")));

        expect(routes.map(({ attributes }) => literalsOf(parse, attributes.condition).at(-1))).toEqual(
          plan.routes.map(({ deployment }) => deployment),
        );
        expect(routes.map((route) => route.children.find(named("failover-tiers"))?.attributes.value)).toEqual(
          plan.routes.map(({ chain }) =>
            chain[0].tiers
              .map(({ members }) => members.map(({ backendId, weight }) => `${backendId}=${weight}`).join(","))
              .join(";"),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

function routeOf({ deployment, members, cut, seconds, flag }: Drawn, index: number) {
  const list: MemberPlan[] = members.map(([name, accountKey, weight]) => ({
    backendId: `${name}-${index}`,
    accountKey,
    weight,
  }));
  const backends: BackendPlan[] = members.map(([, accountKey, , hasKey], at) => ({
    id: list[at].backendId,
    accountKey,
    region: REGIONS[at % REGIONS.length],
    deployment,
    isProvisioned: hasKey,
    url: "https://account.openai.azure.com",
    keyNamedValue: hasKey ? `key-${at}` : undefined,
  }));
  const tiers = [list.slice(0, cut), list.slice(cut)].filter((tier) => tier.length > 0);
  const route: RoutePlan = {
    deployment,
    strategy: "tiered",
    chain: [{ deployment, versions: { current: "1" }, tiers: tiers.map((tier) => ({ members: tier })) }],
    maxAttempts: list.length,
    headerTimeoutInSeconds: seconds,
    streamHeaderTimeoutInSeconds: seconds,
    deadlineInSeconds: 230,
    failoverOnMisconfiguration: flag,
    retryIntervalInSeconds: seconds % 2,
    memory: GOLDEN_PLANS["active-passive"].routes[0].memory,
  };
  return { route, backends };
}

function named(name: string): (element: PolicyElement) => boolean {
  return (element) => element.attributes.name === name;
}

function meaning(value: string): string {
  return isExpression(value) ? literalMeaning(value.slice(2, -1)) : value;
}

function literalsOf(parse: ParseExpression, text = ""): string[] {
  return parse(text)
    .body.descendantsOfType("string_literal")
    .map((node) => literalMeaning(node.text));
}
