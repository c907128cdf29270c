import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { Clock } from "../world/event-heap";
import type { DrivenGateway } from "./drive";

/** What a gateway is made for. */
export interface GatewayOrder {
  readonly clock: Clock;
  /** Unix time of the start of the clock, in milliseconds. */
  readonly startsAt: number;
  readonly seed: number;
  /** What differs from the default. */
  readonly behavior: Partial<GatewayBehavior>;
  /** Undefined: as the topology has them. */
  readonly units?: number;
}

/** Makes a gateway that remembers nothing. */
export type MakeGateway = (order: GatewayOrder) => DrivenGateway;
