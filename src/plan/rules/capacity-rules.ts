import { type Problem, problem } from "../../private/problem-list";
import type { ModelDeployment } from "../../request/model-deployment";
import { BillingUnit } from "../../residency/billing-unit";
import { ProcessingScope } from "../../residency/processing-scope";
import {
  type CapacityPlan,
  capacityUnits,
  type LossPlan,
  planCapacity,
  type Rate,
  tokensPerUnit,
} from "../capacity-plan";
import {
  type AccountRequest,
  deploymentPath,
  deploymentsOf,
  isCapacityReserve,
  type OpenAIRequest,
} from "../openai-request";

const THIN_HEADROOM_PERCENT = 10;

/** Sizes that Azure would refuse, and loads that would not be carried. */
export function capacityProblems(request: OpenAIRequest): Problem[] {
  return [...sizeProblems(request), ...peakProblems(request)];
}

/** Advice on loads that are carried with nothing to spare or that cannot be judged. */
export function capacityWarnings(request: OpenAIRequest): Problem[] {
  return [...planCapacity(request).flatMap((plan) => headroomWarnings(request, plan)), ...unknownSizeWarnings(request)];
}

function eachDeployment(
  request: OpenAIRequest,
  visit: (deployment: ModelDeployment, account: AccountRequest, path: string) => Problem[],
): Problem[] {
  const problems = request.accounts.flatMap((account) =>
    deploymentsOf(request, account).flatMap((deployment, index) =>
      visit(deployment, account, deploymentPath(account, index)),
    ),
  );
  // The same deployment in many accounts is one mistake.
  return [...new Map(problems.map((item) => [`${item.path} ${item.text}`, item])).values()];
}

function sizeProblems(request: OpenAIRequest): Problem[] {
  return eachDeployment(request, (deployment, account, at) => {
    const own = deployment.accountKeysWithCapacity.includes(account.key);
    const path = own ? `${at}.capacityByAccount.${account.key}` : `${at}.capacity`;
    const { value, unit } = deployment.capacityOf(account.key);
    if (unit === BillingUnit.TOKENS_PER_MINUTE) {
      if (Number.isInteger(capacityUnits(deployment, account.key))) return [];
      return [
        problem("CapacityNotMultiple", path, {
          value,
          step: tokensPerUnit(deployment.model._row),
          model: deployment.model.name,
        }),
      ];
    }
    return unit === BillingUnit.PROVISIONED_THROUGHPUT_UNITS ? provisionedProblems(deployment, value, path) : [];
  });
}

function provisionedProblems(deployment: ModelDeployment, value: number, path: string): Problem[] {
  const facts = deployment.model._row.provisioned;
  if (!facts) return [];
  const regional = deployment.deploymentType.processingScope === ProcessingScope.GEOGRAPHY;
  const minimum = regional ? facts.regionalMinimum : facts.zoneMinimum;
  const step = regional ? facts.regionalStep : facts.zoneStep;
  if (value >= minimum && (value - minimum) % step === 0) return [];
  const next = value < minimum ? minimum : minimum + Math.ceil((value - minimum) / step) * step;
  const { model, deploymentType } = deployment;
  return [
    problem("ProvisionedThroughputInvalid", path, {
      value,
      minimum,
      step,
      next,
      model: model.name,
      type: deploymentType.name,
    }),
  ];
}

function unknownSizeWarnings(request: OpenAIRequest): Problem[] {
  return eachDeployment(request, (deployment, account, path) => {
    const isProvisioned = deployment.capacityOf(account.key).unit === BillingUnit.PROVISIONED_THROUGHPUT_UNITS;
    if (!isProvisioned || deployment.model._row.provisioned) return [];
    return [problem("ProvisionedThroughputUnknown", `${path}.capacity`, { model: deployment.model.toString() })];
  });
}

/**
 * Losses that others have to make up for. Without failover nobody could; and when the user allows that all accounts are in one
 * region, the loss of that region is accepted.
 */
function judgedLosses(request: OpenAIRequest, plan: CapacityPlan): readonly LossPlan[] {
  if (!request.zone.dataClass.failover.leavesRegion) return [];
  const regions = new Set(request.accounts.map((account) => account.region.name));
  return plan.losses.filter((loss) => loss.kind === "account" || regions.size > 1);
}

function peakProblems(request: OpenAIRequest): Problem[] {
  return planCapacity(request).flatMap((plan) =>
    (["tokens", "requests"] as const).flatMap((unit) => {
      const peak = plan.peak[unit];
      if (peak === undefined) return [];
      const path = `deployments '${plan.deployment}'`;
      const total = plan.total[unit];
      if (total !== undefined && total < peak) {
        return [problem("CapacityBelowPeak", path, { unit, total, peak })];
      }
      const needed = neededOf(request, peak);
      const worst = worstOf(judgedLosses(request, plan), unit);
      if (needed === undefined || !worst || worst.remaining >= needed) return [];
      const facts = {
        unit,
        ...worst,
        peak,
        reserve: request.capacityReserve,
        needed,
        missing: needed - worst.remaining,
      };
      return [problem("CapacityBelowReserve", path, facts)];
    }),
  );
}

function headroomWarnings(request: OpenAIRequest, plan: CapacityPlan): Problem[] {
  return (["tokens", "requests"] as const).flatMap((unit) => {
    const peak = plan.peak[unit];
    if (peak === undefined) return [];
    const path = `deployments '${plan.deployment}'`;
    if (plan.total[unit] === undefined) return [problem("CapacityNotJudged", path, { unit, peak })];
    const needed = neededOf(request, peak);
    const worst = worstOf(judgedLosses(request, plan), unit);
    if (needed === undefined || !worst || worst.remaining >= needed * (1 + THIN_HEADROOM_PERCENT / 100)) return [];
    return [problem("HeadroomThin", path, { unit, ...worst, needed })];
  });
}

/** What has to remain of a peak; undefined for a reserve that is none, which is told elsewhere. */
function neededOf({ capacityReserve }: OpenAIRequest, peak: number): number | undefined {
  return isCapacityReserve(capacityReserve) ? Math.ceil((peak * capacityReserve) / 100) : undefined;
}

function worstOf(losses: CapacityPlan["losses"], unit: keyof Rate): { lost: string; remaining: number } | undefined {
  let worst: { lost: string; remaining: number } | undefined;
  for (const { lost, remaining } of losses) {
    const value = remaining[unit];
    if (value !== undefined && (worst === undefined || value < worst.remaining)) worst = { lost, remaining: value };
  }
  return worst;
}
