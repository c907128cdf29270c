/**
 * What the library costs above the same resources written with raw azurerm constructs, how large its policies are, how long a
 * drill of them takes, and what an audit of a plan costs. A goal that is missed is printed with what dominates; only a broken
 * bench fails.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { auditSection, measureAudit } from "./audit-bench";
import type { Scenario } from "./child/scale";
import { drillSection, measureDrill } from "./drill-bench";
import { measureFreshSynth } from "./fresh-synth";
import { verdictLines } from "./goal";
import { benchLoad } from "./load-bench";
import { measurePolicySizes, sizeSection } from "./size-bench";
import { ChildFolder } from "./support/child-folder";
import { freshSection, growthSection, phaseSection, type Section, warmSection } from "./synth-report";
import { measureWarmSynth } from "./warm-synth";

const ROOT = resolve(__dirname, "..");

/** Another folder with a built library may be named, to compare two versions. */
function main(library: string): void {
  if (!existsSync(join(library, "lib", "index.js"))) throw new Error("the library is not built: run 'npm run build'");
  const started = performance.now();
  const children = new ChildFolder(library);
  try {
    console.log(`node ${process.version}, ${availableParallelism()} cores; processor time, medians of runs in turns`);
    const load = print(benchLoad(children));
    // Leaves the policies that the raw apps with a gateway are given.
    const size = print(sizeSection(measurePolicySizes(children)));
    const drill = print(drillSection(measureDrill(children)));
    const audit = print(auditSection(measureAudit(children)));
    const synth = (["accounts", "gateway"] as const).flatMap((scenario) => benchSynth(children, scenario));
    const verdicts = [load, size, drill, audit, ...synth].flatMap((section) => section.verdicts);
    console.log(["", ...verdictLines(verdicts)].join("\n"));
    console.log(`Took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  } finally {
    children.remove();
  }
}

function benchSynth(children: ChildFolder, scenario: Scenario): Section[] {
  const warm = measureWarmSynth(children, scenario);
  const fresh = measureFreshSynth(children, scenario);
  return [freshSection(fresh, warm), phaseSection(fresh), warmSection(fresh, warm), growthSection(warm)].map(print);
}

function print(section: Section): Section {
  console.log(`\n${section.title}\n${section.text}`);
  return section;
}

main(resolve(process.argv[2] ?? ROOT));
