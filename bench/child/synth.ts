/** One app in a process of its own: built and synthesized once, as a user does. Prints what it took, as JSON. */
import { dirname, join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { cpuNow } from "./cpu-clock";
import { Stopwatch } from "./stopwatch";

export interface SynthOrder {
  readonly app: "library" | "raw";
  readonly regions: number;
  /** False leaves out all validations of the app. */
  readonly validate: boolean;
  readonly outdir: string;
}

export interface SynthResult {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly phases: { readonly [phase: string]: number };
}

const PLANNING = "planning";
const CHECK = "check: rules";

function main(order: SynthOrder): void {
  const build: (app: App, regions: number) => void =
    order.app === "library" ? require("./library-app").buildWithLibrary : require("./raw-app").buildRaw;
  const stopwatch = new Stopwatch();
  watchPhases(stopwatch, order.app);
  const started = cpuNow();
  stopwatch.run("constructs", () => {
    const app = new App({ outdir: order.outdir, skipValidation: !order.validate });
    build(app, order.regions);
    stopwatch.run("writing and the rest of synth", () => app.synth());
  });
  const result: SynthResult = {
    milliseconds: cpuNow() - started,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    phases: stopwatch.phases,
  };
  console.log(JSON.stringify(result));
}

function watchPhases(stopwatch: Stopwatch, app: SynthOrder["app"]): void {
  stopwatch.watch(TerraformStack.prototype, "prepareStack", "preparing");
  stopwatch.watch(TerraformStack.prototype, "runAllValidations", "validations of cdktf");
  stopwatch.watch(TerraformStack.prototype, "toTerraform", (outer) =>
    outer === CHECK ? "check: rendering once more" : "rendering",
  );
  if (app === "raw") return;
  const lib = dirname(require.resolve("cdktf-multi-region-openai"));
  stopwatch.watch(require(join(lib, "openai", "plan-accounts.js")), "planAccounts", PLANNING);
  stopwatch.watch(require(join(lib, "zone", "stack-check.js")).StackCheck.prototype, "validate", CHECK);
}

main(JSON.parse(process.argv[2]));
