import type { ApimTier } from "../request/apim-tier";
import type { ModelDeployment } from "../request/model-deployment";
import type { AzureRegion } from "../residency/azure-region";
import type { ZoneFacts } from "./openai-request";

/** One account that the gateway may call. */
export interface FailoverAccount {
  readonly key: string;
  readonly region: AzureRegion;
  /** Literal host of the endpoint; undefined where only Terraform knows it, which is refused. */
  readonly hostName?: string;
  readonly deployments: readonly ModelDeployment[];
}

/** Everything that is asked of the failover of one gateway. What may be anything is judged by the rules. */
export interface FailoverRequest {
  readonly zone: ZoneFacts;
  /** Path of the construct. */
  readonly path: string;
  /** Region of the gateway. */
  readonly region: AzureRegion;
  readonly tier: ApimTier;
  readonly apiName: unknown;
  readonly apiPath: unknown;
  readonly backendPrefix: unknown;
  /** In order of preference. */
  readonly accounts: readonly FailoverAccount[];
  /** `FailoverStrategy`; undefined: active-passive in the order of the accounts. */
  readonly strategy: unknown;
  /** `FailoverStrategy` by deployment name. */
  readonly strategyByDeployment: unknown;
  /** `FailoverTuning`. */
  readonly tuning: unknown;
  /** `FailoverTuning` by deployment name; a knob that it leaves out is taken from `tuning`. */
  readonly tuningByDeployment: unknown;
  /** `KeyVaultSecret` by account key, `apiKeyByAccount` to callers; an account without one is called with the identity of the gateway. */
  readonly secretByAccount?: unknown;
}
