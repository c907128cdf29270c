import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import type { Finding } from "./finding";

/** What a rule judges by. */
export interface AuditContext {
  readonly document: TerraformDocument;
  readonly boundary: ResidencyBoundary;
  readonly catalogue: Catalogue;
  /** What is audited together with the resource at hand, so that one fault is told once. */
  readonly scope: ReadonlySet<TerraformResource>;
}

/** One check: what is wrong with a resource; nothing when all is well or the rule does not concern it. */
export type AuditRule = (resource: TerraformResource, context: AuditContext) => readonly Finding[];
