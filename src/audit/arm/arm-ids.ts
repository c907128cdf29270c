import { ARM_TYPES } from "./arm-names";

/** A resource as its ARM id names it; what stands behind is a part of it. */
export interface ArmName {
  readonly group: string;
  /** Of Azure Resource Manager, in lower case. */
  readonly type: string;
  readonly name: string;
}

/** More types than those that are named by a bare name. */
const FURTHER_TYPES: readonly (readonly [string, string])[] = [
  ["azurerm_ai_foundry", "microsoft.machinelearningservices/workspaces"],
  ["azurerm_ai_services", "microsoft.cognitiveservices/accounts"],
  ["azurerm_app_configuration", "microsoft.appconfiguration/configurationstores"],
  ["azurerm_application_gateway", "microsoft.network/applicationgateways"],
  ["azurerm_application_insights", "microsoft.insights/components"],
  ["azurerm_cognitive_account", "microsoft.cognitiveservices/accounts"],
  ["azurerm_container_app", "microsoft.app/containerapps"],
  ["azurerm_container_app_environment", "microsoft.app/managedenvironments"],
  ["azurerm_data_factory", "microsoft.datafactory/factories"],
  ["azurerm_databricks_workspace", "microsoft.databricks/workspaces"],
  ["azurerm_eventgrid_topic", "microsoft.eventgrid/topics"],
  ["azurerm_key_vault", "microsoft.keyvault/vaults"],
  ["azurerm_kubernetes_cluster", "microsoft.containerservice/managedclusters"],
  ["azurerm_linux_virtual_machine", "microsoft.compute/virtualmachines"],
  ["azurerm_machine_learning_workspace", "microsoft.machinelearningservices/workspaces"],
  ["azurerm_managed_disk", "microsoft.compute/disks"],
  ["azurerm_monitor_action_group", "microsoft.insights/actiongroups"],
  ["azurerm_monitor_data_collection_endpoint", "microsoft.insights/datacollectionendpoints"],
  ["azurerm_monitor_data_collection_rule", "microsoft.insights/datacollectionrules"],
  ["azurerm_monitor_workspace", "microsoft.monitor/accounts"],
  ["azurerm_private_endpoint", "microsoft.network/privateendpoints"],
  ["azurerm_search_service", "microsoft.search/searchservices"],
  ["azurerm_service_plan", "microsoft.web/serverfarms"],
  ["azurerm_signalr_service", "microsoft.signalrservice/signalr"],
  ["azurerm_snapshot", "microsoft.compute/snapshots"],
  ["azurerm_synapse_workspace", "microsoft.synapse/workspaces"],
  ["azurerm_web_pubsub", "microsoft.signalrservice/webpubsub"],
  ["azurerm_windows_virtual_machine", "microsoft.compute/virtualmachines"],
];

/** Names that only one resource in all of Azure has. */
const UNIQUE: ReadonlySet<string> = new Set([
  ...["microsoft.apimanagement/service", "microsoft.appconfiguration/configurationstores", "microsoft.cache/redis"],
  ...[
    "microsoft.containerregistry/registries",
    "microsoft.datafactory/factories",
    "microsoft.dbformysql/flexibleservers",
  ],
  ...[
    "microsoft.dbforpostgresql/flexibleservers",
    "microsoft.devices/iothubs",
    "microsoft.devices/provisioningservices",
  ],
  ...["microsoft.documentdb/databaseaccounts", "microsoft.eventhub/namespaces", "microsoft.keyvault/vaults"],
  ...["microsoft.notificationhubs/namespaces", "microsoft.relay/namespaces", "microsoft.search/searchservices"],
  ...["microsoft.servicebus/namespaces", "microsoft.signalrservice/signalr", "microsoft.signalrservice/webpubsub"],
  ...["microsoft.sql/managedinstances", "microsoft.sql/servers", "microsoft.storage/storageaccounts"],
  ...["microsoft.synapse/workspaces", "microsoft.web/sites"],
]);

const ID = /^\/subscriptions\/[^/]+\/resourcegroups\/([^/]+)\/providers\/([^/]+\/[^/]+)\/([^/]+)(?:\/|$)/i;

const armTypeOf = new Map([...ARM_TYPES, ...FURTHER_TYPES]);
const typesOf = new Map<string, readonly string[]>();
for (const [type, armType] of armTypeOf) typesOf.set(armType, [...(typesOf.get(armType) ?? []), type]);

/** What a literal ARM id names; nothing for what is none, or is in no resource group. */
export function readArmId(id: string): ArmName | undefined {
  const [, group, type, name] = ID.exec(id) ?? [];
  return name === undefined ? undefined : { group, type: type.toLowerCase(), name };
}

/** Types of the provider that make what Azure Resource Manager has under a type. */
export function providerTypesOf(armType: string): readonly string[] {
  return typesOf.get(armType) ?? [];
}

/** Whether a resource of a type of the provider may have an id with a type of Azure Resource Manager in it. */
export function mayBeOfType(providerType: string, armType: string): boolean {
  const known = armTypeOf.get(providerType);
  return known === undefined || known === armType.toLowerCase();
}

export function isNameUnique(armType: string): boolean {
  return UNIQUE.has(armType);
}
