import { join } from "node:path";
import { type Scenario, USUAL_MODELS } from "./child/scale";
import { median } from "./child/statistics";
import type { WarmOrder, WarmRound } from "./child/warm";
import type { Ratios } from "./goal";
import type { ChildFolder } from "./support/child-folder";

const ROUNDS = 5;

/** A small app needs more of them until its code is compiled, and costs less. */
const SMALL = [
  { regions: 2, warmups: 40, iterationsPerRound: 12 },
  { regions: 8, warmups: 12, iterationsPerRound: 5 },
  { regions: 32, warmups: 4, iterationsPerRound: 2 },
];
const SIZES = {
  accounts: [...SMALL, { regions: 128, warmups: 2, iterationsPerRound: 1 }],
  gateway: SMALL,
};

/** Medians of the rounds. */
export interface WarmCost extends WarmRound {
  readonly scenario: Scenario;
  readonly regions: number;
  /** Medians of the ratios to the raw app in the same round. */
  readonly ratios: Ratios;
}

/** What the work costs without the first run of its code. */
export function measureWarmSynth(children: ChildFolder, scenario: Scenario): WarmCost[] {
  return SIZES[scenario].map(({ regions, ...repeats }) => {
    const scale = { scenario, regions, models: USUAL_MODELS };
    const order: WarmOrder = { scale, ...repeats, rounds: ROUNDS, outdir: join(children.path, "out-warm") };
    const rounds = children.run<WarmRound[]>("warm", order);
    const medianOf = (kind: keyof WarmRound) => median(rounds.map((round) => round[kind]));
    return {
      scenario,
      regions,
      raw: medianOf("raw"),
      library: medianOf("library"),
      rawChecked: medianOf("rawChecked"),
      libraryChecked: medianOf("libraryChecked"),
      ratios: {
        library: median(rounds.map((round) => round.library / round.raw)),
        libraryChecked: median(rounds.map((round) => round.libraryChecked / round.rawChecked)),
      },
    };
  });
}
