import fc from "fast-check";
import type { FailoverRequest } from "../../src/plan/failover-request";
import { failoverProblems, failoverWarnings, planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { Capacity } from "../../src/request/capacity";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat } from "../support/fixtures";
import { failoverAccount, failoverRequest } from "../support/fixtures-failover";

const REGIONS = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL];
const NAMES = ["chat", "gpt-5.4", "mini_2", "embedding"];

const weights = fc.integer({ min: 1, max: 1000 });

const accounts = fc
  .uniqueArray(fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,20}$/), { minLength: 1, maxLength: 6 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc.record({
          key: fc.constant(key),
          region: fc.constantFrom(...REGIONS),
          names: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4 }),
          thousands: fc.integer({ min: 1, max: 100_000 }),
        }),
      ),
    ),
  )
  .map((drawn) =>
    drawn.map(({ key, region, names, thousands }, index) =>
      failoverAccount(region, {
        key,
        hostName: `oai-${index}.openai.azure.com`,
        deployments: names.map((name) => chat({ capacity: Capacity.tokensPerMinute(thousands * 1000) }, name)),
      }),
    ),
  );

/** Any strategy over some of the accounts. */
function strategyOver(keys: readonly string[]): fc.Arbitrary<FailoverStrategy | undefined> {
  const some = fc.shuffledSubarray([...keys], { minLength: 1 });
  const weighted = some.chain((named) =>
    fc.tuple(...named.map((key) => fc.tuple(fc.constant(key), weights))).map((entries) => Object.fromEntries(entries)),
  );
  const tiers = some.chain((named) =>
    fc.integer({ min: 1, max: named.length }).chain((cut) => {
      const [first, second] = [named.slice(0, cut), named.slice(cut)];
      const rest = second.length > 0 ? [FailoverTier.of(second)] : [];
      return fc.constant(FailoverStrategy.tiered([FailoverTier.of(first), ...rest]));
    }),
  );
  return fc.oneof(
    fc.constant(undefined),
    some.map((order) => FailoverStrategy.activePassive({ order })),
    fc.constant(FailoverStrategy.activeActive()),
    weighted.map((map) => FailoverStrategy.activeActive({ weights: map })),
    tiers,
  );
}

const requests: fc.Arbitrary<FailoverRequest> = accounts.chain((list) =>
  fc
    .record({
      strategy: strategyOver(list.map(({ key }) => key)),
      tier: fc.constantFrom(...Object.values(ApimTier)),
      maxAttempts: fc.integer({ min: 1, max: 10 }),
    })
    .map(({ strategy, tier, maxAttempts }) =>
      failoverRequest({ accounts: list, strategy, tier, tuning: FailoverTuning.of({ maxAttempts }) }),
    ),
);

/** Requests without problems: a strategy may leave a deployment with nobody. */
const sound = requests.filter((request) => failoverProblems(request).length === 0);

describe("planFailover", () => {
  test("calls nothing but what was asked for, and every backend that it names is there", () => {
    fc.assert(
      fc.property(sound, (request) => {
        const { backends, routes } = planFailover(request);
        const ids = backends.map(({ id }) => id);

        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
        for (const backend of backends) {
          const account = request.accounts.find(({ key }) => key === backend.accountKey);
          expect(backend.region).toBe(account?.region);
          expect(request.zone.regions).toContain(backend.region);
          expect(backend.url).toBe(`https://${account?.hostName}`);
          expect(account?.deployments.map(({ name }) => name)).toContain(backend.deployment);
        }
        const members = routes.flatMap(({ chain }) =>
          chain.flatMap(({ deployment, tiers }) =>
            tiers.flatMap((tier) => tier.members.map((member) => ({ ...member, deployment }))),
          ),
        );
        expect(members.map(({ backendId }) => backendId).sort()).toEqual([...ids].sort());
        for (const { backendId, accountKey, deployment } of members) {
          expect(backends.find(({ id }) => id === backendId)).toMatchObject({ accountKey, deployment });
        }
      }),
    );
  });

  test("asks each account at most once, and shares by whole weights", () => {
    fc.assert(
      fc.property(sound, (request) => {
        for (const { chain, maxAttempts } of planFailover(request).routes) {
          const tiers = chain.flatMap((link) => link.tiers);
          const members = tiers.flatMap((tier) => tier.members);

          expect(new Set(members.map(({ accountKey }) => accountKey)).size).toBe(members.length);
          expect(maxAttempts).toBeGreaterThanOrEqual(1);
          expect(maxAttempts).toBeLessThanOrEqual(members.length);
          expect(tiers.every((tier) => tier.members.length > 0)).toBe(true);
          expect(members.every(({ weight }) => Number.isInteger(weight) && weight >= 1 && weight <= 1000)).toBe(true);
        }
      }),
    );
  });

  test("gives every deployment name a route, and each its limits in order", () => {
    fc.assert(
      fc.property(sound, (request) => {
        const { routes } = planFailover(request);
        const names = request.accounts.flatMap(({ deployments }) => deployments.map(({ name }) => name));

        expect(routes.map(({ deployment }) => deployment)).toEqual([...new Set(names)]);
        for (const route of routes) {
          expect(route.headerTimeoutInSeconds).toBeLessThanOrEqual(route.deadlineInSeconds);
          expect(route.streamHeaderTimeoutInSeconds).toBeLessThanOrEqual(route.deadlineInSeconds);
        }
      }),
    );
  });

  test("keeps the shares of capacities within a thousandth of the largest", () => {
    const strategy = FailoverStrategy.activeActive();
    fc.assert(
      fc.property(accounts, (list) => {
        const { routes } = planFailover(failoverRequest({ accounts: list, strategy }));

        for (const { deployment, chain } of routes) {
          const [{ members }] = chain[0].tiers;
          const capacities = members.map(({ accountKey }) => {
            const account = list.find(({ key }) => key === accountKey);
            return account?.deployments.find(({ name }) => name === deployment)?.capacityOf(accountKey).value ?? 0;
          });
          const largest = Math.max(...capacities);
          const most = Math.max(...members.map(({ weight }) => weight));
          members.forEach(({ weight }, index) => {
            expect(Math.abs(weight / most - capacities[index] / largest)).toBeLessThanOrEqual(0.001);
          });
        }
      }),
    );
  });

  test("is the same for the same request, and warns or plans without an exception", () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(failoverProblems(request)).toEqual(failoverProblems(request));
        expect(failoverWarnings(request)).toEqual(failoverWarnings(request));
        expect(planFailover(request)).toEqual(planFailover(request));
      }),
    );
  });
});
