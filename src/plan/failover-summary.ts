import type { Problem } from "../private/problem-list";
import { grouped } from "../private/text";
import { markdownTable } from "../private/vendor";
import type { ApimTier } from "../request/apim-tier";
import { adviceLines } from "./advice-lines";
import { APIM_TIERS } from "./apim-tiers";
import type { FailoverMemory, FailoverPlan, MemberPlan, RoutePlan, TierPlan } from "./failover-plan";

const MIB = 1024 * 1024;
const SMALL_REQUEST = 10 * MIB;

/** What the summary tells beside the plan. */
export interface FailoverSummaryOptions {
  readonly title: string;
  /** What was advised. */
  readonly warnings: readonly Problem[];
  /** Path of the gateway. */
  readonly gateway: string;
  /** Name of its region. */
  readonly region: string;
  readonly tier: ApimTier;
}

/** Who answers each deployment, in which order and for how long, as Markdown for people. */
export function failoverSummary(plan: FailoverPlan, options: FailoverSummaryOptions): string[] {
  const { title, gateway, region, tier } = options;
  return [
    `## ${title}`,
    "",
    `- gateway: ${gateway} in ${region}, ${tier}`,
    `- API: ${plan.apiName} at /${plan.apiPath === "" ? "" : `${plan.apiPath}/`}openai`,
    ...keyLines(plan),
    "",
    ...markdownTable([HEAD, ...plan.routes.map((route) => row(plan, route))]).split("\n"),
    "",
    ...memoryLines(plan, tier),
    ...sizeLines(tier),
    ...adviceLines(options.warnings),
  ];
}

const HEAD = ["deployment", "strategy", "order", "attempts", "begins to answer within", "asks until"];

function row(plan: FailoverPlan, route: RoutePlan): string[] {
  return [
    route.deployment,
    route.strategy,
    orderText(plan, route),
    String(route.maxAttempts),
    `${route.headerTimeoutInSeconds} s, a stream ${route.streamHeaderTimeoutInSeconds} s`,
    `${route.deadlineInSeconds} s`,
  ];
}

function orderText(plan: FailoverPlan, route: RoutePlan): string {
  const tiers = route.chain.flatMap((link) => link.tiers);
  return tiers.map((tier, index) => `${index + 1}. ${tierText(plan, tier)}`).join(" → ");
}

function tierText(plan: FailoverPlan, { members }: TierPlan): string {
  const sum = members.reduce((all, { weight }) => all + weight, 0);
  const share = (member: MemberPlan) => (members.length === 1 ? "" : ` ${percent(member.weight / sum)}`);
  return members.map((member) => `${accountText(plan, member)}${share(member)}`).join(" / ");
}

// The region is what a reader looks for; a key may say something else.
function accountText(plan: FailoverPlan, { accountKey, backendId }: MemberPlan): string {
  const region = plan.backends.find(({ id }) => id === backendId)?.region.name;
  return region === undefined || region === accountKey ? accountKey : `${accountKey} (${region})`;
}

function percent(share: number): string {
  return share < 0.01 ? "under 1 %" : `${Math.round(share * 100)} %`;
}

function keyLines({ backends }: FailoverPlan): string[] {
  const withKey = backends.filter(({ keyNamedValue }) => keyNamedValue !== undefined);
  const accounts = [...new Set(withKey.map(({ accountKey }) => accountKey))];
  return accounts.length === 0 ? [] : [`- called with a key instead of an identity: ${accounts.join(", ")}`];
}

/** One line for each way to remember: most deployments share one. */
function memoryLines({ routes }: FailoverPlan, tier: ApimTier): string[] {
  const names = new Map<string, string[]>();
  for (const { deployment, memory } of routes) {
    const text = memory
      ? memoryText(memory)
      : `nothing is remembered from one request to the next, as ${tier} has no cache`;
    names.set(text, [...(names.get(text) ?? []), deployment]);
  }
  return [...names].map(([text, deployments]) => `- ${deployments.join(", ")}: ${text}`);
}

function memoryText(memory: FailoverMemory): string {
  const { failures, transportFailures, openMs, longestOpenMs, slowMs, slowStreamMs, rampMs, workflowMs } = memory;
  const open =
    openMs === longestOpenMs ? secondsText(openMs) : `${grouped(openMs / 1000)} to ${secondsText(longestOpenMs)}`;
  const slow = [
    ...(slowMs > 0 ? [secondsText(slowMs)] : []),
    ...(slowStreamMs > 0 ? [`${secondsText(slowStreamMs)} of a stream`] : []),
  ];
  return [
    `an account is ejected for ${open} after ${failures} errors or ${transportFailures} calls without an answer in a row`,
    ...(slow.length > 0 ? [`an answer that begins after ${slow.join(" or ")} counts as an error`] : []),
    ...(memory.badRequestPercent > 0
      ? [`a 400 counts as one where ${memory.badRequestPercent} % of the answers of a minute are 400`]
      : []),
    `it returns after ${memory.successesBeforeReturn} good trials in a row, ${rampMs > 0 ? `by steps within ${secondsText(rampMs)}` : "all at once"}`,
    `a 429 holds it as long as it says, at most ${secondsText(memory.longestHoldMs)}, or ${secondsText(memory.holdMs)}`,
    ...(workflowMs > 0 ? [`a workflow stays for ${secondsText(workflowMs)} after its last call`] : []),
  ].join("; ");
}

function secondsText(ms: number): string {
  return `${grouped(ms / 1000)} s`;
}

function sizeLines(tier: ApimTier): string[] {
  const most = APIM_TIERS[tier].mostBufferedBytes;
  if (most > SMALL_REQUEST) return [];
  const size = `${grouped(most / MIB)} MiB`;
  return ["", `${tier} buffers at most ${size} of a request: a larger one, for example with images, may be refused.`];
}
