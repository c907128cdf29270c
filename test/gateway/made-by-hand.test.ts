import { ApiManagementApi } from "@cdktf/provider-azurerm/lib/api-management-api";
import { ApiManagementApiOperationPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-operation-policy";
import { ApiManagementApiPolicy } from "@cdktf/provider-azurerm/lib/api-management-api-policy";
import { ApiManagementBackend } from "@cdktf/provider-azurerm/lib/api-management-backend";
import { ApiManagementPolicyFragment } from "@cdktf/provider-azurerm/lib/api-management-policy-fragment";
import type { Construct } from "constructs";
import type { ApimFailoverPolicy } from "../../src/gateway/apim-failover-policy";
import type { ApimGateway } from "../../src/gateway/apim-gateway";
import { AzureRegion } from "../../src/residency/azure-region";
import type { ResidencyZone } from "../../src/zone/residency-zone";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import {
  fragmentsNamedIn,
  newFailoverPolicy,
  newGateway,
  SERVICE_ID,
  synthesisProblems,
} from "../support/fixtures-gateway";

const ANOTHER_SERVICE = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/another-service";
const POINT_AT =
  "point it at an account of this zone, or declare the account in the zone with MultiRegionOpenAI.fromMultiRegionOpenAIAttributes and its endpoint";

describe("what is made by hand beside a policy", () => {
  /** What is found when something is made beside a policy, in the service of its gateway or in another one. */
  function foundBeside(make: (zone: ResidencyZone, service: { apiManagementName: string }) => void, isThere = true) {
    const stack = newStack();
    const zone = newZone(stack);
    const gateway = newGateway(zone);
    newFailoverPolicy(zone, { gateway });
    zone.declareExternal(ANOTHER_SERVICE, AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal(SERVICE_ID, AzureRegion.SWEDEN_CENTRAL);
    make(zone, { apiManagementName: isThere ? gateway.serviceName : "another-service" });
    return synthesisProblems(stack);
  }

  const backend = (scope: Construct, name: string, url: string, apiManagementName = "another-service") =>
    new ApiManagementBackend(scope, "by-hand", {
      name,
      apiManagementName,
      resourceGroupName: "rg",
      protocol: "http",
      url,
    });
  const api = (scope: Construct, path: string, service: { apiManagementName: string }, serviceUrl?: string) =>
    new ApiManagementApi(scope, "by-hand", {
      name: "by-hand",
      displayName: "By hand",
      path,
      protocols: ["https"],
      resourceGroupName: "rg",
      revision: "1",
      serviceUrl,
      ...service,
    });
  const policyOf = (zone: ResidencyZone) => zone.node.findChild("failover") as ApimFailoverPolicy;
  const gatewayOf = (zone: ResidencyZone) => zone.node.findChild("gateway") as ApimGateway;
  const hostOf = (zone: ResidencyZone) => `https://${newOpenAI(zone, {}, "more").accounts[0].hostName}`;

  test("is refused as a backend that leads to no account of the zone", () => {
    expect(foundBeside((zone) => backend(zone, "more", "https://evil.example"))).toEqual([
      `[BackendHostUnknown] prod/eu/by-hand url: 'evil.example' is the host of no account that is known here; ${POINT_AT}`,
    ]);
  });

  test("passes as a backend of its own that leads to an account of the zone", () => {
    expect(
      foundBeside((zone, { apiManagementName }) => backend(zone, "more", hostOf(zone), apiManagementName)),
    ).toEqual([]);
  });

  test("is refused as a backend under the name of one of ours, in any letters", () => {
    expect(
      foundBeside((zone, { apiManagementName }) =>
        backend(zone, "OPENAI_chat_swedencentral", hostOf(zone), apiManagementName),
      ),
    ).toEqual([
      expect.stringMatching(
        /^\[PinnedNameTaken\] prod\/eu\/by-hand name: a backend 'OPENAI_chat_swedencentral' .*prod\/eu\/failover/,
      ),
    ]);
  });

  test("is refused as a fragment under the name of one of ours, and passes under another or in another service", () => {
    const fragment = (zone: ResidencyZone, name: string, isThere = true) =>
      new ApiManagementPolicyFragment(zone, "by-hand", {
        name,
        apiManagementId: isThere ? gatewayOf(zone).serviceId : SERVICE_ID,
        format: "rawxml",
        value: '<fragment><set-backend-service backend-id="another" /></fragment>',
      });
    const nameOf = (zone: ResidencyZone) => fragmentsNamedIn(policyOf(zone).policyXml)[0].toUpperCase();

    expect(foundBeside((zone) => fragment(zone, nameOf(zone)))).toEqual([
      expect.stringMatching(
        /^\[PinnedNameTaken\] prod\/eu\/by-hand name: a fragment 'OPENAI_REQUEST_\w{6}' takes the place of the one that 'prod\/eu\/failover' has pinned; /,
      ),
    ]);
    expect(foundBeside((zone) => fragment(zone, nameOf(zone), false))).toEqual([]);
    expect(foundBeside((zone) => fragment(zone, "mine"))).toEqual([]);
  });

  test("is refused as an API that leads to no account of the zone", () => {
    expect(foundBeside((zone, service) => api(zone, "mine", service, "https://evil.example"))).toEqual([
      `[BackendHostUnknown] prod/eu/by-hand service_url: 'evil.example' is the host of no account that is known here; ${POINT_AT}`,
    ]);
  });

  test("passes as an API at another path that leads to an account of the zone, or nowhere", () => {
    expect(foundBeside((zone, service) => api(zone, "mine", service, hostOf(zone)))).toEqual([]);
    expect(foundBeside((zone, service) => api(zone, "mine", service))).toEqual([]);
  });

  test.each(["ai", "AI/openai/deployments"])("is refused as an API at our path or below it: %s", (path) => {
    expect(foundBeside((zone, service) => api(zone, path, service, hostOf(zone)))).toEqual([
      expect.stringMatching(
        `^\\[PinnedNameTaken\\] prod/eu/by-hand path: an API at the path '${path}' .*prod/eu/failover`,
      ),
    ]);
    expect(foundBeside((zone, service) => api(zone, path, service, hostOf(zone)), false)).toEqual([]);
  });

  test.each([
    ["another policy of our API", ApiManagementApiPolicy, "PinnedNameTaken"],
    ["the policy of an operation of our API, which nobody has read", ApiManagementApiOperationPolicy, "PolicyNotRead"],
  ])("is refused as %s", (_, Policy, code) => {
    const policy = {
      apiName: "azure-openai",
      operationId: "chat-completions",
      resourceGroupName: "rg",
      xmlContent: '<policies><inbound><set-backend-service backend-id="another" /></inbound></policies>',
    };

    expect(foundBeside((zone, service) => new Policy(zone, "by-hand", { ...policy, ...service }))).toEqual([
      expect.stringMatching(`^\\[${code}\\] prod/eu/by-hand api_name: `),
    ]);
    expect(foundBeside((zone, service) => new Policy(zone, "by-hand", { ...policy, ...service }), false)).toEqual([]);
  });
});
