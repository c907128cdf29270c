import { base, choose, comment } from "../apim/control-flow";
import { csharp } from "../apim/csharp";
import { deleteHeader, setHeader } from "../apim/message";
import type { PolicyElement } from "../apim/policy-element";
import { gatewayHeaders, retryAfterText, servedHeaders } from "./caller";
import { answerError, GatewayError } from "./gateway-error";
import { remembers } from "./memory";
import { Outcome, wasIfAny } from "./outcome";
import { settleLast } from "./settle";
import { attemptTimeout, began, error, passesMisconfiguration } from "./variables";
import type { WrittenPlan } from "./written-plan";

/** What the caller sees when an answer came: the answer, or what stands for it when no backend was better. */
export function outbound(plan: WrittenPlan): PolicyElement<"outbound">[] {
  const zone = plan.zoneName;
  return [
    base(),
    ...(remembers(plan) ? [comment("What is remembered of who was asked last."), settleLast<"outbound">(plan)] : []),
    ...servedHeaders(zone),
    comment("If the last attempt was no answer: what the caller is told instead."),
    error.set(csharp`""`),
    choose<"outbound">([
      {
        condition: wasIfAny(Outcome.THROTTLED),
        policies: [
          setHeader("Retry-After", retryAfterText()),
          // Those of the last backend, which SDKs read first.
          deleteHeader("retry-after-ms"),
          deleteHeader("x-ms-retry-after-ms"),
        ],
      },
      {
        condition: csharp`${wasIfAny(Outcome.FAILED)} && context.Response != null && context.Response.StatusCode >= 500`,
        policies: [error.set(GatewayError.UNAVAILABLE)],
      },
      // 408 and 499 pass unchanged, and SDKs would repeat what the gateway has repeated.
      { condition: wasIfAny(Outcome.FAILED), policies: [setHeader("x-should-retry", "false")] },
      {
        condition: csharp`${wasIfAny(Outcome.MISCONFIGURED)} && ${passesMisconfiguration.value}`,
        policies: [error.set(GatewayError.MISCONFIGURED)],
      },
      ...unreachable(),
    ]),
    answerError(plan),
  ];
}

/** What the caller sees when an error ended the request. */
export function onError(plan: WrittenPlan): PolicyElement<"on-error">[] {
  const zone = plan.zoneName;
  return [
    base(),
    ...(remembers(plan) ? [settleLast<"on-error">(plan)] : []),
    comment("Errors of API Management itself, a missing key or a limit that is reached, pass as they are."),
    ...gatewayHeaders(zone),
    error.set(csharp`""`),
    choose<"on-error">([
      {
        condition: csharp`context.LastError != null && context.LastError.Source == "authentication-managed-identity"`,
        policies: [error.set(GatewayError.IDENTITY)],
      },
      ...unreachable(),
    ]),
    answerError(plan),
  ];
}

// A transport error ends in `on-error`, or in `outbound` with an answer that the gateway made up: both are documented. The clock
// tells a timeout in both.
function unreachable() {
  const isUnreachable = wasIfAny(Outcome.UNREACHABLE);
  const isTimeout = csharp`DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - ${began.value} >= ${attemptTimeout.value} - 50`;
  return [
    { condition: csharp`${isUnreachable} && ${isTimeout}`, policies: [error.set(GatewayError.TIMEOUT)] },
    { condition: isUnreachable, policies: [error.set(GatewayError.UNAVAILABLE)] },
  ];
}
