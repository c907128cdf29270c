import type { ModelDeployment } from "../request/model-deployment";
import { BillingUnit } from "../residency/billing-unit";
import { QuotaPool } from "../residency/quota-pool";
import { type AccountRequest, DEFAULT_SUBSCRIPTION, deploymentsOf, type OpenAIRequest } from "./openai-request";

/** Deployments that draw on one quota, and how much of it they take. */
export interface QuotaDraw {
  readonly model: string;
  readonly deploymentType: string;
  /** `region swedencentral`, `EU data zone` or `subscription`. */
  readonly pool: string;
  readonly tokensPerMinute: number;
  /** Tokens per minute of quota tier 0..6; null where Microsoft publishes none. */
  readonly tiers: readonly (number | null)[];
  readonly regions: readonly string[];
  readonly shared: boolean;
}

/** What the accounts take from each quota pool. Provisioned and batch capacity have quotas that Microsoft does not publish. */
export function planQuota(request: OpenAIRequest): QuotaDraw[] {
  const pools = new Map<string, PoolDraw>();
  for (const account of request.accounts) {
    for (const deployment of deploymentsOf(request, account)) {
      const { value, unit } = deployment.capacityOf(account.key);
      if (unit !== BillingUnit.TOKENS_PER_MINUTE) continue;
      const { model, deploymentType } = deployment;
      const pool = poolOf(deploymentType.quotaPool, account) + ofSubscription(account);
      const key = [account.subscription, model.toString(), deploymentType.name, pool].join("|");
      const seen = pools.get(key) ?? { deployment, pool, tokensPerMinute: 0, regions: new Set<string>() };
      seen.tokensPerMinute += value;
      seen.regions.add(account.region.name);
      pools.set(key, seen);
    }
  }
  return [...pools.values()].map(({ deployment: { model, deploymentType }, pool, tokensPerMinute, regions }) => ({
    model: model.toString(),
    deploymentType: deploymentType.name,
    pool,
    tokensPerMinute,
    tiers: model._row.quotaTokensPerMinute?.[deploymentType.name] ?? [],
    regions: [...regions],
    shared: deploymentType.quotaPool !== QuotaPool.REGION,
  }));
}

function ofSubscription({ subscription }: AccountRequest): string {
  return subscription === DEFAULT_SUBSCRIPTION ? "" : ` of '${subscription}'`;
}

interface PoolDraw {
  readonly deployment: ModelDeployment;
  readonly pool: string;
  readonly regions: Set<string>;
  tokensPerMinute: number;
}

function poolOf(pool: QuotaPool, account: AccountRequest): string {
  switch (pool) {
    case QuotaPool.REGION:
      return `region ${account.region.name}`;
    case QuotaPool.DATA_ZONE:
      return `${account.region.dataZone ?? "no"} data zone`;
    default:
      return "subscription";
  }
}
