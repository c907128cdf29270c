import { countryName } from "../residency/countries";
import type { PolicyAssignments } from "../residency/policy-assignments";
import type { ZoneFacts } from "./openai-request";

/** One part of a zone's summary: what one construct of the zone holds. Asked for when the summary is written. */
export type SummarySection = () => readonly string[];

/** What a zone holds, as Markdown for people. */
export function zoneSummary(zone: ZoneFacts, sections: readonly SummarySection[]): string {
  const { boundary, failover, name } = zone.dataClass;
  const regions = zone.regions.map((region) => `${region.name} (${region.country})`).join(", ");
  const head = [
    `# Zone ${zone.path}`,
    "",
    `- data class: ${name}; requests may move: ${failover.description}`,
    `- boundary: ${boundary.name}, stored in ${countries(boundary.storedIn)}, processed in ${countries(boundary.processedIn)}`,
    `- regions: ${regions}`,
  ];
  return [head, ...sections.map((section) => ["", ...section()])].flat().join("\n");
}

/** Who sees to Azure Policy, where the zone does not. */
export function policySummary(policyAssignments: PolicyAssignments | undefined): readonly SummarySection[] {
  const reason = policyAssignments?.externalReason;
  if (reason === undefined) return [];
  return [() => ["## Azure Policy", "", `The zone assigns nothing to its resource groups: ${reason}`]];
}

function countries(codes: readonly string[]): string {
  return codes.length > 3 ? `${codes.length} countries` : codes.map(countryName).join(", ");
}
