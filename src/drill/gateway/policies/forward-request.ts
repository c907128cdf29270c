import type { HeaderMap } from "../../csharp/header-map";
import type { ResponseState } from "../../csharp/request-state";
import type { BackendCall, ExchangeAnswer, ExchangeFailure, ExchangeResult, Flow } from "../effect";
import type { Evaluated } from "../evaluate";
import type { Execution } from "../execution";
import type { ChosenBackend } from "../gateway-unit";
import { bareResponse, breakerResponse, responseOf } from "../made-response";
import type { PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { type Step, waiting } from "../step";
import { hostOf, originOf } from "../url-state";
import { exchanged, followed } from "./exchanged";

/** Seconds. */
const DEFAULT_TIMEOUT = 300;
/** What the load balancer in front of every service keeps a silent connection open for. */
const LONGEST_TIMEOUT_MS = 240_000;

/** Sends the request to its backend and waits for the headers of the answer. */
export const forwardRequest: PolicyKind = { sections: ["backend"], compile };

/** An entity, or an address without one. */
type Destination = Pick<ChosenBackend, "address"> & Partial<ChosenBackend>;

interface Settings {
  readonly place: PolicyPlace;
  readonly timeoutMs: Evaluated<number>;
  readonly keepsBody: boolean;
  readonly follows: Evaluated<boolean> | undefined;
  readonly isBuffered: boolean;
  readonly failsOnStatus: boolean;
}

function compile(policy: PolicyReader): Step {
  const settings = readSettings(policy);
  return waiting(function* (request) {
    const timeoutMs = settings.timeoutMs(request);
    yield* request.settle();
    const backend = choose(request, settings.place);
    const result = backend && (yield* send(request, backend, timeoutMs, settings));
    if (!result) return answerForOpenBreaker(request, settings.place);
    if (result.kind === "failure") throw failed(request, result, settings.place);
    accept(request, result, settings);
  });
}

function readSettings(policy: PolicyReader): Settings {
  if (policy.has("timeout") && policy.has("timeout-ms"))
    policy.fault("'forward-request' takes one of 'timeout' and 'timeout-ms'");
  const seconds = policy.wholeIf("timeout");
  const exact = policy.wholeIf("timeout-ms");
  policy.wholeIf("continue-timeout");
  policy.fixedOneOf("http-version", ["1", "2or1", "2"]);
  return {
    place: policy.place,
    timeoutMs: (request) => {
      const ms = exact?.(request) ?? (seconds?.(request) ?? DEFAULT_TIMEOUT) * 1000;
      return request.behavior.longTimeout === "kept" ? ms : Math.min(ms, LONGEST_TIMEOUT_MS);
    },
    keepsBody: policy.fixedFlag("buffer-request-body", false),
    follows: policy.flagIf("follow-redirects"),
    isBuffered: policy.fixedFlag("buffer-response", true),
    failsOnStatus: policy.fixedFlag("fail-on-error-status-code", false),
  };
}

/** Undefined while the breaker is open. */
function choose(request: Execution, place: PolicyPlace): Destination | undefined {
  const { target } = request;
  if (!target) throw RequestFault.at(place, "BackendConnectionFailure", "No address of a backend is set.");
  return "host" in target ? { address: target } : request.context.unit.choose(target, request.now);
}

function* send(request: Execution, backend: Destination, timeoutMs: number, settings: Settings): Flow<ExchangeResult> {
  const call = callOf(request, backend, timeoutMs);
  if (!settings.keepsBody) request.isBodySpent = true;
  request.forwards += 1;
  const result = yield* exchanged(call);
  if (call.backendId !== undefined) request.context.unit.record(call.backendId, result, request.now);
  return settings.follows?.(request) ? yield* followed(call, result) : result;
}

function callOf(request: Execution, backend: Destination, timeoutMs: number): BackendCall {
  const { state } = request;
  const { address, id, headers } = backend;
  request.showBackend(address);
  const body = request.isBodySpent ? null : request.sentBody();
  return {
    url: `${originOf(address)}${state.request.url.path}${state.request.url.queryString}`,
    host: hostOf(address),
    method: state.request.method,
    headers: sentHeaders(request, headers),
    body: body?.text() ?? null,
    bodyBytes: body?.bytes ?? 0,
    timeoutMs,
    purpose: "forward",
    attemptOf: state.requestId,
    backendId: id,
  };
}

function sentHeaders(request: Execution, ofEntity: ReadonlyMap<string, string> | undefined): HeaderMap {
  const sent = request.sentHeaders(request.state.request.headers);
  // That of the caller is the gateway's; one that a policy has set is sent.
  if (sent.get("Host")?.[0] === request.call.headers.get("Host")?.[0]) sent.delete("Host");
  for (const [name, value] of ofEntity ?? []) sent.set(name, [value]);
  return sent;
}

function accept(request: Execution, answer: ExchangeAnswer, { place, isBuffered, failsOnStatus }: Settings): void {
  request.state.response = responseOf(answer, request);
  request.servedFrom = "backend";
  request.isBuffered = isBuffered;
  if (failsOnStatus && answer.status >= 400 && answer.status <= 599) {
    const { response } = request.state;
    throw RequestFault.at(place, "", `The backend answered with ${answer.status}.`, {
      response: response as ResponseState,
    });
  }
}

function failed(request: Execution, { reason, message }: ExchangeFailure, place: PolicyPlace): RequestFault {
  const seesStatus = request.behavior.transportFailure === "retry-sees-500";
  request.state.response = seesStatus ? bareResponse(500) : null;
  request.servedFrom = "gateway";
  const kind = reason === "ClientConnectionFailure" ? "client" : "transport";
  return RequestFault.at(place, reason, message, { kind });
}

function answerForOpenBreaker(request: Execution, place: PolicyPlace): void {
  const response = breakerResponse(request.behavior.breakerAnswerIsBare);
  request.state.response = response;
  request.servedFrom = "gateway";
  if (request.behavior.breakerAnswer === "response") return;
  throw RequestFault.at(place, "", "The circuit breaker of the backend is open.", {
    kind: "breaker",
    response,
  });
}
