import type { IConstruct } from "constructs";
import type { ModelDeployment } from "../request/model-deployment";
import type { AzureRegion } from "../residency/azure-region";
import type { OpenAIGrants } from "./openai-grants";

/** An Azure OpenAI account in one region, created here or existing. */
export interface IRegionalOpenAI extends IConstruct {
  /** Key that names the account among others; the name of its region unless told otherwise. */
  readonly accountKey: string;

  /** Region of the account. */
  readonly region: AzureRegion;

  /** Resource id of the account. */
  readonly accountId: string;

  /** Name of the account. */
  readonly accountName: string;

  /** Endpoint of the account, for example `https://oai-acme-swedencentral-k3x9fa.openai.azure.com/`. */
  readonly endpoint: string;

  /**
   * Host name of the endpoint, lower case, for example `oai-acme-swedencentral-k3x9fa.openai.azure.com`. Undefined for an
   * existing account whose endpoint only Terraform knows.
   */
  readonly hostName?: string;

  /** Deployments of the account: names, pinned versions, types and capacities. */
  readonly deployments: ModelDeployment[];

  /** Permissions on the account. */
  readonly grants: OpenAIGrants;
}

/** The same deployments in several accounts, created here or existing. */
export interface IMultiRegionOpenAI extends IConstruct {
  /** Accounts in order of preference. */
  readonly accounts: IRegionalOpenAI[];

  /** Permissions on all accounts. */
  readonly grants: OpenAIGrants;

  /** Whether the versions are what this app deploys; false for existing accounts, where they are your word. */
  readonly versionsVerified: boolean;
}
