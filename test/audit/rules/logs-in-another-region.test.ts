// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { AzureRegion } from "../../../src/residency/azure-region";
import { audit, documentOf, texts, type WrittenResource } from "../document-of";
import { guarded } from "../guarded";

const SINKS = {
  "azurerm_log_analytics_workspace.w": { retention_in_days: 30 },
  "azurerm_storage_account.s": { name: "s", account_replication_type: "LRS" },
  "azurerm_eventhub_namespace.n": { name: "n" },
} as const;
const RULE = {
  "azurerm_eventhub_namespace_authorization_rule.r": {
    path: "prod/shared/rule",
    namespace_name: "${azurerm_eventhub_namespace.n.name}",
  },
};
const WAYS: readonly (readonly [string, string])[] = [
  ["log_analytics_workspace_id", "${azurerm_log_analytics_workspace.w.id}"],
  ["storage_account_id", "${azurerm_storage_account.s.id}"],
  ["eventhub_authorization_rule_id", "${azurerm_eventhub_namespace_authorization_rule.r.id}"],
];
const WATCHED: readonly (readonly [string, string, WrittenResource])[] = [
  ["an account", "azurerm_cognitive_account.t", {}],
  ["a resource of AI services", "azurerm_ai_services.t", {}],
  ["an account of azapi", "azapi_resource.t", { type: "Microsoft.CognitiveServices/accounts@2025-06-01" }],
  ["a gateway", "azurerm_api_management.t", { additional_location: [{ location: "francecentral" }] }],
  ["a gateway of azapi", "azapi_resource.t", { type: "Microsoft.ApiManagement/service@2024-05-01" }],
];
const AT = "prod/eu/logs";

function sinksIn(location: string, path = "prod/shared") {
  const entries = Object.entries<WrittenResource>(SINKS);
  return Object.fromEntries(entries.map(([at, body]) => [at, { path: `${path}/${at}`, location, ...body }]));
}

/** Logs of something in Sweden, and the sinks for them. */
function logged(address: string, target: WrittenResource, setting: WrittenResource, location: string, rest = {}) {
  return documentOf(
    {
      ...sinksIn(location),
      ...RULE,
      [address]: { path: "prod/eu/target", location: "swedencentral", ...target },
      "azurerm_monitor_diagnostic_setting.x": { path: AT, target_resource_id: `\${${address}.id}`, ...setting },
    },
    rest,
  );
}

describe.each(WATCHED)("the logs of %s", (_, address, target) => {
  test.each(WAYS)("may go to its own region alone: %s", (attribute, id) => {
    const setting = { [attribute]: id };

    expect(audit(logged(address, target, setting, "Sweden Central"))).toEqual([]);
    expect(audit(logged(address, target, setting, "francecentral"))).toEqual([
      `LogsInAnotherRegion ${AT} ${attribute}`,
    ]);
    expect(audit(logged(address, target, setting, "eastus"))).toEqual([`LogsOutsideBoundary ${AT} ${attribute}`]);
  });
});

describe("logs in another region", () => {
  const ACCOUNT = "azurerm_cognitive_account.t";
  const setting = { log_analytics_workspace_id: "${azurerm_log_analytics_workspace.w.id}" };
  const declaredId = (kind: string, name: string) => `/subscriptions/1/resourceGroups/g/providers/${kind}/${name}`;

  test("are told with both regions, and what to do", () => {
    expect(texts(logged(ACCOUNT, {}, setting, "norwayeast"))).toEqual([
      "'prod/shared/azurerm_log_analytics_workspace.w' is in 'norwayeast', and 'prod/eu/target', whose logs it takes, is in 'swedencentral'; send them to one in the same region, or accept it with zone.waive(ResidencyWaiver.of({ code: 'LogsInAnotherRegion', … }))",
    ]);
  });

  test("are those of an account or a gateway alone", () => {
    expect(audit(logged("azurerm_search_service.t", {}, setting, "norwayeast"))).toEqual([]);
  });

  test("are judged by what is declared of the workspace", () => {
    const what = declaredId("Microsoft.OperationalInsights/workspaces", "w");
    const document = logged(ACCOUNT, {}, { log_analytics_workspace_id: what }, "swedencentral");
    const at = (region: AzureRegion) => audit(document, { externals: [{ what, region }] });

    expect(at(AzureRegion.SWEDEN_CENTRAL)).toEqual([]);
    expect(at(AzureRegion.NORWAY_EAST)).toEqual([`LogsInAnotherRegion ${AT} log_analytics_workspace_id`]);
    expect(at(AzureRegion.EAST_US)).toEqual([`LogsOutsideBoundary ${AT} log_analytics_workspace_id`]);
  });

  test.each(["Microsoft.CognitiveServices/accounts", "microsoft.apimanagement/service"])(
    "are judged by what is declared of what they are about: %s",
    (kind) => {
      const what = declaredId(kind, "theirs");
      const document = logged(ACCOUNT, {}, { ...setting, target_resource_id: what }, "swedencentral");
      const at = (region: AzureRegion) => audit(document, { externals: [{ what, region }] });

      expect(at(AzureRegion.SWEDEN_CENTRAL)).toEqual([]);
      expect(at(AzureRegion.NORWAY_EAST)).toEqual([`LogsInAnotherRegion ${AT} log_analytics_workspace_id`]);
    },
  );

  test("of something else that is declared are nobody's business", () => {
    const what = declaredId("Microsoft.Search/searchServices", "theirs");
    const document = logged(ACCOUNT, {}, { ...setting, target_resource_id: what }, "swedencentral");

    expect(audit(document, { externals: [{ what, region: AzureRegion.NORWAY_EAST }] })).toEqual([]);
  });

  test("are not found where only Terraform knows the region, and it is written alike", () => {
    const location = "${var.region}";
    const target = guarded("azurerm_cognitive_account", { path: "prod/eu/t", location });
    const workspace = (own: string) =>
      guarded("azurerm_log_analytics_workspace", { path: "prod/eu/w", location: own, retention_in_days: 30 });
    const document = (own: string) =>
      documentOf({
        [ACCOUNT]: target,
        "azurerm_log_analytics_workspace.w": workspace(own),
        "azurerm_monitor_diagnostic_setting.x": { path: AT, target_resource_id: `\${${ACCOUNT}.id}`, ...setting },
      });

    expect(audit(document(location))).toEqual([]);
    expect(audit(document(`\${${ACCOUNT}.location}`))).toEqual([]);
    expect(audit(document("${var.other}"))).toEqual([`LogsInAnotherRegion ${AT} log_analytics_workspace_id`]);
    expect(audit(document("swedencentral"))).toEqual([`LogsInAnotherRegion ${AT} log_analytics_workspace_id`]);
  });

  test("that cannot be told are told as that alone", () => {
    expect(audit(logged(ACCOUNT, {}, { log_analytics_workspace_id: "${var.id}" }, "swedencentral"))).toEqual([
      `ReferenceUnresolved ${AT} log_analytics_workspace_id`,
    ]);
    expect(audit(logged(ACCOUNT, {}, setting, "${var.region}"))).toEqual([
      `RegionUnresolved ${AT} log_analytics_workspace_id`,
    ]);
  });

  test("are found in a setting of azapi", () => {
    const body = { properties: { workspaceId: "${azurerm_log_analytics_workspace.w.id}" } };
    const document = (location: string) =>
      documentOf({
        ...sinksIn(location),
        [ACCOUNT]: { path: "prod/eu/t", location: "swedencentral" },
        "azapi_resource.x": {
          path: AT,
          type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
          parent_id: `\${${ACCOUNT}.id}`,
          body,
        },
      });

    expect(audit(document("swedencentral"))).toEqual([]);
    expect(audit(document("francecentral"))).toEqual([`LogsInAnotherRegion ${AT} body.properties.workspaceId`]);
  });

  test.each<[string, WrittenResource]>([
    ["resource_id", { resource_id: "${azurerm_storage_account.s.id}" }],
    [
      "eventhub.connection_string",
      { eventhub: { connection_string: "${azurerm_eventhub_namespace.n.default_primary_connection_string}" } },
    ],
    [
      "eventhub.endpoint_uri",
      { eventhub: { endpoint_uri: "${azurerm_eventhub_namespace.n.name}.servicebus.windows.net" } },
    ],
  ])("are found in a logger of a gateway: %s", (attribute, logger) => {
    const document = (location: string) =>
      documentOf({
        ...sinksIn(location),
        "azurerm_api_management.t": { path: "prod/eu/t", name: "t", location: "swedencentral" },
        "azurerm_api_management_logger.x": { path: AT, api_management_name: "t", ...logger },
      });

    expect(audit(document("swedencentral"))).toEqual([]);
    expect(audit(document("francecentral"))).toEqual([`LogsInAnotherRegion ${AT} ${attribute}`]);
  });

  test("of an account beside the zone, which takes data of the zone, are nobody's business here", () => {
    const document = documentOf({
      ...sinksIn("francecentral"),
      [ACCOUNT]: { path: "prod/shared/t", location: "swedencentral", custom_subdomain_name: "oai" },
      "azurerm_monitor_diagnostic_setting.x": {
        path: "prod/shared/logs",
        target_resource_id: `\${${ACCOUNT}.id}`,
        ...setting,
      },
      "azurerm_api_management.g": { path: "prod/eu/g", name: "g", location: "swedencentral" },
      "azurerm_api_management_policy.p": {
        path: "prod/eu/p",
        api_management_id: "${azurerm_api_management.g.id}",
        xml_content: "<a>https://oai.openai.azure.com</a>",
      },
    });

    expect(audit(document)).toEqual([]);
  });
});
