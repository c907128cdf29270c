import type { FailoverAccount, FailoverRequest } from "../../src/plan/failover-request";
import type { GatewayRequest } from "../../src/plan/gateway-plan";
import { ApimTier } from "../../src/request/apim-tier";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat } from "./fixtures";
import { zoneFacts } from "./fixtures-request";

const availability = { DataZoneStandard: ["swedencentral", "francecentral"] };

/** A model that thinks before it answers, and one that does not. */
export const THINKING = OpenAIModel.of("thinking", "1", { availability, isReasoning: true });
export const QUICK = OpenAIModel.of("quick", "1", { availability, isReasoning: false });

/** An account behind a gateway; the key is the region unless told otherwise. */
export function failoverAccount(region: AzureRegion, options: Partial<FailoverAccount> = {}): FailoverAccount {
  const key = options.key ?? region.name;
  return { key, region, hostName: `oai-team7-${key}.openai.azure.com`, deployments: [chat()], ...options };
}

/** A request without problems: one chat deployment in Sweden, then in France, behind a Standard gateway. */
export function failoverRequest(options: Partial<FailoverRequest> = {}): FailoverRequest {
  return {
    zone: zoneFacts(),
    path: "prod/eu/failover",
    region: AzureRegion.SWEDEN_CENTRAL,
    tier: ApimTier.STANDARD,
    apiName: "azure-openai",
    apiPath: "ai",
    backendPrefix: "openai",
    accounts: [failoverAccount(AzureRegion.SWEDEN_CENTRAL), failoverAccount(AzureRegion.FRANCE_CENTRAL)],
    strategy: undefined,
    strategyByDeployment: undefined,
    tuning: undefined,
    tuningByDeployment: undefined,
    ...options,
  };
}

/** A service without problems: Standard in Sweden. */
export function gatewayRequest(options: Partial<GatewayRequest> = {}): GatewayRequest {
  return {
    zone: zoneFacts(),
    path: "prod/eu/gateway",
    region: AzureRegion.SWEDEN_CENTRAL,
    tier: ApimTier.STANDARD,
    publisherName: "Team 7",
    publisherEmail: "team7@mail.test",
    ...options,
  };
}
