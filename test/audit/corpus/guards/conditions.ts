// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry";
import { Lazy, type TerraformResource } from "cdktf";
import { planGuards } from "../../../../src/audit/plan-guard";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { BillingUnit } from "../../../../src/residency/billing-unit";
import { DeploymentType } from "../../../../src/residency/deployment-type";
import { ProcessingScope } from "../../../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import type { JsonObject } from "../../../../src/terraform/json-value";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { type Attributes, Raw, Untyped } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, inBoundary, inCountries, type Parts, put, raw } from "./parts";

const STORE = "azurerm_storage_account";
const VARIABLES = { variable: { region: {}, other: {}, kind: {}, sku: {}, regions: {}, tags: {} } };
const LRS = { account_replication_type: "LRS" };

/** Resources as bindings write them: what is given for an attribute can be asked of the construct. */
function putTyped(zone: ResidencyZone, parts: Parts): void {
  for (const [address, attributes] of Object.entries(parts)) {
    const [type, name] = address.split(".");
    const made = new Untyped(zone, name, type, attributes);
    made.overrideLogicalId(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute === "location") continue;
      Object.defineProperty(made, `${camelCase(attribute)}Input`, { value: withCamelCase(value) });
    }
  }
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function withCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [camelCase(name), withCamelCase(one)]));
}

/** Accounts of the zone whose conditions somebody wrote by hand, by name. */
function byHand(
  zone: ResidencyZone,
  conditions: { readonly [name: string]: (exact: string) => unknown },
  body: Attributes = { location: "${var.region}", ...LRS },
): object {
  const [{ condition }] = planGuards(STORE, body as JsonObject, zone._audited);
  const written = Object.entries(conditions).map(([name, lifecycle]) => [
    name,
    {
      ...body,
      name,
      lifecycle: lifecycle(condition),
      "//": { metadata: { path: `${zone.node.path}/${name}`, uniqueId: name } },
    },
  ]);
  return { ...VARIABLES, resource: { [STORE]: Object.fromEntries(written) } };
}

const checked = (condition: unknown) => ({ condition, error_message: "no" });

export const CONDITION_GUARDS: readonly AuditCase[] = [
  inEu("regions that Terraform checks", [], (zone, stack) => {
    raw(stack, {
      ...VARIABLES,
      locals: { region: "${var.region}", location: "${var.region}", taken: "${azurerm_resource_group.group.location}" },
      data: { azurerm_resource_group: { read: { name: "a" } } },
      module: { places: { source: "./places", "//": { metadata: { path: "prod/places", uniqueId: "a" } } } },
    });
    const at = (location: string) => ({ location, ...LRS });
    putTyped(zone, {
      "azurerm_resource_group.group": { location: "${var.region}", tags: "${var.tags}" },
      [`${STORE}.by_var`]: at("${var.region}"),
      [`${STORE}.by_local`]: at("${local.location}"),
      [`${STORE}.by_data`]: at("${data.azurerm_resource_group.read.location}"),
      [`${STORE}.by_module`]: at("${module.places.location}"),
      [`${STORE}.by_each`]: { for_each: ["a"], ...at("${each.value.location}") },
      [`${STORE}.by_count`]: { count: 2, ...at("${count.index}") },
      [`${STORE}.by_function`]: at("${element(var.regions, 1)}"),
      [`${STORE}.by_tag`]: at("${azurerm_resource_group.group.tags.region}"),
      [`${STORE}.by_group`]: at("${azurerm_resource_group.group.location}"),
      [`${STORE}.by_group_local`]: at("${local.taken}"),
      "azurerm_cognitive_account.account": { location: "${var.region}" },
      "azurerm_cognitive_deployment.chat": {
        cognitive_account_id: "${azurerm_cognitive_account.account.id}",
        sku: { name: "DataZoneStandard" },
      },
      "azurerm_storage_container.box": { storage_account_id: `\${${STORE}.by_var.id}` },
      "azurerm_container_registry.images": {
        location: "swedencentral",
        georeplications: [{ location: "francecentral" }, { location: "${var.region}" }],
      },
      "azurerm_notification_hub_namespace.hubs": { location: "swedencentral", replication_region: "${var.region}" },
    });
    new ContainerRegistry(zone, "lazy", {
      name: "lazy",
      resourceGroupName: "rg",
      location: "swedencentral",
      sku: "Premium",
      georeplications: Lazy.anyValue({ produce: () => [{ location: "${var.region}" }] }) as never,
    });
    const overridden = new Untyped(zone, "overridden", STORE, at("swedencentral"));
    overridden.addOverride("location", "${var.region}");
  }),
  inNetherlands(
    "values that Terraform checks, in the Netherlands",
    [
      "RegionUnresolved prod/nl/account location",
      "AtRestLeavesBoundary prod/nl/account_of_group location",
      "ReplicaOutsideBoundary prod/nl/geo account_replication_type",
      "BackupOutsideBoundary prod/nl/switch geo_redundant_backup_enabled",
      "ReplicaOutsideBoundary prod/nl/vault location",
    ],
    (zone, stack) => {
      raw(stack, VARIABLES);
      putTyped(zone, {
        [`${STORE}.kind`]: { location: "westeurope", account_replication_type: "${var.kind}" },
        [`${STORE}.place`]: { location: "${var.region}", ...LRS },
        [`${STORE}.geo`]: { location: "${var.region}", account_replication_type: "GRS" },
        "azurerm_cognitive_account.account": { location: "${var.region}" },
        "azurerm_resource_group.group": { location: "${var.region}" },
        "azurerm_cognitive_account.account_of_group": { location: "${azurerm_resource_group.group.location}" },
        "azurerm_key_vault.vault": { location: "${var.region}" },
        "azurerm_notification_hub_namespace.hubs": { location: "westeurope", replication_region: "${var.region}" },
        "azurerm_postgresql_flexible_server.switch": {
          location: "westeurope",
          geo_redundant_backup_enabled: "${var.kind}",
        },
        "azurerm_cosmosdb_account.cosmos": {
          location: "westeurope",
          backup: [{ type: "Periodic", storage_redundancy: "${var.kind}" }],
        },
      });
    },
  ),
  inEu(
    "deployment types that Terraform checks",
    ["ProcessingLeavesBoundary prod/eu/global sku.name"],
    (zone, stack) => {
      raw(stack, VARIABLES);
      beside(stack, { "azurerm_cognitive_account.beside": { location: "swedencentral" } });
      const chat = (name: string, account = "held") => ({
        cognitive_account_id: `\${azurerm_cognitive_account.${account}.id}`,
        sku: { name },
      });
      putTyped(zone, {
        "azurerm_cognitive_account.held": { location: "${var.region}" },
        "azurerm_cognitive_deployment.open": chat("${var.sku}"),
        "azurerm_cognitive_deployment.open_listed": { ...chat(""), sku: [{ name: "${var.sku}" }] },
        "azurerm_cognitive_deployment.open_beside": chat("${var.sku}", "beside"),
        "azurerm_cognitive_deployment.zoned": chat("DataZoneStandard"),
        "azurerm_cognitive_deployment.regional": chat("Standard"),
        "azurerm_cognitive_deployment.global": chat("GlobalStandard"),
      });
    },
  ),
  inBoundary(
    ResidencyBoundary.of("Stored in three countries", { storedIn: ["SE", "NL", "IE"], processedIn: ["SE"] }),
    AzureRegion.SWEDEN_CENTRAL,
    "deployments where Terraform checks the region, which processes outside",
    ["ProcessingLeavesBoundary prod/two/regional sku.name", "LiteralNeeded prod/two/open sku.name"].sort((a, b) =>
      (a.split(" ")[1] as string) < (b.split(" ")[1] as string) ? -1 : 1,
    ),
    (zone, stack) => {
      raw(stack, VARIABLES);
      const chat = (name: string) => ({
        cognitive_account_id: "${azurerm_cognitive_account.held.id}",
        sku: [{ name }],
      });
      putTyped(zone, {
        "azurerm_cognitive_account.held": { location: "${var.region}" },
        "azurerm_cognitive_deployment.open": chat("${var.sku}"),
        "azurerm_cognitive_deployment.regional": chat("Standard"),
      });
    },
  ),
  inEu(
    "conditions that are not quite the right ones",
    [
      ...["always", "case", "checked_late", "longer", "narrow_name", "negated", "other", "shorter", "twice", "wider"],
    ].map((name) => `RegionUnresolved prod/eu/${name} location`),
    (zone, stack) => {
      const conditions = {
        always: () => ({ precondition: [checked("${true}")] }),
        case: (exact: string) => ({ precondition: [checked(exact.toUpperCase())] }),
        checked_late: (exact: string) => ({ postcondition: [checked(exact)] }),
        longer: (exact: string) => ({ precondition: [checked(exact.replace(/\}$/, " || true}"))] }),
        narrow_name: (exact: string) => ({ precondition: [{ error_message: exact }] }),
        negated: (exact: string) => ({ precondition: [checked(exact.replace("${", "${!"))] }),
        other: (exact: string) => ({ precondition: [checked(exact.replace("var.region", "var.other"))] }),
        shorter: (exact: string) => ({ precondition: [checked(exact.slice(0, -1))] }),
        twice: (exact: string) => [{ precondition: [checked(exact)] }, {}],
        wider: (exact: string) => ({ precondition: [checked(exact.replace("[", '["eastus",'))] }),
      };
      raw(stack, byHand(zone, conditions));
    },
  ),
  inEu("conditions that are the right ones", [], (zone, stack) => {
    const conditions = {
      list: (exact: string) => ({ precondition: [checked(exact)] }),
      alone: (exact: string) => ({ precondition: checked(exact) }),
      second: (exact: string) => ({ precondition: [checked("${true}"), checked(exact)] }),
      listed: (exact: string) => [{ precondition: [checked(exact)] }],
    };
    raw(stack, byHand(zone, conditions));
  }),
  inNetherlands(
    "conditions on another attribute than the one that is unknown",
    ["RegionUnresolved prod/nl/kind location", "ReplicaOutsideBoundary prod/nl/place account_replication_type"],
    (zone, stack) => {
      const body = { location: "${var.region}", account_replication_type: "${var.kind}" };
      const guards = planGuards(STORE, body, zone._audited);
      const only = (name: string, attribute: string) => ({
        ...body,
        name,
        lifecycle: {
          precondition: guards.filter((one) => one.attribute === attribute).map(({ condition }) => checked(condition)),
        },
        "//": { metadata: { path: `prod/nl/${name}`, uniqueId: name } },
      });
      const resource = {
        [STORE]: { kind: only("kind", "account_replication_type"), place: only("place", "location") },
      };
      raw(stack, { ...VARIABLES, resource });
    },
  ),
  inEu("conditions on what the document tells", ["LocationOutsideBoundary prod/eu/told location"], (zone, stack) => {
    const body = { location: "${var.told}", ...LRS };
    const condition = { told: (exact: string) => ({ precondition: [checked(exact)] }) };
    raw(stack, { ...byHand(zone, condition, body), variable: { told: { default: "eastus" } } });
  }),
  inEu(
    "values that no condition can hold",
    [
      "RegionUnresolved prod/eu/beside location",
      "RegionUnresolved prod/eu/directive location",
      "RegionUnresolved prod/eu/made georeplications[*].location",
      "RegionUnresolved prod/eu/numbered georeplications.location",
      "RegionUnresolved prod/eu/part location",
    ],
    (zone, stack) => {
      raw(stack, VARIABLES);
      beside(stack, { "azurerm_resource_group.other": { location: "x-${var.region}" } });
      putTyped(zone, {
        [`${STORE}.part`]: { location: "sweden${var.region}", ...LRS },
        [`${STORE}.directive`]: { location: "%{ if true }${var.region}%{ endif }", ...LRS },
        [`${STORE}.beside`]: { location: "${azurerm_resource_group.other.location}", ...LRS },
        "azurerm_container_registry.made": {
          location: "swedencentral",
          dynamic: { georeplications: { for_each: ["eastus"], content: { location: "${georeplications.value}" } } },
        },
        "azurerm_container_registry.numbered": {
          location: "swedencentral",
          georeplications: { location: "${var.region}", 0: { location: "${var.region}" } },
        },
      });
    },
  ),
  {
    name: "regions and deployment types that are declared",
    expected: ["RegionUnknown prod/eu/else location", "LocationOutsideBoundary prod/eu/icy location"],
    build: (app) => {
      const stack = newStack("prod", app);
      const facts = { country: "SE", geography: "Sweden", dataZone: "EU" };
      const regions = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.of("Sweden North", facts)];
      const zone = newZone(stack, { regions });
      raw(stack, VARIABLES);
      const scope = { processingScope: ProcessingScope.GEOGRAPHY, billingUnit: BillingUnit.TOKENS_PER_MINUTE };
      zone._addDeploymentTypes([DeploymentType.of("NewStandard", scope)]);
      put(zone, {
        [`${STORE}.new`]: { location: "swedennorth", ...LRS },
        [`${STORE}.else`]: { location: "Sweden South 2", ...LRS },
        [`${STORE}.icy`]: { location: "eastus", ...LRS },
        "azurerm_cognitive_account.account": { location: "Sweden North" },
        "azurerm_cognitive_deployment.chat": {
          cognitive_account_id: "${azurerm_cognitive_account.account.id}",
          sku: { name: "NewStandard" },
        },
      });
      putTyped(zone, {
        [`${STORE}.open`]: { location: "${var.region}", ...LRS },
        "azurerm_cognitive_deployment.open_chat": {
          cognitive_account_id: "${azurerm_cognitive_account.account.id}",
          sku: { name: "${var.sku}" },
        },
      });
    },
  },
  inCountries(
    ["NL", "IE"],
    AzureRegion.WEST_EUROPE,
    "copies in the paired region of one of two regions that Terraform checks",
    [],
    (zone, stack) => {
      raw(stack, VARIABLES);
      putTyped(zone, { [`${STORE}.geo`]: { location: "${var.region}", account_replication_type: "GRS" } });
    },
  ),
  inCountries(
    ["AT"],
    AzureRegion.of("austriaeast"),
    "a deployment for a data zone where there is none",
    ["ProcessingLeavesBoundary prod/two/zoned sku.name"],
    (zone, stack) => {
      raw(stack, VARIABLES);
      putTyped(zone, {
        "azurerm_cognitive_account.held": { location: "${var.region}" },
        "azurerm_cognitive_deployment.zoned": {
          cognitive_account_id: "${azurerm_cognitive_account.held.id}",
          sku: { name: "DataZoneStandard" },
        },
      });
    },
  ),
  inNetherlands(
    "conditions that hold something else",
    [
      "RegionUnresolved prod/nl/account location",
      "RegionUnresolved prod/nl/account_of_nothing location",
      "RegionUnresolved prod/nl/arm location",
      "RegionUnresolved prod/nl/by_data location",
      "RegionUnresolved prod/nl/by_tag location",
      "RegionUnresolved prod/nl/group_location location",
      "ReplicaOutsideBoundary prod/nl/kind_told account_replication_type",
      "RegionUnresolved prod/nl/numbered georeplications.location",
      "RegionUnresolved prod/nl/part location",
      "RegionUnresolved prod/nl/registry georeplications[0].location",
      "RegionUnresolved prod/nl/registry georeplications[*].location",
      "RegionUnresolved prod/nl/registry_part location",
      "BackupOutsideBoundary prod/nl/switch geo_redundant_backup_enabled",
    ],
    (zone, stack) => {
      const exact = (location: string) => planGuards(STORE, { location }, zone._audited)[0].condition;
      const [kind] = planGuards(STORE, { account_replication_type: "${var.told}" }, zone._audited);
      const at = (name: string, body: Attributes, ...conditions: string[]) => ({
        [name]: {
          ...body,
          lifecycle: { precondition: conditions.map(checked) },
          "//": { metadata: { path: `prod/nl/${name}`, uniqueId: name } },
        },
      });
      const region = "${var.region}";
      const onVariable = exact(region);
      const onGroup = exact(region).replace("var.region", "azurerm_resource_group.other.location");
      const copies = { location: region };
      raw(stack, {
        variable: { ...VARIABLES.variable, told: { default: "GRS" } },
        data: { azurerm_resource_group: { read: { name: "held" } } },
        resource: {
          azurerm_resource_group: at("held", { name: "held", location: region, tags: "${var.tags}" }, onVariable),
          [STORE]: {
            ...at("by_data", { location: "${data.azurerm_resource_group.read.location}", ...LRS }),
            ...at("by_tag", { location: "${azurerm_resource_group.held.tags.region}", ...LRS }),
            ...at("group_location", { location: "${azurerm_resource_group.other.location}", ...LRS }, onGroup),
            ...at("kind_told", { location: "westeurope", account_replication_type: "${var.told}" }, kind.condition),
            ...at("part", { location: "${var.region}2", ...LRS }, onVariable),
          },
          azurerm_cognitive_account: {
            ...at("account", { location: region }, onVariable),
            ...at("account_of_nothing", { location: region }, onVariable.replace(/\[.*\]/, "[]")),
          },
          azapi_resource: at("arm", { type: "Microsoft.Web/sites@2023-12-01", location: region }, onVariable),
          azurerm_container_registry: {
            ...at(
              "registry",
              {
                location: region,
                georeplications: [copies],
                dynamic: { georeplications: { for_each: ["a"], content: copies } },
              },
              onVariable,
            ),
            ...at("registry_part", { location: "x${var.region}", georeplications: [copies] }, onVariable),
            ...at("numbered", { location: region, georeplications: { ...copies, 0: copies } }, onVariable),
          },
          azurerm_postgresql_flexible_server: at(
            "switch",
            { location: "westeurope", geo_redundant_backup_enabled: "${var.kind}" },
            '${contains(["false"], var.kind)}',
          ),
        },
      });
      beside(stack, { "azurerm_resource_group.other": { location: "x-${var.region}" } });
    },
  ),
  inEu("conditions that somebody wrote beside those that are added", [], (zone, stack) => {
    raw(stack, VARIABLES);
    const body = { location: "${var.region}", account_replication_type: "${var.kind}" };
    const kind = planGuards(STORE, body, zone._audited).find(({ attribute }) => attribute !== "location");
    putTyped(zone, { [`${STORE}.both`]: body });
    const both = zone.node.findChild("both") as TerraformResource;
    both.lifecycle = { precondition: [{ condition: kind?.condition ?? "", errorMessage: "no" }] };
  }),
  inEu("a region outside that somebody added to the zone of a document", [], (zone, stack) => {
    raw(stack, VARIABLES);
    const zones = { "prod/eu": { regions: [{ name: "eastus" }] } };
    new Raw(stack, "zone", { "//": { residencyZones: zones } });
    putTyped(zone, { [`${STORE}.open`]: { location: "${var.region}", ...LRS } });
  }),
];
