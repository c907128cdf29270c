import type { LoadResult } from "./child/load";
import { median } from "./child/statistics";
import { GOALS, ratioCell, type Verdict } from "./goal";
import type { ChildFolder } from "./support/child-folder";
import { alignedTable } from "./support/table";
import type { Section } from "./synth-report";

const RUNS = 15;
const LIBRARY = "cdktf-multi-region-openai";

interface Loaded {
  readonly label: string;
  readonly modules: readonly string[];
  readonly runs: LoadResult[];
}

/** Requires the library, and what its user would have to require without it, in turns. */
export function benchLoad(children: ChildFolder): Section {
  const own = children.run<LoadResult>("load", [LIBRARY]);
  const provider = providerModules(own);
  const rows: Loaded[] = [
    { label: "cdktf", modules: ["cdktf"], runs: [] },
    { label: `cdktf + ${provider.length} provider modules`, modules: ["cdktf", ...provider], runs: [] },
    { label: LIBRARY, modules: [LIBRARY], runs: [] },
  ];
  for (let run = 0; run < RUNS; run += 1) {
    for (const row of rows) row.runs.push(children.run<LoadResult>("load", row.modules));
  }
  const [, base, library] = rows;
  const more = library.runs[0].files.length - base.runs[0].files.length;
  const time = verdict("load time", ratioOf(library, base), GOALS.load, more);
  const memory = verdict("load memory", megabytes(library) / megabytes(base), GOALS.memory, more);
  const lines = rows.map((row) => [
    row.label,
    milliseconds(row).toFixed(0),
    row === library ? ratioCell(time) : "",
    megabytes(row).toFixed(0),
    row === library ? ratioCell(memory) : "",
    String(row.runs[0].files.length),
  ]);
  const text = alignedTable([["require", "ms", "ratio", "MB", "ratio", "files"], ...lines]);
  return { title: "Load in a fresh process", text, verdicts: [time, memory] };
}

function providerModules(loaded: LoadResult): string[] {
  const found = loaded.files.map((file) => /@cdktf[\\/]provider-azurerm[\\/]lib[\\/]([^\\/]+)[\\/]/.exec(file)?.[1]);
  const names = found.filter((name) => name !== undefined);
  return [...new Set(names)].sort().map((name) => `@cdktf/provider-azurerm/lib/${name}`);
}

function verdict(what: string, ratio: number, goal: number, more: number): Verdict {
  return { what, ratio, goal, dominates: `finding, reading, compiling and running our code, in files: ${more}` };
}

/** Median of the ratios of runs that followed each other. */
function ratioOf(library: Loaded, base: Loaded): number {
  return median(library.runs.map((run, index) => run.milliseconds / base.runs[index].milliseconds));
}

function milliseconds({ runs }: Loaded): number {
  return median(runs.map((run) => run.milliseconds));
}

function megabytes({ runs }: Loaded): number {
  return median(runs.map((run) => run.peakMegabytes));
}
