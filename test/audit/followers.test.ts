// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { AzureRegion } from "../../src/residency/azure-region";
import { audit, documentOf, type WrittenResource } from "./document-of";

const ACCOUNT = { "azurerm_storage_account.eu": { path: "prod/eu/store", name: "eu", location: "swedencentral" } };
const US = { "azurerm_log_analytics_workspace.us": { path: "prod/us/w", name: "us", location: "eastus" } };

function found(others: { readonly [address: string]: WrittenResource }, rest = {}): readonly string[] {
  return audit(documentOf({ ...ACCOUNT, ...US, ...others }, rest));
}

describe("what hangs on a resource of a zone", () => {
  test.each<[string, string, WrittenResource]>([
    [
      "a diagnostic setting",
      "azurerm_monitor_diagnostic_setting.x",
      {
        target_resource_id: "${azurerm_storage_account.eu.id}",
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}",
      },
    ],
    [
      "one whose target is a part of it",
      "azurerm_monitor_diagnostic_setting.x",
      {
        target_resource_id: "${azurerm_storage_account.eu.id}/blobServices/default",
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}",
      },
    ],
    [
      "one whose target only an expression names",
      "azurerm_monitor_diagnostic_setting.x",
      {
        target_resource_id: '${join("", [azurerm_storage_account.eu.id, var.x])}',
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.us.id}",
      },
    ],
    [
      "a replication",
      "azurerm_storage_object_replication.x",
      { source_storage_account_id: "${azurerm_storage_account.eu.id}", destination_storage_account_id: "${var.id}" },
    ],
    [
      "an event subscription",
      "azurerm_eventgrid_event_subscription.x",
      { scope: "${azurerm_storage_account.eu.id}", webhook_endpoint: [{ url: "https://evil.example" }] },
    ],
    [
      "a container by name",
      "azurerm_storage_container.x",
      { storage_account_name: "EU", provisioner: [{ "local-exec": {} }] },
    ],
    [
      "a backup",
      "azurerm_data_protection_backup_instance_blob_storage.x",
      { location: "eastus", vault_id: "${var.v}", storage_account_id: "${azurerm_storage_account.eu.id}" },
    ],
    [
      "an alert",
      "azurerm_monitor_scheduled_query_rules_alert_v2.x",
      { location: "eastus", scopes: ["${azurerm_storage_account.eu.id}"] },
    ],
  ])("is audited with it, wherever its construct stands: %s", (_, address, body) => {
    expect(found({ [address]: { path: "prod/us/x", ...body } })).not.toEqual([]);
    // On another account it is none of the zone's business.
    const elsewhere = JSON.parse(
      JSON.stringify(body)
        .replaceAll("azurerm_storage_account.eu", "azurerm_storage_account.us")
        .replaceAll('"EU"', '"us"'),
    );
    const us = { "azurerm_storage_account.us": { path: "prod/us/store", name: "us", location: "eastus" } };
    expect(found({ ...us, [address]: { path: "prod/us/x", ...elsewhere } })).toEqual([]);
  });

  test("is audited with it at any depth", () => {
    const others = {
      "azurerm_storage_container.c": { path: "prod/us/c", storage_account_id: "${azurerm_storage_account.eu.id}" },
      "azurerm_eventgrid_event_subscription.s": {
        path: "prod/us/s",
        scope: "${azurerm_storage_container.c.id}",
        webhook_endpoint: [{ url: "https://evil.example" }],
      },
    };

    expect(found(others)).toEqual(["ReferenceUnresolved prod/us/s webhook_endpoint[0].url"]);
  });
});

describe("a service that works world-wide", () => {
  const PROFILE = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Cdn/profiles/p";
  const endpoint = (cdn_frontdoor_profile_id: unknown) => ({
    "azurerm_cdn_frontdoor_endpoint.e": { path: "prod/eu/e", cdn_frontdoor_profile_id },
  });

  test("is a finding, and what is in it is not one more", () => {
    const profile = { "azurerm_cdn_frontdoor_profile.p": { path: "prod/eu/p", sku_name: "Standard_AzureFrontDoor" } };

    expect(found({ ...profile, ...endpoint("${azurerm_cdn_frontdoor_profile.p.id}") })).toEqual([
      "TransitOutsideBoundary prod/eu/p sku_name",
    ]);
  });

  test("beside the zone is told where the zone uses it", () => {
    const profile = {
      "azurerm_cdn_frontdoor_profile.p": { path: "prod/shared/p", sku_name: "Standard_AzureFrontDoor" },
    };

    expect(found({ ...profile, ...endpoint("${azurerm_cdn_frontdoor_profile.p.id}") })).toEqual([
      "TransitOutsideBoundary prod/eu/e cdn_frontdoor_profile_id",
    ]);
  });

  test.each([PROFILE, "${var.profile}"])("does not become one of a region by a declaration: %s", (what) => {
    const externals = [{ what, region: AzureRegion.SWEDEN_CENTRAL }];

    expect(audit(documentOf({ ...ACCOUNT, ...endpoint(what) }), { externals })).toEqual([
      "RegionUnresolved prod/eu/e cdn_frontdoor_profile_id",
    ]);
  });
});

describe("a name that is declared by an ARM id", () => {
  const id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim";
  const backend = (more: object) =>
    documentOf({ "azurerm_api_management_product.b": { path: "prod/eu/b", api_management_name: "APIM", ...more } });

  test("is where that says", () => {
    const at = (region: AzureRegion, more = {}) => audit(backend(more), { externals: [{ what: id, region }] });

    expect(at(AzureRegion.SWEDEN_CENTRAL)).toEqual([]);
    expect(at(AzureRegion.SWEDEN_CENTRAL, { resource_group_name: "RG" })).toEqual([]);
    expect(at(AzureRegion.EAST_US)).toEqual(["LocationOutsideBoundary prod/eu/b api_management_name"]);
  });

  test.each([
    ["of another group", { resource_group_name: "other" }, id],
    ["of another type", {}, id.replace("ApiManagement/service", "Foo/bars")],
    ["of another name", {}, `${id}2`],
  ])("is not known by one %s", (_, more, what) => {
    expect(audit(backend(more), { externals: [{ what, region: AzureRegion.SWEDEN_CENTRAL }] })).toEqual([
      "RegionUnresolved prod/eu/b api_management_name",
    ]);
  });
});
