// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { ACCOUNT, account, DEPLOYMENT, deployment, POLICY, ROLE, type Row, role, SETTING, setting } from "./row";

export const BROKEN_META_ARGUMENTS: readonly Row[] = [
  [
    "depends_on that is no array",
    deployment("depends_on"),
    POLICY,
    [`[WrongType] ${DEPLOYMENT} depends_on: must be an array, not string "${POLICY}"`],
  ],
  [
    "depends_on something that is not there",
    deployment("depends_on"),
    ["azurerm_resource_group.us"],
    [`[UnknownReference] ${DEPLOYMENT} depends_on[0]: "azurerm_resource_group.us" is not in this document`],
  ],
  [
    "count and for_each together",
    ["resource", "azurerm_role_assignment", "monitor", "count"],
    1,
    ["[UnknownAttribute] azurerm_role_assignment.monitor count: count and for_each exclude each other"],
  ],
  ["a count that is no number", role("count"), "all", [`[WrongType] ${ROLE} count: must be number, not string "all"`]],
  [
    "for_each over a list",
    role("for_each"),
    ["a"],
    [`[WrongType] ${ROLE} for_each: must be an object or one expression, not an array`],
  ],
  [
    "an alias that nothing configures",
    account("provider"),
    "azurerm.asia",
    [`[UnknownProvider] ${ACCOUNT} provider: "azurerm.asia" is not configured; configured are azurerm, azurerm.us`],
  ],
  [
    "an unknown lifecycle argument",
    deployment("lifecycle", "prevent_delete"),
    true,
    [
      `[UnknownAttribute] ${DEPLOYMENT} lifecycle.prevent_delete: known are create_before_destroy, ignore_changes, postcondition, precondition, prevent_destroy, replace_triggered_by`,
    ],
  ],
  [
    "a computed lifecycle switch",
    deployment("lifecycle", "prevent_destroy"),
    "${var.principal}",
    [`[WrongType] ${DEPLOYMENT} lifecycle.prevent_destroy: must be a literal bool, not string "\${var.principal}"`],
  ],
  [
    "ignored changes of an unknown attribute",
    deployment("lifecycle", "ignore_changes"),
    ["skus"],
    [`[UnknownAttribute] ${DEPLOYMENT} lifecycle.ignore_changes: "skus" is no attribute or block of this type`],
  ],
  [
    "a precondition without a message",
    role("lifecycle", "precondition"),
    [{ condition: "${true}" }],
    [`[MissingAttribute] ${ROLE} lifecycle.precondition.error_message: is required`],
  ],
  [
    "a trigger that is not there",
    deployment("lifecycle", "replace_triggered_by"),
    ["azurerm_resource_group.us"],
    [
      `[UnknownReference] ${DEPLOYMENT} lifecycle.replace_triggered_by: "azurerm_resource_group.us" is not in this document`,
    ],
    false,
  ],
  [
    "a dynamic block of an unknown name",
    setting("dynamic"),
    { logs: { for_each: ["a"], content: {} } },
    [
      `[UnknownAttribute] ${SETTING} dynamic.logs: no such block; known are enabled_log, enabled_metric, eventhub_authorization_rule_id, eventhub_name, id, log_analytics_destination_type, log_analytics_workspace_id, metric, name, partner_solution_id, storage_account_id, target_resource_id, timeouts`,
    ],
  ],
  [
    "a dynamic block with a misspelt argument",
    setting("dynamic"),
    { enabled_log: { for_each: ["Audit"], content: { categroy: "${enabled_log.value}" } } },
    [
      `[UnknownAttribute] ${SETTING} dynamic.enabled_log.content.categroy: no such attribute or block; known are category, category_group, retention_policy`,
    ],
  ],
  [
    "a dynamic block over nothing",
    setting("dynamic"),
    { enabled_log: { content: { category: "Audit" } } },
    [`[MissingAttribute] ${SETTING} dynamic.enabled_log.for_each: is required`],
  ],
];
