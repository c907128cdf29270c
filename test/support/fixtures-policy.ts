import type { FailoverPlan } from "../../src/plan/failover-plan";
import { failoverProblems, planFailover } from "../../src/plan/plan-failover";
import { ApimTier } from "../../src/request/apim-tier";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, EMBEDDING } from "./fixtures";
import { failoverAccount, failoverRequest } from "./fixtures-failover";
import { unescapeTerraform } from "./policy-reader";
import { wholePolicy } from "./whole-policy";

type Request = Parameters<typeof failoverRequest>[0];

const SWEDEN = failoverAccount(AzureRegion.SWEDEN_CENTRAL);
const FRANCE = failoverAccount(AzureRegion.FRANCE_CENTRAL);
const SECOND = failoverAccount(AzureRegion.FRANCE_CENTRAL, { key: "second", hostName: "oai-second.openai.azure.com" });
const EMBEDDINGS = chat({ model: EMBEDDING }, "embedding");

/** A plan without problems. */
export function failoverPlan(options: Request = {}): FailoverPlan {
  const request = failoverRequest(options);
  const problems = failoverProblems(request);
  if (problems.length > 0) throw new Error(problems.map(({ code, path }) => `${code} ${path}`).join(", "));
  return planFailover(request);
}

/** Policy documents as Azure receives them: one of each shape that a plan can give, and the golden files. */
export function samplePolicies(): Map<string, string> {
  const both = [SWEDEN, FRANCE].map((account) => ({ ...account, deployments: [chat(), EMBEDDINGS] }));
  const plans: [string, FailoverPlan][] = [
    ["active-passive", failoverPlan()],
    ["one account", failoverPlan({ accounts: [SWEDEN] })],
    ["two deployments", failoverPlan({ accounts: both, strategy: FailoverStrategy.activeActive() })],
    [
      "three accounts in tiers",
      failoverPlan({
        accounts: [SWEDEN, FRANCE, SECOND],
        strategy: FailoverStrategy.tiered([
          FailoverTier.of(["swedencentral"]),
          FailoverTier.of(["francecentral", "second"]),
        ]),
      }),
    ],
    [
      "no failover on misconfiguration",
      failoverPlan({ tuning: FailoverTuning.of({ failoverOnMisconfiguration: false }) }),
    ],
    ["jobs", failoverPlan({ tuning: FailoverTuning.of({ workflowAffinityInSeconds: 3600 }) })],
    ["no memory", failoverPlan({ tier: ApimTier.CONSUMPTION })],
    ["keys only", withKeys(failoverPlan(), () => true)],
    ["a key for one account", withKeys(failoverPlan(), (accountKey) => accountKey === "francecentral")],
  ];
  const written = plans.map(([name, plan]) => [name, unescapeTerraform(wholePolicy(plan))] as const);
  return new Map(written);
}

function withKeys(plan: FailoverPlan, hasKey: (accountKey: string) => boolean): FailoverPlan {
  const backends = plan.backends.map((backend) =>
    hasKey(backend.accountKey) ? { ...backend, keyNamedValue: `openai-${backend.accountKey}` } : backend,
  );
  return { ...plan, backends };
}
