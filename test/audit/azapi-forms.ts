// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

export type Body = { readonly [name: string]: unknown };

/** A leaking and a clean body of azapi for what a row of the tables judges. */
export interface InArm {
  /** `azurerm_x path` of the row. */
  readonly row: string;
  readonly type: string;
  readonly leaks: Body;
  /** Left out where the type itself is what leaks. */
  readonly fine?: Body;
}

const redundant = (value: string) => ({ properties: { requestedBackupStorageRedundancy: value } });
const inFlexible = (geoRedundantBackup: string) => ({ properties: { backup: { geoRedundantBackup } } });
const STORED = { storageSettings: [{ datastoreType: "VaultStore", type: "LocallyRedundant" }] };
const restoring = (state: string) => ({
  properties: { ...STORED, featureSettings: { crossRegionRestoreSettings: { state } } },
});
const policy = (format: string) => ({ properties: { format, value: "<policies />" } });

/** One for each row that a body does not tell by itself. West Europe is paired with a region in Ireland, which is outside. */
export const FORMS: readonly InArm[] = [
  {
    row: "azurerm_storage_account account_replication_type",
    type: "Microsoft.Storage/storageAccounts",
    leaks: { sku: { name: "Standard_GRS" } },
    fine: { sku: { name: "Standard_ZRS" } },
  },
  {
    row: "azurerm_storage_account cross_tenant_replication_enabled",
    type: "Microsoft.Storage/storageAccounts",
    leaks: { sku: { name: "Standard_LRS" }, properties: { allowCrossTenantReplication: true } },
    fine: { sku: { name: "Standard_LRS" }, properties: { allowCrossTenantReplication: false } },
  },
  {
    row: "azurerm_cosmosdb_account backup.storage_redundancy",
    type: "Microsoft.DocumentDB/databaseAccounts",
    leaks: { properties: { backupPolicy: { type: "Periodic" } } },
    fine: { properties: { backupPolicy: { periodicModeProperties: { backupStorageRedundancy: "Local" } } } },
  },
  {
    row: "azurerm_postgresql_flexible_server geo_redundant_backup_enabled",
    type: "Microsoft.DBforPostgreSQL/flexibleServers",
    leaks: inFlexible("Enabled"),
    fine: inFlexible("Disabled"),
  },
  {
    row: "azurerm_mssql_database storage_account_type",
    type: "Microsoft.Sql/servers/databases",
    leaks: redundant("Geo"),
    fine: redundant("Local"),
  },
  {
    row: "azurerm_mssql_database geo_backup_enabled",
    type: "Microsoft.Sql/servers/databases/geoBackupPolicies",
    leaks: {},
    fine: { properties: { state: "Disabled" } },
  },
  {
    row: "azurerm_mssql_managed_instance storage_account_type",
    type: "Microsoft.Sql/managedInstances",
    leaks: {},
    fine: redundant("Zone"),
  },
  {
    row: "azurerm_recovery_services_vault storage_mode_type",
    type: "Microsoft.RecoveryServices/vaults",
    leaks: {},
    fine: { properties: { redundancySettings: { standardTierStorageRedundancy: "ZoneRedundant" } } },
  },
  {
    row: "azurerm_recovery_services_vault cross_region_restore_enabled",
    type: "Microsoft.DataProtection/backupVaults",
    leaks: restoring("Enabled"),
    fine: restoring("Disabled"),
  },
  {
    row: "azurerm_data_protection_backup_vault redundancy",
    type: "Microsoft.DataProtection/backupVaults",
    leaks: { properties: { storageSettings: [{ type: "GeoRedundant" }] } },
    fine: { properties: STORED },
  },
  {
    row: "azurerm_synapse_sql_pool storage_account_type",
    type: "Microsoft.Synapse/workspaces/sqlPools",
    leaks: { properties: { storageAccountType: "GRS" } },
    fine: { properties: { storageAccountType: "LRS" } },
  },
  {
    row: "azurerm_synapse_sql_pool geo_backup_policy_enabled",
    type: "Microsoft.Synapse/workspaces/sqlPools/geoBackupPolicies",
    leaks: { properties: { state: "Enabled" } },
    fine: { properties: { state: "Disabled" } },
  },
  {
    row: "azurerm_iothub_dps data_residency_enabled",
    type: "Microsoft.Devices/provisioningServices",
    leaks: {},
    fine: { properties: { enableDataResidency: true } },
  },
  { row: "azurerm_key_vault location", type: "Microsoft.KeyVault/vaults", leaks: {} },
  {
    row: "azurerm_application_insights_standard_web_test geo_locations",
    type: "Microsoft.Insights/webtests",
    leaks: { properties: { Locations: [{ Id: "emea-nl-ams-azr" }, { Id: "us-va-ash-azr" }] } },
    fine: { properties: { Locations: [{ Id: "emea-nl-ams-azr" }] } },
  },
  {
    row: "azurerm_notification_hub_namespace replication_region",
    type: "Microsoft.NotificationHubs/namespaces",
    leaks: {},
    fine: { properties: { replicationRegion: "None" } },
  },
  ...["azurerm_api_management_policy xml_link", "azurerm_api_management_api_policy xml_link"].map(
    (row): InArm => ({
      row,
      type: "Microsoft.ApiManagement/service/apis/policies",
      leaks: policy("rawxml-link"),
      fine: policy("rawxml"),
    }),
  ),
  {
    row: "azurerm_api_management_logger application_insights.instrumentation_key",
    type: "Microsoft.ApiManagement/service/loggers",
    leaks: { properties: { credentials: { instrumentationKey: "00000000-0000-0000-0000-000000000000" } } },
    fine: { properties: { loggerType: "azureMonitor" } },
  },
  {
    row: "azurerm_api_management_logger eventhub.connection_string",
    type: "Microsoft.ApiManagement/service/loggers",
    leaks: { properties: { credentials: { connectionString: "SharedAccessKeyName=x;SharedAccessKey=y" } } },
    fine: {
      properties: { credentials: { connectionString: "${azurerm_storage_account.near.primary_connection_string}" } },
    },
  },
  {
    row: "azurerm_traffic_manager_profile traffic_view_enabled",
    type: "Microsoft.Network/trafficManagerProfiles",
    leaks: { properties: { trafficViewEnrollmentStatus: "Enabled" } },
    fine: { properties: { trafficViewEnrollmentStatus: "Disabled" } },
  },
  {
    row: "azurerm_lb sku_tier",
    type: "Microsoft.Network/publicIPAddresses",
    leaks: { sku: { name: "Standard", tier: "Global" } },
    fine: { sku: { name: "Standard", tier: "Regional" } },
  },
  {
    row: "azurerm_kusto_script url",
    type: "Microsoft.Kusto/clusters/databases/scripts",
    leaks: { properties: { scriptUrl: "${azurerm_storage_account.near.primary_blob_endpoint}s" } },
    fine: { properties: { scriptContent: ".show tables" } },
  },
  {
    row: "azurerm_stream_analytics_output_powerbi group_id",
    type: "Microsoft.StreamAnalytics/streamingjobs/outputs",
    leaks: { properties: { datasource: { type: "PowerBI" } } },
    fine: { properties: { datasource: { type: "Microsoft.Storage/Blob" } } },
  },
  {
    row: "azurerm_application_insights workspace_id",
    type: "Microsoft.Insights/components",
    leaks: { properties: { Application_Type: "web" } },
    fine: { properties: { WorkspaceResourceId: "${azurerm_storage_account.near.id}" } },
  },
  {
    row: "azurerm_storage_object_replication destination_storage_account_id",
    type: "Microsoft.Storage/storageAccounts/objectReplicationPolicies",
    leaks: { properties: { sourceAccount: "near", destinationAccount: "far" } },
    fine: { properties: { sourceAccount: "near", destinationAccount: "near" } },
  },
  {
    row: "azurerm_container_registry georeplications.location",
    type: "Microsoft.ContainerRegistry/registries/replications",
    leaks: { location: "eastus" },
    fine: { location: "westeurope" },
  },
  {
    row: "azurerm_shared_image_version target_region.name",
    type: "Microsoft.Compute/galleries/images/versions",
    leaks: { properties: { publishingProfile: { targetRegions: [{ name: "East US" }] } } },
    fine: { properties: { publishingProfile: { targetRegions: [{ name: "West Europe" }] } } },
  },
  {
    row: "azurerm_redis_linked_server linked_redis_cache_location",
    type: "Microsoft.Cache/redis/linkedServers",
    leaks: { properties: { linkedRedisCacheLocation: "North Europe" } },
    fine: { properties: { linkedRedisCacheLocation: "West Europe" } },
  },
  ...[
    ["azurerm_cdn_frontdoor_route cache", "Microsoft.Cdn/profiles/afdEndpoints/routes"],
    ["azurerm_cdn_frontdoor_profile sku_name", "Microsoft.Cdn/profiles"],
    ["azurerm_cdn_frontdoor_firewall_policy sku_name", "Microsoft.Network/frontdoorWebApplicationFirewallPolicies"],
    ["azurerm_cdn_profile location", "Microsoft.Cdn/profiles/endpoints"],
    ["azurerm_frontdoor name", "Microsoft.Network/frontDoors"],
    ["azurerm_frontdoor_firewall_policy name", "Microsoft.Network/frontdoorWebApplicationFirewallPolicies"],
    ["azurerm_datadog_monitor location", "Microsoft.Datadog/monitors"],
    ["azurerm_bot_channel_alexa bot_name", "Microsoft.BotService/botServices/channels"],
    ["azurerm_api_management_gateway location_data.region", "Microsoft.ApiManagement/service/gateways"],
    ["azurerm_static_web_app location", "Microsoft.Web/staticSites"],
    ["azurerm_app_service_source_control_token token", "Microsoft.Web/sourcecontrols"],
    ["azurerm_source_control_token token", "Microsoft.Web/sourcecontrols"],
    ["azurerm_spring_cloud_app_dynamics_application_performance_monitoring name", "Microsoft.AppPlatform/Spring/apms"],
    ["azurerm_security_center_auto_provisioning auto_provision", "Microsoft.Security/autoProvisioningSettings"],
    ["azurerm_security_center_contact email", "Microsoft.Security/securityContacts"],
    [
      "azurerm_security_center_server_vulnerability_assessment_virtual_machine virtual_machine_id",
      "Microsoft.Security/serverVulnerabilityAssessments",
    ],
    [
      "azurerm_security_center_server_vulnerability_assessments_setting vulnerability_assessment_provider",
      "Microsoft.Security/serverVulnerabilityAssessmentsSettings",
    ],
    ["azurerm_security_center_setting setting_name", "Microsoft.Security/settings"],
    ["azurerm_security_center_subscription_pricing tier", "Microsoft.Security/pricings"],
    ["azurerm_nginx_configuration config_file.content", "Nginx.NginxPlus/nginxDeployments/configurations"],
    ["azurerm_nginx_configuration package_data", "Nginx.NginxPlus/nginxDeployments/configurations"],
    ["azurerm_communication_service data_location", "Microsoft.Communication/communicationServices"],
    ["azurerm_email_communication_service data_location", "Microsoft.Communication/emailServices"],
    ["azurerm_aadb2c_directory data_residency_location", "Microsoft.AzureActiveDirectory/b2cDirectories"],
  ].map(([row, type]): InArm => ({ row, type, leaks: {} })),
];
