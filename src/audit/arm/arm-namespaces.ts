/**
 * Namespaces of Azure Resource Manager that the tables know something of, as the provider makes resources of them. What is in another
 * one may be kept and sent anywhere.
 */
const NAMESPACES: ReadonlySet<string> = new Set(
  [
    ...[
      "aad",
      "aadiam",
      "alertsmanagement",
      "analysisservices",
      "apicenter",
      "apimanagement",
      "app",
      "appconfiguration",
    ],
    ...["appplatform", "attestation", "authorization", "automanage", "automation", "avs", "azureactivedirectory"],
    ...["azurestackhci", "batch", "blueprint", "botservice", "cache", "cdn", "certificateregistration", "chaos"],
    ...["codesigning", "cognitiveservices", "communication", "compute", "confidentialledger", "confluent"],
    ...["consumption", "containerinstance", "containerregistry", "containerservice", "costmanagement"],
    ...["customproviders", "dashboard", "databasemigration", "databoxedge", "databricks", "datadog", "datafactory"],
    ...["datamigration", "dataprotection", "datashare", "dbformariadb", "dbformysql", "dbforpostgresql"],
    ...["desktopvirtualization", "devcenter", "devices", "deviceupdate", "devopsinfrastructure", "devtestlab"],
    ...["digitaltwins", "documentdb", "durabletask", "elastic", "elasticsan", "eventgrid", "eventhub"],
    ...["extendedlocation", "fabric", "fluidrelay", "graphservices", "guestconfiguration", "hdinsight", "healthbot"],
    ...["healthcareapis", "hybridcompute", "insights", "iotcentral", "keyvault", "kubernetes"],
    ...["kubernetesconfiguration", "kusto", "labservices", "loadtestservice", "logic", "machinelearningservices"],
    ...["maintenance", "managedidentity", "managedservices", "management", "maps", "marketplaceordering"],
    ...["mixedreality", "mobilenetwork", "monitor", "netapp", "network", "networkfunction", "notificationhubs"],
    ...["operationalinsights", "operationsmanagement", "orbital", "policyinsights", "portal", "powerbidedicated"],
    ...["purview", "recoveryservices", "redhatopenshift", "relay", "resourceconnector", "resources", "search"],
    ...["security", "securityinsights", "servicebus", "servicefabric", "servicelinker", "servicenetworking"],
    ...["signalrservice", "solutions", "sql", "sqlvirtualmachine", "storage", "storagecache", "storagemover"],
    ...["storagepool", "storagesync", "streamanalytics", "subscription", "synapse", "timeseriesinsights"],
    ...["videoindexer", "virtualmachineimages", "voiceservices", "web", "workloads"],
  ].map((name) => `microsoft.${name}`),
);
const OF_OTHERS: ReadonlySet<string> = new Set([
  ...["dynatrace.observability", "newrelic.observability", "nginx.nginxplus", "oracle.database"],
  ...["paloaltonetworks.cloudngfw"],
]);

/** Whether something is known of the namespace of a type, which is in lower case. */
export function isKnownNamespace(type: string): boolean {
  const [namespace] = type.split("/", 1);
  return NAMESPACES.has(namespace) || OF_OTHERS.has(namespace);
}
