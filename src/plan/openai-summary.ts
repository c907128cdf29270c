import type { Problem } from "../private/problem-list";
import { grouped } from "../private/text";
import { markdownTable } from "../private/vendor";
import { BillingUnit } from "../residency/billing-unit";
import { adviceLines } from "./advice-lines";
import type { CapacityPlan } from "./capacity-plan";
import type { AccountPlan, OpenAIPlan } from "./openai-plan";
import { deploymentsOf, type OpenAIRequest } from "./openai-request";
import { planQuota } from "./quota-plan";

const RATE_UNITS = ["tokens", "requests"] as const;

/** What is created, or taken over as it is. */
export interface SummaryOptions {
  readonly title: string;
  /** What was advised about them. */
  readonly warnings: readonly Problem[];
  /** False for accounts that exist already: nobody has looked whether the versions are as told. */
  readonly versionsVerified: boolean;
}

/** Accounts, pinned versions, places, headroom, quota and fixed cost of one construct, as Markdown for people. */
export function openAISummary(request: OpenAIRequest, plan: OpenAIPlan, options: SummaryOptions): string[] {
  return [
    `## ${options.title}`,
    "",
    ...accountLines(plan.accounts),
    "",
    ...deploymentLines(request, options),
    "",
    ...headroomLines(plan.capacity),
    "",
    ...quotaLines(request),
    ...costLines(request),
    ...adviceLines(options.warnings),
  ];
}

function accountLines(accounts: readonly AccountPlan[]): string[] {
  const rows = accounts.map((account) => [account.key, account.region.name, account.accountName]);
  return table([["account", "region", "name"], ...rows]);
}

function deploymentLines(request: OpenAIRequest, options: SummaryOptions): string[] {
  const rows = request.accounts.flatMap((account) =>
    deploymentsOf(request, account).map((deployment) => [
      deployment.name,
      account.key,
      deployment.model.name,
      options.versionsVerified ? deployment.model.version : `${deployment.model.version} (not verified)`,
      deployment.deploymentType.name,
      capacityText(deployment.capacityOf(account.key)),
      deployment.deploymentType.describeProcessing(account.region),
      account.region.geographyCountries.join(", "),
    ]),
  );
  const head = ["deployment", "account", "model", "version", "type", "capacity", "may process in", "stores in"];
  return table([head, ...rows]);
}

function capacityText(capacity: { readonly value: number; readonly unit: BillingUnit }): string {
  const unit = { TokensPerMinute: "TPM", ProvisionedThroughputUnits: "PTU", EnqueuedTokens: "batch units" }[
    capacity.unit
  ];
  return `${grouped(capacity.value)} ${unit}`;
}

function headroomLines(plans: readonly CapacityPlan[]): string[] {
  const units = RATE_UNITS.filter((unit) => unit === "tokens" || plans.some((plan) => plan.peak[unit] !== undefined));
  const rows = plans.flatMap((plan) => [
    [plan.deployment, "nothing", ...units.flatMap((unit) => carried(plan.total[unit], plan.peak[unit]))],
    ...plan.losses.map((loss) => [
      plan.deployment,
      loss.lost,
      ...units.flatMap((unit) => carried(loss.remaining[unit], plan.peak[unit])),
    ]),
  ]);
  return table([["deployment", "gone", ...units.flatMap((unit) => [`${unit} per minute`, "of the peak"])], ...rows]);
}

function carried(value: number | undefined, peak: number | undefined): string[] {
  if (value === undefined) return ["not published", ""];
  return [grouped(value), peak === undefined ? "no peak declared" : `${Math.floor((value / peak) * 100)} %`];
}

function quotaLines(request: OpenAIRequest): string[] {
  const draws = planQuota(request);
  if (draws.length === 0) return [];
  const rows = draws.map((draw) => {
    const tier = request.quotaTier ?? 1;
    const quota = draw.tiers[tier];
    const has = typeof quota === "number" ? `${grouped(quota)} (tier ${tier})` : "not published";
    return [draw.model, draw.deploymentType, draw.pool, grouped(draw.tokensPerMinute), has];
  });
  const shared = draws.some((draw) => draw.shared && draw.regions.length > 1);
  const note = shared ? ["", "Regions of one pool share its quota: another region adds resilience, not tokens."] : [];
  return [...table([["model", "type", "quota pool", "taken (TPM)", "quota (TPM)"], ...rows]), ...note, ""];
}

function costLines(request: OpenAIRequest): string[] {
  const provisioned = request.accounts.flatMap((account) =>
    deploymentsOf(request, account)
      .filter((deployment) => deployment.capacityOf(account.key).unit === BillingUnit.PROVISIONED_THROUGHPUT_UNITS)
      .map(
        (deployment) => `${deployment.capacityOf(account.key).value} PTU for '${deployment.name}' in ${account.key}`,
      ),
  );
  if (provisioned.length === 0)
    return ["Fixed monthly cost before the first token: none; deployments are billed per token, logs per GB."];
  return [
    `Fixed monthly cost before the first token: ${provisioned.join(", ")}, billed per hour from creation to deletion.`,
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  return markdownTable(rows).split("\n");
}
