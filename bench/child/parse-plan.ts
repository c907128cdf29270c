/** Reads a plan, parses it and looks at every value once, in a process of its own. Prints what that took, as JSON. */
import { readFileSync } from "node:fs";
import { cpuNow } from "./cpu-clock";

export interface ParseOrder {
  readonly plan: string;
}

export interface ParseCost {
  /** Of processors. */
  readonly milliseconds: number;
  /** On the wall: what runs beside the program, such as its optimisation, takes none of it where a processor is free. */
  readonly elapsedMilliseconds: number;
  /** Above what the process had when it began. */
  readonly peakMegabytes: number;
  readonly megabytes: number;
  readonly values: number;
}

function main({ plan }: ParseOrder): void {
  const began = process.memoryUsage.rss() / 1024;
  const started = cpuNow();
  const begun = performance.now();
  const text = readFileSync(plan, "utf8");
  const values = countValues(JSON.parse(text));
  const cost: ParseCost = {
    milliseconds: cpuNow() - started,
    elapsedMilliseconds: performance.now() - begun,
    peakMegabytes: (process.resourceUsage().maxRSS - began) / 1024,
    megabytes: text.length / 1e6,
    values,
  };
  console.log(JSON.stringify(cost));
}

function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  let count = 1;
  if (Array.isArray(value)) for (const item of value) count += countValues(item);
  else for (const key of Object.keys(value)) count += countValues((value as Record<string, unknown>)[key]);
  return count;
}

main(JSON.parse(process.argv[2]));
