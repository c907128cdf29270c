// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { TerraformResource, TerraformStack } from "cdktf";
import { DataClass } from "../../../../src/residency/data-class";
import { PolicyAssignments } from "../../../../src/residency/policy-assignments";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu, zoneIn } from "../zones";
import { beside, put, raw, store } from "./parts";

/** Resources without a construct, by address. */
function strays(parts: { readonly [address: string]: Attributes }): object {
  const resource: { [type: string]: { [name: string]: Attributes } } = {};
  for (const [address, body] of Object.entries(parts)) {
    const [type, name] = address.split(".");
    resource[type] = { ...resource[type], [name]: body };
  }
  return resource;
}

const FAR = { location: "eastus", account_replication_type: "LRS" };

/** A zone that writes no resource of its own. */
function emptyZone(stack: TerraformStack): ResidencyZone {
  return newZone(stack, {
    existingResourceGroups: { swedencentral: "rg", francecentral: "rg2" },
    policyAssignments: PolicyAssignments.external("another team assigns the policies"),
  });
}

export const MEMBERSHIP_GUARDS: readonly AuditCase[] = [
  inEu(
    "resources that no construct wrote",
    [
      "LocationOutsideBoundary azurerm_storage_account.alone location",
      "LocationOutsideBoundary azurerm_storage_account.depends location",
      "LocationOutsideBoundary azurerm_storage_account.key location",
      "LocationOutsideBoundary azurerm_storage_account.mentioned location",
      "LocationOutsideBoundary azurerm_storage_account.mentions location",
      "LocationOutsideBoundary azurerm_storage_account.of_local location",
      "LocationOutsideBoundary azurerm_storage_account.of_source location",
      "LocationOutsideBoundary azurerm_storage_account.of_stray location",
      "LocationOutsideBoundary azurerm_storage_account.to_stray location",
    ],
    (zone, stack) => {
      const own = "${azurerm_storage_account.own.name}";
      const other = "${azurerm_storage_account.other.name}";
      // What is tied to both sides belongs to both.
      const tied = (more: Attributes): Attributes => ({ ...FAR, zone_redundant: other, ...more });
      raw(stack, {
        locals: { own, both: "a", others: other },
        data: { azurerm_resource_group: { read: { name: own }, read_others: { name: other } } },
        resource: strays({
          "azurerm_storage_account.alone": { ...FAR, name: "alone" },
          "azurerm_storage_account.depends": tied({ depends_on: ["azurerm_storage_account.own"] }),
          "azurerm_storage_account.key": tied({ tags: { [own]: "a" } }),
          "azurerm_storage_account.mentioned": tied({ name: "mentioned" }),
          "azurerm_storage_account.mentions": tied({ tags: { to: "${resource.azurerm_storage_account.own.id}" } }),
          "azurerm_storage_account.of_local": tied({ tags: { to: "${local.own}" } }),
          "azurerm_storage_account.of_source": tied({ tags: { to: "${data.azurerm_resource_group.read.id}" } }),
          "azurerm_storage_account.of_stray": tied({ tags: { to: "${azurerm_storage_account.mentions.id}" } }),
          "azurerm_storage_account.to_stray": tied({ name: "to_stray" }),
          "azurerm_storage_account.others": { ...FAR, tags: { to: other } },
          "azurerm_storage_account.others_local": { ...FAR, tags: { to: "${local.others}" } },
          "azurerm_storage_account.others_mentioned": FAR,
          "azurerm_storage_account.others_source": {
            ...FAR,
            tags: { to: "${data.azurerm_resource_group.read_others.id}" },
          },
          "azurerm_storage_account.others_stray": { ...FAR, tags: { to: "${azurerm_storage_account.others.id}" } },
        }),
      });
      const tags = { also: "${local.both}", mentioned: "${azurerm_storage_account.others_mentioned.name}" };
      beside(stack, { "azurerm_storage_account.other": { ...FAR, name: "other", tags } });
      put(zone, {
        ...store("own", "swedencentral", {
          tags: {
            a: "${azurerm_storage_account.mentioned.name}",
            b: "${local.both}",
            c: "${tostring(-azurerm_storage_account.to_stray.name)}",
            d: other,
          },
        }),
      });
    },
  ),
  inEu("resources that no construct wrote, of somebody else", [], (_, stack) => {
    raw(stack, {
      locals: { name: "${azurerm_storage_account.other.name}" },
      resource: strays({ "azurerm_storage_account.others": { ...FAR, tags: { to: "${local.name}" } } }),
    });
    beside(stack, { "azurerm_storage_account.other": { ...FAR, name: "other" } });
  }),
  {
    name: "resources that no construct wrote, in a stack where everything is of the zone",
    expected: ["LocationOutsideBoundary azurerm_storage_account.hand location"],
    build: (app) => {
      const zone = newZone(newStack("prod", app));
      raw(newStack("prod2", app), { resource: strays({ "azurerm_storage_account.nobody": FAR }) });
      raw(zone.node.scope as never, { resource: strays({ "azurerm_storage_account.hand": FAR }) });
    },
  },
  inEu(
    "children that stand elsewhere",
    [
      "ResourceNotClassified prod/made source",
      "ReferenceUnresolved prod/shared/by_local storage_endpoint",
      "RegionUnresolved prod/shared/by_module server_id",
      "ReferenceUnresolved prod/shared/by_module storage_endpoint",
      "ReferenceUnresolved prod/shared/by_name function_app",
      "ReferenceUnresolved prod/shared/direct storage_endpoint",
      "ReferenceUnresolved prod/shared/grandchild storage_endpoint",
      "RegionUnresolved prod/shared/logs target_resource_id",
      "ReferenceUnresolved prod/shared/logs storage_account_id",
      "RegionUnresolved prod/shared/maybe server_id",
      "ReferenceUnresolved prod/shared/maybe storage_endpoint",
      "RegionUnresolved prod/shared/maybe_source server_id",
      "ReferenceUnresolved prod/shared/maybe_source storage_endpoint",
      "RegionUnresolved prod/shared/taker recovery_vault_name",
      "LocationOutsideBoundary prod/shared/user location",
    ],
    (zone, stack) => {
      const server = "azurerm_mssql_server";
      const policy = "azurerm_mssql_server_extended_auditing_policy";
      raw(stack, {
        locals: { id: `\${${server}.own.id}` },
        variable: { open: {} },
        data: { [server]: { read: { name: `\${${server}.own.name}` } } },
        module: {
          made: {
            source: "./a",
            id: `\${${server}.own.id}`,
            "//": { metadata: { path: "prod/made", uniqueId: "made" } },
          },
        },
      });
      const logs = { storage_endpoint: "https://nobody.example" };
      beside(stack, {
        // What the near server mentions has nothing to do with what may be a part of that server.
        [`${server}.near`]: { name: "near", location: "swedencentral", tags: { to: `\${${server}.own.id}` } },
        [`${policy}.direct`]: { server_id: `\${${server}.own.id}`, ...logs },
        [`${policy}.by_local`]: { server_id: "${local.id}", ...logs },
        [`${policy}.maybe`]: { server_id: `\${var.open ? local.id : ${server}.near.id}`, ...logs },
        [`${policy}.by_module`]: { server_id: "${module.made.id}", ...logs },
        [`${policy}.maybe_source`]: { server_id: `\${var.open ? data.${server}.read.id : 1}`, ...logs },
        [`${policy}.maybe_group`]: { server_id: "${var.open ? azurerm_resource_group.own_group.id : 1}", ...logs },
        "azurerm_monitor_diagnostic_setting.logs": {
          target_resource_id: `\${var.open ? local.id : ${server}.near.id}`,
          storage_account_id: "/nobody",
        },
        "azurerm_mssql_database.box": { server_id: `\${${server}.own.id}`, storage_account_type: "Local" },
        "azurerm_mssql_database_extended_auditing_policy.grandchild": {
          database_id: "${azurerm_mssql_database.box.id}",
          ...logs,
        },
        "azurerm_stream_analytics_output_function.by_name": {
          stream_analytics_job_name: "job",
          function_app: "nobody",
        },
        "azurerm_backup_container_storage_account.taker": {
          recovery_vault_name: "nobody",
          storage_account_id: "${azurerm_storage_account.files.id}",
        },
        [`${policy}.other`]: { server_id: `\${${server}.near.id}`, ...logs },
        [`${policy}.maybe_other`]: { server_id: `\${var.open ? ${server}.near.id : 1}`, ...logs },
        "azurerm_machine_learning_workspace.user": {
          location: "eastus",
          storage_account_id: "${azurerm_storage_account.files.id}",
        },
      });
      put(zone, {
        [`${server}.own`]: { name: "own", location: "swedencentral" },
        "azurerm_resource_group.own_group": { location: "swedencentral" },
        "azurerm_stream_analytics_job.job": { name: "job", location: "swedencentral" },
        ...store("files", "swedencentral"),
      });
    },
  ),
  inEu(
    "modules inside and beside a zone",
    ["ResourceNotClassified module.hand source", "ResourceNotClassified prod/eu/inner source"],
    (zone, stack) => {
      const module = (path: string) => ({ source: "./a", "//": { metadata: { path, uniqueId: "a" } } });
      raw(stack, {
        module: { inner: module("prod/eu/inner"), other: module("prod/eu2/other"), hand: { source: "./b" } },
      });
      raw(newStack("far", zone.node.root as never), { module: { nobody: { source: "./c" } } });
    },
  ),
  {
    name: "zones whose names begin alike",
    expected: ["LocationOutsideBoundary prod/eu2/far location"],
    build: (app) => {
      const stack = newStack("prod", app);
      const europe = DataClass.of("customer-content", { boundary: ResidencyBoundary.EU_DATA_BOUNDARY });
      put(newZone(stack, { dataClass: europe }, "eu"), store("near", "swedencentral"));
      put(newZone(stack, { dataClass: europe }, "eu2"), store("far", "eastus"));
    },
  },
  {
    name: "one of two zones that leaks",
    expected: ["LocationOutsideBoundary prod/us/near location"],
    build: (app) => {
      const stack = newStack("prod", app);
      put(newZone(stack), store("home", "swedencentral"));
      put(zoneIn(stack, "US"), store("near", "swedencentral"));
    },
  },
  {
    name: "a child in a stack of its own",
    expected: ["ReferenceUnresolved ops/logs storage_endpoint"],
    build: (app) => {
      const zone = newZone(newStack("prod", app));
      put(zone, { "azurerm_mssql_server.own": { name: "own", location: "swedencentral" } });
      const own = zone.node.findChild("own") as TerraformResource;
      put(newStack("ops", app), {
        "azurerm_mssql_server_extended_auditing_policy.logs": {
          server_id: own.getStringAttribute("id"),
          storage_endpoint: "https://nobody.example",
        },
      });
    },
  },
  {
    name: "a zone that has nothing, and what no construct wrote",
    expected: ["LocationOutsideBoundary azurerm_storage_account.hand location"],
    build: (app) => {
      emptyZone(newStack("prod", app));
      raw(newStack("ops", app), { resource: strays({ "azurerm_storage_account.hand": FAR }) });
    },
  },
  {
    name: "a zone that has a module and nothing else",
    expected: ["ResourceNotClassified prod/eu/inner source"],
    build: (app) => {
      const stack = newStack("prod", app);
      emptyZone(stack);
      const module = { source: "./a", "//": { metadata: { path: "prod/eu/inner", uniqueId: "inner" } } };
      raw(stack, { module: { inner: module } });
      raw(newStack("ops", app), { resource: strays({ "azurerm_storage_account.hand": FAR }) });
    },
  },
  {
    name: "a zone that has a data source and nothing else",
    expected: ["ResourceNotClassified prod/eu/run program"],
    build: (app) => {
      const stack = newStack("prod", app);
      put(emptyZone(stack), { "data.external.run": { program: ["a"] } });
      raw(newStack("ops", app), { resource: strays({ "azurerm_storage_account.hand": FAR }) });
    },
  },
  {
    name: "a child that may be of what another stack tells",
    expected: ["RegionUnresolved ops/logs server_id", "ReferenceUnresolved ops/logs storage_endpoint"],
    build: (app) => {
      const stack = newStack("prod", app);
      put(newZone(stack), { "azurerm_mssql_server.own": { name: "own", location: "swedencentral" } });
      raw(stack, { output: { id: { value: "${azurerm_mssql_server.own.id}" }, name: { value: "a" } } });
      const ops = newStack("ops", app);
      const outputs = "data.terraform_remote_state.cross-stack-reference-input-prod.outputs";
      raw(ops, { variable: { open: {} } });
      const logs = (output: string) => ({
        server_id: `\${var.open ? ${outputs}.${output} : 1}`,
        storage_endpoint: "https://nobody.example",
      });
      put(ops, {
        "azurerm_mssql_server_extended_auditing_policy.logs": logs("id"),
        "azurerm_mssql_server_extended_auditing_policy.other": logs("name"),
      });
    },
  },
];
