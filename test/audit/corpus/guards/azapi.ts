// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, NEAR_AND_FAR, type Parts, put, raw } from "./parts";

const SITE = "Microsoft.Web/sites@2023-12-01";
const STORAGE = "Microsoft.Storage/storageAccounts@2023-01-01";

/** Resources of azapi in Sweden, by name; some have another location. */
function made(parts: { readonly [name: string]: Attributes }, location: string | null = "swedencentral"): Parts {
  const entries = Object.entries(parts).map(([name, attributes]) => [
    `azapi_resource.${name}`,
    { type: SITE, name, ...(location !== null && { location }), ...attributes },
  ]);
  return Object.fromEntries(entries) as Parts;
}

function ofTypes(types: readonly string[], location?: string | null): Parts {
  const entries = types.map((type) => [nameOf(type), { type: `${type}@2024-01-01` }]);
  return made(Object.fromEntries(entries), location);
}

function nameOf(type: string): string {
  return type.toLowerCase().replace(/[^a-z]/g, "_");
}

function findings(code: string, types: readonly string[], attribute: string): readonly string[] {
  return types.map((type) => `${code} prod/eu/${nameOf(type)} ${attribute}`).sort();
}

const WORLD = [
  ...["Microsoft.Cdn/profiles", "Microsoft.Network/frontDoors", "Microsoft.Web/staticSites"],
  ...["Microsoft.Web/sourceControls", "Microsoft.Security/pricings", "Microsoft.Datadog/monitors"],
  ...["Dynatrace.Observability/monitors", "NewRelic.Observability/monitors", "Microsoft.Elastic/monitors"],
  ...["Microsoft.BotService/botServices/channels", "Microsoft.AzureActiveDirectory/b2cDirectories"],
  ...["Microsoft.ApiManagement/gateways", "Microsoft.AppPlatform/Spring/apms"],
];
const OPAQUE = [
  ...["Microsoft.Resources/deployments", "Microsoft.Resources/deploymentScripts", "Microsoft.Web/connections"],
  ...["Microsoft.Resources/deploymentStacks", "Microsoft.Resources/templateSpecs", "Microsoft.Blueprint/blueprints"],
  ...["Microsoft.Solutions/applications", "Microsoft.CustomProviders/resourceProviders"],
  ...["Microsoft.ManagedServices/registrationAssignments", "Microsoft.GraphServices/accounts"],
];
const HARMLESS = [
  ...["Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets", "Microsoft.Subscription/aliases"],
  ...["Microsoft.Management/managementGroups", "Microsoft.PolicyInsights/remediations"],
  ...["Microsoft.Network/dnsZones", "Microsoft.Network/privateDnsZones/A", "Microsoft.Network/trafficManagerProfiles"],
];

export const AZAPI_GUARDS: readonly AuditCase[] = [
  inEu("types of azapi that work world-wide", findings("TransitOutsideBoundary", WORLD, "type"), (zone) => {
    put(zone, ofTypes(WORLD));
  }),
  inEu("types of azapi that can make anything", findings("ResourceNotClassified", OPAQUE, "type"), (zone) => {
    put(zone, ofTypes(OPAQUE));
  }),
  inEu("types of azapi that hold no data", [], (zone) => {
    put(zone, ofTypes(HARMLESS, null));
  }),
  inEu(
    "types of azapi in a part of the world",
    [
      "LocationOutsideBoundary prod/eu/far body.properties.dataLocation",
      "RegionUnresolved prod/eu/missing body",
      "LocationOutsideBoundary prod/eu/mail body.properties.DATALOCATION",
    ].sort((a, b) => ((a.split(" ")[1] as string) < (b.split(" ")[1] as string) ? -1 : 1)),
    (zone) => {
      const type = "Microsoft.Communication/CommunicationServices@2023-04-01";
      const at = (dataLocation: string) => ({ type, location: "global", body: { properties: { dataLocation } } });
      put(
        zone,
        made({
          far: at("United States"),
          near: at("France"),
          mail: {
            type: "microsoft.communication/emailservices",
            location: "global",
            body: { properties: { DATALOCATION: "Brazil" } },
          },
          missing: { type, location: "global", body: { properties: {} } },
        }),
      );
    },
  ),
  inEu(
    "places of azapi",
    [
      "LocationOutsideBoundary prod/eu/at_body body.location",
      "LocationOutsideBoundary prod/eu/at_far location",
      "LocationOutsideBoundary prod/eu/below_far parent_id",
      "LocationOutsideBoundary prod/eu/change_far resource_id",
      "RegionUnresolved prod/eu/in_group location",
      "RegionUnresolved prod/eu/item_else parent_id",
      "LocationOutsideBoundary prod/eu/item_far parent_id",
      "ResourceNotClassified prod/eu/open type",
      "RegionUnresolved prod/eu/orphan location",
    ],
    (zone, stack) => {
      raw(stack, { variable: { type: {} } });
      beside(stack, { ...NEAR_AND_FAR, "azurerm_resource_group.group": { name: "rg", location: "swedencentral" } });
      const item = { type: "Microsoft.AppConfiguration/configurationStores/keyValues@1.0", name: "a" };
      put(zone, {
        ...made({ at_far: { location: "East US" }, at_body: { location: null, body: { location: "eastus" } } }),
        ...made(
          {
            below_near: { parent_id: "${azurerm_storage_account.near.id}" },
            below_far: { parent_id: "${azurerm_storage_account.far.id}" },
            in_group: { parent_id: "${azurerm_resource_group.group.id}" },
            open: { type: "${var.type}" },
            orphan: {},
          },
          null,
        ),
        "azapi_update_resource.change_near": { type: STORAGE, resource_id: "${azurerm_storage_account.near.id}" },
        "azapi_update_resource.change_far": { type: STORAGE, resource_id: "${azurerm_storage_account.far.id}" },
        "azapi_data_plane_resource.item_near": { ...item, parent_id: "near.blob.core.windows.net" },
        "azapi_data_plane_resource.item_far": { ...item, parent_id: "far.blob.core.windows.net" },
        "azapi_data_plane_resource.item_else": { ...item, parent_id: "nobody.example" },
      });
    },
  ),
  inEu(
    "children of azapi that stand elsewhere",
    [
      "LocationOutsideBoundary prod/shared/below location",
      "LocationOutsideBoundary prod/shared/change body.properties.region",
    ],
    (zone, stack) => {
      const change = {
        type: SITE,
        resource_id: "${azapi_resource.parent.id}",
        body: { properties: { region: "eastus" } },
      };
      beside(stack, {
        ...made({ below: { parent_id: "${azapi_resource.parent.id}" }, alone: {} }, "eastus"),
        "azapi_update_resource.change": change,
      });
      put(zone, made({ parent: {} }));
    },
  ),
  inEu(
    "what bodies hold",
    [
      `ResourceNotClassified prod/eu/bottomless body.properties${".a".repeat(64)}`,
      "LocationOutsideBoundary prod/eu/deep body.properties.a[0].primaryLocation",
      "ResourceNotClassified prod/eu/default body",
      "ResourceNotClassified prod/eu/hidden body",
      "ResourceNotClassified prod/eu/list body.properties.names",
      "LocationOutsideBoundary prod/eu/local body.properties.locations[1]",
      "ReferenceLeavesZone prod/eu/mention body.properties.account",
      "LocationOutsideBoundary prod/eu/name body.properties.locationName",
      "RegionUnknown prod/eu/nowhere body.properties.locationName",
      "RegionUnknown prod/eu/nowhere body.properties.locations[0]",
      "RegionUnknown prod/eu/nowhere body.properties.primaryLocation",
      "LocationOutsideBoundary prod/eu/region body.properties.region",
      "LocationOutsideBoundary prod/eu/secret sensitive_body.properties.regionName",
      "LocationOutsideBoundary prod/eu/text body.properties.locations[0]",
    ],
    (zone, stack) => {
      raw(stack, {
        variable: { body: {}, names: {}, places: { default: { properties: { locations: ["eastus"] } } } },
        locals: { places: ["swedencentral", "eastus"] },
      });
      beside(stack, NEAR_AND_FAR);
      const properties = (value: Attributes) => ({ body: { location: "Sweden Central", properties: value } });
      put(
        zone,
        made({
          deep: properties({ a: [{ primaryLocation: "eastus" }, { secondaryRegions: "France Central" }] }),
          bottomless: properties(Array.from({ length: 70 }).reduce<Attributes>((inner) => ({ a: inner }), {})),
          default: { body: "${var.places}" },
          hidden: { body: "${var.body}" },
          list: properties({ names: '${["a", var.names]}' }),
          local: properties({ locations: "${local.places}" }),
          mention: properties({
            account: "${azurerm_storage_account.far.id}",
            also: "${azurerm_storage_account.near.id}",
          }),
          name: properties({ locationName: "eastus" }),
          nowhere: properties({ locationName: "atlantis", locations: ["atlantis"], primaryLocation: "atlantis" }),
          part: properties({ dataLocation: "Europe", nothing: null, number: 7 }),
          region: properties({ region: "eastus" }),
          secret: { sensitive_body: { properties: { regionName: "eastus" } } },
          text: { body: JSON.stringify({ properties: { locations: ["eastus"] } }) },
        }),
      );
    },
  ),
  inNetherlands(
    "accounts and deployments of azapi",
    [
      "AtRestLeavesBoundary prod/nl/account location",
      "AtRestLeavesBoundary prod/nl/deployed parent_id",
      "ProcessingLeavesBoundary prod/nl/deployed body.sku.name",
      "AtRestLeavesBoundary prod/nl/kept body.properties.account",
    ],
    (zone, stack) => {
      const account = { type: "Microsoft.CognitiveServices/accounts@2024-10-01", location: "westeurope" };
      const type = "Microsoft.CognitiveServices/accounts/deployments@2024-10-01";
      beside(stack, made({ other: account }));
      put(zone, {
        ...made({ account }),
        ...made(
          {
            deployed: { type, parent_id: "${azapi_resource.other.id}", body: { sku: { name: "GlobalStandard" } } },
          },
          null,
        ),
        ...made({ kept: { body: { properties: { account: "${azapi_resource.other.id}" } } } }, "westeurope"),
      });
    },
  ),
];
