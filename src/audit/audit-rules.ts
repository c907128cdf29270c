import type { AuditRule } from "./audit-context";
import { azapiLeavesBoundary } from "./rules/azapi-leaves-boundary";
import { backendOutsideBoundary } from "./rules/backend-outside-boundary";
import { changesIgnored } from "./rules/changes-ignored";
import { dataLeavesBoundary } from "./rules/data-leaves-boundary";
import { locationOutsideBoundary } from "./rules/location-outside-boundary";
import { logsInAnotherRegion } from "./rules/logs-in-another-region";
import { processingLeavesBoundary } from "./rules/processing-leaves-boundary";
import { providerElsewhere } from "./rules/provider-elsewhere";
import { resourceNotClassified } from "./rules/resource-not-classified";
import { retentionNotWritten } from "./rules/retention-not-written";

export const AUDIT_RULES: readonly AuditRule[] = [
  resourceNotClassified,
  locationOutsideBoundary,
  processingLeavesBoundary,
  dataLeavesBoundary,
  backendOutsideBoundary,
  azapiLeavesBoundary,
  logsInAnotherRegion,
  retentionNotWritten,
  changesIgnored,
  providerElsewhere,
];
