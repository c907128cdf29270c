/** Which entry of `facts/azure-names.json` speaks about which argument. */
export type ValueEntry = readonly [resource: string, argument: string, entry: string];

const COGNITIVE_ENTRIES: readonly ValueEntry[] = [
  ["azurerm_cognitive_account", "name", "cognitiveAccount.name"],
  ["azurerm_cognitive_account", "custom_subdomain_name", "cognitiveAccount.customSubdomainName"],
  ["azurerm_cognitive_account", "kind", "cognitiveAccount.kind"],
  ["azurerm_cognitive_account", "sku_name", "cognitiveAccount.skuName"],
  ["azurerm_cognitive_account", "identity.type", "cognitiveAccount.identityType"],
  ["azurerm_cognitive_account", "network_acls.default_action", "cognitiveAccount.networkAcls.defaultAction"],
  ["azurerm_cognitive_account", "network_acls.bypass", "cognitiveAccount.networkAcls.bypass"],
  ["azurerm_cognitive_deployment", "name", "cognitiveDeployment.name"],
  ["azurerm_cognitive_deployment", "sku.name", "cognitiveDeployment.skuName"],
  ["azurerm_cognitive_deployment", "sku.capacity", "cognitiveDeployment.capacity"],
  ["azurerm_cognitive_deployment", "model.format", "cognitiveDeployment.modelFormat"],
  ["azurerm_cognitive_deployment", "version_upgrade_option", "cognitiveDeployment.versionUpgradeOption"],
  ["azurerm_cognitive_account_rai_policy", "name", "raiPolicy.name"],
  ["azurerm_cognitive_account_rai_policy", "base_policy_name", "raiPolicy.basePolicyName"],
  ["azurerm_cognitive_account_rai_policy", "mode", "raiPolicy.mode"],
  ["azurerm_cognitive_account_rai_policy", "content_filter.severity_threshold", "raiPolicy.severityThreshold"],
  ["azurerm_cognitive_account_rai_policy", "content_filter.source", "raiPolicy.source"],
];

const COMMON_ENTRIES: readonly ValueEntry[] = [
  ["azurerm_log_analytics_workspace", "name", "logAnalyticsWorkspace.name"],
  ["azurerm_log_analytics_workspace", "sku", "logAnalyticsWorkspace.sku"],
  ["azurerm_log_analytics_workspace", "retention_in_days", "logAnalyticsWorkspace.retentionInDays"],
  ["azurerm_monitor_diagnostic_setting", "name", "diagnosticSetting.name"],
  ["azurerm_monitor_diagnostic_setting", "log_analytics_destination_type", "diagnosticSetting.destinationType"],
  ["azurerm_resource_group", "name", "resourceGroup.name"],
  ["azurerm_role_assignment", "principal_type", "roleAssignment.principalTypes"],
  ["azurerm_user_assigned_identity", "name", "userAssignedIdentity.name"],
];

const BREAKER = "circuit_breaker_rule";
const FAILURE = `${BREAKER}.failure_condition`;

const API_MANAGEMENT_ENTRIES: readonly ValueEntry[] = [
  ["azurerm_api_management", "name", "apiManagement.service.name"],
  ["azurerm_api_management", "sku_name", "apiManagement.service.skuName"],
  ["azurerm_api_management", "publisher_name", "apiManagement.service.publisherName"],
  ["azurerm_api_management", "publisher_email", "apiManagement.service.publisherEmail"],
  ["azurerm_api_management", "identity.type", "apiManagement.service.identityType"],
  ["azurerm_api_management", "virtual_network_type", "apiManagement.service.virtualNetworkType"],
  ["azurerm_api_management_api", "name", "apiManagement.api.name"],
  ["azurerm_api_management_api", "display_name", "apiManagement.api.displayName"],
  ["azurerm_api_management_api", "path", "apiManagement.api.path"],
  ["azurerm_api_management_api", "protocols", "apiManagement.api.protocols"],
  ["azurerm_api_management_api", "api_type", "apiManagement.api.apiType"],
  ["azurerm_api_management_api", "revision", "apiManagement.api.revision"],
  ["azurerm_api_management_api_operation", "operation_id", "apiManagement.operation.operationId"],
  ["azurerm_api_management_api_operation", "display_name", "apiManagement.operation.displayName"],
  ["azurerm_api_management_api_operation", "url_template", "apiManagement.operation.urlTemplate"],
  ["azurerm_api_management_backend", "name", "apiManagement.backend.name"],
  ["azurerm_api_management_backend", "url", "apiManagement.backend.url"],
  ["azurerm_api_management_backend", "protocol", "apiManagement.backend.protocol"],
  ["azurerm_api_management_backend", "title", "apiManagement.backend.title"],
  ["azurerm_api_management_backend", "description", "apiManagement.backend.description"],
  ["azurerm_api_management_backend", `${BREAKER}.name`, "apiManagement.backend.circuitBreaker.name"],
  ["azurerm_api_management_backend", `${BREAKER}.trip_duration`, "apiManagement.backend.circuitBreaker.duration"],
  ["azurerm_api_management_backend", `${FAILURE}.interval_duration`, "apiManagement.backend.circuitBreaker.duration"],
  ["azurerm_api_management_backend", `${FAILURE}.count`, "apiManagement.backend.circuitBreaker.count"],
  ["azurerm_api_management_backend", `${FAILURE}.percentage`, "apiManagement.backend.circuitBreaker.percentage"],
  ["azurerm_api_management_backend", `${FAILURE}.error_reasons`, "apiManagement.backend.circuitBreaker.errorReason"],
  ...["min", "max"].map((end): ValueEntry => {
    return [
      "azurerm_api_management_backend",
      `${FAILURE}.status_code_range.${end}`,
      "apiManagement.backend.circuitBreaker.statusCode",
    ];
  }),
  ["azurerm_api_management_policy_fragment", "name", "apiManagement.policyFragment.name"],
  ["azurerm_api_management_policy_fragment", "format", "apiManagement.policyFragment.format"],
  ["azurerm_api_management_named_value", "name", "apiManagement.namedValue.name"],
  ["azurerm_api_management_named_value", "display_name", "apiManagement.namedValue.displayName"],
  ["azurerm_api_management_named_value", "value_from_key_vault.secret_id", "apiManagement.namedValue.secretId"],
  [
    "azurerm_api_management_named_value",
    "value_from_key_vault.identity_client_id",
    "apiManagement.namedValue.identityClientId",
  ],
];

/** The same for one API and for the whole service. */
const DIAGNOSTIC_ENTRIES = ["azurerm_api_management_api_diagnostic", "azurerm_api_management_diagnostic"].flatMap(
  (resource): ValueEntry[] => [
    [resource, "identifier", "apiManagement.diagnostic.identifier"],
    [resource, "sampling_percentage", "apiManagement.diagnostic.samplingPercentage"],
    [resource, "verbosity", "apiManagement.diagnostic.verbosity"],
    [resource, "http_correlation_protocol", "apiManagement.diagnostic.httpCorrelationProtocol"],
    [resource, "operation_name_format", "apiManagement.diagnostic.operationNameFormat"],
    ...["frontend_request", "frontend_response", "backend_request", "backend_response"].flatMap(
      (side): ValueEntry[] => [
        [resource, `${side}.body_bytes`, "apiManagement.diagnostic.bodyBytes"],
        [resource, `${side}.data_masking.headers.mode`, "apiManagement.diagnostic.maskingMode"],
        [resource, `${side}.data_masking.query_params.mode`, "apiManagement.diagnostic.maskingMode"],
      ],
    ),
  ],
);

export const ENTRIES: readonly ValueEntry[] = [
  ...COGNITIVE_ENTRIES,
  ...COMMON_ENTRIES,
  ...API_MANAGEMENT_ENTRIES,
  ...DIAGNOSTIC_ENTRIES,
];
