import type { AzureRegion } from "../residency/azure-region";
import type { VersionPlan } from "./openai-plan";

/** What the gateway does with a request: decided here, only written down by the policy and the constructs. */
export interface FailoverPlan {
  readonly apiName: string;
  /** Path of the API below the gateway; empty for none. */
  readonly apiPath: string;
  /** What callers are told of the zone: its id, with `-` for what a header cannot hold. */
  readonly zoneName: string;
  /** Begins the names of everything that the policy needs in the service. */
  readonly namePrefix: string;
  readonly backends: readonly BackendPlan[];
  readonly routes: readonly RoutePlan[];
}

/** One deployment of one account, as the gateway calls it. */
export interface BackendPlan {
  readonly id: string;
  readonly accountKey: string;
  readonly region: AzureRegion;
  readonly deployment: string;
  /** Whether its throughput is paid by the hour, so that a 429 means no more than full for now. */
  readonly isProvisioned: boolean;
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
  /** Seconds between two attempts; 0 for none. */
  readonly retryIntervalInSeconds: number;
  /** Undefined where the tier has no cache to remember in; then so for every route. */
  readonly memory?: FailoverMemory;
}

/** What a route learns from one request for the next ones. Times are milliseconds, shares percent; all of them are decided. */
export interface FailoverMemory {
  /** Server errors in a row after which an account is ejected. */
  readonly failures: number;
  /** The same for attempts that no headers answered. */
  readonly transportFailures: number;
  /** Within which a row must begin and end. */
  readonly windowMs: number;
  /** How long the first ejection lasts. Each further one lasts twice as long, up to `longestOpenMs`. */
  readonly openMs: number;
  readonly longestOpenMs: number;
  /** How far an ejection may be drawn shorter or longer. */
  readonly jitterPercent: number;
  /** How long an account is left out that answers 401, or 404 for a deployment it should have. */
  readonly misconfiguredMs: number;
  /** Time to headers above which an answer counts as slow; 0: none does. */
  readonly slowMs: number;
  /** The same for a stream. */
  readonly slowStreamMs: number;
  /** Share of a minute's answers from which on a 400 is a fault of the account; 0: it never is. */
  readonly badRequestPercent: number;
  /** Good trials in a row before the ramp begins. */
  readonly successesBeforeReturn: number;
  /** Share of the requests that are trials. */
  readonly trialPercent: number;
  /** After so long without a trial, the next request is one. */
  readonly trialIntervalMs: number;
  /** How long a failed trial ejects. */
  readonly reopenMs: number;
  /** The same for one that no headers answered in time. */
  readonly reopenAfterTimeoutMs: number;
  /** How long the ramp of 5, 25, 50, 100 % takes, in three equal steps; 0: all at once. */
  readonly rampMs: number;
  /** After so long without an ejection, the next one lasts `openMs` again. */
  readonly forgiveMs: number;
  /** How long a 429 holds that says nothing; never one of provisioned throughput. */
  readonly holdMs: number;
  /** A 429 that asks for more than this tells that the quota is exhausted. */
  readonly quotaExhaustedMs: number;
  /** Longest hold, whatever a 429 asks for. */
  readonly longestHoldMs: number;
  /** Share of the requests of 10 seconds that may have a third attempt. */
  readonly budgetPercent: number;
  /** Third attempts in 10 seconds that are always allowed. */
  readonly budgetMinimum: number;
  /** How long a workflow stays with the account that answered it last; 0: it does not. */
  readonly workflowMs: number;
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
