import type { Scenario } from "./child/scale";
import type { FreshCost } from "./fresh-synth";
import { ratioCell, type Verdict } from "./goal";
import { alignedTable } from "./support/table";
import { freshVerdict, growthSteps, growthVerdict, memoryVerdict, warmVerdict } from "./synth-verdicts";
import type { WarmCost } from "./warm-synth";

/** What is measured, for titles. */
const WHAT_OF: { readonly [scenario in Scenario]: string } = {
  accounts: "Accounts",
  gateway: "Accounts with a gateway",
};
/** How the two apps are made comparable. */
const SAME: { readonly [scenario in Scenario]: string } = {
  accounts: "both apps write the same resources",
  gateway: "both apps write the same resources, the raw one from the finished text of the policy",
};

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

export function freshSection(fresh: readonly FreshCost[], warm: readonly WarmCost[]): Section {
  const verdicts: Verdict[] = [];
  const rows = fresh.map((size, index) => {
    const plain = freshVerdict(size, warm[index], "library");
    const checked = freshVerdict(size, warm[index], "libraryChecked");
    const memory = memoryVerdict(size);
    verdicts.push(plain, checked, memory);
    return [
      String(size.regions),
      String(size.resources),
      ...[size.raw, size.library].map((cost) => cost.milliseconds.toFixed(0)),
      ratioCell(plain),
      ...[size.rawChecked, size.libraryChecked].map((cost) => cost.milliseconds.toFixed(0)),
      ratioCell(checked),
      ...[size.rawChecked, size.libraryChecked].map((cost) => cost.peakMegabytes.toFixed(0)),
      ratioCell(memory),
    ];
  });
  const plain = ["regions", "resources", "raw ms", "library ms", "ratio"];
  const checked = ["raw checked", "library checked", "ratio", "raw MB", "library MB", "ratio"];
  return {
    title: `${WHAT_OF[fresh[0].scenario]}: build and synth in a fresh process; ${SAME[fresh[0].scenario]}`,
    text: alignedTable([[...plain, ...checked], ...rows]),
    verdicts,
  };
}

export function warmSection(fresh: readonly FreshCost[], warm: readonly WarmCost[]): Section {
  const verdicts: Verdict[] = [];
  const rows = warm.map((size, index) => {
    const plain = warmVerdict(fresh[index], size, "library");
    const checked = warmVerdict(fresh[index], size, "libraryChecked");
    verdicts.push(plain, checked);
    return [
      String(size.regions),
      ...[size.raw, size.library].map((value) => value.toFixed(1)),
      ratioCell(plain),
      ...[size.rawChecked, size.libraryChecked].map((value) => value.toFixed(1)),
      ratioCell(checked),
      ...[size.rawChecked, size.libraryChecked].map((value) => (value / size.regions).toFixed(2)),
    ];
  });
  const head = ["regions", "raw ms", "library ms", "ratio", "raw checked", "library checked", "ratio"];
  return {
    title: `${WHAT_OF[warm[0].scenario]}: over and over in one process (tinybench), the work without the first run of its code`,
    text: alignedTable([[...head, "raw, a region", "library, a region"], ...rows]),
    verdicts,
  };
}

export function growthSection(warm: readonly WarmCost[]): Section {
  const [small, middle, large] = warm.slice(-3).map((size) => String(size.regions));
  const row = (kind: Parameters<typeof growthSteps>[1], label: string, verdict?: Verdict) => {
    const [below, above] = growthSteps(warm, kind);
    const ratio = `${(above / below).toFixed(2)}x`;
    return [label, below.toFixed(2), above.toFixed(2), ratio, verdict ? ratioCell(verdict) : ""];
  };
  const plain = growthVerdict(warm, "library");
  const checked = growthVerdict(warm, "libraryChecked");
  return {
    title: `${WHAT_OF[warm[0].scenario]}: milliseconds for one more region (1.00x: linear)`,
    text: alignedTable([
      ["", `${small} to ${middle}`, `${middle} to ${large}`, "ratio", "against raw"],
      row("raw", "raw"),
      row("library", "library", plain),
      row("rawChecked", "raw checked"),
      row("libraryChecked", "library checked", checked),
    ]),
    verdicts: [plain, checked],
  };
}

export function phaseSection(fresh: readonly FreshCost[]): Section {
  const sizes = [fresh[0], fresh[fresh.length - 1]];
  const phases = [...new Set(sizes.flatMap((size) => Object.keys(size.libraryChecked.phases)))];
  const head = sizes.flatMap(({ regions }) => [`raw, ${regions}`, `library, ${regions}`, "of it"]);
  const rows = phases.map((phase) => [
    phase,
    ...sizes.flatMap(({ rawChecked, libraryChecked }) => {
      const total = Object.values(libraryChecked.phases).reduce((sum, value) => sum + value, 0);
      const value = libraryChecked.phases[phase] ?? 0;
      return [(rawChecked.phases[phase] ?? 0).toFixed(1), value.toFixed(1), `${((value / total) * 100).toFixed(0)} %`];
    }),
  ]);
  const regions = sizes.map((size) => size.regions).join(" and ");
  const title = `${WHAT_OF[fresh[0].scenario]}: where the time goes at ${regions} regions, checked, fresh process (ms)`;
  return { title, text: alignedTable([["phase", ...head], ...rows]), verdicts: [] };
}
