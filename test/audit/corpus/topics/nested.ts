import { Construct } from "constructs";
import { newOpenAI } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { Raw } from "../handwritten";
import { account, deployment, diagnostics, storage, workspace } from "../resources";
import { inEu } from "../zones";

/** A pattern of a platform team: an account with its workspace, each where it is told. */
class LoggedAccount extends Construct {
  constructor(scope: Construct, id: string, location: string, logsTo: string) {
    super(scope, id);
    const { id: logAnalyticsWorkspaceId } = workspace(this, "traces", logsTo);
    const oai = account(this, "oai", location);
    deployment(oai, oai.id, "DataZoneStandard");
    diagnostics(oai, oai.id, { logAnalyticsWorkspaceId });
  }
}

/** Some of them, one construct deeper. */
class Product extends Construct {
  constructor(scope: Construct, id: string, logsTo: string) {
    super(scope, id);
    new LoggedAccount(new Construct(this, "primary"), "ai", "swedencentral", "swedencentral");
    new LoggedAccount(new Construct(this, "secondary"), "ai", "francecentral", logsTo);
  }
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a pattern of a team that keeps logs outside",
    ["LocationOutsideBoundary prod/eu/shop/secondary/ai/traces location"],
    (zone) => {
      new Product(zone, "shop", "northcentralus");
    },
  ),
  inEu(
    "a resource below a construct of the library",
    ["LocationOutsideBoundary prod/eu/openai/cache location"],
    (zone) => {
      storage(newOpenAI(zone), "cache", "eastus");
    },
  ),
  inEu("a resource below another resource", ["LocationOutsideBoundary prod/eu/home/away location"], (zone) => {
    storage(storage(zone, "home", "swedencentral"), "away", "japaneast");
  }),
  inEu(
    "an element deep in the zone that writes what it likes",
    ["LocationOutsideBoundary azurerm_storage_account.loose location"],
    (zone) => {
      const loose = { name: "stteam7loose", location: "westindia", account_replication_type: "LRS" };
      new Raw(new Construct(zone, "deep"), "loose", { resource: { azurerm_storage_account: { loose } } });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a pattern of a team that stays inside", [], (zone) => {
    new Product(zone, "shop", "francecentral");
  }),
  inEu("the same pattern outside the zone, wherever it likes", [], (zone, stack) => {
    new Product(zone, "shop", "France Central");
    new LoggedAccount(stack, "us", "eastus2", "westus");
  }),
  inEu("a construct beside the zone whose path begins like that of the zone", [], (zone, stack) => {
    storage(zone, "home", "swedencentral");
    storage(new Construct(stack, "eu-old"), "away", "eastus");
  }),
];
