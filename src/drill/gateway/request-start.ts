import type { RequestState, UrlState } from "../csharp/request-state";
import type { DrillApi } from "../topology";
import type { GatewayParts } from "./gateway-parts";
import type { IncomingCall } from "./incoming-call";
import { TextBody } from "./message-body";
import type { Route } from "./operation-router";

/** A request and what the gateway made of its address. */
export interface RequestStart {
  readonly call: IncomingCall;
  readonly url: UrlState;
  /** Below the path of the API. */
  readonly path: string;
  readonly route: Route | undefined;
  readonly api: DrillApi;
  /** Address of the API's service; undefined where only policies say where requests go. */
  readonly service: UrlState | undefined;
}

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

export function startState(start: RequestStart, parts: GatewayParts, trace: (text: string) => void): RequestState {
  const { call, url, route, api, service } = start;
  return {
    request: {
      method: call.method,
      url,
      originalUrl: url,
      ipAddress: call.ipAddress ?? "203.0.113.1",
      matchedParameters: route ? parametersOf(route, url) : NO_PARAMETERS,
      headers: call.headers.copy(),
      body: call.body === null ? null : new TextBody(call.body),
    },
    response: null,
    variables: new Map(),
    variablesView: undefined,
    lastError: null,
    startedAt: parts.host.now(),
    requestId: call.requestId ?? parts.host.newGuid(),
    deployment: {
      region: parts.region,
      serviceName: parts.serviceName ?? "gateway",
      serviceId: parts.serviceName ?? "gateway",
      gatewayId: parts.gatewayId ?? "managed",
    },
    api: { id: api.name, name: api.name, path: api.path, serviceUrl: service },
    operation: route && { ...route.operation, name: route.operation.id },
    product: call.product,
    subscription: call.subscription,
    user: call.user,
    trace,
  };
}

function parametersOf({ parameters, queryParameters }: Route, { query }: UrlState): ReadonlyMap<string, string> {
  if (queryParameters.size === 0) return parameters;
  const all = new Map(parameters);
  for (const [name, parameter] of queryParameters) {
    const value = query.get(name)?.[0];
    if (value !== undefined) all.set(parameter, value);
  }
  return all;
}
