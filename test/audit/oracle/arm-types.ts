/** What some types are called in ids of Azure Resource Manager, and whether a name is one of a kind in all of Azure. */
export const ARM_TYPES: { readonly [type: string]: readonly [armType: string, isUnique: boolean] | undefined } = {
  azurerm_api_management: ["Microsoft.ApiManagement/service", true],
  azurerm_automation_account: ["Microsoft.Automation/automationAccounts", false],
  azurerm_cosmosdb_account: ["Microsoft.DocumentDB/databaseAccounts", true],
  azurerm_data_protection_backup_vault: ["Microsoft.DataProtection/backupVaults", false],
  azurerm_eventhub_namespace: ["Microsoft.EventHub/namespaces", true],
  azurerm_iothub: ["Microsoft.Devices/IotHubs", true],
  azurerm_kusto_cluster: ["Microsoft.Kusto/clusters", false],
  azurerm_linux_function_app: ["Microsoft.Web/sites", true],
  azurerm_linux_web_app: ["Microsoft.Web/sites", true],
  azurerm_mssql_server: ["Microsoft.Sql/servers", true],
  azurerm_recovery_services_vault: ["Microsoft.RecoveryServices/vaults", false],
  azurerm_redis_cache: ["Microsoft.Cache/Redis", true],
  azurerm_servicebus_namespace: ["Microsoft.ServiceBus/namespaces", true],
  azurerm_storage_account: ["Microsoft.Storage/storageAccounts", true],
  azurerm_stream_analytics_job: ["Microsoft.StreamAnalytics/streamingjobs", false],
  azurerm_virtual_network: ["Microsoft.Network/virtualNetworks", false],
};

export function armId(kind: string, name: string): string {
  return `/subscriptions/s/resourceGroups/g/providers/${kind}/${name}`;
}
