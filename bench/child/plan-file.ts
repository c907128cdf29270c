// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform shows the expressions of a JSON configuration so.
/** Writes a plan as `terraform show -json` prints it, of an app that makes everything anew inside of one zone, and that zone. */
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";

export interface PlanFileOrder {
  readonly resources: number;
  readonly plan: string;
  readonly zones: string;
}

interface Planned {
  readonly type: string;
  readonly name: string;
  /** What is known before apply. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Attributes that are references, by what they refer to: known values are in `values`, others only after apply. */
  readonly references: Readonly<Record<string, string>>;
}

const COUNTRIES = ["SE", "FR", "DE", "IT", "PL", "ES", "NL", "IE", "NO", "CH"];
const REGIONS = ["swedencentral", "francecentral", "germanywestcentral", "italynorth", "polandcentral"];
const TAGS = {
  environment: "production",
  "cost-centre": "4711",
  owner: "platform team",
  "data-class": "customer-content",
};
/** Only known after apply, of every resource. */
const COMPUTED = { id: true };

/** Ten resources that hang together, as one team of a platform has them. */
function team(index: number): readonly Planned[] {
  const location = REGIONS[index % REGIONS.length];
  const group = `azurerm_resource_group.rg_${index}`;
  const account = `azurerm_cognitive_account.oai_${index}`;
  const network = `azurerm_virtual_network.net_${index}`;
  const placed = { location, resource_group_name: `rg-team-${index}`, tags: TAGS };
  const inGroup = { location: `${group}.location`, resource_group_name: `${group}.name` };
  const deployment = (name: string, model: string, version: string): Planned => ({
    type: "azurerm_cognitive_deployment",
    name: `${name}_${index}`,
    values: {
      name,
      model: [{ format: "OpenAI", name: model, version, source: null }],
      sku: [{ name: "DataZoneStandard", capacity: 50, family: null, size: null, tier: null }],
      version_upgrade_option: "NoAutoUpgrade",
      rai_policy_name: "Microsoft.DefaultV2",
      dynamic_throttling_enabled: null,
      timeouts: null,
    },
    references: { cognitive_account_id: `${account}.id` },
  });
  return [
    {
      type: "azurerm_resource_group",
      name: `rg_${index}`,
      values: { name: `rg-team-${index}`, location, managed_by: null, tags: TAGS },
      references: {},
    },
    {
      type: "azurerm_log_analytics_workspace",
      name: `logs_${index}`,
      values: {
        ...placed,
        name: `log-team-${index}`,
        sku: "PerGB2018",
        retention_in_days: 30,
        daily_quota_gb: -1,
        internet_ingestion_enabled: true,
        internet_query_enabled: true,
        local_authentication_disabled: true,
      },
      references: inGroup,
    },
    {
      type: "azurerm_cognitive_account",
      name: `oai_${index}`,
      values: {
        ...placed,
        name: `oai-team-${index}`,
        kind: "OpenAI",
        sku_name: "S0",
        custom_subdomain_name: `oai-team-${index}`,
        local_auth_enabled: false,
        public_network_access_enabled: false,
        outbound_network_access_restricted: true,
        dynamic_throttling_enabled: null,
        fqdns: null,
        identity: [{ type: "SystemAssigned", identity_ids: null }],
        network_acls: [{ default_action: "Deny", ip_rules: ["192.0.2.0/24"], bypass: null, virtual_network_rules: [] }],
        storage: [],
        customer_managed_key: [],
        timeouts: null,
      },
      references: inGroup,
    },
    deployment("chat", "gpt-5.4", "2026-03-05"),
    deployment("embedding", "text-embedding-3-large", "1"),
    {
      type: "azurerm_storage_account",
      name: `store_${index}`,
      values: {
        ...placed,
        name: `stteam${index}`,
        account_tier: "Standard",
        account_kind: "StorageV2",
        account_replication_type: "ZRS",
        min_tls_version: "TLS1_2",
        https_traffic_only_enabled: true,
        cross_tenant_replication_enabled: false,
        shared_access_key_enabled: false,
        public_network_access_enabled: false,
        blob_properties: [
          {
            versioning_enabled: true,
            change_feed_enabled: false,
            cors_rule: [],
            delete_retention_policy: [{ days: 7 }],
            container_delete_retention_policy: [],
          },
        ],
        network_rules: [
          {
            default_action: "Deny",
            bypass: ["None"],
            ip_rules: [],
            virtual_network_subnet_ids: [],
            private_link_access: [],
          },
        ],
        static_website: [],
        timeouts: null,
      },
      references: inGroup,
    },
    {
      type: "azurerm_virtual_network",
      name: `net_${index}`,
      values: {
        ...placed,
        name: `vnet-team-${index}`,
        address_space: ["10.0.0.0/16"],
        dns_servers: null,
        ddos_protection_plan: [],
        encryption: [],
        timeouts: null,
      },
      references: inGroup,
    },
    {
      type: "azurerm_subnet",
      name: `subnet_${index}`,
      values: {
        name: "endpoints",
        resource_group_name: `rg-team-${index}`,
        virtual_network_name: `vnet-team-${index}`,
        address_prefixes: ["10.0.1.0/24"],
        delegation: [],
        service_endpoints: null,
        private_endpoint_network_policies: "Disabled",
      },
      references: { resource_group_name: `${group}.name`, virtual_network_name: `${network}.name` },
    },
    {
      type: "azurerm_private_endpoint",
      name: `endpoint_${index}`,
      values: {
        ...placed,
        name: `pe-team-${index}`,
        private_service_connection: [
          { name: "openai", is_manual_connection: false, subresource_names: ["account"], request_message: null },
        ],
        private_dns_zone_group: [],
        ip_configuration: [],
      },
      references: {
        ...inGroup,
        subnet_id: `azurerm_subnet.subnet_${index}.id`,
        "private_service_connection.private_connection_resource_id": `${account}.id`,
      },
    },
    {
      type: "azurerm_monitor_diagnostic_setting",
      name: `diagnostics_${index}`,
      values: {
        name: "logs",
        enabled_log: [{ category: "Audit", category_group: null, retention_policy: [] }],
        metric: [{ category: "AllMetrics", enabled: true, retention_policy: [] }],
        eventhub_name: null,
        storage_account_id: null,
      },
      references: {
        target_resource_id: `${account}.id`,
        log_analytics_workspace_id: `azurerm_log_analytics_workspace.logs_${index}.id`,
      },
    },
  ];
}

const PROVIDER = "registry.terraform.io/hashicorp/azurerm";

function head({ type, name }: Planned): object {
  return { address: `${type}.${name}`, mode: "managed", type, name };
}

function instance(one: Planned): object {
  return { ...head(one), provider_name: PROVIDER, schema_version: 0, values: one.values, sensitive_values: {} };
}

function change(one: Planned): object {
  const unknown: Record<string, unknown> = { ...COMPUTED };
  for (const path of Object.keys(one.references)) {
    const [first, second] = path.split(".");
    if (second !== undefined) unknown[first] = [{ [second]: true }];
    else if (!Object.hasOwn(one.values, first)) unknown[first] = true;
  }
  const told = {
    actions: ["create"],
    before: null,
    after: one.values,
    after_unknown: unknown,
    before_sensitive: false,
    after_sensitive: {},
  };
  return { ...head(one), provider_name: PROVIDER, change: told };
}

function configured(one: Planned): object {
  const expressions: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(one.values)) {
    if (value === null) continue;
    const isBlock = Array.isArray(value) && typeof value[0] === "object";
    expressions[name] = isBlock ? value.map(blockOf) : { constant_value: value };
  }
  for (const [path, reference] of Object.entries(one.references)) {
    const [first, second] = path.split(".");
    const target = reference.split(".").slice(0, 2).join(".");
    const expression = { constant_value: `\${${reference}}`, references: [reference, target] };
    if (second === undefined) expressions[first] = expression;
    else (expressions[first] as Record<string, unknown>[])[0][second] = expression;
  }
  return { ...head(one), provider_config_key: "azurerm", expressions, schema_version: 0 };
}

function blockOf(block: object): object {
  return Object.fromEntries(Object.entries(block).map(([name, value]) => [name, { constant_value: value }]));
}

function main({ resources, plan, zones }: PlanFileOrder): void {
  const teams = Math.ceil(resources / team(0).length);
  const file = openSync(plan, "w");
  const list = (write: (one: Planned) => object): void => {
    for (let index = 0; index < teams; index++) {
      const text = team(index)
        .map((one) => JSON.stringify(write(one)))
        .join(",");
      writeSync(file, index === 0 ? text : `,${text}`);
    }
  };
  writeSync(file, '{"format_version":"1.2","terraform_version":"1.9.8","planned_values":{"root_module":{"resources":[');
  list(instance);
  writeSync(file, ']}},"resource_changes":[');
  list(change);
  writeSync(
    file,
    `],"configuration":{"provider_config":{"azurerm":{"name":"azurerm","full_name":"${PROVIDER}"}},"root_module":{"resources":[`,
  );
  list(configured);
  writeSync(file, ']}},"timestamp":"2026-11-21T10:00:00Z","applyable":true,"complete":true,"errored":false}\n');
  closeSync(file);
  const boundary = { name: "bench", storedIn: COUNTRIES, processedIn: ALL_OF_EU, acceptedDataZones: [] };
  writeFileSync(zones, JSON.stringify({ "bench/zone": { boundary, regions: REGIONS.map((name) => ({ name })) } }));
  console.log("{}");
}

/** Where a data zone deployment of the EU may process. */
const ALL_OF_EU = "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
  " ",
);

main(JSON.parse(process.argv[2]));
