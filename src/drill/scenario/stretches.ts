import { Cell } from "./cell";
import type { PhasePlan } from "./scenario-plan";

/** Cells by time and load. The time is cut where a phase begins or ends, so that phases may overlap and each event is counted once. */
export class Stretches {
  private readonly starts: readonly number[];
  private readonly cells: readonly (readonly Cell[])[];

  constructor(
    private readonly phases: readonly PhasePlan[],
    private readonly loads: readonly string[],
    private readonly accounts: number,
  ) {
    const edges = phases.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]).filter(Number.isFinite);
    this.starts = [...new Set([Number.NEGATIVE_INFINITY, ...edges])].sort((a, b) => a - b);
    this.cells = this.starts.map(() => loads.map(() => new Cell(accounts)));
  }

  at(time: number, load: number): Cell {
    let place = this.starts.length - 1;
    while (this.starts[place] > time) place -= 1;
    return this.cells[place][load];
  }

  /** All that was counted in a phase, of one load or of all. Without a phase: from the start to the end. */
  sum(phase: string | undefined, load: string | undefined): Cell {
    const found = phase === undefined ? undefined : this.phases.find(({ name }) => name === phase);
    const sum = new Cell(this.accounts);
    // A phase of faults, where there are none.
    if (phase !== undefined && found === undefined) return sum;
    this.starts.forEach((start, place) => {
      if (found !== undefined && (start < found.fromMs || start >= found.untilMs)) return;
      this.cells[place].forEach((cell, index) => {
        if (load === undefined || this.loads[index] === load) sum.addAll(cell);
      });
    });
    return sum;
  }
}
