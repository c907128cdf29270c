// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu, inNetherlands } from "../zones";
import { beside, each, NEAR_AND_FAR, type Parts, put, store } from "./parts";

const MAKER = "azurerm_machine_learning_workspace";
const AT = "storage_account_id";
const PEERINGS = [
  "azurerm_virtual_network_peering",
  "azurerm_virtual_hub_connection",
  "azurerm_databricks_virtual_network_peering",
];

/** A copy of the blobs of an account in another one. */
function copies(pairs: { readonly [name: string]: readonly [from: string, to: string] }): Parts {
  const entries = Object.entries(pairs).map(([name, [from, to]]) => [
    `azurerm_storage_object_replication.${name}`,
    {
      source_storage_account_id: `\${azurerm_storage_account.${from}.id}`,
      destination_storage_account_id: `\${azurerm_storage_account.${to}.id}`,
    },
  ]);
  return Object.fromEntries(entries) as Parts;
}

const CHAIN = Array.from({ length: 20 }, (_, index) => `link${String(index).padStart(2, "0")}`);

export const TAKER_GUARDS: readonly AuditCase[] = [
  inEu(
    "what hands on the data of a zone",
    [
      "again",
      "arm_part",
      "child",
      "copied",
      "grandchild",
      "itself",
      "kept_by_arm",
      "kept_by_source",
      "later",
      "own_scope",
    ].map((name) =>
      name === "own_scope"
        ? "ReferenceUnresolved prod/eu/own_scope key_vault_key_id"
        : `ReferenceLeavesZone prod/eu/${name} ${AT}`,
    ),
    (zone, stack) => {
      beside(stack, {
        ...NEAR_AND_FAR,
        ...store("clean", "swedencentral"),
        // A reader of another team takes nothing from the account.
        ...each(MAKER, AT, { reader: "${azurerm_storage_account.clean.id}" }, { location: "eastus" }),
        ...store("itself_store", "swedencentral", {
          cross_tenant_replication_enabled: true,
          customer_managed_key: { key_vault_key_id: "https://nobody.example/key" },
        }),
        ...store("copied_store", "swedencentral"),
        ...store("arm_store", "swedencentral"),
        "azapi_resource.far_part": {
          type: "Microsoft.Storage/storageAccounts/blobServices@2023-01-01",
          location: "eastus",
          parent_id: "${azurerm_storage_account.arm_store.id}",
        },
        "azapi_resource.near_part": {
          type: "Microsoft.Storage/storageAccounts/blobServices@2023-01-01",
          parent_id: "${azurerm_storage_account.itself_store.id}",
        },
        "data.azurerm_storage_account.read": { name: "itself_store" },
        "azurerm_storage_container.read_part": { storage_account_id: "${data.azurerm_storage_account.read.id}" },
        // Seen as what a part is kept in before it takes data itself.
        ...store("first", "swedencentral"),
        ...store("second", "swedencentral"),
        "azurerm_storage_container.of_both": {
          storage_account_id: "${azurerm_storage_account.first.id}",
          storage_account_name: "second",
        },
        ...copies({ on: ["first", "second"] }),
        "azurerm_storage_encryption_scope.of_second": {
          storage_account_id: "${azurerm_storage_account.second.id}",
          key_vault_key_id: "https://nobody.example/key",
        },
        ...store("watched", "swedencentral"),
        ...copies({ out: ["copied_store", "far"] }),
        ...store("child_store", "swedencentral"),
        "azurerm_storage_encryption_scope.scope": {
          storage_account_id: "${azurerm_storage_account.child_store.id}",
          key_vault_key_id: "https://nobody.example/key",
        },
        "azurerm_mssql_server.server": { name: "server", location: "swedencentral" },
        "azurerm_mssql_database.database": {
          server_id: "${azurerm_mssql_server.server.id}",
          storage_account_type: "Local",
        },
        "azurerm_mssql_database_extended_auditing_policy.policy": {
          database_id: "${azurerm_mssql_database.database.id}",
          storage_endpoint: "https://far.blob.core.windows.net",
        },
      });
      const ids = {
        near: "${azurerm_storage_account.near.id}",
        clean_user: "${azurerm_storage_account.clean.id}",
        itself: "${azurerm_storage_account.itself_store.id}",
        again: "${azurerm_storage_account.itself_store.id}",
        arm_part: "${azurerm_storage_account.arm_store.id}",
        kept_by_arm: "${azapi_resource.near_part.id}",
        kept_by_source: "${azurerm_storage_container.read_part.id}",
        later: "${azurerm_storage_account.first.id}",
        watched_user: "${azurerm_storage_account.watched.id}",
        copied: "${azurerm_storage_account.copied_store.id}",
        child: "${azurerm_storage_account.child_store.id}",
        grandchild: "${azurerm_mssql_server.server.id}",
      };
      put(zone, {
        ...each(MAKER, AT, ids),
        // It is told by itself what a part of the zone does with data that is kept beside it.
        "azurerm_storage_encryption_scope.own_scope": {
          storage_account_id: "${azurerm_storage_account.watched.id}",
          key_vault_key_id: "https://nobody.example/key",
        },
      });
    },
  ),
  inEu("two that hand data to each other", [], (zone, stack) => {
    beside(stack, { ...store("one", "swedencentral"), ...store("other", "swedencentral") });
    beside(stack, copies({ there: ["one", "other"], back: ["other", "one"] }));
    put(zone, each(MAKER, AT, { user: "${azurerm_storage_account.one.id}" }));
  }),
  inEu("data that is handed on many times", [`ReferenceLeavesZone prod/eu/user ${AT}`], (zone, stack) => {
    beside(stack, Object.assign({}, ...CHAIN.map((name) => store(name, "swedencentral"))));
    const links = [...CHAIN.slice(1), "far"].map((to, index) => [`from_${CHAIN[index]}`, [CHAIN[index], to]] as const);
    beside(stack, { ...NEAR_AND_FAR, ...copies(Object.fromEntries(links)) });
    put(zone, each(MAKER, AT, { user: `\${azurerm_storage_account.${CHAIN[0]}.id}` }));
  }),
  inEu(
    "two that hand data to each other, and outside",
    ["one", "other"].map((name) => `ReferenceLeavesZone prod/eu/of_${name} ${AT}`),
    (zone, stack) => {
      beside(stack, { ...NEAR_AND_FAR, ...store("one", "swedencentral"), ...store("other", "swedencentral") });
      beside(stack, copies({ there: ["one", "other"], back: ["other", "one"], out: ["one", "far"] }));
      const ids = { of_one: "${azurerm_storage_account.one.id}", of_other: "${azurerm_storage_account.other.id}" };
      put(zone, each(MAKER, AT, ids));
    },
  ),
  inEu(
    "parts of what leaves the boundary by what it does itself",
    [`LocationOutsideBoundary prod/eu/box ${AT}`, `ReferenceLeavesZone prod/eu/user ${AT}`],
    (zone, stack) => {
      beside(stack, {
        ...store("kept", "swedencentral", { cross_tenant_replication_enabled: true }),
        "azurerm_storage_container.part": { name: "part", storage_account_id: "${azurerm_storage_account.kept.id}" },
        ...store("shared", "swedencentral"),
        "azurerm_storage_container.shared_part": { storage_account_id: "${azurerm_storage_account.shared.id}" },
        // What another team makes of the account is its own business.
        "azurerm_storage_encryption_scope.sibling": {
          storage_account_id: "${azurerm_storage_account.shared.id}",
          key_vault_key_id: "https://nobody.example/key",
        },
      });
      put(zone, {
        "azurerm_storage_container.box": { storage_account_id: "${azurerm_storage_account.kept.id}" },
        "azurerm_storage_container.shared_box": { storage_account_id: "${azurerm_storage_account.shared.id}" },
        ...each(MAKER, AT, {
          user: "${azurerm_storage_container.part.id}",
          shared_user: "${azurerm_storage_container.shared_part.id}",
        }),
      });
    },
  ),
  inEu("a network that is connected to one outside", [], (zone, stack) => {
    beside(stack, {
      "azurerm_virtual_network.near": { name: "near", location: "swedencentral" },
      "azurerm_virtual_network.far": { name: "far", location: "eastus" },
      "azurerm_virtual_hub.hub": { name: "hub", location: "swedencentral" },
      "azurerm_databricks_workspace.bricks": { name: "bricks", location: "swedencentral" },
      [`${PEERINGS[0]}.peering`]: {
        virtual_network_name: "near",
        remote_virtual_network_id: "${azurerm_virtual_network.far.id}",
      },
      [`${PEERINGS[1]}.connection`]: {
        virtual_hub_id: "${azurerm_virtual_hub.hub.id}",
        remote_virtual_network_id: "${azurerm_virtual_network.far.id}",
      },
      [`${PEERINGS[2]}.bricks_peering`]: {
        workspace_id: "${azurerm_databricks_workspace.bricks.id}",
        remote_virtual_network_id: "${azurerm_virtual_network.far.id}",
      },
    });
    const at = "private_service_connection.private_connection_resource_id";
    put(
      zone,
      each("azurerm_private_endpoint", at, {
        to_network: "${azurerm_virtual_network.near.id}",
        to_hub: "${azurerm_virtual_hub.hub.id}",
        to_bricks: "${azurerm_databricks_workspace.bricks.id}",
      }),
    );
  }),
  inNetherlands(
    "references to accounts that keep data in their geography",
    [
      "AtRestLeavesBoundary prod/nl/of_account key_vault_id",
      "AtRestLeavesBoundary prod/nl/of_azapi key_vault_id",
      "AtRestLeavesBoundary prod/nl/of_services key_vault_id",
    ],
    (zone, stack) => {
      beside(stack, {
        "azurerm_cognitive_account.account": { location: "westeurope" },
        "azurerm_ai_services.services": { location: "westeurope" },
        "azapi_resource.azapi": { type: "Microsoft.CognitiveServices/accounts@2024-10-01", location: "westeurope" },
        ...store("store", "westeurope"),
      });
      const ids = {
        of_account: "${azurerm_cognitive_account.account.id}",
        of_azapi: "${azapi_resource.azapi.id}",
        of_services: "${azurerm_ai_services.services.id}",
        of_store: "${azurerm_storage_account.store.id}",
      };
      put(zone, each("azurerm_ai_foundry", "key_vault_id", ids, { location: "westeurope" }));
    },
  ),
  inNetherlands(
    "accounts and deployments that keep data in their geography",
    [
      "AtRestLeavesBoundary prod/nl/account location",
      "AtRestLeavesBoundary prod/nl/deployed cognitive_account_id",
      "ProcessingLeavesBoundary prod/nl/deployed sku.name",
      "AtRestLeavesBoundary prod/nl/open cognitive_account_id",
      "LiteralNeeded prod/nl/open sku.name",
      "AtRestLeavesBoundary prod/nl/services location",
    ],
    (zone, stack) => {
      beside(stack, { "azurerm_cognitive_account.other": { location: "westeurope" } });
      const chat = (name: unknown) => ({
        cognitive_account_id: "${azurerm_cognitive_account.other.id}",
        sku: { name },
      });
      put(zone, {
        "azurerm_cognitive_account.account": { location: "westeurope" },
        "azurerm_ai_services.services": { location: "westeurope" },
        "azurerm_cognitive_deployment.deployed": chat("Standard"),
        "azurerm_cognitive_deployment.open": chat("x-${azurerm_cognitive_account.other.kind}"),
        ...store("store", "westeurope"),
      });
    },
  ),
  inEu(
    "deployments in regions that nobody knows",
    [
      "RegionUnresolved prod/eu/global cognitive_account_id",
      "ProcessingLeavesBoundary prod/eu/global sku.name",
      "RegionUnresolved prod/eu/regional cognitive_account_id",
      "DeploymentTypeUnknown prod/eu/small sku.name",
      "RegionUnresolved prod/eu/small cognitive_account_id",
      "RegionWithoutDataZone prod/eu/zoned sku.name",
    ],
    (zone, stack) => {
      beside(stack, {
        "azurerm_cognitive_account.lost": { location: "x-${azurerm_cognitive_account.no_zone.kind}" },
        "azurerm_cognitive_account.no_zone": { location: "norwaywest" },
      });
      const chat = (account: string, name: string) => ({
        cognitive_account_id: `\${azurerm_cognitive_account.${account}.id}`,
        sku: { name },
      });
      put(zone, {
        "azurerm_cognitive_deployment.global": chat("lost", "GlobalStandard"),
        "azurerm_cognitive_deployment.regional": chat("lost", "Standard"),
        "azurerm_cognitive_deployment.small": chat("lost", "standard"),
        "azurerm_cognitive_deployment.zoned": chat("no_zone", "DataZoneStandard"),
      });
    },
  ),
];
