import type { DrillTopology } from "../topology";
import type { Cell } from "./cell";
import type { FaultWatch } from "./fault-watch";
import type { IdleFaults } from "./idle-faults";
import type { KeptAnswer, Measurement } from "./measurement";
import { accountsOf, type Roles } from "./roles";
import type { CasePlan, MeasureScope, PhasePlan } from "./scenario-plan";
import type { Stretches } from "./stretches";

/** What measures read of a run. */
export class RunView {
  constructor(
    readonly topology: DrillTopology,
    readonly roles: Roles,
    /** Key of the account that `this` names. */
    readonly current: string | undefined,
    readonly plan: CasePlan,
    readonly phases: readonly PhasePlan[],
    readonly stretches: Stretches,
    readonly measurement: Measurement,
    readonly watch: FaultWatch,
    readonly idleFaults: IdleFaults,
    readonly strayBytes: ReadonlyMap<string, number>,
    /** Whether a request was answered some time after the faults were over. */
    readonly isAliveAfter: boolean,
  ) {}

  cell({ phase, load }: MeasureScope): Cell {
    return this.stretches.sum(phase, load);
  }

  kept({ load, request }: MeasureScope): KeptAnswer | undefined {
    return this.measurement.answers.get(`${load ?? this.plan.load[0].name}/${request ?? 1}`);
  }

  keys(role: string): string[] {
    return accountsOf(role, this.topology, this.roles, this.current);
  }

  /** The sum over the accounts of a role; over all without one. */
  sum(counts: Uint32Array, role: string | undefined): number {
    const keys = role === undefined ? undefined : new Set(this.keys(role));
    return this.topology.accounts.reduce(
      (sum, { key }, index) => sum + (keys === undefined || keys.has(key) ? counts[index] : 0),
      0,
    );
  }

  /** Seconds that a phase lasts. */
  seconds({ phase }: MeasureScope): number {
    const found = this.phases.find(({ name }) => name === phase);
    return found === undefined ? Number.NaN : (found.untilMs - found.fromMs) / 1000;
  }
}
