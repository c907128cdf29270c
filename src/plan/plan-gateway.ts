import type { Problem } from "../private/problem-list";
import type { ApimTier } from "../request/apim-tier";
import type { ApimVirtualNetwork } from "../request/apim-virtual-network";
import type { AzureRegion } from "../residency/azure-region";
import type { GatewayPlan, GatewayRequest } from "./gateway-plan";
import { API_MANAGEMENT } from "./name-rules";
import { zoneNameOf } from "./openai-request";
import { physicalName } from "./physical-name";
import { nameProblem } from "./rules/account-rules";
import { virtualNetworkProblems, zoneProblems } from "./rules/gateway-place-rules";
import {
  createdTierProblems,
  gatewayRegionProblems,
  publisherProblems,
  sizeWarnings,
  unitProblems,
} from "./rules/gateway-rules";

/** Residency first: it is told before anything that is merely inconvenient. */
const RULES: readonly ((request: GatewayRequest) => Problem[])[] = [
  gatewayRegionProblems,
  ({ serviceName }) => nameProblem(API_MANAGEMENT, "serviceName", serviceName),
  createdTierProblems,
  unitProblems,
  zoneProblems,
  virtualNetworkProblems,
  publisherProblems,
];

/** Everything that is wrong with a service that is to be created, all at once. */
export function gatewayProblems(request: GatewayRequest): Problem[] {
  return RULES.flatMap((rule) => rule(request));
}

/** Advice that stops nothing. Only for a request without problems. */
export function gatewayWarnings(request: GatewayRequest): Problem[] {
  return sizeWarnings(planGateway(request));
}

/** The service that will be built. Only for a request without problems. */
export function planGateway(request: GatewayRequest): GatewayPlan {
  const { zone, path } = request;
  const region = request.region as AzureRegion;
  const tier = request.tier as ApimTier;
  const units = (request.units as number | undefined) ?? 1;
  const readable = [zone.namePrefix, zoneNameOf(zone), region.name];
  // A change between classic and v2 makes a new service, which is there before the old one goes: it needs a name of its own.
  const generation = tier.endsWith("V2") ? ["v2"] : [];
  const identity = [zone.namePrefix, path, region.name, ...generation];
  return {
    name: (request.serviceName as string | undefined) ?? physicalName(API_MANAGEMENT, readable, identity),
    region,
    tier,
    skuName: `${tier}_${units}`,
    units,
    availabilityZones: [...((request.availabilityZones as readonly string[] | undefined) ?? [])].sort(),
    publisherName: request.publisherName as string,
    publisherEmail: request.publisherEmail as string,
    virtualNetworkType: request.virtualNetworkType as ApimVirtualNetwork | undefined,
    subnetId: request.subnetId as string | undefined,
  };
}
