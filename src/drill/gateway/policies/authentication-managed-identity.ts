import { HeaderMap } from "../../csharp/header-map";
import type { ExchangeAnswer, Flow } from "../effect";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import type { PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { type Step, waiting } from "../step";

import { exchanged } from "./exchanged";

/** Where the identity of a resource in Azure gets its tokens; no host of anybody's. */
const TOKEN_HOST = "169.254.169.254";
const TOKEN_TIMEOUT_MS = 30_000;
/** Seconds, if the answer does not say. */
const DEFAULT_LIFETIME = 86_400;

/** Gets a token of the gateway's own identity. It is kept until it expires. */
export const authenticationManagedIdentity: PolicyKind = { sections: ["inbound", "outbound"], compile };

/** How a token is asked for. */
export interface TokenRequest {
  readonly place: PolicyPlace;
  readonly resource: Evaluated<string>;
  readonly clientId: string;
  readonly variable: string | undefined;
  readonly ignoresError: boolean;
}

export function tokenRequest(policy: PolicyReader): TokenRequest {
  return {
    place: policy.place,
    resource: policy.text("resource"),
    clientId: policy.fixedTextIf("client-id") ?? "",
    variable: policy.fixedTextIf("output-token-variable-name"),
    ignoresError: policy.fixedFlag("ignore-error", false),
  };
}

function compile(policy: PolicyReader): Step {
  const asked = tokenRequest(policy);
  return waiting(function* (request) {
    const token = yield* takeToken(asked, request);
    if (asked.variable !== undefined) request.state.variables.set(asked.variable, token);
    else if (token !== "") request.state.request.headers.set("Authorization", [`Bearer ${token}`]);
  });
}

/** A token; empty where there is none and errors are ignored. */
export function* takeToken(asked: TokenRequest, request: Execution): Flow<string> {
  const resource = asked.resource(request);
  const { tokens } = request.context.unit;
  const key = `${asked.clientId} ${resource}`;
  const held = tokens.get(key);
  if (held && held.expiresAt > request.now) return held.text;
  request.tokenCalls += 1;
  const result = yield* exchanged(callFor(resource, asked.clientId, request));
  const token = result.kind === "answer" ? tokenIn(result) : undefined;
  if (token) {
    tokens.set(key, { text: token.text, expiresAt: request.now + token.lifetimeMs });
    return token.text;
  }
  if (asked.ignoresError) return "";
  const why = result.kind === "answer" ? `the answer was ${result.status}` : result.message;
  throw RequestFault.at(asked.place, "", `No token was obtained: ${why}.`);
}

function callFor(resource: string, clientId: string, { state }: Execution) {
  const query = `resource=${encodeURIComponent(resource)}${clientId === "" ? "" : `&client_id=${encodeURIComponent(clientId)}`}`;
  return {
    url: `http://${TOKEN_HOST}/metadata/identity/oauth2/token?${query}`,
    host: TOKEN_HOST,
    method: "GET",
    headers: HeaderMap.of([["Metadata", "true"]]),
    body: null,
    bodyBytes: 0,
    timeoutMs: TOKEN_TIMEOUT_MS,
    purpose: "token",
    attemptOf: state.requestId,
    backendId: undefined,
  } as const;
}

function tokenIn({ status, body }: ExchangeAnswer): { text: string; lifetimeMs: number } | undefined {
  if (status !== 200 || body.isCut) return undefined;
  try {
    const { access_token: text, expires_in: seconds } = JSON.parse(body.text);
    const lifetime = Number.isFinite(Number(seconds ?? DEFAULT_LIFETIME))
      ? Number(seconds ?? DEFAULT_LIFETIME)
      : DEFAULT_LIFETIME;
    return typeof text === "string" && text !== "" ? { text, lifetimeMs: lifetime * 1000 } : undefined;
  } catch {
    return undefined;
  }
}
