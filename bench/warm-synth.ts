import { join } from "node:path";
import { median } from "./child/statistics";
import type { WarmOrder, WarmRound } from "./child/warm";
import type { Ratios } from "./goal";
import type { ChildFolder } from "./support/child-folder";

const ROUNDS = 5;

/** A small app needs more of them until its code is compiled, and costs less. */
const SIZES = [
  { regions: 2, warmups: 40, iterationsPerRound: 12 },
  { regions: 8, warmups: 12, iterationsPerRound: 5 },
  { regions: 32, warmups: 4, iterationsPerRound: 2 },
  { regions: 128, warmups: 2, iterationsPerRound: 1 },
];

/** Medians of the rounds. */
export interface WarmCost extends WarmRound {
  readonly regions: number;
  /** Medians of the ratios to the raw app in the same round. */
  readonly ratios: Ratios;
}

/** What the work costs without the first run of its code. */
export function measureWarmSynth(children: ChildFolder): WarmCost[] {
  return SIZES.map((size) => {
    const order: WarmOrder = { ...size, rounds: ROUNDS, outdir: join(children.path, "out-warm") };
    const rounds = children.run<WarmRound[]>("warm", order);
    const medianOf = (kind: keyof WarmRound) => median(rounds.map((round) => round[kind]));
    return {
      regions: size.regions,
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
