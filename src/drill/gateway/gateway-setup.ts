import type { DrillApi } from "../topology";
import type { GatewayParts } from "./gateway-parts";
import type { PolicyProgram } from "./policy-program";

/** One gateway: the instances of a service in one region. */
export interface GatewaySetup extends GatewayParts {
  readonly program: PolicyProgram;
  /** Programs of operations that have a policy of their own, by the id of the operation. */
  readonly operationPrograms?: ReadonlyMap<string, PolicyProgram>;
  readonly api: DrillApi;
}
