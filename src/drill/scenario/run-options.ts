import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { MakeGateway } from "./gateways";
import type { Bounds } from "./scenario-plan";

export interface RunOptions {
  /** 1 without it. */
  readonly seed?: number;
  /** Switches of the gateway that differ from the default in every run. */
  readonly behavior?: Partial<GatewayBehavior>;
  /** Deployment to ask for; without it the one for chat that most accounts have. */
  readonly deployment?: string;
  /** What holds in every run, where it differs from the defaults of the failover contract. */
  readonly bounds?: Partial<Bounds>;
  /** Told now and then which share of the scenario is done. */
  readonly onProgress?: (share: number) => void;
  /** Makes the gateways; without it they run the policies of the topology. */
  readonly make?: MakeGateway;
}
