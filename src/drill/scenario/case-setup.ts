import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { RunResult } from "../report/scenario-result";
import type { DrillTopology } from "../topology";
import type { AskedDeployments } from "./deployments";
import type { MakeGateway } from "./gateways";
import type { Roles } from "./roles";
import type { Bounds, CasePlan } from "./scenario-plan";

/** Everything that a case runs with. */
export interface CaseSetup {
  readonly topology: DrillTopology;
  readonly make: MakeGateway;
  readonly roles: Roles;
  readonly deployments: AskedDeployments;
  /** Key of the account that `this` names. */
  readonly current?: string;
  readonly plan: CasePlan;
  readonly bounds: Bounds;
  /** What differs from the default. */
  readonly behavior: Partial<GatewayBehavior>;
  /** Of these, what the run was started for; the report names them. */
  readonly settings: RunResult["settings"];
  readonly name: string;
  readonly seed: number;
  readonly onProgress?: (share: number) => void;
}
