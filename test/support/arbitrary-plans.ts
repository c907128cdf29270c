import fc from "fast-check";
import type { BackendPlan, FailoverMemory, FailoverPlan, MemberPlan, RoutePlan } from "../../src/plan/failover-plan";
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

const account = fc.record({
  key: accountKey,
  region: fc.constantFrom(...REGIONS),
  hostName,
  hasKey: fc.boolean(),
  isProvisioned: fc.boolean(),
});
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never;

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((value) => value * 1000);
const whole = (min: number, max: number) => fc.integer({ min, max });

/** Any memory within the ranges of its limits, in order. */
const memories: fc.Arbitrary<FailoverMemory> = fc
  .record({
    failures: whole(1, 100),
    transportFailures: whole(1, 100),
    windowMs: seconds(1, 3600),
    openMs: seconds(1, 3600),
    longestOpenMs: seconds(1, 3600),
    jitterPercent: whole(0, 50),
    misconfiguredMs: seconds(1, 3600),
    slowMs: fc.oneof(fc.constant(0), seconds(1, 229)),
    slowStreamMs: fc.oneof(fc.constant(0), seconds(1, 229)),
    badRequestPercent: fc.oneof(fc.constant(0), whole(1, 100)),
    successesBeforeReturn: whole(1, 100),
    trialPercent: whole(1, 100),
    trialIntervalMs: seconds(1, 300),
    reopenMs: seconds(1, 3600),
    reopenAfterTimeoutMs: seconds(1, 3600),
    rampMs: seconds(0, 3600),
    forgiveMs: seconds(60, 86_400),
    holdMs: seconds(1, 300),
    quotaExhaustedMs: seconds(1, 300),
    longestHoldMs: seconds(1, 3600),
    budgetPercent: whole(0, 100),
    budgetMinimum: whole(0, 1000),
    workflowMs: fc.oneof(fc.constant(0), seconds(60, 86_400)),
  })
  .map((memory) => {
    const quotaExhaustedMs = Math.max(memory.holdMs, memory.quotaExhaustedMs);
    return {
      ...memory,
      longestOpenMs: Math.max(memory.openMs, memory.longestOpenMs),
      quotaExhaustedMs,
      longestHoldMs: Math.max(quotaExhaustedMs, memory.longestHoldMs),
    };
  });

const lowerCase = (text: string): string => text.toLowerCase();

/** Any plan that the rules let through: up to 6 accounts and 5 deployments, each in some of them, in any tiers. */
export const failoverPlans: fc.Arbitrary<FailoverPlan> = fc
  .tuple(
    fc.uniqueArray(account, { minLength: 1, maxLength: 6, selector: ({ key }) => lowerCase(key) }),
    fc.uniqueArray(deploymentName, { minLength: 1, maxLength: 5, selector: lowerCase }),
    fc.boolean(),
  )
  .chain(([accounts, deployments, hasCache]) =>
    fc.tuple(...deployments.map((deployment) => routes(deployment, accounts))).map((drawn) => ({
      apiName: "azure-openai",
      apiPath: "ai",
      zoneName: "eu",
      namePrefix: "openai",
      backends: drawn.flatMap(({ backends }) => backends),
      routes: drawn.map(({ route }) => (hasCache ? route : { ...route, memory: undefined })),
    })),
  );

function routes(
  deployment: string,
  accounts: readonly Account[],
): fc.Arbitrary<{ route: RoutePlan; backends: BackendPlan[] }> {
  const limit = fc.integer({ min: 5, max: 230 });
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
      limits: fc.tuple(limit, limit, limit),
      failoverOnMisconfiguration: fc.boolean(),
      retryInterval: fc.integer({ min: 0, max: 4 }),
      memory: memories,
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
        retryIntervalInSeconds: rest.retryInterval,
        memory: rest.memory,
      };
      return { route, backends: members.map((each) => backendOf(each, deployment)) };
    });
}

function backendOf({ key, region, hostName, hasKey, isProvisioned }: Account, deployment: string): BackendPlan {
  return {
    id: backendId("openai", deployment, key),
    accountKey: key,
    region,
    deployment,
    isProvisioned,
    url: `https://${hostName}`,
    keyNamedValue: hasKey ? `openai_key_${key}` : undefined,
  };
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
