import { writePolicy } from "../../../src/apim/write-policy";
import type { BackendEntity, DrillAccount, DrillTopology } from "../../../src/drill/topology";
import type { FailoverAccount, FailoverRequest } from "../../../src/plan/failover-request";
import { failoverPolicy } from "../../../src/policy/failover-policy";
import { failoverFragments } from "../../../src/policy/fragments";
import { OPERATIONS } from "../../../src/policy/operations";
import { ApimTier } from "../../../src/request/apim-tier";
import { Capacity } from "../../../src/request/capacity";
import { Ejection } from "../../../src/request/ejection";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { FailoverTier } from "../../../src/request/failover-tier";
import { FailoverTuning } from "../../../src/request/failover-tuning";
import { ModelDeployment } from "../../../src/request/model-deployment";
import { OpenAIModel } from "../../../src/request/openai-model";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { failoverAccount } from "../../support/fixtures-failover";
import { failoverPlan } from "../../support/fixtures-policy";
import { zoneFacts } from "../../support/fixtures-request";
import { unescapeTerraform } from "../../support/policy-reader";

const { SWEDEN_CENTRAL: SWEDEN, FRANCE_CENTRAL: FRANCE, GERMANY_WEST_CENTRAL: GERMANY } = AzureRegion;
const REGIONS = ["swedencentral", "francecentral", "germanywestcentral"];
const { DATA_ZONE_STANDARD: STANDARD, DATA_ZONE_PROVISIONED_MANAGED: PROVISIONED } = DeploymentType;

const MODEL = OpenAIModel.of("quick", "1", {
  availability: { [STANDARD.name]: REGIONS, [PROVISIONED.name]: REGIONS },
  isReasoning: false,
});
const THINKING = OpenAIModel.of("thinking", "1", { availability: { [STANDARD.name]: REGIONS }, isReasoning: true });
const EMBEDDING = OpenAIModel.of("quick-embedding", "1", {
  availability: { [STANDARD.name]: REGIONS },
  isReasoning: false,
});

const EAST_US = { key: "eastus", host: "oai-team7-eastus.openai.azure.com", region: "eastus" };

interface Options extends Partial<FailoverRequest> {
  readonly strangers?: DrillTopology["strangers"];
  readonly units?: number;
  /** Policy of the product. */
  readonly product?: string;
}

/** What a drill sees of a plan: its policy as Azure receives it, its backends, and the accounts behind them. */
export function topologyOf({ strangers, units, product, ...request }: Options = {}): DrillTopology {
  const accounts = request.accounts ?? [accountIn(SWEDEN), accountIn(FRANCE)];
  const regions = [...new Set(accounts.map(({ region }) => region))];
  const plan = failoverPlan({ zone: zoneFacts({ regions }), ...request, accounts });
  return {
    gateway: {
      name: "apim-team7",
      region: "swedencentral",
      tier: request.tier ?? ApimTier.STANDARD,
      units: units ?? 1,
    },
    api: {
      name: plan.apiName,
      path: plan.apiPath,
      operations: OPERATIONS.map(({ id, urlTemplate }) => ({ id, method: "POST", urlTemplate })),
    },
    scopes: {
      product,
      api: unescapeTerraform(writePolicy(failoverPolicy(plan))),
      fragments: new Map(failoverFragments(plan).map(({ id, xml }) => [id, unescapeTerraform(xml)])),
      namedValues: new Map(),
    },
    backends: plan.backends.map(({ id, url, circuitBreaker }): BackendEntity => {
      const breaker = circuitBreaker && {
        count: circuitBreaker.failures,
        intervalMs: circuitBreaker.intervalInSeconds * 1000,
        tripMs: circuitBreaker.tripInSeconds * 1000,
        statusRanges: [
          { min: 500, max: 500 },
          { min: 502, max: 504 },
        ],
        errorReasons: [],
        acceptRetryAfter: false,
      };
      return { id, url, headers: new Map(), breaker };
    }),
    accounts: accounts.map(drillAccount),
    strangers: strangers ?? [{ ...EAST_US, deployments: drillAccount(accounts[0]).deployments }],
    zone: { name: "eu", regions: regions.map(({ name }) => name) },
  };
}

/** An account with a chat deployment, and with embeddings where that is asked for. */
export function accountIn(region: AzureRegion, options: AccountOptions = {}): FailoverAccount {
  const { key = region.name, type = STANDARD, tokens = 100_000, hasEmbeddings = false, model = MODEL } = options;
  const capacity = type === PROVISIONED ? Capacity.provisionedThroughputUnits(50) : Capacity.tokensPerMinute(tokens);
  const embeddings = ModelDeployment.of("embed", {
    model: EMBEDDING,
    deploymentType: STANDARD,
    capacity: Capacity.tokensPerMinute(100_000),
  });
  return failoverAccount(region, {
    key,
    hostName: `oai-team7-${key}.openai.azure.com`,
    deployments: [
      ModelDeployment.of("chat", { model, deploymentType: type, capacity }),
      ...(hasEmbeddings ? [embeddings] : []),
    ],
  });
}

interface AccountOptions {
  readonly model?: OpenAIModel;
  readonly key?: string;
  readonly type?: DeploymentType;
  readonly tokens?: number;
  readonly hasEmbeddings?: boolean;
}

function drillAccount({ key, region, hostName, deployments }: FailoverAccount): DrillAccount {
  return {
    key,
    host: String(hostName),
    region: region.name,
    deployments: deployments.map(({ name, model, deploymentType }) => ({
      name,
      model: model.name,
      version: model.version,
      sku: deploymentType.name,
      capacity: 100,
      isProvisioned: deploymentType === PROVISIONED,
      isReasoning: model.isReasoning,
    })),
  };
}

const BOTH = [accountIn(SWEDEN, { hasEmbeddings: true }), accountIn(FRANCE, { hasEmbeddings: true })];
const shared = (first: number, second: number): DrillTopology =>
  topologyOf({
    accounts: [accountIn(SWEDEN, { tokens: first }), accountIn(GERMANY, { tokens: second })],
    strategy: FailoverStrategy.activeActive(),
  });

const tiers = (tuning?: FailoverTuning): DrillTopology =>
  topologyOf({
    accounts: [
      accountIn(SWEDEN, { key: "reserved", type: PROVISIONED }),
      accountIn(SWEDEN, { key: "spill" }),
      accountIn(FRANCE),
    ],
    strategy: FailoverStrategy.tiered([
      FailoverTier.of(["reserved"]),
      FailoverTier.of(["spill"]),
      FailoverTier.of(["francecentral"]),
    ]),
    tuning,
  });

const TOKEN_LIMIT = `<policies>
  <inbound>
    <base />
    <llm-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="2000" estimate-prompt-tokens="false" />
  </inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

/** The topologies of the failover contract, and those that single rows need. */
export const TOPOLOGIES = {
  /** Active-passive in two regions. */
  T1: () => topologyOf({ accounts: BOTH }),
  /** The same with a model that thinks before it answers, which is waited for much longer. */
  "T1 thinking": () =>
    topologyOf({
      accounts: [SWEDEN, FRANCE].map((region) => accountIn(region, { model: THINKING, hasEmbeddings: true })),
    }),
  /** Active-active, half and half. */
  T2: () => shared(100_000, 100_000),
  /** Active-active, four to one. */
  "T2 80/20": () => shared(80_000, 20_000),
  /** Provisioned, and pay-as-you-go in the same and in another region. */
  T3: () => tiers(),
  /** The same with so much traffic that the breaker of a backend takes no notice of some errors. */
  "T3 busy": () => tiers(FailoverTuning.of({ circuitBreakerFailures: 10_000 })),
  /** The cell of the EU, beside a healthy one in the US. */
  T4: () =>
    topologyOf({
      accounts: BOTH,
      strangers: ["eastus2", "westus3"].map((region) => ({
        key: region,
        host: `oai-team7-${region}.openai.azure.com`,
        region,
        deployments: drillAccount(BOTH[0]).deployments,
      })),
    }),
  /** One account. */
  T5: () => topologyOf({ accounts: [accountIn(SWEDEN)] }),
  /** Two accounts with one quota. */
  "one quota": () =>
    topologyOf({
      accounts: [accountIn(SWEDEN, { key: "one" }), accountIn(SWEDEN, { key: "two" })],
      strategy: FailoverStrategy.tiered([FailoverTier.of(["one"]), FailoverTier.of(["two"])]),
    }),
  "slow ejection": () =>
    topologyOf({ accounts: BOTH, tuning: FailoverTuning.of({ ejection: Ejection.of({ slowAfterInSeconds: 10 }) }) }),
  "bad requests": () =>
    topologyOf({ accounts: BOTH, tuning: FailoverTuning.of({ ejection: Ejection.of({ badRequestPercent: 50 }) }) }),
  workflows: () => topologyOf({ accounts: BOTH, tuning: FailoverTuning.of({ workflowAffinityInSeconds: 3600 }) }),
  "misconfiguration passes": () =>
    topologyOf({ accounts: BOTH, tuning: FailoverTuning.of({ failoverOnMisconfiguration: false }) }),
  "token limit": () => topologyOf({ accounts: BOTH, product: TOKEN_LIMIT }),
  /** A tier without a cache. */
  Consumption: () => topologyOf({ accounts: BOTH, tier: ApimTier.CONSUMPTION }),
} as const satisfies Record<string, () => DrillTopology>;

export type TopologyName = keyof typeof TOPOLOGIES;
