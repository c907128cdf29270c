// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { GROUP, group, ROLE, type Row, role } from "./row";

export const BROKEN_REFERENCES: readonly Row[] = [
  [
    "a resource that is not there",
    role("scope"),
    "${azurerm_cognitive_account.us.id}",
    [`[UnknownReference] ${ROLE} scope: azurerm_cognitive_account.us.id: is not in this document`],
  ],
  [
    "an attribute that the type does not have",
    ["output", "endpoint", "value"],
    "${azurerm_cognitive_account.eu.url}",
    ["[UnknownReference] output.endpoint value: azurerm_cognitive_account.eu.url: has no attribute or block 'url'"],
  ],
  [
    "an attribute that the block does not have",
    role("principal_id"),
    "${azurerm_cognitive_account.eu.identity[0].object_id}",
    [
      `[UnknownReference] ${ROLE} principal_id: azurerm_cognitive_account.eu.identity[0].object_id: has no attribute or block 'object_id'`,
    ],
  ],
  [
    "a block without an index",
    role("principal_id"),
    "${azurerm_cognitive_account.eu.identity.principal_id}",
    [
      `[UnknownReference] ${ROLE} principal_id: azurerm_cognitive_account.eu.identity.principal_id: 'identity' is a list, write identity[0] before '.principal_id'`,
    ],
  ],
  [
    "an index into a set",
    ["output", "endpoint", "value"],
    "${azurerm_monitor_diagnostic_setting.eu.enabled_log[0].category}",
    [
      "[UnknownReference] output.endpoint value: azurerm_monitor_diagnostic_setting.eu.enabled_log[0].category: 'enabled_log' is a set and has no index; use one(…) or tolist(…)",
    ],
  ],
  [
    "steps after text",
    role("scope"),
    "${azurerm_cognitive_account.eu.id.value}",
    [
      `[UnknownReference] ${ROLE} scope: azurerm_cognitive_account.eu.id.value: 'id' is a string, nothing can follow it`,
    ],
  ],
  [
    "an unknown variable",
    role("principal_id"),
    "${var.principle}",
    [`[UnknownReference] ${ROLE} principal_id: var.principle: is not in this document`],
  ],
  [
    "an unknown local",
    group("tags", "team"),
    "${local.tema}",
    [`[UnknownReference] ${GROUP} tags.team: local.tema: is not in this document`],
  ],
  [
    "an unknown data source",
    group("tags", "team"),
    "${data.azurerm_client_config.you.object_id}",
    [`[UnknownReference] ${GROUP} tags.team: data.azurerm_client_config.you.object_id: is not in this document`],
  ],
  [
    "an unknown resource inside a function inside text",
    group("name"),
    'rg-${lower("${azurerm_subnet.a.name}-x")}',
    [`[UnknownReference] ${GROUP} name: azurerm_subnet.a.name: is not in this document`],
  ],
  [
    "an expression that never ends",
    group("tags", "team"),
    "${local.team",
    [`[UnreadableExpression] ${GROUP} tags.team: a "\${" or "%{" is never closed: \${local.team`],
  ],
];
