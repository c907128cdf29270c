/** Audits a plan with the command, in a process of its own. Prints what it took and how it ended, as JSON. */
import { dirname, join } from "node:path";
import { cpuNow } from "./cpu-clock";

export interface AuditOrder {
  readonly plan: string;
  readonly zones: string;
  readonly out: string;
}

export interface AuditCost {
  /** Of processors. */
  readonly milliseconds: number;
  /** On the wall: what runs beside the program, such as its optimisation, takes none of it where a processor is free. */
  readonly elapsedMilliseconds: number;
  /** Above what the process had when it began. */
  readonly peakMegabytes: number;
  readonly exitCode: number;
}

function main({ plan, zones, out }: AuditOrder): void {
  const began = process.memoryUsage.rss() / 1024;
  const started = cpuNow();
  const begun = performance.now();
  process.on("exit", (exitCode) => {
    const cost: AuditCost = {
      milliseconds: cpuNow() - started,
      elapsedMilliseconds: performance.now() - begun,
      peakMegabytes: (process.resourceUsage().maxRSS - began) / 1024,
      exitCode,
    };
    console.log(JSON.stringify(cost));
    process.exitCode = 0;
  });
  process.argv = [...process.argv.slice(0, 2), "audit", plan, "--zones", zones, "--out", out, "--format", "json"];
  // Beside the library, which is found and not loaded.
  require(join(dirname(require.resolve("cdktf-multi-region-openai")), "cli.js"));
}

main(JSON.parse(process.argv[2]));
