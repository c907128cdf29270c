// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import {
  ApiManagementBackend,
  type ApiManagementBackendConfig,
} from "@cdktf/provider-azurerm/lib/api-management-backend";
import { ApiManagementGateway } from "@cdktf/provider-azurerm/lib/api-management-gateway";
import { ApiManagementLogger, type ApiManagementLoggerConfig } from "@cdktf/provider-azurerm/lib/api-management-logger";
import { ApiManagementNamedValue } from "@cdktf/provider-azurerm/lib/api-management-named-value";
import { ApiManagementPolicy } from "@cdktf/provider-azurerm/lib/api-management-policy";
import { ApiManagementRedisCache } from "@cdktf/provider-azurerm/lib/api-management-redis-cache";
import { RedisCache } from "@cdktf/provider-azurerm/lib/redis-cache";
import type { Construct } from "constructs";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { account, deployment, diagnostics, GROUP, gateway, insights, storage, workspace } from "../resources";
import { inEu } from "../zones";

function apim(zone: ResidencyZone) {
  const service = gateway(zone, "apim", "swedencentral");
  return { id: service.id, common: { resourceGroupName: GROUP, apiManagementName: service.name } };
}

function backend(zone: ResidencyZone, url: string, more: Partial<ApiManagementBackendConfig> = {}): void {
  new ApiManagementBackend(zone, "backend", { ...apim(zone).common, name: "oai", protocol: "http", url, ...more });
}

function policy(zone: ResidencyZone, inbound: string): void {
  const { common } = apim(zone);
  const api = new ApiManagementApi(zone, "api", { ...common, name: "oai", revision: "1", protocols: ["https"] });
  const xmlContent = `<policies><inbound><base />${inbound}</inbound></policies>`;
  new ApiManagementApiPolicy(zone, "policy", { ...common, apiName: api.name, xmlContent });
}

function logger(zone: ResidencyZone, to: Partial<ApiManagementLoggerConfig>): void {
  new ApiManagementLogger(zone, "logger", { ...apim(zone).common, name: "logger", ...to });
}

function traces(scope: Construct, location: string) {
  return insights(scope, "ai", location, workspace(scope, "traces", location).id);
}

function cache(zone: ResidencyZone, scope: Construct, location: string): void {
  const sku = { family: "P", capacity: 1, skuName: "Premium" };
  const redis = new RedisCache(scope, "redis", { name: "redis-team7", resourceGroupName: GROUP, location, ...sku });
  new ApiManagementRedisCache(zone, "cache", {
    name: "cache",
    apiManagementId: apim(zone).id,
    redisCacheId: redis.id,
    connectionString: redis.primaryConnectionString,
    cacheLocation: "default",
  });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a backend at an account outside", ["BackendOutsideBoundary prod/eu/backend url"], (zone, stack) => {
    backend(zone, account(stack, "us", "eastus2").endpoint);
  }),
  inEu("a backend at the host of an account outside", ["BackendOutsideBoundary prod/eu/backend url"], (zone, stack) => {
    account(stack, "us", "eastus2");
    backend(zone, "https://oai-team7-us.openai.azure.com/openai/v1");
  }),
  inEu(
    "a backend at an account inside whose deployment is global",
    ["BackendAccountLeavesBoundary prod/eu/backend url"],
    (zone, stack) => {
      const { id, endpoint } = account(stack, "shared", "swedencentral");
      deployment(stack, id, "GlobalStandard");
      backend(zone, endpoint);
    },
  ),
  inEu(
    "a backend at an account inside that logs outside",
    ["BackendOutsideBoundary prod/eu/backend url"],
    (zone, stack) => {
      const { id, endpoint } = account(stack, "shared", "swedencentral");
      diagnostics(stack, id, { storageAccountId: storage(stack, "archive", "eastus").id });
      backend(zone, endpoint);
    },
  ),
  inEu("a backend at another vendor", ["BackendHostUnknown prod/eu/backend url"], (zone) => {
    backend(zone, "https://api.openai.com/v1");
  }),
  inEu("a backend inside that is called in the clear", ["BackendUrlInvalid prod/eu/backend url"], (zone) => {
    account(zone, "oai", "swedencentral");
    backend(zone, "http://oai-team7-oai.openai.azure.com/openai");
  }),
  inEu("a backend inside behind a proxy of nobody", ["BackendHostUnknown prod/eu/backend proxy.url"], (zone) => {
    const proxy = { url: "http://proxy.contoso.com:8080", username: "team7" };
    backend(zone, account(zone, "oai", "swedencentral").endpoint, { proxy });
  }),
  inEu("a backend whose host comes from two variables", ["BackendUnresolved prod/eu/backend url"], (zone) => {
    backend(zone, "https://${var.account}.openai.azure.com/openai");
  }),
  inEu(
    "an API whose requests go to an account outside",
    ["BackendOutsideBoundary prod/eu/api service_url"],
    (zone, stack) => {
      account(stack, "us", "westus3");
      const serviceUrl = "https://oai-team7-us.openai.azure.com/openai";
      new ApiManagementApi(zone, "api", { ...apim(zone).common, name: "oai", revision: "1", serviceUrl });
    },
  ),
  inEu(
    "a policy that sends a copy of every request away",
    ["ReferenceUnresolved prod/eu/policy xml_content"],
    (zone) => {
      policy(zone, "<send-one-way-request><set-url>https://collect.contoso.com/in</set-url></send-one-way-request>");
    },
  ),
  inEu(
    "a policy that forwards to an account outside",
    ["BackendOutsideBoundary prod/eu/policy xml_content"],
    (zone, stack) => {
      const { endpoint } = account(stack, "us", "eastus2");
      policy(zone, `<set-backend-service base-url="${endpoint}openai" />`);
    },
  ),
  inEu("a policy that is loaded from an address", ["BackendOutsideBoundary prod/eu/policy xml_link"], (zone) => {
    const xmlLink = "https://raw.githubusercontent.com/contoso/policies/main/oai.xml";
    new ApiManagementPolicy(zone, "policy", { apiManagementId: apim(zone).id, xmlLink });
  }),
  inEu("a named value with an address of nobody", ["ReferenceUnresolved prod/eu/fallback value"], (zone) => {
    const value = "https://oai-fallback.openai.azure.com/";
    new ApiManagementNamedValue(zone, "fallback", {
      ...apim(zone).common,
      name: "fallback",
      displayName: "fallback",
      value,
    });
  }),
  inEu(
    "a second region of the service outside",
    ["LocationOutsideBoundary prod/eu/apim additional_location[1].location"],
    (zone) => {
      const locations = [{ location: "francecentral" }, { location: "East US 2" }];
      gateway(zone, "apim", "swedencentral").putAdditionalLocation(locations);
    },
  ),
  inEu("a self-hosted gateway", ["TransitOutsideBoundary prod/eu/edge location_data.region"], (zone) => {
    const locationData = { name: "shop floor", region: "swedencentral" };
    new ApiManagementGateway(zone, "edge", { name: "edge", apiManagementId: apim(zone).id, locationData });
  }),
  inEu(
    "a logger to a component outside",
    [
      "LogsOutsideBoundary prod/eu/logger application_insights.connection_string",
      "LogsOutsideBoundary prod/eu/logger resource_id",
    ],
    (zone, stack) => {
      const { id: resourceId, connectionString } = traces(stack, "eastus");
      logger(zone, { resourceId, applicationInsights: { connectionString } });
    },
  ),
  inEu(
    "a logger with a key alone",
    ["LogsOutsideBoundary prod/eu/logger application_insights.instrumentation_key"],
    (zone) => {
      const { id: resourceId, instrumentationKey } = traces(zone, "swedencentral");
      logger(zone, { resourceId, applicationInsights: { instrumentationKey } });
    },
  ),
  inEu(
    "answers that are cached outside",
    ["ReferenceLeavesZone prod/eu/cache redis_cache_id", "ReferenceLeavesZone prod/eu/cache connection_string"],
    (zone, stack) => {
      cache(zone, stack, "uksouth");
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a backend at the endpoint of an account of the zone", [], (zone) => {
    backend(zone, account(zone, "oai", "swedencentral").endpoint);
  }),
  inEu("a backend at a path below the endpoint of an account of the zone", [], (zone) => {
    backend(zone, `${account(zone, "oai", "swedencentral").endpoint}openai`);
  }),
  inEu("a backend at the host of an account of the zone", [], (zone) => {
    account(zone, "oai", "francecentral");
    backend(zone, "https://oai-team7-oai.openai.azure.com/openai/v1");
  }),
  inEu("a policy that asks for a token and names a backend", [], (zone) => {
    policy(
      zone,
      '<authentication-managed-identity resource="https://cognitiveservices.azure.com" /><set-backend-service backend-id="oai" />',
    );
  }),
  inEu("a policy that forwards to an account of the zone", [], (zone) => {
    const { endpoint } = account(zone, "oai", "swedencentral");
    policy(zone, `<set-backend-service base-url="${endpoint}openai" />`);
  }),
  inEu("regions of the service, all of them inside", [], (zone) => {
    const locations = [{ location: "francecentral" }, { location: "West Europe" }];
    gateway(zone, "apim", "swedencentral").putAdditionalLocation(locations);
  }),
  inEu("a logger to a component of the zone", [], (zone) => {
    const { id: resourceId, connectionString } = traces(zone, "swedencentral");
    logger(zone, { resourceId, applicationInsights: { connectionString } });
  }),
  inEu("answers that are cached in the zone", [], (zone) => {
    cache(zone, zone, "swedencentral");
  }),
  inEu("named values that are no addresses, or secrets", [], (zone) => {
    const { common } = apim(zone);
    const version = { name: "version", displayName: "version", value: "2025-04-01-preview" };
    new ApiManagementNamedValue(zone, "version", { ...common, ...version });
    const key = { name: "key", displayName: "key", value: "dGVhbTc.a2V5", secret: true };
    new ApiManagementNamedValue(zone, "key", { ...common, ...key });
  }),
  inEu("a named value with the name of a model, which has a dot in it", [], (zone) => {
    const model = { name: "model", displayName: "model", value: "gpt-5.4" };
    new ApiManagementNamedValue(zone, "model", { ...apim(zone).common, ...model });
  }),
];
