import { conditional, Fn, TerraformLocal, TerraformVariable, Token } from "cdktf";
import type { AuditCase } from "../audit-case";
import { account, cosmos, deployment, diagnostics, registry, storage, workspace } from "../resources";
import { inEu, inNetherlands } from "../zones";

export const LEAKING: readonly AuditCase[] = [
  inEu("a region outside put together by functions", ["LocationOutsideBoundary prod/eu/files location"], (zone) => {
    storage(zone, "files", Fn.lower(Fn.join("", ["East", "US"])));
  }),
  inEu(
    "a region outside made of a template and a list of words",
    ["ReplicaOutsideBoundary prod/eu/docs geo_location[1].location"],
    (zone) => {
      cosmos(zone, "docs", ["swedencentral", Fn.replace(Fn.format("%s-%s", ["uk", "south"]), "-", "")]);
    },
  ),
  inEu(
    "a region outside made of two variables with defaults",
    ["LocationOutsideBoundary prod/eu/files location"],
    (zone, stack) => {
      const side = new TerraformVariable(stack, "side", { type: "string", default: "east" });
      const country = new TerraformVariable(stack, "country", { type: "string", default: "us" });
      storage(zone, "files", `${side.stringValue}${country.stringValue}`);
    },
  ),
  inEu("a template with a condition in it", ["RegionUnresolved prod/eu/files location"], (zone) => {
    storage(zone, "files", "%{ if var.is_prod }swedencentral%{ else }eastus%{ endif }");
  }),
  inEu(
    "one of two accounts, as a condition decides, one of them outside",
    ["ReferenceUnresolved prod/eu/logs storage_account_id"],
    (zone, stack) => {
      const isProd = new TerraformVariable(stack, "is_prod", { type: "bool" }).booleanValue;
      const [home, away] = [storage(zone, "home", "swedencentral").id, storage(stack, "away", "eastus").id];
      const storageAccountId = Token.asString(conditional(isProd, home, away));
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { storageAccountId });
    },
  ),
  inEu(
    "one of several workspaces, as a function chooses, one of them outside",
    ["LogsOutsideBoundary prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const ids = [workspace(zone, "home", "swedencentral").id, workspace(stack, "away", "eastus").id];
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: Fn.element(ids, 1) });
    },
  ),
  inEu(
    "the id of a workspace that is looked up by a name from outside",
    ["ReferenceUnresolved prod/eu/logs log_analytics_workspace_id"],
    (zone, stack) => {
      const team = new TerraformVariable(stack, "team", { type: "string" }).stringValue;
      const workspaces = new TerraformVariable(stack, "workspaces", { type: "map(string)" }).value;
      const logAnalyticsWorkspaceId = Fn.lookup(workspaces, team);
      diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId });
    },
  ),
  inEu(
    "a global deployment type that a function puts together",
    ["ProcessingLeavesBoundary prod/eu/chat sku.name"],
    (zone) => {
      deployment(zone, account(zone, "oai", "swedencentral").id, Fn.join("", ["Global", "Standard"]));
    },
  ),
  inNetherlands(
    "a kind of replication in capital letters by a function",
    ["ReplicaOutsideBoundary prod/nl/files account_replication_type"],
    (zone) => {
      storage(zone, "files", "westeurope", { accountReplicationType: Fn.upper("ragrs") });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("regions inside put together by functions", [], (zone) => {
    storage(zone, "files", Fn.lower(Fn.join("", ["Sweden", "Central"])));
    cosmos(zone, "docs", [Fn.trimspace(" West Europe "), Fn.replace("north-europe", "-", "")]);
  }),
  inEu("a region inside made of a local and a word", [], (zone, stack) => {
    storage(zone, "files", `${new TerraformLocal(stack, "country", "france").asString}central`);
  }),
  inEu("one of two regions, as a condition decides and Terraform checks", [], (zone, stack) => {
    const isProd = new TerraformVariable(stack, "is_prod", { type: "bool" }).booleanValue;
    const location = Token.asString(conditional(isProd, "francecentral", "eastus"));
    storage(zone, "files", location);
    registry(zone, "images", "swedencentral", { georeplications: [{ location: "norwayeast" }, { location }] });
  }),
  inEu("one of several workspaces, as a function chooses, all of them inside", [], (zone, stack) => {
    const ids = [workspace(zone, "home", "swedencentral").id, workspace(stack, "away", "swedencentral").id];
    diagnostics(zone, account(zone, "oai", "swedencentral").id, { logAnalyticsWorkspaceId: Fn.element(ids, 1) });
  }),
  inEu("names put together by functions from words that are regions elsewhere", [], (zone) => {
    storage(zone, "files", "swedencentral", { name: Fn.join("", ["st", "eastus", "archive"]) });
  }),
];
