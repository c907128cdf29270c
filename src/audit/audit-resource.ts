import type { TerraformResource } from "../terraform/terraform-document";
import type { AuditContext, AuditRule } from "./audit-context";
import { AUDIT_RULES } from "./audit-rules";
import type { Finding } from "./finding";

/** What is wrong with a resource by every rule, without what Terraform itself checks before it makes it. */
export function auditResource(
  resource: TerraformResource,
  context: AuditContext,
  rules: readonly AuditRule[] = AUDIT_RULES,
): readonly Finding[] {
  return rules
    .flatMap((rule) => rule(resource, context))
    .filter(({ attribute }) => !context.guards.answers(resource, attribute));
}
