import type { Problem } from "../private/problem-list";
import { adviceLines } from "./advice-lines";
import type { GatewayPlan } from "./gateway-plan";

/** What the summary tells beside the plan. */
export interface GatewaySummaryOptions {
  readonly title: string;
  /** What was advised. */
  readonly warnings: readonly Problem[];
}

/** The API Management service and its fixed cost, as Markdown for people. */
export function gatewaySummary(plan: GatewayPlan, { title, warnings }: GatewaySummaryOptions): string[] {
  const units = plan.units === 1 ? "1 unit" : `${plan.units} units`;
  const zones = plan.availabilityZones.length === 0 ? "" : `, availability zones ${plan.availabilityZones.join(", ")}`;
  return [
    `## ${title}`,
    "",
    `- service: ${plan.name} in ${plan.region.name}, ${plan.tier}, ${units}${zones}`,
    "",
    `Fixed monthly cost before the first request: ${units} of ${plan.tier}, billed by the hour.`,
    ...adviceLines(warnings),
  ];
}
