// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { ContainerRegistry } from "@cdktf/provider-azurerm/lib/container-registry";
import { Lazy } from "cdktf";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { BillingUnit } from "../../../../src/residency/billing-unit";
import { DeploymentType } from "../../../../src/residency/deployment-type";
import { ProcessingScope } from "../../../../src/residency/processing-scope";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { Untyped } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, inBoundary, inCountries, put, raw } from "./parts";
import { LRS, putTyped, STORE, VARIABLES } from "./typed-parts";

export const HELD_VALUE_GUARDS: readonly AuditCase[] = [
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
];
