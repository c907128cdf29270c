import type { AuditChange } from "./audit-change";
import { AZAPI_CHANGES } from "./azapi-changes";
import { AZAPI_FLOW_CHANGES } from "./azapi-flow-changes";
import { BACKEND_CHANGES } from "./backend-changes";
import { BESIDE_CHANGES } from "./beside-changes";
import { CONDITION_CHANGES } from "./condition-changes";
import { EXEMPTION_CHANGES } from "./exemption-changes";
import { GIVEN_CHANGES } from "./given-changes";
import { GUARDED_CHANGES } from "./guarded-changes";
import { HOST_CHANGES } from "./host-changes";
import { ID_CHANGES } from "./id-changes";
import { JUDGE_CHANGES } from "./judge-changes";
import { LOG_CHANGES } from "./log-changes";
import { MEMBERSHIP_CHANGES } from "./membership-changes";
import { PLACE_CHANGES } from "./place-changes";
import { REFERENCE_CHANGES } from "./reference-changes";
import { RULE_CHANGES } from "./rule-changes";
import { TABLE_CHANGES } from "./table-changes";
import { TERRAFORM_CHANGES } from "./terraform-changes";
import { TEXT_CHANGES } from "./text-changes";
import { TOLD_CHANGES } from "./told-changes";
import { VALUE_CHANGES } from "./value-changes";
import { WAIVER_CHANGES } from "./waiver-changes";

/** Every change of the audit that a case must notice. */
export const AUDIT_CHANGES: readonly AuditChange[] = [
  ...RULE_CHANGES,
  ...BACKEND_CHANGES,
  ...LOG_CHANGES,
  ...TERRAFORM_CHANGES,
  ...JUDGE_CHANGES,
  ...PLACE_CHANGES,
  ...TOLD_CHANGES,
  ...HOST_CHANGES,
  ...ID_CHANGES,
  ...TEXT_CHANGES,
  ...AZAPI_CHANGES,
  ...AZAPI_FLOW_CHANGES,
  ...MEMBERSHIP_CHANGES,
  ...BESIDE_CHANGES,
  ...GIVEN_CHANGES,
  ...REFERENCE_CHANGES,
  ...VALUE_CHANGES,
  ...CONDITION_CHANGES,
  ...GUARDED_CHANGES,
  ...WAIVER_CHANGES,
  ...EXEMPTION_CHANGES,
  ...TABLE_CHANGES,
];
