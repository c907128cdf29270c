import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { IApimGateway } from "../../src/gateway/api-management-service";
import { ApimFailoverPolicy } from "../../src/gateway/apim-failover-policy";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { ApimGateway } from "../../src/gateway/apim-gateway";
import type { ApimGatewayAttributes } from "../../src/gateway/apim-gateway-attributes";
import type { ApimGatewayProps } from "../../src/gateway/apim-gateway-props";
import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import type {
  MultiRegionOpenAIAttributes,
  RegionalOpenAIAttributes,
} from "../../src/openai/multi-region-openai-attributes";
import type { IMultiRegionOpenAI } from "../../src/openai/openai-accounts";
import { ApimTier } from "../../src/request/apim-tier";
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyZone } from "../../src/zone/residency-zone";
import { chat, newOpenAI, newZone } from "./fixtures";
import { SynthesizedStack } from "./fixtures-document";
import { problemLines } from "./fixtures-errors";
import { elements, readPolicy } from "./policy-reader";

export const SERVICE_ID = "/subscriptions/1/resourceGroups/rg-apim/providers/Microsoft.ApiManagement/service/apim-old";
export const IDENTITY = {
  resourceId: "/subscriptions/1/resourceGroups/id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/gw",
  clientId: "00000000-0000-0000-0000-00000000c11e",
  principalId: "00000000-0000-0000-0000-000000000b1d",
};

/** The service `gateway`, Standard, in the first region of the zone. */
export function newGateway(
  scope: Construct = newZone(),
  props: Partial<ApimGatewayProps> = {},
  id = "gateway",
): ApimGateway {
  const required = { tier: ApimTier.STANDARD, publisherName: "Team 7", publisherEmail: "team7@mail.test" };
  return new ApimGateway(scope, id, { ...required, ...props });
}

/** A service that exists already, Standard, in Sweden, with the object id of its identity. */
export function existingGateway(
  scope: Construct = newZone(),
  attributes: Partial<ApimGatewayAttributes> = {},
  id = "gateway",
): IApimGateway {
  return ApimGateway.fromApimGatewayAttributes(scope, id, {
    serviceId: SERVICE_ID,
    region: AzureRegion.SWEDEN_CENTRAL,
    tier: ApimTier.STANDARD,
    principalId: IDENTITY.principalId,
    ...attributes,
  });
}

/** Accounts that exist already, in Sweden and in France, with one chat deployment. */
export function existingOpenAI(
  scope: Construct = newZone(),
  attributes: Partial<MultiRegionOpenAIAttributes> = {},
  id = "openai",
): IMultiRegionOpenAI {
  return MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(scope, id, {
    accounts: [existingAccount("in-sweden"), existingAccount("in-france", AzureRegion.FRANCE_CENTRAL)],
    deployments: [chat()],
    ...attributes,
  });
}

export function existingAccount(name: string, region = AzureRegion.SWEDEN_CENTRAL): RegionalOpenAIAttributes {
  return {
    region,
    accountId: `/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/${name}`,
    endpoint: `https://${name}.openai.azure.com/`,
  };
}

/** The policy `failover` with what it needs: the service `gateway` and the accounts `openai` of its zone. */
export function newFailoverPolicy(
  scope: Construct = newZone(),
  props: Partial<ApimFailoverPolicyProps> = {},
  id = "failover",
): ApimFailoverPolicy {
  const {
    gateway = sibling(scope, "gateway", newGateway),
    openai = sibling(scope, "openai", newOpenAI),
    ...rest
  } = props;
  return new ApimFailoverPolicy(scope, id, { gateway, openai, ...rest });
}

/** What keeps a second policy of one service clear of the first. */
export function named(name: string): Partial<ApimFailoverPolicyProps> {
  return { apiName: name, apiPath: name, backendPrefix: name };
}

/** The backends that a policy sends requests to, in the order of the document. */
export function backendsNamedIn(policyXml: string): string[] {
  return elements(readPolicy(policyXml), "set-backend-service").map(({ attributes }) => attributes["backend-id"]);
}

/** What a policy writes into a variable for each route, in the order of the document. */
export function routeValuesOf(policyXml: string, variable: string): string[] {
  return elements(readPolicy(policyXml), "set-variable")
    .filter(({ attributes, parent }) => attributes.name === variable && parent?.name === "when")
    .map(({ attributes }) => attributes.value);
}

/** The fragments that a policy includes, each once, in the order of the document. */
export function fragmentsNamedIn(policyXml: string): string[] {
  const ids = elements(readPolicy(policyXml), "include-fragment").map(({ attributes }) => attributes["fragment-id"]);
  return [...new Set(ids)];
}

/** What synth finds in a stack; empty when it finds nothing. */
export function synthesisProblems(stack: TerraformStack): string[] {
  try {
    SynthesizedStack.of(stack);
    return [];
  } catch (error) {
    return problemLines((error as Error).message);
  }
}

// The second policy of a zone shares what the first one has made.
function sibling<T extends Construct>(scope: Construct, id: string, create: (scope: Construct) => T): T {
  const zone = ResidencyZone.of(scope);
  return (zone.node.tryFindChild(id) as T | undefined) ?? create(zone);
}
