import { HeaderMap } from "../csharp/header-map";
import type { ResponseState } from "../csharp/request-state";
import type { ExchangeAnswer } from "./effect";
import type { Execution } from "./execution";
import { AnswerBodyState, TextBody } from "./message-body";
import { reasonPhrase } from "./reason-phrase";
import type { RequestFault } from "./request-fault";

/** Statuses that come without a body. */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

export function responseOf({ status, reason, headers, body }: ExchangeAnswer, request: Execution): ResponseState {
  return {
    statusCode: status,
    statusReason: reason,
    headers: headers.copy(),
    body: BODILESS.has(status) ? null : new AnswerBodyState(body, request.now, request.waitUntil),
  };
}

/** A status and nothing else. */
export function bareResponse(status: number): ResponseState {
  return { statusCode: status, statusReason: reasonPhrase(status), headers: HeaderMap.of(), body: null };
}

/** What an open breaker answers: perhaps with headers as a backend of Azure sends them. */
export function breakerResponse(isBare: boolean): ResponseState {
  const response = bareResponse(503);
  if (isBare) return response;
  response.headers = HeaderMap.of([
    ["Content-Type", "application/json"],
    ["apim-request-id", "00000000-0000-0000-0000-000000000000"],
    ["x-ms-region", "unknown"],
  ]);
  return response;
}

/** What on-error finds and may change. */
export function faultResponse(fault: RequestFault, requestId: string): ResponseState {
  if (fault.response) return fault.response;
  const { status, headers } = fault;
  const message = JSON.stringify(status === 500 ? "Internal server error" : fault.error.message);
  const activity = status === 500 ? `, "activityId": "${requestId}"` : "";
  return {
    ...bareResponse(status),
    headers: HeaderMap.of([["Content-Type", "application/json"], ...headers]),
    body: new TextBody(`{ "statusCode": ${status}, "message": ${message}${activity} }`),
  };
}
