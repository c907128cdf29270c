import { join } from "node:path";
import { type Scenario, USUAL_MODELS } from "./child/scale";
import { median, medianByKey } from "./child/statistics";
import type { SynthOrder, SynthResult } from "./child/synth";
import type { Ratios } from "./goal";
import { sameResources } from "./same-document";
import type { ChildFolder } from "./support/child-folder";

/** Small apps are quick, and their times scatter more. */
const RUNS_BY_SIZE: { readonly [scenario in Scenario]: readonly (readonly [regions: number, runs: number])[] } = {
  accounts: [
    [2, 11],
    [8, 9],
    [32, 7],
    [128, 5],
  ],
  gateway: [
    [2, 11],
    [8, 9],
    [32, 7],
  ],
};

/** Medians of one app at one size. */
export interface Cost {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly phases: Readonly<Record<string, number>>;
}

/** What one size costs: without any validation of the app, and with all of them ("checked"). */
export interface FreshCost {
  readonly scenario: Scenario;
  readonly regions: number;
  readonly resources: number;
  readonly raw: Cost;
  readonly library: Cost;
  readonly rawChecked: Cost;
  readonly libraryChecked: Cost;
  /** Medians of the ratios to the raw app in the same round. */
  readonly ratios: Ratios;
}

/** Each app built and synthesized in a process of its own, as `cdktf synth` does it, the four kinds in turns. */
export function measureFreshSynth(children: ChildFolder, scenario: Scenario): FreshCost[] {
  return RUNS_BY_SIZE[scenario].map(([regions, runs]) => measureSize(children, scenario, regions, runs));
}

function measureSize(children: ChildFolder, scenario: Scenario, regions: number, runs: number): FreshCost {
  const scale = { scenario, regions, models: USUAL_MODELS };
  const outdir = (app: SynthOrder["app"]) => join(children.path, `out-${scenario}-${app}-${regions}`);
  const measure = (app: SynthOrder["app"], validate: boolean) => {
    const order: SynthOrder = { app, scale, validate, outdir: outdir(app) };
    return children.run<SynthResult>("synth", order);
  };
  const rounds = Array.from({ length: runs }, () => ({
    raw: measure("raw", false),
    library: measure("library", false),
    rawChecked: measure("raw", true),
    libraryChecked: measure("library", true),
  }));
  return {
    scenario,
    regions,
    resources: sameResources(outdir("raw"), outdir("library")),
    raw: costOf(rounds.map((round) => round.raw)),
    library: costOf(rounds.map((round) => round.library)),
    rawChecked: costOf(rounds.map((round) => round.rawChecked)),
    libraryChecked: costOf(rounds.map((round) => round.libraryChecked)),
    ratios: {
      library: median(rounds.map(({ library, raw }) => library.milliseconds / raw.milliseconds)),
      libraryChecked: median(
        rounds.map(({ libraryChecked, rawChecked }) => libraryChecked.milliseconds / rawChecked.milliseconds),
      ),
    },
  };
}

function costOf(results: readonly SynthResult[]): Cost {
  return {
    milliseconds: median(results.map((result) => result.milliseconds)),
    peakMegabytes: median(results.map((result) => result.peakMegabytes)),
    phases: medianByKey(results.map((result) => result.phases)),
  };
}
