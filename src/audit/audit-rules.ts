import type { AuditRule } from "./audit-context";
import { azapiLeavesBoundary } from "./rules/azapi-leaves-boundary";
import { backendOutsideBoundary } from "./rules/backend-outside-boundary";
import { dataLeavesBoundary } from "./rules/data-leaves-boundary";
import { locationOutsideBoundary } from "./rules/location-outside-boundary";
import { processingLeavesBoundary } from "./rules/processing-leaves-boundary";
import { resourceNotClassified } from "./rules/resource-not-classified";

export const AUDIT_RULES: readonly AuditRule[] = [
  resourceNotClassified,
  locationOutsideBoundary,
  processingLeavesBoundary,
  dataLeavesBoundary,
  backendOutsideBoundary,
  azapiLeavesBoundary,
];
