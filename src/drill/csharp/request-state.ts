import type { HeaderMap } from "./header-map";
import type { Value } from "./value";
import type { LookupValue } from "./values/lookup-value";

/** What one request has come to, as the engine keeps it and as `context` shows it. */
export interface RequestState {
  readonly request: IncomingState;
  response: ResponseState | null;
  readonly variables: Map<string, Value>;
  /** These as expressions see them, once one of them has. */
  variablesView?: LookupValue;
  lastError: LastErrorState | null;
  /** Milliseconds on the clock of the host. */
  readonly startedAt: number;
  /** A GUID as text. */
  readonly requestId: string;
  readonly deployment: DeploymentState;
  readonly api?: ApiState;
  readonly operation?: OperationState;
  readonly product?: ProductState;
  readonly subscription?: SubscriptionState;
  readonly user?: UserState;
  /** Where `context.Trace(text)` goes. */
  readonly trace?: (text: string) => void;
}

/** What an expression runs on. */
export interface Run {
  readonly host: Host;
  readonly state: RequestState;
}

/** The world outside of the expression, so that two runs with one seed are equal. */
export interface Host {
  /** Milliseconds since 1970, with fractions where the clock has them. */
  now(): number;
  /** Numbers from 0 up to, but not including 1: the sequence of a `System.Random`. */
  random(seed: number | undefined): () => number;
  /** With hyphens, lower case. */
  newGuid(): string;
}

/** A request or an answer: `headers` and `body` may be replaced by policies. */
export interface MessageState {
  headers: HeaderMap;
  body: BodyState | null;
}

export interface IncomingState extends MessageState {
  method: string;
  url: UrlState;
  originalUrl: UrlState;
  ipAddress: string;
  matchedParameters: ReadonlyMap<string, string>;
}

export interface ResponseState extends MessageState {
  statusCode: number;
  statusReason: string;
}

export interface BodyState {
  /** The content. May throw a `DotNetException`, where it cannot be had. */
  text(): string;
  /** Read without `preserveContent`: whoever reads it again gets an error. */
  isConsumed: boolean;
  /** What the content was parsed to, with the text it was parsed from. Kept by `As<T>()`, of no use to anybody else. */
  parsed?: { readonly text: string; readonly value: unknown };
}

export interface UrlState {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** With its `?`; empty when there is none. */
  readonly queryString: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
}

export interface LastErrorState {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly scope?: string;
  readonly section?: string;
  readonly path?: string;
  readonly policyId?: string;
}

export interface DeploymentState {
  readonly region: string;
  readonly serviceName: string;
  readonly serviceId: string;
  readonly gatewayId: string;
}

export interface ApiState {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly revision?: string;
  readonly version?: string;
  readonly isCurrentRevision?: boolean;
  readonly serviceUrl?: UrlState;
}

export interface OperationState {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly urlTemplate: string;
}

export interface ProductState {
  readonly id: string;
  readonly name: string;
  readonly isSubscriptionRequired?: boolean;
  readonly isApprovalRequired?: boolean;
  readonly groups?: readonly GroupState[];
}

export interface SubscriptionState {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly primaryKey?: string;
  readonly secondaryKey?: string;
}

export interface UserState {
  readonly id: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly groups?: readonly GroupState[];
}

export interface GroupState {
  readonly id: string;
  readonly name: string;
}

/** What a JWT says. */
export interface TokenState {
  readonly algorithm: string;
  readonly type: string;
  readonly claims: ReadonlyMap<string, readonly string[]>;
}
