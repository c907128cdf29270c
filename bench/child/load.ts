/** Requires modules in a process of its own. Prints what it took and what was loaded, as JSON. */
import { cpuNow } from "./cpu-clock";

export interface LoadResult {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly files: readonly string[];
}

function main(modules: readonly string[]): void {
  const started = cpuNow();
  for (const name of modules) require(name);
  const result: LoadResult = {
    milliseconds: cpuNow() - started,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    files: Object.keys(require.cache),
  };
  console.log(JSON.stringify(result));
}

main(JSON.parse(process.argv[2]));
