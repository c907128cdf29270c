import type { AuditCase } from "./audit-case";
import { AZAPI_GUARDS } from "./guards/azapi";
import { AZAPI_COPY_GUARDS } from "./guards/azapi-copies";
import { AZAPI_DEFAULT_GUARDS } from "./guards/azapi-defaults";
import { AZAPI_FLOW_GUARDS } from "./guards/azapi-flows";
import { BACKEND_GUARDS } from "./guards/backends";
import { CONDITION_GUARDS } from "./guards/conditions";
import { CONNECTED_GUARDS } from "./guards/connected";
import { DEFAULT_GUARDS } from "./guards/defaults";
import { GIFT_GUARDS } from "./guards/gifts";
import { GIVEN_GUARDS } from "./guards/given";
import { HELD_VALUE_GUARDS } from "./guards/held-values";
import { HOST_GUARDS } from "./guards/hosts";
import { ID_GUARDS } from "./guards/ids";
import { JUDGE_GUARDS } from "./guards/judges";
import { LOG_GUARDS } from "./guards/logs";
import { MEMBERSHIP_GUARDS } from "./guards/membership";
import { NAME_GUARDS } from "./guards/names";
import { PARENT_GUARDS } from "./guards/parents";
import { PLACE_GUARDS } from "./guards/places";
import { TABLE_GUARDS } from "./guards/tables";
import { TAKER_GUARDS } from "./guards/takers";
import { TERRAFORM_GUARDS } from "./guards/terraform";
import { TEXT_GUARDS } from "./guards/texts";
import { UNKNOWN_VALUE_GUARDS } from "./guards/unknown-values";
import { VALUE_GUARDS } from "./guards/values";
import { WAIVER_GUARDS } from "./guards/waivers";

/**
 * What no app of the other topics has: the corners of the audit, each written so that a change of the code is noticed
 * (`scripts/mutants/audit`). The resources are those that show it in the fewest words.
 */
export const GUARDS: readonly AuditCase[] = [
  ...HOST_GUARDS,
  ...ID_GUARDS,
  ...NAME_GUARDS,
  ...TEXT_GUARDS,
  ...JUDGE_GUARDS,
  ...PLACE_GUARDS,
  ...PARENT_GUARDS,
  ...TABLE_GUARDS,
  ...AZAPI_GUARDS,
  ...AZAPI_COPY_GUARDS,
  ...BACKEND_GUARDS,
  ...MEMBERSHIP_GUARDS,
  ...GIVEN_GUARDS,
  ...GIFT_GUARDS,
  ...CONNECTED_GUARDS,
  ...TAKER_GUARDS,
  ...CONDITION_GUARDS,
  ...HELD_VALUE_GUARDS,
  ...DEFAULT_GUARDS,
  ...AZAPI_DEFAULT_GUARDS,
  ...WAIVER_GUARDS,
  ...VALUE_GUARDS,
  ...UNKNOWN_VALUE_GUARDS,
  ...LOG_GUARDS,
  ...AZAPI_FLOW_GUARDS,
  ...TERRAFORM_GUARDS,
];

export const LEAKING = GUARDS.filter(({ expected }) => expected.length > 0);
export const CLEAN = GUARDS.filter(({ expected }) => expected.length === 0);
