import fc from "fast-check";
import type { BackendPlan, FailoverPlan, MemberPlan, RoutePlan } from "../../src/plan/failover-plan";
import { backendId } from "../../src/plan/gateway-names";
import { AzureRegion } from "../../src/residency/azure-region";

const REGIONS = [
  AzureRegion.SWEDEN_CENTRAL,
  AzureRegion.FRANCE_CENTRAL,
  AzureRegion.GERMANY_WEST_CENTRAL,
  AzureRegion.EAST_US_2,
  AzureRegion.JAPAN_EAST,
];

const accountKey = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,24}$/);
const deploymentName = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,40}$/);
const hostName = fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,30}[a-z0-9]$/).map((name) => `${name}.openai.azure.com`);

const account = fc.record({ key: accountKey, region: fc.constantFrom(...REGIONS), hostName, hasKey: fc.boolean() });
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never;

const lowerCase = (text: string): string => text.toLowerCase();

/** Any plan that the rules let through: up to 6 accounts and 5 deployments, each in some of them, in any tiers. */
export const failoverPlans: fc.Arbitrary<FailoverPlan> = fc
  .tuple(
    fc.uniqueArray(account, { minLength: 1, maxLength: 6, selector: ({ key }) => lowerCase(key) }),
    fc.uniqueArray(deploymentName, { minLength: 1, maxLength: 5, selector: lowerCase }),
  )
  .chain(([accounts, deployments]) =>
    fc.tuple(...deployments.map((deployment) => routes(deployment, accounts))).map((drawn) => ({
      apiName: "azure-openai",
      apiPath: "ai",
      backends: drawn.flatMap(({ backends }) => backends),
      routes: drawn.map(({ route }) => route),
    })),
  );

function routes(
  deployment: string,
  accounts: readonly Account[],
): fc.Arbitrary<{ route: RoutePlan; backends: BackendPlan[] }> {
  const seconds = fc.integer({ min: 5, max: 230 });
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), {
    minLength: accounts.length,
    maxLength: accounts.length,
  });
  return fc
    .record({
      members: fc.shuffledSubarray([...accounts], { minLength: 1 }),
      weights,
      perTier: fc.integer({ min: 1, max: accounts.length }),
      attempts: fc.integer({ min: 1, max: 10 }),
      limits: fc.tuple(seconds, seconds, seconds),
      failoverOnMisconfiguration: fc.boolean(),
    })
    .map(({ members, perTier, attempts, limits: [deadlineInSeconds, header, stream], ...rest }) => {
      const list = members.map(
        ({ key }, index): MemberPlan => ({
          backendId: backendId("openai", deployment, key),
          accountKey: key,
          weight: rest.weights[index],
        }),
      );
      const route: RoutePlan = {
        deployment,
        strategy: "tiered",
        chain: [
          { deployment, versions: { current: "1" }, tiers: chunks(list, perTier).map((each) => ({ members: each })) },
        ],
        maxAttempts: Math.min(attempts, list.length),
        headerTimeoutInSeconds: Math.min(header, deadlineInSeconds),
        streamHeaderTimeoutInSeconds: Math.min(stream, deadlineInSeconds),
        deadlineInSeconds,
        failoverOnMisconfiguration: rest.failoverOnMisconfiguration,
      };
      return { route, backends: members.map((each) => backendOf(each, deployment)) };
    });
}

function backendOf({ key, region, hostName, hasKey }: Account, deployment: string): BackendPlan {
  return {
    id: backendId("openai", deployment, key),
    accountKey: key,
    region,
    deployment,
    url: `https://${hostName}`,
    keyNamedValue: hasKey ? `openai_key_${key}` : undefined,
  };
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
