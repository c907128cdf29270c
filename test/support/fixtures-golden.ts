import { writePolicy } from "../../src/apim/write-policy";
import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverPolicy } from "../../src/policy/failover-policy";
import { ApimTier } from "../../src/request/apim-tier";
import { Ejection } from "../../src/request/ejection";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, EMBEDDING } from "./fixtures";
import { failoverAccount } from "./fixtures-failover";
import { failoverPlan } from "./fixtures-policy";
import { zoneFacts } from "./fixtures-request";

const SWEDEN = failoverAccount(AzureRegion.SWEDEN_CENTRAL);
const FRANCE = failoverAccount(AzureRegion.FRANCE_CENTRAL);
const GERMANY = failoverAccount(AzureRegion.GERMANY_WEST_CENTRAL);

/** Three different limits, so that each can be told from the others in a document. */
export const TUNING = {
  headerTimeoutInSeconds: 60,
  streamHeaderTimeoutInSeconds: 15,
  deadlineInSeconds: 120,
} as const;

const tuning = FailoverTuning.of(TUNING);

/** The plans of the golden documents. */
export const GOLDEN_PLANS = {
  "active-passive": failoverPlan({ tuning }),
  "active-active": failoverPlan({
    accounts: [SWEDEN, FRANCE].map((account) => ({
      ...account,
      deployments: [chat(), chat({ model: EMBEDDING }, "embedding")],
    })),
    strategyByDeployment: {
      chat: FailoverStrategy.activeActive({ weights: { swedencentral: 3, francecentral: 1 } }),
    },
    tuning,
  }),
  tiered: failoverPlan({
    zone: zoneFacts({ regions: [SWEDEN.region, FRANCE.region, GERMANY.region] }),
    accounts: [SWEDEN, FRANCE, GERMANY],
    strategy: FailoverStrategy.tiered([
      FailoverTier.weighted({ swedencentral: 2, francecentral: 1 }),
      FailoverTier.of(["germanywestcentral"]),
    ]),
    tuning: FailoverTuning.of({ ...TUNING, failoverOnMisconfiguration: false }),
  }),
  "mixed-sign-in": withKey(failoverPlan({ tuning }), "francecentral"),
  "single-account": failoverPlan({ accounts: [SWEDEN], tuning }),
  "bad-requests": failoverPlan({
    tuning: FailoverTuning.of({ ...TUNING, ejection: Ejection.of({ badRequestPercent: 50 }) }),
  }),
  "without-memory": failoverPlan({ tier: ApimTier.CONSUMPTION, tuning }),
} as const satisfies Record<string, FailoverPlan>;

export type GoldenName = keyof typeof GOLDEN_PLANS;

export const GOLDEN_NAMES = Object.keys(GOLDEN_PLANS) as GoldenName[];

/** The document of a plan, as it is sent. */
export function policyOf(plan: FailoverPlan): string {
  return writePolicy(failoverPolicy(plan));
}

/** A plan in which one account is signed in to with its key. */
export function withKey(plan: FailoverPlan, accountKey: string): FailoverPlan {
  const backends = plan.backends.map((backend) =>
    backend.accountKey === accountKey ? { ...backend, keyNamedValue: `openai_key_${accountKey}` } : backend,
  );
  return { ...plan, backends };
}
