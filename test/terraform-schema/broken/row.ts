/** Where in the document something is broken. */
export type Path = readonly (string | number)[];

/**
 * What is broken, where, what stands there instead and what is found. The last one is false where `terraform validate`
 * is content: the provider refuses it, or the registry, or only a plan shows it.
 */
export type Row = readonly [
  name: string,
  path: Path,
  value: unknown,
  findings: readonly string[],
  refusedByValidate?: false,
];

export const account = (...path: Path): Path => ["resource", "azurerm_cognitive_account", "eu", ...path];
export const deployment = (...path: Path): Path => ["resource", "azurerm_cognitive_deployment", "chat", ...path];
export const policy = (...path: Path): Path => ["resource", "azurerm_cognitive_account_rai_policy", "eu", ...path];
export const group = (...path: Path): Path => ["resource", "azurerm_resource_group", "eu", ...path];
export const role = (...path: Path): Path => ["resource", "azurerm_role_assignment", "eu", ...path];
export const setting = (...path: Path): Path => ["resource", "azurerm_monitor_diagnostic_setting", "eu", ...path];

export const ACCOUNT = "azurerm_cognitive_account.eu";
export const DEPLOYMENT = "azurerm_cognitive_deployment.chat";
export const POLICY = "azurerm_cognitive_account_rai_policy.eu";
export const GROUP = "azurerm_resource_group.eu";
export const ROLE = "azurerm_role_assignment.eu";
export const SETTING = "azurerm_monitor_diagnostic_setting.eu";
