import { TYPES } from "./facts";

/** Whoever knows it cannot do more than who has it. */
const IDENTITY = "azurerm_user_assigned_identity";

/** What lets somebody in, or tells what was kept. */
const KEYS = /key|connection_string|password|sas|secret|token|callback_url/;
/** By these somebody can write to a service, or call it, and no more. */
const FOR_WRITING: { readonly [type: string]: RegExp | undefined } = {
  azurerm_api_management_subscription: /_key$/,
  azurerm_application_insights: /^(?:connection_string|instrumentation_key)$/,
  azurerm_log_analytics_workspace: /_shared_key$/,
};
/** What describes something, or says where to call it. */
const HARMLESS =
  /(?:^|_)(?:location|names?|endpoints?|hosts?|hostname|fqdn|uri|url|ips?|ip_addresses|port|version|(?:principal|client|object|tenant)_id)$/;

export function isKey(type: string, attribute: string): boolean {
  if (attribute === "") return true;
  if (type === "azurerm_key_vault_secret") return attribute !== "name";
  return KEYS.test(attribute) && !FOR_WRITING[type]?.test(attribute);
}

/** Whether something tells no more of a resource than what it is, and where. */
export function isHarmless(type: string, attribute: string): boolean {
  if (FOR_WRITING[type]?.test(attribute)) return true;
  if (isKey(type, attribute)) return false;
  if (type === "azurerm_resource_group" && attribute === "name") return false;
  return HARMLESS.test(attribute);
}

/** Whether nothing of a zone is in it, or nothing that could be told by an attribute. */
export function isEmpty(type: string): boolean {
  return type === IDENTITY || TYPES.get(type)?.class === "no-data" || isOfState(type);
}

/** Values that are kept in the state alone, or in the tenant. */
export function isOfState(type: string): boolean {
  return /^(?:random_|time_|tls_|azuread_|null_resource$|terraform_data$)/.test(type);
}
