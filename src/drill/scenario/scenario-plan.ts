import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { CallChoice, FaultAct } from "../world/fault";
import type { Speed } from "../world/virtual-account";

/** A drill as its file describes it: nothing in it knows the names of a topology. Times are milliseconds since the start. */
export interface ScenarioPlan {
  readonly name: string;
  readonly title: string;
  /** What it shows, and where it comes from. */
  readonly about: string;
  /** Rows of the failover contract; empty for a scenario of one's own. */
  readonly contract: readonly string[];
  /** `document`: nothing runs, the text of the policy is looked at. */
  readonly kind: "traffic" | "document";
  readonly given: Given;
  /** Switches of the gateway that are run both ways. */
  readonly settings: readonly Setting[];
  /** The best verdict that is possible: some faults can be made visible, but not undone. */
  readonly best: "pass" | "partial" | "safe";
  /** Why not better, when `best` is not `pass`. */
  readonly reason: string | undefined;
  readonly bounds: Partial<Bounds>;
  /** Each is run by itself, with a gateway that remembers nothing. */
  readonly cases: readonly CasePlan[];
  /** Gives a result for each deployment, unless one is asked for. */
  readonly isForEachDeployment: boolean;
  /** Runs once for each account that should answer, which `this` names then. */
  readonly isForEachAccount: boolean;
}

/** What holds in every run. */
export interface Bounds {
  readonly attempts: number;
  /** From the request to headers, or to an error of the gateway. */
  readonly seconds: number;
}

/** One course of events and what is expected of it. */
export interface CasePlan {
  /** Empty when there is only one. */
  readonly name: string;
  /** Unix time in milliseconds. */
  readonly startsAt: number;
  readonly speed: Speed;
  /** Undefined: as the topology has them. */
  readonly units: number | undefined;
  /** Gateways in other regions, which have caches of their own, and this one. */
  readonly gateways: number;
  readonly phases: readonly PhasePlan[];
  readonly load: readonly LoadPlan[];
  readonly faults: readonly FaultPlan[];
  readonly expect: readonly Expectation[];
  readonly limits: readonly Limit[];
}

/** What a topology must have, so that a scenario makes sense. */
export interface Given {
  /** Accounts that serve the deployment. */
  readonly atLeastAccounts: number;
  readonly atMostAccounts: number;
  /** Whether one account serves while all is well, or several share. */
  readonly order?: "ranked" | "shared";
  /** Roles whose deployment is provisioned. */
  readonly provisioned: readonly string[];
  /** Roles whose deployment is not. */
  readonly payAsYouGo: readonly string[];
  /** Whether the primary and the secondary are in different regions. */
  readonly regionsDiffer: boolean;
  /** Whether the primary also answers for embeddings. */
  readonly embeddings: boolean;
  /** Whether two of the accounts have their quota together. */
  readonly sharedQuota: boolean;
  readonly strangers: boolean;
  /** Whether the model thinks before it answers, and is waited for longer; undefined: either. */
  readonly thinks?: boolean;
  /** Whether the tier has a cache, in which a policy remembers. */
  readonly memory: boolean;
  /** Whether the gateway signs in with an identity. */
  readonly identity: boolean;
  /** What the deployment may be called for; empty: for anything. */
  readonly calledFor: readonly string[];
  /** Kinds of calls that the API takes. */
  readonly takes: readonly string[];
  /** Patterns that the text of the policy matches. */
  readonly policy: readonly string[];
  /** Patterns that it must not match. */
  readonly policyLacks: readonly string[];
}

/** A switch and the values that it is run with, beside the default. */
export interface Setting {
  readonly name: keyof GatewayBehavior;
  readonly values: readonly (string | number | boolean)[];
}

/** A part of the time that is looked at by itself. */
export interface PhasePlan {
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Requests of one kind. */
export interface LoadPlan {
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
  /** At most so many; Infinity: until the end. */
  readonly count: number;
  /** From one to the next. */
  readonly everyMs: number;
  readonly spacing: "even" | "random";
  /** So many at the same moment. */
  readonly atOnce: number;
  /** So many callers take turns, each with a subscription and an address of its own. */
  readonly callers: number;
  /** `chat`, `embeddings`, `responses`, …, or a path below the API. */
  readonly call: string;
  /** Of the address, beside what calls have anyway; empty for none. */
  readonly query: string;
  /** Name to ask for instead of the deployment; undefined: the deployment. */
  readonly deployment: string | undefined;
  readonly isStream: boolean;
  /** Further properties of the body. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Tries again as the SDKs do, at most so often. */
  readonly sdkRetries: number;
  /** Goes away when no headers have come by then; Infinity: never. */
  readonly leavesAfterMs: number;
  /** Turns of a conversation that the account keeps; 0: each request stands alone. */
  readonly turns: number;
  /** From an answer to the next turn. */
  readonly thinkMs: number;
  /** Whether its requests belong together, so that one that is answered elsewhere than the one before has strayed. */
  readonly isJob: boolean;
}

/** A fault whose accounts are named by their roles. */
export interface FaultPlan {
  readonly at: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
  readonly repeats?: { readonly everyMs: number; readonly forMs: number };
  /** `chat`: the one that the drill is about; `embeddings`; undefined: any. */
  readonly deployment?: string;
  readonly calls: Omit<CallChoice, "deployments">;
  readonly act: FaultAct;
}

/** Something measured, and what it must be. */
export interface Expectation {
  readonly measure: string;
  readonly scope: MeasureScope;
  readonly comparison: Comparison;
  readonly value: ExpectedValue;
}

/** What a measure looks at. */
export interface MeasureScope {
  /** Role of an account. */
  readonly of?: string;
  readonly phase?: string;
  readonly load?: string;
  readonly status?: number;
  /** Number of a request of its load, from 1. */
  readonly request?: number;
  /** Name of a header. */
  readonly header?: string;
  /** Text of a trace. */
  readonly text?: string;
}

export type Comparison = "is" | "at-least" | "at-most" | "above" | "below" | "contains" | "lacks";
export type ExpectedValue = string | number | boolean;

/** Where a switch has a certain value, less can be expected. */
export interface Limit {
  readonly when: { readonly name: keyof GatewayBehavior; readonly value: string | number | boolean };
  /** What the report says. */
  readonly label: string;
  /** In place of those expectations of the scenario that look at the same measures and scopes. */
  readonly expect: readonly Expectation[];
}
