import type { Construct } from "constructs";
import type { AuditCase } from "../audit-case";
import { type Attributes, Untyped } from "../handwritten";
import { GROUP, sqlServer, storage } from "../resources";
import { inEu } from "../zones";

// What takes data from a resource, or keeps a part of it, by an attribute that is easily overlooked.

const HOME = "swedencentral";
const FAR = "eastus";

/** A resource in a region, by the words of Terraform. */
function made(scope: Construct, type: string, id: string, attributes: Attributes): Untyped {
  return new Untyped(scope, id, `azurerm_${type}`, { name: `team7-${id}`, resource_group_name: GROUP, ...attributes });
}

/** Containers that keep their files in an account, which they know by its name. */
function containers(scope: Construct, location: string, storage_account_name: string): void {
  const volume = { name: "files", mount_path: "/files", share_name: "files", storage_account_name };
  made(scope, "container_group", "run", { location, container: [{ name: "app", volume: [volume] }] });
}

function fhir(scope: Construct, configuration_export_storage_account_name: string): void {
  const authentication = [{ authority: "https://login.microsoftonline.com/x", audience: "https://fhir.contoso.com" }];
  const workspace = made(scope, "healthcare_workspace", "clinic", { location: HOME });
  const workspace_id = workspace.getStringAttribute("id");
  const exported = { configuration_export_storage_account_name, authentication };
  made(scope, "healthcare_service", "old", { location: HOME, ...exported });
  made(scope, "healthcare_fhir_service", "fhir", { location: HOME, workspace_id, ...exported });
}

/** A cluster that computes for a workspace of machine learning, and a hub in a namespace that is known by its name. */
function parts(zone: Construct, stack: Construct, location: string): void {
  const workspace = made(zone, "machine_learning_workspace", "lab", { location: HOME });
  const namespace = made(zone, "notification_hub_namespace", "ns", { location: HOME, replication_region: "None" });
  const machine_learning_workspace_id = workspace.getStringAttribute("id");
  made(stack, "machine_learning_compute_cluster", "nodes", { location, machine_learning_workspace_id });
  made(stack, "notification_hub", "push", { location, namespace_name: namespace.getStringAttribute("name") });
}

/** Traffic of a network, recorded beside the zone. */
function recorded(zone: Construct, stack: Construct, storage_account_id: string): void {
  const target_resource_id = made(zone, "virtual_network", "net", { location: HOME }).getStringAttribute("id");
  const watcher = { location: HOME, network_watcher_name: "watcher" };
  made(stack, "network_watcher_flow_log", "flows", { ...watcher, target_resource_id, storage_account_id });
}

/** The API of a page that is served all over the world. */
function api(scope: Construct, stack: Construct): void {
  const function_app_id = made(scope, "function_app_flex_consumption", "api", { location: HOME }).getStringAttribute(
    "id",
  );
  const page = made(stack, "static_web_app", "page", { location: "westeurope" });
  const registered = { static_web_app_id: page.getStringAttribute("id"), function_app_id };
  made(stack, "static_web_app_function_app_registration", "calls", registered);
}

/** A disk and a database that are made from files of an account. */
function copies(zone: Construct, stack: Construct, location: string): void {
  const { primaryBlobEndpoint } = storage(zone, "files", HOME);
  made(stack, "managed_disk", "disk", { location, source_uri: `${primaryBlobEndpoint}disks/a.vhd` });
  const storage_uri = `${primaryBlobEndpoint}backups/a.bacpac`;
  const { id: server_id } = sqlServer(stack, "sql", location);
  made(stack, "mssql_database", "db", { server_id, storage_account_type: "Local", import: [{ storage_uri }] });
}

/** A factory that reads the secrets of a vault. */
function factory(zone: Construct, vaults: Construct, location: string): void {
  const data_factory_id = made(zone, "data_factory", "factory", { location: HOME }).getStringAttribute("id");
  const key_vault_id = made(vaults, "key_vault", "vault", { location }).getStringAttribute("id");
  made(zone, "data_factory_linked_service_key_vault", "secrets", { data_factory_id, key_vault_id });
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "files of containers of the zone, in an account outside",
    ["ReferenceLeavesZone prod/eu/run container[0].volume[0].storage_account_name"],
    (zone, stack) => {
      containers(zone, HOME, storage(stack, "us", FAR).name);
    },
  ),
  inEu(
    "containers outside, with files in an account of the zone",
    ["LocationOutsideBoundary prod/run location"],
    (zone, stack) => {
      containers(stack, FAR, storage(zone, "files", HOME).name);
    },
  ),
  inEu(
    "health records of the zone, exported to an account outside",
    [
      "ReferenceLeavesZone prod/eu/fhir configuration_export_storage_account_name",
      "ReferenceLeavesZone prod/eu/old configuration_export_storage_account_name",
    ],
    (zone, stack) => {
      fhir(zone, storage(stack, "us", FAR).name);
    },
  ),
  inEu(
    "parts of what the zone has, in another region",
    ["LocationOutsideBoundary prod/nodes location", "LocationOutsideBoundary prod/push location"],
    (zone, stack) => parts(zone, stack, FAR),
  ),
  inEu(
    "traffic of the zone, recorded outside",
    ["LogsOutsideBoundary prod/flows storage_account_id"],
    (zone, stack) => {
      recorded(zone, stack, storage(stack, "us", FAR).id);
    },
  ),
  inEu(
    "a function of the zone behind a page of the world",
    ["TransitOutsideBoundary prod/calls static_web_app_id"],
    (zone, stack) => api(zone, stack),
  ),
  inEu(
    "a disk and a database outside, made from files of the zone",
    ["LocationOutsideBoundary prod/db server_id", "LocationOutsideBoundary prod/disk location"],
    (zone, stack) => copies(zone, stack, FAR),
  ),
  inEu(
    "a factory of the zone that reads the secrets of a vault outside",
    ["ReferenceLeavesZone prod/eu/secrets key_vault_id"],
    (zone, stack) => {
      factory(zone, stack, FAR);
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("files of containers of the zone, in an account inside", [], (zone, stack) => {
    containers(zone, HOME, storage(stack, "twin", "germanywestcentral").name);
  }),
  inEu("health records of the zone, exported to an account inside", [], (zone, stack) => {
    fhir(zone, storage(stack, "twin", "germanywestcentral").name);
  }),
  inEu("parts of what the zone has, in its region", [], (zone, stack) => parts(zone, stack, HOME)),
  inEu("traffic of the zone, recorded inside", [], (zone, stack) => {
    recorded(zone, stack, storage(stack, "twin", "germanywestcentral").id);
  }),
  inEu("a function beside the zone behind a page of the world", [], (_, stack) => api(stack, stack)),
  inEu("a disk and a database inside, made from files of the zone", [], (zone, stack) => copies(zone, stack, HOME)),
  inEu("a factory of the zone that reads the secrets of a vault inside", [], (zone, stack) => {
    factory(zone, stack, HOME);
  }),
];
