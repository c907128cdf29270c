/**
 * What the library costs above the same resources written with raw azurerm constructs.
 * A goal that is missed is printed with what dominates; only a broken bench fails.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { measureFreshSynth } from "./fresh-synth";
import { verdictLines } from "./goal";
import { benchLoad } from "./load-bench";
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
    const warm = measureWarmSynth(children);
    const fresh = measureFreshSynth(children);
    const synth = [freshSection(fresh, warm), phaseSection(fresh), warmSection(fresh, warm), growthSection(warm)];
    const verdicts = [load, ...synth.map(print)].flatMap((section) => section.verdicts);
    console.log(["", ...verdictLines(verdicts)].join("\n"));
    console.log(`Took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  } finally {
    children.remove();
  }
}

function print(section: Section): Section {
  console.log(`\n${section.title}\n${section.text}`);
  return section;
}

main(resolve(process.argv[2] ?? ROOT));
