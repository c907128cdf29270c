import type { Flow } from "./effect";
import type { Execution } from "./execution";
import type { Refusal } from "./incoming-call";
import { bareResponse, faultResponse } from "./made-response";
import type { Route } from "./operation-router";
import type { OutgoingAnswer } from "./outgoing-answer";
import type { PolicyProgram } from "./policy-program";
import { relayedBody } from "./relay-body";
import { ENDED, RequestFault } from "./request-fault";
import { flow } from "./step";

const NOT_FOUND: Refusal = {
  source: "configuration",
  reason: "OperationNotFound",
  message: "Unable to match incoming request to an operation.",
  status: 404,
};

/** Takes a request through its policies, so that `request.response` is what the caller gets. */
export function* runRequest(request: Execution, program: PolicyProgram, route: Route | undefined): Flow {
  try {
    yield* sections(request, program, route);
  } catch (error) {
    if (error !== ENDED) yield* onError(request, program, faultOf(error));
  }
  yield* request.settle();
}

/** What goes out, and what the request was like. */
export function outgoingAnswer(request: Execution): OutgoingAnswer {
  // Counters and headers that belong to the answer, whatever it has become.
  for (const act of request.atEnd) act();
  const { response, state, servedFrom, behavior } = request;
  const body = relayedBody(response, request.isBuffered, request.now);
  const isSilentlyCut = body.isCut && behavior.midStreamAbort === "ends-cleanly";
  return {
    status: response.statusCode,
    reason: response.statusReason,
    headers: request.sentHeaders(response.headers),
    body: isSilentlyCut ? { ...body, isCut: false } : body,
    servedFrom,
    isSilentlyCut,
    statements: request.statements,
    forwards: request.forwards,
    tokenCalls: request.tokenCalls,
    traces: request.traces,
    metrics: request.metrics,
    variables: state.variables,
    error: request.isFaulted ? (state.lastError ?? undefined) : undefined,
  };
}

function* sections(request: Execution, program: PolicyProgram, route: Route | undefined): Flow {
  const { refusal } = request.call;
  if (refusal) throw RequestFault.refused(refusal);
  // An operation for OPTIONS takes them itself.
  const isAsked = route?.operation.method.toUpperCase() !== "OPTIONS" && isPreflight(request);
  if (isAsked && program.cors.some((rule) => rule(request) === "answered")) return;
  if (!route) throw RequestFault.refused(NOT_FOUND);
  yield* flow(program.sections.inbound, request);
  yield* backend(request, program);
  yield* flow(program.sections.outbound, request);
}

function* backend(request: Execution, program: PolicyProgram): Flow {
  try {
    yield* flow(program.sections.backend, request);
  } catch (error) {
    const { behavior, state } = request;
    const goesOn =
      error instanceof RequestFault &&
      error.kind === "transport" &&
      error.isExhausted &&
      behavior.exhaustedTransport === "outbound";
    if (!goesOn) throw error;
    state.lastError = error.error;
    state.response = bareResponse(500);
  }
}

/** It only asks what pages of other origins may do. */
function isPreflight({ state }: Execution): boolean {
  const { method, headers } = state.request;
  return method === "OPTIONS" && headers.has("Origin") && headers.has("Access-Control-Request-Method");
}

function* onError(request: Execution, program: PolicyProgram, fault: RequestFault): Flow {
  enter(request, fault);
  try {
    yield* request.settle();
    yield* flow(program.sections["on-error"], request);
  } catch (error) {
    if (error !== ENDED) enter(request, faultOf(error));
  }
}

function enter(request: Execution, fault: RequestFault): void {
  request.isFaulted = true;
  request.state.lastError = fault.error;
  request.state.response = faultResponse(fault, request.state.requestId);
  // With an answer of a backend in it, it still comes from there.
  if (!fault.response) request.servedFrom = "gateway";
}

function faultOf(error: unknown): RequestFault {
  if (error instanceof RequestFault) return error;
  throw error;
}
