import type { TerraformResource } from "../terraform/terraform-document";
import type { AuditContext, AuditRule } from "./audit-context";
import { AUDIT_RULES } from "./audit-rules";
import { type Finding, renderFinding } from "./finding";

/** What is wrong with a resource by every rule, without what Terraform itself checks before it makes it. */
export function auditResource(
  resource: TerraformResource,
  context: AuditContext,
  rules: readonly AuditRule[] = AUDIT_RULES,
): readonly Finding[] {
  const found = rules
    .flatMap((rule) => rule(resource, context))
    .filter(({ attribute }) => !context.guards.answers(resource, attribute));
  return toldOnce(found);
}

/** Several ways that lead to one place are told as one. */
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const byLine = new Map(findings.map((one) => [renderFinding(one), one]));
  return [...byLine.values()];
}
