import { byCodePoint } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { TerraformDocument } from "../terraform/terraform-document";
import type { AuditContext, AuditRule } from "./audit-context";
import { Catalogue, type DeclaredHost } from "./catalogue";
import type { Finding } from "./finding";
import { backendOutsideBoundary } from "./rules/backend-outside-boundary";
import { locationOutsideBoundary } from "./rules/location-outside-boundary";
import { logsOutsideBoundary } from "./rules/logs-outside-boundary";
import { processingLeavesBoundary } from "./rules/processing-leaves-boundary";
import { resourcesUnder } from "./zone-membership";

export interface AuditOptions {
  /** Path of the construct whose resources are audited, for example that of a zone. */
  readonly pathPrefix: string;
  readonly boundary: ResidencyBoundary;
  /** Regions beyond the built-in table. */
  readonly regions?: readonly AzureRegion[];
  /** Deployment types beyond the built-in table. */
  readonly deploymentTypes?: readonly DeploymentType[];
  /** Hosts of accounts that the document does not have, or not under that name. */
  readonly hosts?: readonly DeclaredHost[];
}

export const AUDIT_RULES: readonly AuditRule[] = [
  locationOutsideBoundary,
  processingLeavesBoundary,
  logsOutsideBoundary,
  backendOutsideBoundary,
];

/** Everything of a zone that is outside its boundary, or cannot be shown to be inside; ordered by path. */
export function auditDocument(document: TerraformDocument, options: AuditOptions): readonly Finding[] {
  const resources = resourcesUnder(document, options.pathPrefix);
  const context: AuditContext = {
    document,
    boundary: options.boundary,
    catalogue: new Catalogue(options.regions, options.deploymentTypes, options.hosts),
    scope: new Set(resources),
  };
  return resources
    .flatMap((resource) => AUDIT_RULES.flatMap((rule) => rule(resource, context)))
    .sort((a, b) => byCodePoint(a.path, b.path));
}
