import { HeaderMap } from "../../csharp/header-map";
import { responseValue } from "../../csharp/host-values";
import type { MessageState } from "../../csharp/request-state";
import type { BackendCall, ExchangeFailure, Flow } from "../effect";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import { responseOf } from "../made-response";
import { TextBody } from "../message-body";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { type Step, waiting } from "../step";
import { hostOf, originOf, readUrl } from "../url-state";
import { type TokenRequest, takeToken, tokenRequest } from "./authentication-managed-identity";
import { exchanged } from "./exchanged";
import { bodyChange } from "./set-body";
import { headerChange } from "./set-header";

/** Seconds. */
const DEFAULT_TIMEOUT = 60;

/** Calls something else and keeps its answer in a variable. */
export const sendRequest: PolicyKind = { sections: EVERYWHERE, compile };

/** Calls something else and waits for nothing; what becomes of it is never known. */
export const sendOneWayRequest: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const settings = readSettings(policy);
    return waiting(function* (request) {
      yield { kind: "dispatch", call: yield* callOf(request, settings, policy.place) };
    });
  },
};

interface Settings {
  readonly isCopy: Evaluated<boolean>;
  readonly url: Evaluated<string> | undefined;
  readonly method: Evaluated<string> | undefined;
  readonly timeoutMs: Evaluated<number>;
  readonly changes: readonly ((request: Execution, message: MessageState) => void)[];
  readonly token: TokenRequest | undefined;
}

function compile(policy: PolicyReader): Step {
  const settings = readSettings(policy);
  const variable = policy.fixedText("response-variable-name");
  const ignoresError = policy.fixedFlag("ignore-error", false);
  const failsOnStatus = policy.fixedFlag("fail-on-error-status-code", false);
  policy.fixedFlag("buffer-response", true);
  const { place } = policy;
  const failed = (request: Execution, { reason, message }: Pick<ExchangeFailure, "reason" | "message">) => {
    if (!ignoresError) throw RequestFault.at(place, reason, message);
    request.state.variables.set(variable, null);
  };
  return waiting(function* (request) {
    const call = yield* callOf(request, settings, place);
    const result = yield* exchanged(call);
    if (result.kind === "failure") return failed(request, result);
    if (failsOnStatus && result.status >= 400 && result.status <= 599) {
      return failed(request, { reason: "BackendConnectionFailure", message: `The answer was ${result.status}.` });
    }
    request.state.variables.set(variable, responseValue(responseOf(result, request)));
  });
}

function readSettings(policy: PolicyReader): Settings {
  const mode = policy.oneOf("mode", ["new", "copy"], "new");
  const isNew = (policy.node.attributes.get("mode")?.value ?? "new") === "new";
  if (isNew && !policy.node.children.some(({ name }) => name === "set-url")) {
    policy.fault(`'${policy.place.source}' needs 'set-url'`);
  }
  if (policy.has("timeout") && policy.has("timeout-ms"))
    policy.fault("'send-request' takes one of 'timeout' and 'timeout-ms'");
  const seconds = policy.wholeIf("timeout");
  const exact = policy.wholeIf("timeout-ms");
  const body = policy.child("set-body");
  const identity = policy.child("authentication-managed-identity");
  return {
    isCopy: (request) => mode(request) === "copy",
    url: policy.child("set-url")?.content(),
    method: policy.child("set-method")?.content(),
    timeoutMs: (request) => exact?.(request) ?? (seconds?.(request) ?? DEFAULT_TIMEOUT) * 1000,
    changes: [...policy.children("set-header").map(headerChange), ...(body ? [bodyChange(body)] : [])],
    token: identity && tokenRequest(identity),
  };
}

function* callOf(request: Execution, settings: Settings, place: PolicyPlace): Flow<BackendCall> {
  const { state } = request;
  const isCopy = settings.isCopy(request);
  const asked =
    settings.url?.(request) ??
    (isCopy ? `${originOf(state.request.url)}${state.request.url.path}${state.request.url.queryString}` : "");
  const url = readUrl(asked);
  if (!url) throw RequestFault.at(place, "BackendConnectionFailure", `'${asked}' is no address.`);
  // In outbound, a copy has no body: the request has gone.
  const copiesBody = isCopy && (place.section === "inbound" || place.section === "backend");
  const message: MessageState = {
    headers: isCopy ? state.request.headers.copy() : HeaderMap.of(),
    body: copiesBody ? request.sentBody() : null,
  };
  for (const change of settings.changes) change(request, message);
  if (settings.token) {
    const token = yield* takeToken(settings.token, request);
    if (token !== "") message.headers.set("Authorization", [`Bearer ${token}`]);
  }
  yield* request.settle();
  const body = message.body instanceof TextBody ? message.body : null;
  return {
    url: asked,
    host: hostOf(url),
    method: settings.method?.(request) ?? (isCopy ? state.request.method : "GET"),
    headers: request.sentHeaders(message.headers),
    body: body?.text() ?? null,
    bodyBytes: body?.bytes ?? 0,
    timeoutMs: settings.timeoutMs(request),
    purpose: "send-request",
    attemptOf: state.requestId,
    backendId: undefined,
  };
}
