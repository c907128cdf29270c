import { HeaderMap } from "../csharp/header-map";
import type { Host, RequestState, ResponseState, Run, UrlState } from "../csharp/request-state";
import type { BackendEntity } from "../topology";
import type { Flow } from "./effect";
import type { GatewayBehavior } from "./gateway-behavior";
import type { GatewayCounters } from "./gateway-counters";
import type { GatewayParts } from "./gateway-parts";
import type { GatewayUnit } from "./gateway-unit";
import type { IncomingCall } from "./incoming-call";
import { withJoinedValues } from "./joined-headers";
import { TextBody } from "./message-body";
import type { Route } from "./operation-router";
import type { Metric, OutgoingAnswer, Trace } from "./outgoing-answer";
import type { ScopeName } from "./policy-place";
import { RequestFault } from "./request-fault";
import { type RequestStart, startState } from "./request-start";
import { queryParts } from "./url-state";

/** Where `forward-request` sends to: an entity, or an address that the policy or the API names. */
export type Target = BackendEntity | UrlState;

/** What a request needs of its gateway. */
export interface ExecutionContext {
  readonly parts: GatewayParts;
  readonly unit: GatewayUnit;
  readonly counters: GatewayCounters;
  /** From the seed of the gateway. */
  readonly random: () => number;
}

/** One request on its way through the policies. */
export class Execution implements Run {
  readonly host: Host;
  readonly behavior: GatewayBehavior;
  readonly traces: Trace[] = [];
  readonly metrics: Metric[] = [];
  /** What happens when the answer goes out, in order. */
  readonly atEnd: (() => void)[] = [];
  statements = 0;
  forwards = 0;
  tokenCalls = 0;
  servedFrom: OutgoingAnswer["servedFrom"] = "gateway";
  /** Undefined: nothing says where to. */
  target: Target | undefined;
  /** The scope whose policy named an entity by its id. */
  targetScope: ScopeName | undefined;
  /** Whether chunks of the answer are collected before they are passed on. */
  isBuffered = true;
  /** Whether a policy may have given a header several values. */
  hasHeaderLists = false;
  /** Whether the body of the request went out in a call that kept no copy. */
  isBodySpent = false;
  private readUntil = Number.NEGATIVE_INFINITY;

  /** Whether the request is in on-error, or came through it. */
  isFaulted = false;
  readonly call: IncomingCall;
  readonly route: Route | undefined;
  readonly state: RequestState;
  /** Below the address of the backend: what the caller wrote after the path of the API, or what `rewrite-uri` made of it. */
  path: string;

  constructor(
    readonly context: ExecutionContext,
    start: RequestStart,
  ) {
    const { parts } = context;
    this.host = parts.host;
    this.behavior = parts.behavior;
    this.call = start.call;
    this.route = start.route;
    this.path = start.path;
    this.state = startState(start, parts, this.note);
    if (start.service) {
      this.target = start.service;
      this.showBackend(start.service);
    }
  }

  get now(): number {
    return this.host.now();
  }

  /** The response that a policy changes; there is an empty one if nothing has answered yet. */
  get response(): ResponseState {
    this.state.response ??= { statusCode: 200, statusReason: "OK", headers: HeaderMap.of(), body: null };
    return this.state.response;
  }

  /** Shows where the request goes: `context.Request.Url` is an address of the backend. */
  showBackend({ scheme, host, port, path }: UrlState): void {
    const { queryString, query } = this.state.request.url;
    const below = path.replace(/\/$/, "") + this.path;
    this.state.request.url = { scheme, host, port, path: below, queryString, query };
  }

  setQuery(text: string): void {
    this.state.request.url = { ...this.state.request.url, ...queryParts(text) };
  }

  /** Headers as they go out. */
  sentHeaders(headers: HeaderMap): HeaderMap {
    return this.hasHeaderLists ? withJoinedValues(headers) : headers.copy();
  }

  /** What is sent of the body; null where there is none, or it was read for the last time. */
  sentBody(): TextBody | null {
    const { body } = this.state.request;
    return body instanceof TextBody && !body.isConsumed ? body : null;
  }

  /** Adds a header to the answer, whatever it will be. */
  addHeader(name: string, value: string): void {
    this.atEnd.push(() => this.response.headers.set(name, [value]));
  }

  /** What comes too late to fail the request: an exception in it has no effect. */
  attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
    }
  }

  /** Told what `context.Trace` is given. */
  private readonly note = (message: string): void => {
    this.traces.push({ source: "context.Trace", severity: "verbose", message, metadata: [] });
  };

  /** Told when an expression reads a body that has not come completely. */
  readonly waitUntil = (time: number): void => {
    this.readUntil = Math.max(this.readUntil, time);
  };

  /** Waits for bodies that were read. An expression cannot wait, so time passes after it. */
  *settle(): Flow {
    const ms = this.readUntil - this.now;
    if (ms > 0) yield { kind: "sleep", ms };
  }
}
