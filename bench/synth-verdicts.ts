import type { Scenario } from "./child/scale";
import type { Cost, FreshCost } from "./fresh-synth";
import { GOALS, type Verdict } from "./goal";
import type { WarmCost } from "./warm-synth";

type Kind = "library" | "libraryChecked";

const RAW_OF = { library: "raw", libraryChecked: "rawChecked" } as const;
const GOAL_OF = { library: GOALS.synth, libraryChecked: GOALS.checkedSynth } as const;
const WORDS_OF = { library: "synth", libraryChecked: "checked synth" } as const;

const SUFFIX_OF: { readonly [scenario in Scenario]: string } = { accounts: "", gateway: " with gateway" };

const MOST_NAMED = 3;

/** The time of one size in a fresh process. What the first run of the code costs is told apart from the work. */
export function freshVerdict(fresh: FreshCost, warm: WarmCost, kind: Kind): Verdict {
  const raw = fresh[RAW_OF[kind]];
  const library = fresh[kind];
  const extra = library.milliseconds - raw.milliseconds;
  const work = warm[kind] - warm[RAW_OF[kind]];
  const firstRun = { phase: "running our code for the first time", milliseconds: extra - work };
  const dominates = [firstRun, ...extraPhases(raw, library)];
  return {
    what: `${WORDS_OF[kind]} of ${sizeWords(fresh)}, fresh process`,
    ratio: fresh.ratios[kind],
    goal: GOAL_OF[kind],
    dominates: `of +${extra.toFixed(0)} ms, ${named(dominates)}`,
  };
}

/** The time of one size when all code has run before. */
export function warmVerdict(fresh: FreshCost, warm: WarmCost, kind: Kind): Verdict {
  return {
    what: `${WORDS_OF[kind]} of ${sizeWords(warm)}, warm`,
    ratio: warm.ratios[kind],
    goal: GOAL_OF[kind],
    dominates: `in a fresh process ${named(extraPhases(fresh[RAW_OF[kind]], fresh[kind]))}`,
  };
}

export function memoryVerdict(fresh: FreshCost): Verdict {
  const { rawChecked, libraryChecked } = fresh;
  const more = libraryChecked.peakMegabytes - rawChecked.peakMegabytes;
  return {
    what: `peak memory of ${sizeWords(fresh)}`,
    ratio: libraryChecked.peakMegabytes / rawChecked.peakMegabytes,
    goal: GOALS.memory,
    dominates: `+${more.toFixed(0)} MB for code, tables and the document that the check reads`,
  };
}

/**
 * What one more region costs in a large app against a small one: the same, when growth is linear. The raw app is the measure,
 * since a larger heap is slower for both.
 */
export function growthVerdict(sizes: readonly WarmCost[], kind: Kind): Verdict {
  const [below, above] = growthSteps(sizes, kind);
  const [rawBelow, rawAbove] = growthSteps(sizes, RAW_OF[kind]);
  return {
    what: `growth of ${WORDS_OF[kind]}${SUFFIX_OF[sizes[0].scenario]}, against that of raw`,
    ratio: above / below / (rawAbove / rawBelow),
    goal: GOALS.growth,
    dominates: `one more region costs ${below.toFixed(2)} ms in a small app and ${above.toFixed(2)} ms in a large one`,
  };
}

/** Milliseconds for one more region, between the last three sizes. */
export function growthSteps(sizes: readonly WarmCost[], kind: Kind | "raw" | "rawChecked"): readonly [number, number] {
  const [small, middle, large] = sizes.slice(-3);
  const step = (from: WarmCost, to: WarmCost) => (to[kind] - from[kind]) / (to.regions - from.regions);
  return [step(small, middle), step(middle, large)];
}

function sizeWords({ regions, scenario }: { readonly regions: number; readonly scenario: Scenario }): string {
  return `${regions} regions${SUFFIX_OF[scenario]}`;
}

interface PhaseCost {
  readonly phase: string;
  readonly milliseconds: number;
}

function extraPhases(raw: Cost, library: Cost): PhaseCost[] {
  return Object.entries(library.phases)
    .map(([phase, milliseconds]) => ({ phase, milliseconds: milliseconds - (raw.phases[phase] ?? 0) }))
    .sort((one, other) => other.milliseconds - one.milliseconds);
}

function named(phases: readonly PhaseCost[]): string {
  return phases
    .filter(({ milliseconds }) => milliseconds >= 1)
    .slice(0, MOST_NAMED)
    .map(({ phase, milliseconds }) => `${phase} +${milliseconds.toFixed(0)}`)
    .join(", ");
}
