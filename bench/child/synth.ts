/** One app in a process of its own: built and synthesized once, as a user does. Prints what it took, as JSON. */
import { App, TerraformStack } from "cdktf";
import { Node } from "constructs";
import { cpuNow } from "./cpu-clock";
import { type PolicyTexts, readPolicy } from "./policy-file";
import type { Scale } from "./scale";
import { Stopwatch } from "./stopwatch";

export interface SynthOrder {
  readonly app: "library" | "raw";
  readonly scale: Scale;
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
const POLICY = "planning failover, and writing the policy";
const VALIDATION = "validations and our check";

function main(order: SynthOrder): void {
  const build = appOf(order);
  const texts = readPolicy(order.scale);
  const stopwatch = new Stopwatch();
  watchPhases(stopwatch);
  const started = cpuNow();
  stopwatch.run(CONSTRUCTS, () => {
    const app = new App({ outdir: order.outdir, skipValidation: !order.validate });
    build(app, order.scale, texts);
    stopwatch.run("writing and the rest of synth", () => app.synth());
  });
  const result: SynthResult = {
    milliseconds: cpuNow() - started,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    phases: stopwatch.phases,
  };
  console.log(JSON.stringify(result));
}

// Each app loads what it needs, and no more.
function appOf({ app, scale }: SynthOrder): (app: App, scale: Scale, texts: PolicyTexts) => void {
  if (app === "library") return require("./library-app").buildWithLibrary;
  return scale.scenario === "gateway" ? require("./raw-gateway").buildRawWithGateway : require("./raw-app").buildRaw;
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
    stopwatch.turnTo(phaseAfter(child as object), [PLANNING, POLICY, CONSTRUCTS]);
  });
}

function phaseAfter(construct: object): string {
  const jsii = (construct.constructor as unknown as Record<symbol, { fqn: string } | undefined>)[
    Symbol.for("jsii.rtti")
  ];
  const [owner, name] = jsii?.fqn.split(".") ?? [];
  if (owner !== "cdktf-multi-region-openai") return CONSTRUCTS;
  return name === "ApimFailoverPolicy" ? POLICY : PLANNING;
}

main(JSON.parse(process.argv[2]));
