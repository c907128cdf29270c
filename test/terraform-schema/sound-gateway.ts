// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import type { Json } from "./sound-document";

/** A stack with one API Management service and an API that calls two accounts, with nothing wrong in it. */
export function soundGateway(): Json {
  return structuredClone(SOUND);
}

const PLACE = {
  api_management_name: "${azurerm_api_management.eu.name}",
  resource_group_name: "${azurerm_resource_group.eu.name}",
};

const SOUND = {
  terraform: { required_providers: { azurerm: { source: "azurerm", version: "4.55.0" } } },
  provider: { azurerm: [{ features: [{}] }] },
  variable: { logger: { type: "string" }, secret: { type: "string" }, subnet: { type: "string" } },
  resource: {
    azurerm_resource_group: { eu: { location: "swedencentral", name: "rg-eu" } },
    azurerm_api_management: {
      eu: {
        identity: { type: "SystemAssigned" },
        location: "${azurerm_resource_group.eu.location}",
        name: "apim-eu",
        publisher_email: "team@example.com",
        publisher_name: "Team",
        resource_group_name: "${azurerm_resource_group.eu.name}",
        sku_name: "Premium_2",
        virtual_network_configuration: { subnet_id: "${var.subnet}" },
        virtual_network_type: "Internal",
        zones: ["1", "2"],
      },
    },
    azurerm_monitor_diagnostic_setting: {
      eu: {
        enabled_log: [{ category: "GatewayLogs" }],
        enabled_metric: [{ category: "AllMetrics" }],
        log_analytics_destination_type: "Dedicated",
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.eu.id}",
        name: "diagnostics",
        target_resource_id: "${azurerm_api_management.eu.id}",
      },
    },
    azurerm_log_analytics_workspace: {
      eu: {
        location: "${azurerm_resource_group.eu.location}",
        name: "log-eu",
        resource_group_name: "${azurerm_resource_group.eu.name}",
        retention_in_days: 30,
        sku: "PerGB2018",
      },
    },
    azurerm_api_management_diagnostic: {
      eu: {
        ...PLACE,
        api_management_logger_id: "${azurerm_api_management.eu.id}/loggers/azuremonitor",
        frontend_request: { body_bytes: 0 },
        identifier: "azuremonitor",
        sampling_percentage: 12.5,
      },
    },
    azurerm_api_management_api: {
      chat: {
        ...PLACE,
        display_name: "Azure OpenAI",
        name: "azure-openai",
        path: "ai",
        protocols: ["https"],
        revision: "1",
        subscription_key_parameter_names: { header: "api-key", query: "subscription-key" },
      },
    },
    azurerm_api_management_api_operation: {
      chat: {
        ...PLACE,
        api_name: "${azurerm_api_management_api.chat.name}",
        display_name: "Chat completions",
        method: "POST",
        operation_id: "chat-completions",
        template_parameter: [{ name: "deployment", required: true, type: "string" }],
        url_template: "/openai/deployments/{deployment}/chat/completions",
      },
    },
    azurerm_api_management_api_policy: {
      chat: {
        ...PLACE,
        api_name: "${azurerm_api_management_api.chat.name}",
        depends_on: ["azurerm_api_management_backend.eu", "azurerm_api_management_policy_fragment.answer"],
        xml_content: '<policies><inbound><include-fragment fragment-id="openai_answer_abc123" /></inbound></policies>',
      },
    },
    azurerm_api_management_policy_fragment: {
      answer: {
        api_management_id: "${azurerm_api_management.eu.id}",
        description: "Answers",
        format: "rawxml",
        lifecycle: { create_before_destroy: true },
        name: "openai_answer_abc123",
        value: '<fragment>\n  <set-status code="503" reason="No" />\n</fragment>\n',
      },
    },
    azurerm_api_management_api_diagnostic: {
      chat: {
        ...PLACE,
        api_management_logger_id: "${var.logger}",
        api_name: "${azurerm_api_management_api.chat.name}",
        backend_response: { body_bytes: 0, data_masking: { headers: [{ mode: "Mask", value: "api-key" }] } },
        http_correlation_protocol: "W3C",
        identifier: "applicationinsights",
        operation_name_format: "Url",
        sampling_percentage: 100,
        verbosity: "information",
      },
    },
    azurerm_api_management_named_value: {
      key: {
        ...PLACE,
        display_name: "openai_key_eu",
        name: "openai_key_eu",
        secret: true,
        value_from_key_vault: {
          identity_client_id: "00000000-0000-0000-0000-000000000001",
          secret_id: "https://vault.vault.azure.net/secrets/openai-key",
        },
      },
    },
    azurerm_api_management_backend: {
      eu: {
        ...PLACE,
        circuit_breaker_rule: {
          failure_condition: {
            count: 3,
            interval_duration: "PT60S",
            status_code_range: [
              { max: 500, min: 500 },
              { max: 504, min: 502 },
            ],
          },
          name: "server-errors",
          trip_duration: "PT30S",
        },
        credentials: { header: { "api-key": "{{openai_key_eu}}" } },
        depends_on: ["azurerm_api_management_named_value.key"],
        name: "openai_chat_eu",
        protocol: "http",
        url: "https://oai-eu.openai.azure.com/openai",
      },
    },
  },
};
