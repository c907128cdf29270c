import type { ContentFilterPolicy } from "../request/content-filter-policy";
import type { ModelDeployment } from "../request/model-deployment";
import type { QuotaTier } from "../request/quota-tier";
import type { AzureRegion } from "../residency/azure-region";
import type { DataClass } from "../residency/data-class";

/** What the zone says to every construct below it. */
export interface ZoneFacts {
  readonly path: string;
  readonly regions: readonly AzureRegion[];
  readonly dataClass: DataClass;
  readonly namePrefix: string;
}

/** What a zone is called: its id, the last part of its path. */
export function zoneNameOf({ path }: ZoneFacts): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The subscription of accounts that no provider is named for. */
export const DEFAULT_SUBSCRIPTION = "default";

/** One account that is asked for. The key is what names it, everywhere; a region may hold several. */
export interface AccountRequest {
  readonly key: string;
  readonly region: AzureRegion;
  /** Which subscription it lives in, as far as the app knows: the provider that creates it. */
  readonly subscription: string;
  readonly accountName?: string;
  readonly customSubdomainName?: string;
  /** Undefined: all deployments of the request. */
  readonly deployments?: readonly ModelDeployment[];
  /** Where the account stands in the properties, for messages: `accounts[1]`; empty when it is all there is. */
  readonly path: string;
}

/** Everything that is asked of the accounts of one construct. */
export interface OpenAIRequest {
  readonly zone: ZoneFacts;
  /** Path of the construct; part of every generated name. */
  readonly path: string;
  readonly accounts: readonly AccountRequest[];
  readonly deployments: readonly ModelDeployment[];
  readonly contentFilterPolicy: ContentFilterPolicy;
  readonly allowSingleRegion: boolean;
  /** How many accounts of this kind a subscription may have in a region. */
  readonly mostAccountsPerRegion: number;
  /** ISO date at which lifecycles are judged. */
  readonly asOf: string;
  readonly quotaTier?: QuotaTier;
  /** Percent of the peak that must remain when an account or a region is gone. */
  readonly capacityReserve: number;
}

/** The deployments that an account is asked to hold. */
export function deploymentsOf(request: OpenAIRequest, account: AccountRequest): readonly ModelDeployment[] {
  return account.deployments ?? request.deployments;
}

/** Where a property of an account stands: `accounts[1].region`. */
export function accountPath(account: AccountRequest, property: string): string {
  return account.path === "" ? property : `${account.path}.${property}`;
}

/** Where a deployment stands in the properties: `deployments[0]` or `accounts[1].deployments[0]`. */
export function deploymentPath(account: AccountRequest, index: number): string {
  return account.deployments ? accountPath(account, `deployments[${index}]`) : `deployments[${index}]`;
}

/** Whether a value is a percentage that a reserve can have. */
export function isCapacityReserve(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 200;
}
