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
import { MOST_DAYS, RETENTION, WORKSPACE } from "../retention";

const ARM_WORKSPACE = "microsoft.operationalinsights/workspaces";
const DAYS = /^[1-9]\d{0,2}$/;

/**
 * How long a workspace of a zone keeps logs is written as a number: what the service would choose may change. Of a variable, Terraform
 * checks that it is one.
 */
export function retentionNotWritten(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (!context.scope.has(resource)) return [];
  const { document, body, type } = resource;
  if (type === WORKSPACE) {
    return judged(resource, RETENTION, resolveAttribute(document, body, RETENTION), context);
  }
  if (!type.startsWith("azapi_") || armTypeOf(resource) !== ARM_WORKSPACE) return [];
  const leaf = bodyLeavesAt(resource, "properties.retentionInDays").find(isWritten);
  // What changes something that is there leaves the rest as it is.
  if (!leaf) return type === "azapi_resource" ? judged(resource, "body", undefined, context) : [];
  return judged(resource, leaf.attribute, resolveLeaf(leaf), context);
}

function judged(
  resource: TerraformResource,
  attribute: string,
  days: Resolution | undefined,
  { guards }: AuditContext,
): readonly Finding[] {
  if (days === undefined) return [finding(resource, attribute, "RetentionNotWritten", { value: "nothing" })];
  if (days.kind === "unknown") return [finding(resource, attribute, "RetentionNotWritten", { value: written(days) })];
  const { value, variable } = days;
  const isDays = DAYS.test(String(value)) && Number(value) <= MOST_DAYS;
  if (isDays && guards.settles(resource, attribute, days)) return [];
  const text = variable === undefined ? shown(value) : `the default of '${variable}'`;
  return [finding(resource, attribute, "RetentionNotWritten", { value: text })];
}
