/** One app in a process of its own: built and synthesized once, as a user does. Prints what it took, as JSON. */
import { App, TerraformStack } from "cdktf";
import { Node } from "constructs";
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

const CONSTRUCTS = "constructs";
const PLANNING = "planning";
const VALIDATION = "validations and our check";

function main(order: SynthOrder): void {
  const build: (app: App, regions: number) => void =
    order.app === "library" ? require("./library-app").buildWithLibrary : require("./raw-app").buildRaw;
  const stopwatch = new Stopwatch();
  watchPhases(stopwatch);
  const started = cpuNow();
  stopwatch.run(CONSTRUCTS, () => {
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

// Only the framework is watched: the library is one bundle, whose parts cannot be reached.
function watchPhases(stopwatch: Stopwatch): void {
  stopwatch.watch(TerraformStack.prototype, "prepareStack", "preparing");
  stopwatch.watch(TerraformStack.prototype, "runAllValidations", VALIDATION);
  stopwatch.watch(TerraformStack.prototype, "toTerraform", (outer) =>
    outer === VALIDATION ? "rendering for our check" : "rendering",
  );
  // What comes between a construct of the library and the first child of it is planning.
  stopwatch.before(Node.prototype, "addChild", (child) => {
    stopwatch.turnTo(isOurs(child as object) ? PLANNING : CONSTRUCTS, [PLANNING, CONSTRUCTS]);
  });
}

function isOurs(construct: object): boolean {
  const jsii = (construct.constructor as unknown as Record<symbol, { fqn: string } | undefined>)[
    Symbol.for("jsii.rtti")
  ];
  return jsii?.fqn.startsWith("cdktf-multi-region-openai.") ?? false;
}

main(JSON.parse(process.argv[2]));
