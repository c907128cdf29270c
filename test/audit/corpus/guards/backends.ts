// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { planGuards } from "../../../../src/audit/plan-guard";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, inBoundary, inCountries, NEAR_AND_FAR, type Parts, put, raw } from "./parts";

const ACCOUNTS = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts";

/** Backends of a gateway of the zone, by name. */
function backends(all: { readonly [name: string]: Attributes }, location = "swedencentral"): Parts {
  const entries = Object.entries(all).map(([name, attributes]) => [
    `azurerm_api_management_backend.${name}`,
    { name, protocol: "http", api_management_name: "gateway", ...attributes },
  ]);
  return {
    "azurerm_api_management.gateway": { name: "gateway", location },
    ...(Object.fromEntries(entries) as Parts),
  };
}

function account(name: string, location: string, more: Attributes = {}): Parts {
  const own = { name, location, custom_subdomain_name: name, kind: "OpenAI" };
  return { [`azurerm_cognitive_account.${name}`]: { ...own, ...more } };
}

const INSIDE = { url: "https://inside.openai.azure.com/openai" };

export const BACKEND_GUARDS: readonly AuditCase[] = [
  inEu("backends inside in every form", [], (zone, stack) => {
    beside(stack, { ...account("inside", "swedencentral"), ...NEAR_AND_FAR });
    put(zone, {
      ...account("own", "francecentral"),
      ...backends({
        plain: INSIDE,
        endpoint: { url: "${azurerm_cognitive_account.inside.endpoint}openai" },
        endpoint_alone: { url: "${azurerm_cognitive_account.inside.endpoint}" },
        own_host: { url: "https://own.openai.azure.com/openai" },
        own_endpoint: {
          url: "${azurerm_cognitive_account.own.endpoint}",
          resource_id: "${azurerm_cognitive_account.own.id}",
        },
        proxied: { ...INSIDE, proxy: { url: "http://near.blob.core.windows.net" } },
        other: { url: "https://near.blob.core.windows.net/files" },
        other_endpoint: { url: "${azurerm_storage_account.near.primary_blob_endpoint}" },
        named: { ...INSIDE, resource_id: "${azurerm_cognitive_account.inside.id}" },
        app: { ...INSIDE, resource_id: "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Web/sites/a" },
      }),
    });
  }),
  inEu(
    "backends outside in every form",
    [
      "BackendOutsideBoundary prod/eu/declared url",
      "BackendOutsideBoundary prod/eu/endpoint url",
      "BackendOutsideBoundary prod/eu/id resource_id",
      "BackendOutsideBoundary prod/eu/id_local resource_id",
      "BackendOutsideBoundary prod/eu/other url",
      "BackendOutsideBoundary prod/eu/other_endpoint url",
      "BackendOutsideBoundary prod/eu/plain url",
      "BackendOutsideBoundary prod/eu/proxied proxy.url",
      "BackendOutsideBoundary prod/eu/service service_url",
    ],
    (zone, stack) => {
      raw(stack, { locals: { id: "${azurerm_cognitive_account.outside.id}" } });
      beside(stack, { ...account("outside", "eastus"), ...account("inside", "swedencentral"), ...NEAR_AND_FAR });
      zone.declareExternal("there.example", AzureRegion.EAST_US);
      put(zone, {
        ...backends({
          plain: { url: "https://outside.openai.azure.com/openai" },
          endpoint: { url: "${azurerm_cognitive_account.outside.endpoint}" },
          declared: { url: "https://there.example/openai" },
          other: { url: "https://far.blob.core.windows.net/files" },
          other_endpoint: { url: "${azurerm_storage_account.far.primary_blob_endpoint}" },
          proxied: { ...INSIDE, proxy: { url: "http://far.blob.core.windows.net" } },
          id: { ...INSIDE, resource_id: "${azurerm_cognitive_account.outside.id}" },
          id_local: { ...INSIDE, resource_id: "${local.id}" },
        }),
        "azurerm_api_management_api.service": {
          api_management_name: "gateway",
          service_url: "https://outside.openai.azure.com/",
        },
      });
    },
  ),
  inEu(
    "backends of which nobody knows where they lead",
    [
      "BackendUnresolved prod/eu/account_id url",
      "BackendUnresolved prod/eu/account_key url",
      "BackendUrlInvalid prod/eu/clear url",
      "BackendUrlInvalid prod/eu/clear_endpoint url",
      "BackendUnresolved prod/eu/cluster service_fabric_cluster",
      "BackendUnresolved prod/eu/cluster_open service_fabric_cluster",
      "BackendUnresolved prod/eu/id resource_id",
      "BackendUnresolved prod/eu/mixed url",
      "BackendHostUnknown prod/eu/nobody url",
      "BackendUnresolved prod/eu/nothing url",
      "BackendUnresolved prod/eu/open url",
      "BackendHostUnknown prod/eu/proxied proxy.url",
      "BackendUrlInvalid prod/eu/user url",
    ],
    (zone, stack) => {
      raw(stack, { variable: { open: {} } });
      beside(stack, { ...account("inside", "swedencentral"), ...NEAR_AND_FAR });
      put(
        zone,
        backends({
          account_id: { url: "${azurerm_cognitive_account.inside.id}" },
          account_key: { url: "https://${azurerm_cognitive_account.inside.custom_subdomain_name}.${var.open}" },
          clear: { url: "http://inside.openai.azure.com/openai" },
          clear_endpoint: { url: "http://${azurerm_storage_account.near.primary_blob_host}/" },
          cluster: { ...INSIDE, service_fabric_cluster: { management_endpoints: ["https://nobody.example"] } },
          cluster_open: { ...INSIDE, service_fabric_cluster: "${var.open}" },
          id: { ...INSIDE, resource_id: `${ACCOUNTS}/somewhere` },
          mixed: { url: "https://${azurerm_storage_account.near.primary_blob_host}${var.open}/" },
          nobody: { url: "https://nobody.example/openai" },
          nothing: {},
          open: { url: "${var.open}" },
          proxied: { ...INSIDE, proxy: { url: "http://nobody.example:3128" } },
          user: { url: "https://user:secret@inside.openai.azure.com/openai" },
        }),
      );
    },
  ),
  inEu(
    "backends in accounts that leave the boundary by what they do",
    [
      "BackendAccountLeavesBoundary prod/eu/global url",
      "BackendAccountLeavesBoundary prod/eu/global_id resource_id",
      "RegionUnresolved prod/eu/open url",
    ],
    (zone, stack) => {
      raw(stack, { variable: { region: {} } });
      const global = "azurerm_cognitive_account.global";
      beside(stack, {
        ...account("global", "swedencentral"),
        ...account("inside", "swedencentral"),
        ...account("open", "${var.region}"),
        "azurerm_cognitive_deployment.chat": {
          name: "chat",
          cognitive_account_id: `\${${global}.id}`,
          sku: { name: "GlobalStandard" },
        },
        "azurerm_cognitive_deployment.embed": {
          name: "embed",
          cognitive_account_id: "${azurerm_cognitive_account.inside.id}",
          sku: { name: "Standard" },
        },
      });
      put(
        zone,
        backends({
          global: { url: "https://global.openai.azure.com/" },
          global_id: { ...INSIDE, resource_id: `\${${global}.id}` },
          inside: INSIDE,
          open: { url: "https://open.openai.azure.com/" },
        }),
      );
    },
  ),
  inNetherlands(
    "a backend in an account that keeps data in its geography",
    ["AtRestLeavesBoundary prod/nl/kept url"],
    (zone, stack) => {
      beside(stack, account("west", "westeurope"));
      put(zone, backends({ kept: { url: "https://west.openai.azure.com/" } }, "westeurope"));
    },
  ),
  inCountries(
    ["ZA"],
    AzureRegion.of("southafricanorth"),
    "a backend that is declared in a region",
    ["BackendOutsideBoundary prod/two/far url"],
    (zone) => {
      zone.declareExternal("here.example", AzureRegion.of("southafricanorth"));
      zone.declareExternal("there.example", AzureRegion.of("eastus"));
      put(
        zone,
        backends(
          { near: { url: "https://here.example/" }, far: { url: "https://there.example/" } },
          "southafricanorth",
        ),
      );
    },
  ),
  inBoundary(
    ResidencyBoundary.of("Kept in Sweden", { storedIn: ["SE"], processedIn: ["FR"] }),
    AzureRegion.SWEDEN_CENTRAL,
    "a backend in a region where no deployment type processes inside",
    ["ProcessingLeavesBoundary prod/two/kept url"],
    (zone, stack) => {
      beside(stack, account("inside", "swedencentral"));
      put(zone, backends({ kept: INSIDE }));
    },
  ),
  inEu(
    "backends in what hands on, or is declared",
    ["BackendOutsideBoundary prod/eu/declared url", "BackendOutsideBoundary prod/eu/files url"],
    (zone, stack) => {
      raw(stack, { variable: { there: {}, here: {} } });
      zone.declareExternal("${var.there}", AzureRegion.EAST_US);
      zone.declareExternal("${var.here}", AzureRegion.SWEDEN_CENTRAL);
      zone.declareExternal("${data.azurerm_cognitive_account.read.endpoint}", AzureRegion.SWEDEN_CENTRAL);
      beside(stack, {
        ...NEAR_AND_FAR,
        ...account("keeps", "swedencentral", {
          storage: [{ storage_account_id: "${azurerm_storage_account.far.id}" }],
        }),
        "data.azurerm_cognitive_account.read": { name: "elsewhere" },
      });
      put(
        zone,
        backends({
          declared: { url: "${var.there}" },
          declared_inside: { url: "${var.here}" },
          declared_read: { url: "${data.azurerm_cognitive_account.read.endpoint}" },
          files: { url: "https://keeps.openai.azure.com/" },
        }),
      );
    },
  ),
  inBoundary(
    ResidencyBoundary.of("Stored in three countries", { storedIn: ["SE", "NL", "IE"], processedIn: ["SE"] }),
    AzureRegion.SWEDEN_CENTRAL,
    "a backend in an account of which Terraform checks the region",
    ["ProcessingLeavesBoundary prod/two/kept url"],
    (zone, stack) => {
      const type = "azurerm_cognitive_account";
      const body = { location: "${var.region}", custom_subdomain_name: "held" };
      const [{ condition }] = planGuards(type, body, zone._audited);
      const held = {
        ...body,
        lifecycle: { precondition: [{ condition, error_message: "no" }] },
        "//": { metadata: { path: "prod/shared/held", uniqueId: "held" } },
      };
      raw(stack, { variable: { region: {} }, resource: { [type]: { held } } });
      put(zone, backends({ kept: { url: "https://held.openai.azure.com/" } }));
    },
  ),
];
