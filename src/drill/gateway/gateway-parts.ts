import type { Host } from "../csharp/request-state";
import type { Value } from "../csharp/value";
import type { BackendEntity } from "../topology";
import type { GatewayBehavior } from "./gateway-behavior";
import type { GatewayCache } from "./gateway-cache";

/** What policies find in their gateway. */
export interface GatewayParts {
  readonly backends: ReadonlyMap<string, BackendEntity>;
  /** One for the region, whatever its units; undefined where the tier has no internal cache: every lookup misses, silently. */
  readonly cache: GatewayCache<Value> | undefined;
  /** Whether the tier has circuit breakers; all but Consumption do. */
  readonly hasBreakers: boolean;
  readonly behavior: GatewayBehavior;
  readonly host: Host;
  /** As `context.Deployment.Region` says it. */
  readonly region: string;
  readonly serviceName?: string;
  /** `managed` if not given; otherwise the id of a self-hosted one. */
  readonly gatewayId?: string;
  /** Each has its own breakers, pools and counters of concurrency. */
  readonly units: number;
  readonly seed: number;
}
