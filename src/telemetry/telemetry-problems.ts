import type { Construct } from "constructs";
import { type Problem, problem } from "../private/problem-list";
import type { AzureRegion } from "../residency/azure-region";
import { ResidencyZone } from "../zone/residency-zone";
import type { RegionalTelemetry } from "./regional-telemetry";

/** What is wrong with where logs go. Those of one zone must not end in another, even where both have the region. */
export function telemetryProblems(
  construct: Construct,
  telemetry: RegionalTelemetry | undefined,
  regions: readonly AzureRegion[],
): Problem[] {
  if (!telemetry) return [];
  const zone = ResidencyZone.of(construct);
  const other = ResidencyZone.of(telemetry);
  if (other !== zone) {
    const facts = { what: telemetry.node.path, other: other.node.path, zone: zone.node.path };
    return [problem("ReferenceLeavesZone", "telemetry", facts)];
  }
  const missing = new Set(regions.filter((region) => !telemetry._hasWorkspace(region)).map(({ name }) => name));
  return [...missing].map((region) => problem("WorkspaceMissing", "telemetry", { region }));
}
