// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { type Parts, store } from "./parts";

export const FILES = "azurerm_storage_account.files";

/** Applications elsewhere, each of which is told a text. */
export function apps(told: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(
    Object.entries(told).map(([name, text]) => [
      `azurerm_linux_web_app.${name}`,
      { name, location: "eastus", app_settings: { TOLD: text } },
    ]),
  );
}

/** Resources of a provider that nobody knows, each of which is told a text. */
export function strangers(told: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(Object.entries(told).map(([name, text]) => [`stranger_thing.${name}`, { told: text }]));
}

export function outside(...names: readonly string[]): readonly string[] {
  return [...names].sort().map((name) => `LocationOutsideBoundary prod/shared/${name} location`);
}

export function unseen(...names: readonly string[]): readonly string[] {
  return [...names].sort().map((name) => `ResourceNotClassified prod/shared/${name} name`);
}

export const ARM = "/subscriptions/s/resourceGroups/rg-of-zone/providers/";
export const HERE = { location: "swedencentral" };
export const OF_ZONE: Parts = {
  ...store("files", "swedencentral"),
  "azurerm_resource_group.group": { name: "rg-of-zone", ...HERE },
  "azurerm_application_insights.traces": {
    name: "traces",
    ...HERE,
    workspace_id: "${azurerm_log_analytics_workspace.logs.id}",
  },
  "azurerm_log_analytics_workspace.logs": { name: "logs", ...HERE, retention_in_days: 30 },
  "azurerm_api_management.gateway": { name: "gateway", ...HERE },
  "azurerm_api_management_subscription.caller": { api_management_name: "${azurerm_api_management.gateway.name}" },
  "azurerm_user_assigned_identity.who": { name: "who", ...HERE },
  "azurerm_key_vault.vault": { name: "vault", ...HERE },
  "azurerm_key_vault_secret.kept": { name: "kept", key_vault_id: "${azurerm_key_vault.vault.id}" },
  "azurerm_role_definition.role": { name: "role" },
};
