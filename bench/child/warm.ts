/** Both apps over and over in one process, by tinybench: what a synth costs when its code has run before. Prints JSON. */
import { App } from "cdktf";
import { cpuNow } from "./cpu-clock";
import { buildWithLibrary } from "./library-app";
import { readPolicy } from "./policy-file";
import { buildRaw } from "./raw-app";
import { buildRawWithGateway } from "./raw-gateway";
import type { Scale } from "./scale";

export interface WarmOrder {
  readonly scale: Scale;
  readonly warmups: number;
  /** The apps take turns by round, so that a change of the machine meets all of them. */
  readonly rounds: number;
  readonly iterationsPerRound: number;
  readonly outdir: string;
}

const KINDS = ["raw", "library", "rawChecked", "libraryChecked"] as const;

/** Median milliseconds of one round; "checked" is with all validations of the app. */
export type WarmRound = Readonly<Record<(typeof KINDS)[number], number>>;

async function main({ scale, warmups, rounds, iterationsPerRound, outdir }: WarmOrder): Promise<void> {
  const { Bench } = await import("tinybench");
  const texts = readPolicy(scale);
  const raw = scale.scenario === "gateway" ? buildRawWithGateway : buildRaw;
  const results: object[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const isWarmup = round === 0;
    const iterations = isWarmup ? warmups : iterationsPerRound;
    const bench = new Bench({ now: cpuNow, time: 0, iterations, warmup: false, throws: true });
    for (const kind of KINDS) {
      const build = kind.startsWith("raw") ? raw : buildWithLibrary;
      const skipValidation = !kind.endsWith("Checked");
      const synth = () => {
        const app = new App({ outdir, skipValidation });
        build(app, scale, texts);
        app.synth();
      };
      bench.add(kind, synth, { beforeEach: forgetTokens });
    }
    await bench.run();
    const medians = bench.tasks.map(({ name, result }) => {
      if (!("latency" in result)) throw new Error(`'${name}' did not run`);
      return [name, result.latency.p50];
    });
    if (!isWarmup) results.push(Object.fromEntries(medians));
  }
  console.log(JSON.stringify(results));
}

// CDKTF keeps the tokens of all apps of a process for ever, and with them the apps: each would be slower than the last.
function forgetTokens(): void {
  const { __cdktfTokenMap: tokens } = globalThis as { __cdktfTokenMap?: Record<string, Map<unknown, unknown>> };
  tokens?.stringTokenMap.clear();
  tokens?.numberTokenMap.clear();
}

main(JSON.parse(process.argv[2])).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
