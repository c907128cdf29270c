import { shown } from "../../private/text";
import { resolveAttribute } from "../../terraform/block";
import type { Resolution } from "../../terraform/resolution";
import type { TerraformResource } from "../../terraform/terraform-document";
import { bodyLeavesAt } from "../arm/arm-body";
import { armTypeOf } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { type Finding, finding } from "../finding";
import { isWritten, resolveLeaf } from "../leaves";
import { written } from "../place";

const WORKSPACE = "azurerm_log_analytics_workspace";
const ARM_WORKSPACE = "microsoft.operationalinsights/workspaces";
const DAYS = /^[1-9]\d{0,2}$/;
/** What a workspace can keep without an archive. */
const MOST_DAYS = 730;

/** How long a workspace of a zone keeps logs is written as a number: what the service would choose may change. */
export function retentionNotWritten(resource: TerraformResource, { scope }: AuditContext): readonly Finding[] {
  if (!scope.has(resource)) return [];
  const { document, body, type } = resource;
  if (type === WORKSPACE) {
    const attribute = "retention_in_days";
    return judged(resource, attribute, resolveAttribute(document, body, attribute));
  }
  if (!type.startsWith("azapi_") || armTypeOf(resource) !== ARM_WORKSPACE) return [];
  const leaf = bodyLeavesAt(resource, "properties.retentionInDays").find(isWritten);
  // What changes something that is there leaves the rest as it is.
  if (!leaf) return type === "azapi_resource" ? judged(resource, "body", undefined) : [];
  return judged(resource, leaf.attribute, resolveLeaf(leaf));
}

function judged(resource: TerraformResource, attribute: string, days: Resolution | undefined): readonly Finding[] {
  if (days === undefined) return [finding(resource, attribute, "RetentionNotWritten", { value: "nothing" })];
  if (days.kind === "unknown") return [finding(resource, attribute, "RetentionNotWritten", { value: written(days) })];
  const { value, variable } = days;
  const isDays = DAYS.test(String(value)) && Number(value) <= MOST_DAYS;
  if (isDays && variable === undefined) return [];
  const text = variable === undefined ? shown(value) : `the default of '${variable}'`;
  return [finding(resource, attribute, "RetentionNotWritten", { value: text })];
}
