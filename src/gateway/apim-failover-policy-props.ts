import type { IMultiRegionOpenAI } from "../openai/openai-accounts";
import type { FailoverStrategy } from "../request/failover-strategy";
import type { FailoverTuning } from "../request/failover-tuning";
import type { KeyVaultSecret } from "../request/key-vault-secret";
import type { IApimGateway } from "./api-management-service";

/** Properties of an API that fails over between accounts. */
export interface ApimFailoverPolicyProps {
  /** The service that the API is created in; of the same zone. */
  readonly gateway: IApimGateway;

  /** The accounts that answer; of the same zone. */
  readonly openai: IMultiRegionOpenAI;

  /**
   * Which account answers, and which one is asked when it cannot.
   *
   * @default FailoverStrategy.activePassive() - in the order of the accounts
   */
  readonly strategy?: FailoverStrategy;

  /**
   * Strategies of single deployments, by deployment name.
   *
   * @default - `strategy` for every deployment
   */
  readonly strategyByDeployment?: { [deployment: string]: FailoverStrategy };

  /**
   * Limits of failover.
   *
   * @default - those of `FailoverTuning`, which differ for reasoning models
   */
  readonly tuning?: FailoverTuning;

  /**
   * Limits for single deployments, by deployment name. What one leaves out comes from `tuning`.
   *
   * @default - `tuning` for every deployment
   */
  readonly tuningByDeployment?: { [deployment: string]: FailoverTuning };

  /**
   * Name of the API in the service: 1 to 80 letters, digits and `-`.
   *
   * @default azure-openai
   */
  readonly apiName?: string;

  /**
   * Path of the API below the gateway, up to 400 characters. The operations add `/openai/…`, so an SDK is given the gateway
   * with this path as its endpoint. Empty for none.
   *
   * @default ai
   */
  readonly apiPath?: string;

  /**
   * Prefix of the names of the backends and fragments, 1 to 20 letters, digits and `-`. Two policies of one service need two.
   *
   * @default openai
   */
  readonly backendPrefix?: string;

  /**
   * Whether callers need a subscription key, in the header `api-key` as the Azure OpenAI SDKs send it. Without one, everybody
   * who reaches the gateway may call, unless a policy above this API says otherwise.
   *
   * @default true
   */
  readonly subscriptionRequired?: boolean;

  /**
   * Keys of existing accounts that take no tokens, by account key. They are read from a Key Vault by the gateway itself, and
   * are not in the Terraform state.
   *
   * @default - none: every account is called with the identity of the gateway
   */
  readonly apiKeyByAccount?: { [accountKey: string]: KeyVaultSecret };

  /**
   * Whether the identity of the gateway gets the role that it needs on the accounts that it signs in to. False where a
   * central team assigns roles.
   *
   * @default true
   */
  readonly grantInference?: boolean;

  /**
   * Resource id of a logger of the service that writes to Application Insights. Requests of the API are then logged there,
   * without bodies and headers. The logger must stay inside the boundary: it is your word.
   *
   * @default - none
   */
  readonly loggerId?: string;
}
