import { isActive } from "../world/fault";
import { durationText } from "./duration";
import type { FaultPlan } from "./scenario-plan";

/** Faults that nobody has met yet: no request came and no call was made while they were there. What is left in the end tests nothing. */
export class IdleFaults {
  private idle: readonly FaultPlan[];

  constructor(faults: readonly FaultPlan[]) {
    this.idle = faults;
  }

  note(time: number): void {
    if (this.idle.length > 0) this.idle = this.idle.filter((fault) => !isActive(fault, time));
  }

  /** As a report shows them; undefined: there is none. */
  get text(): string | undefined {
    if (this.idle.length === 0) return undefined;
    return this.idle
      .map(({ at, fromMs }) => `${at.join(" and ")} from ${durationText(fromMs)}: no request came meanwhile`)
      .join("; ");
  }
}
