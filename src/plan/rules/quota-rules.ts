import { type Problem, problem } from "../../private/problem-list";
import { QuotaTier } from "../../request/quota-tier";
import type { OpenAIRequest } from "../openai-request";
import { planQuota, type QuotaDraw } from "../quota-plan";

/** More than the quota of the tier that the user names; with no tier named, more than the highest tier has. */
export function quotaProblems(request: OpenAIRequest): Problem[] {
  return planQuota(request).flatMap((draw) => {
    const tier = request.quotaTier ?? highestTier(draw);
    const quota = tier === undefined ? undefined : draw.tiers[tier];
    if (tier === undefined || quota === undefined || quota === null || draw.tokensPerMinute <= quota) return [];
    return [problem("QuotaExceeded", pathOf(draw), { ...draw, tier, quota, named: request.quotaTier !== undefined })];
  });
}

/** With no tier named: more than a new subscription has. With one: that no figure is published to judge by. */
export function quotaWarnings(request: OpenAIRequest): Problem[] {
  const { quotaTier } = request;
  if (quotaTier !== undefined) {
    return planQuota(request)
      .filter((draw) => typeof draw.tiers[quotaTier] !== "number")
      .map((draw) =>
        problem("QuotaNotPublished", pathOf(draw), { tier: quotaTier, tokensPerMinute: draw.tokensPerMinute }),
      );
  }
  return planQuota(request).flatMap((draw) => {
    const quota = draw.tiers[QuotaTier.TIER_1];
    if (quota === undefined || quota === null || draw.tokensPerMinute <= quota) return [];
    return [problem("QuotaAboveFirstTier", pathOf(draw), { ...draw, quota })];
  });
}

function pathOf(draw: QuotaDraw): string {
  return `${draw.model} ${draw.deploymentType}`;
}

function highestTier(draw: QuotaDraw): number | undefined {
  for (let tier = draw.tiers.length - 1; tier >= 0; tier -= 1) {
    if (typeof draw.tiers[tier] === "number") return tier;
  }
  return undefined;
}
