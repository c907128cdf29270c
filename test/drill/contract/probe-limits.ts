import type { GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";

/** What cannot be expected of requests that would succeed otherwise. */
export interface Weakness {
  /** An attempt without headers ends the request. */
  readonly silenceEnds?: boolean;
  /** An open breaker of the gateway ends a request that must not be sent twice. */
  readonly breakerEndsUnsafe?: boolean;
}

/** A setting of a switch under which the contract cannot hold as it is written. */
export interface ProbeLimit {
  readonly name: keyof GatewayBehavior;
  readonly setting: GatewayBehavior[keyof GatewayBehavior];
  readonly property: string;
  /** What holds instead. */
  readonly instead: string;
  readonly weakness: Weakness;
}

/** Everything that the contract loses where API Management is as a switch says. All else holds under every setting. */
export const PROBE_LIMITS: readonly ProbeLimit[] = [
  {
    name: "transportFailure",
    setting: "ends-request",
    property: "a request succeeds that one of the first accounts would answer",
    instead: "it does so after accounts that answer with an error; one that brings no headers ends it with 503 or 504",
    weakness: { silenceEnds: true },
  },
  {
    name: "breakerAnswer",
    setting: "error",
    property: "a request succeeds that one of the first accounts would answer",
    instead: "what must not be sent twice ends at an account whose breaker is open in the gateway, with 503",
    weakness: { breakerEndsUnsafe: true },
  },
];

/** What is lost under a behavior. */
export function weaknessUnder(behavior: GatewayBehavior): Weakness {
  const holding = PROBE_LIMITS.filter(({ name, setting }) => behavior[name] === setting);
  return Object.assign({}, ...holding.map(({ weakness }) => weakness)) as Weakness;
}
