import { base, comment } from "../apim/control-flow";
import { csharp } from "../apim/csharp";
import { deleteHeader, setHeader } from "../apim/message";
import type { PolicyElement } from "../apim/policy-element";
import { ATTEMPTS, answerErrorOf, attemptsText, GatewayError, SERVED_BY } from "./gateway-error";
import { Outcome, wasIfAny } from "./outcome";
import { error, passesMisconfiguration, retryAfter, servedBy } from "./variables";

const NO_ANSWER = "No region of the zone gave an answer.";

/** What the caller sees when an answer came: the answer, or what stands for it when no backend was better. */
export function outbound(): PolicyElement<"outbound">[] {
  return [
    base(),
    setHeader(SERVED_BY, servedBy.valueIfSet),
    setHeader(ATTEMPTS, attemptsText()),
    comment("If the last attempt was no answer: what the caller is told instead."),
    ...answerErrorOf(
      [
        {
          condition: wasIfAny(Outcome.THROTTLED),
          policies: [
            setHeader("Retry-After", csharp`((${retryAfter.value} + 999) / 1000 + 1).ToString()`),
            // Those of the last backend, which SDKs read first.
            deleteHeader("retry-after-ms"),
            deleteHeader("x-ms-retry-after-ms"),
          ],
        },
        {
          condition: csharp`${wasIfAny(Outcome.FAILED)} && context.Response != null && context.Response.StatusCode >= 500`,
          policies: [error.set(GatewayError.UNAVAILABLE)],
        },
        {
          condition: csharp`${wasIfAny(Outcome.MISCONFIGURED)} && ${passesMisconfiguration.value}`,
          policies: [error.set(GatewayError.MISCONFIGURED)],
        },
        ...unreachable(),
      ],
      NO_ANSWER,
    ),
  ];
}

/** What the caller sees when an error ended the request. */
export function onError(): PolicyElement<"on-error">[] {
  return [
    base(),
    comment("Errors of API Management itself, a missing key or a limit that is reached, pass as they are."),
    setHeader(SERVED_BY, "gateway"),
    setHeader(ATTEMPTS, attemptsText()),
    ...answerErrorOf(
      [
        {
          condition: csharp`context.LastError != null && context.LastError.Source == "authentication-managed-identity"`,
          policies: [error.set(GatewayError.IDENTITY)],
        },
        ...unreachable(),
      ],
      NO_ANSWER,
    ),
  ];
}

// A transport error ends in `on-error`, or in `outbound` with an answer that the gateway made up: both are documented.
function unreachable() {
  const isUnreachable = wasIfAny(Outcome.UNREACHABLE);
  const isTimeout = csharp`context.LastError != null && context.LastError.Reason == "Timeout"`;
  return [
    { condition: csharp`${isUnreachable} && ${isTimeout}`, policies: [error.set(GatewayError.TIMEOUT)] },
    { condition: isUnreachable, policies: [error.set(GatewayError.UNAVAILABLE)] },
  ];
}
