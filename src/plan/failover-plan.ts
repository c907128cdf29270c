import type { AzureRegion } from "../residency/azure-region";
import type { VersionPlan } from "./openai-plan";

/** What the gateway does with a request: decided here, only written down by the policy and the constructs. */
export interface FailoverPlan {
  readonly apiName: string;
  /** Path of the API below the gateway; empty for none. */
  readonly apiPath: string;
  readonly backends: readonly BackendPlan[];
  readonly routes: readonly RoutePlan[];
}

/** One deployment of one account, as the gateway calls it. */
export interface BackendPlan {
  readonly id: string;
  readonly accountKey: string;
  readonly region: AzureRegion;
  readonly deployment: string;
  /** Root of the account, without a slash at the end. */
  readonly url: string;
  /** Undefined where the tier has none. */
  readonly circuitBreaker?: CircuitBreakerPlan;
  /** Display name of the named value with the key of the account; undefined: the identity of the gateway is used. */
  readonly keyNamedValue?: string;
}

/** Keys of the accounts that the gateway calls with its identity; the others take a key. */
export function accountsWithIdentity({ backends }: FailoverPlan): ReadonlySet<string> {
  const signedIn = backends.filter(({ keyNamedValue }) => keyNamedValue === undefined);
  return new Set(signedIn.map(({ accountKey }) => accountKey));
}

/** When the gateway stops to call a backend for a while, whatever the policy says. */
export interface CircuitBreakerPlan {
  readonly failures: number;
  readonly intervalInSeconds: number;
  readonly tripInSeconds: number;
}

/** One deployment name that callers use. */
export interface RoutePlan {
  readonly deployment: string;
  /** `active-passive`, `active-active` or `tiered`. */
  readonly strategy: string;
  /** The first link is the deployment itself; others would be other models inside the zone. */
  readonly chain: readonly ChainLink[];
  /** At most as many as there are members. */
  readonly maxAttempts: number;
  readonly headerTimeoutInSeconds: number;
  readonly streamHeaderTimeoutInSeconds: number;
  readonly deadlineInSeconds: number;
  readonly failoverOnMisconfiguration: boolean;
}

/** One deployment that may answer a route. */
export interface ChainLink {
  readonly deployment: string;
  readonly versions: VersionPlan;
  /** In order: a tier is asked when the ones before it have nobody left. */
  readonly tiers: readonly TierPlan[];
}

/** Backends that share the requests of a route by weight. */
export interface TierPlan {
  readonly members: readonly MemberPlan[];
}

/** One backend of a tier. */
export interface MemberPlan {
  readonly backendId: string;
  readonly accountKey: string;
  /** Whole, 1 to 1000; a share of the sum over the tier. */
  readonly weight: number;
}
