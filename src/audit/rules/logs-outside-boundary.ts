import { outsideFacts } from "../../residency/outside-facts";
import { resolveAttribute } from "../../terraform/block";
import type { TerraformDocument, TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { type Finding, finding, pathOrAddress } from "../finding";
import { placeOf } from "../place";

const SETTING = "azurerm_monitor_diagnostic_setting";
const WORKSPACE = "azurerm_log_analytics_workspace";
const ATTRIBUTE = "log_analytics_workspace_id";

/**
 * Logs tell who asked what of the zone and when, so the workspace that a diagnostic setting sends them to must be inside, also
 * when it is written outside the zone. The id of a workspace that the document does not have is the user's word.
 */
export function logsOutsideBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  const { document, catalogue, boundary, scope } = context;
  const workspace = workspaceOf(document, resource);
  // One that is audited too has a finding of its own.
  if (!workspace || scope.has(workspace)) return [];
  const place = placeOf(document, catalogue, workspace);
  const name = pathOrAddress(workspace);
  if (place?.kind !== "known") {
    const reason = `the region of the workspace '${name}' is not known`;
    return [finding(resource, ATTRIBUTE, "RegionUnresolved", { value: `'${place?.written ?? ""}'`, reason })];
  }
  const { region } = place;
  if (boundary.permitsStorage(region)) return [];
  const facts = { workspace: name, ...outsideFacts(boundary, region) };
  return [finding(resource, ATTRIBUTE, "LogsOutsideBoundary", facts)];
}

function workspaceOf(document: TerraformDocument, resource: TerraformResource): TerraformResource | undefined {
  if (resource.type !== SETTING) return undefined;
  const id = resolveAttribute(document, resource.body, ATTRIBUTE);
  const end = id?.kind === "unknown" ? id.end : undefined;
  return end?.attribute === "id" && end.resource.type === WORKSPACE ? end.resource : undefined;
}
