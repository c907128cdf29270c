import { join } from "node:path";
import type { GatewaySize, SizeOrder } from "./child/policy-size";
import type { Scale } from "./child/scale";
import { GOALS, isMissed, type Verdict } from "./goal";
import { perBackend, policyParts, sizeOf } from "./policy-parts";
import type { ChildFolder } from "./support/child-folder";
import { alignedTable } from "./support/table";
import type { Section } from "./synth-report";

const REGIONS = [1, 2, 4, 8, 32];
const MODELS = [1, 2, 8, 20];

const KIB = 1024;
/** What a policy may take: in the Consumption tier, and in all others. */
const LIMITS = [16 * KIB, 512 * KIB];
/** What a policy of 4 regions and 8 models may take with its fragments, so that there is room for those of other people. */
const GOAL = { regions: 4, models: 8, bytes: 64 * KIB };

/** Sizes of every policy and its fragments, each left in a file for the raw app. */
export function measurePolicySizes(children: ChildFolder): GatewaySize[] {
  const scales = REGIONS.flatMap((regions) =>
    MODELS.map((models): Scale => ({ scenario: "gateway", regions, models })),
  );
  const order: SizeOrder = { scales, outdir: join(children.path, "out-size") };
  return children.run<GatewaySize[]>("policy-size", order);
}

export function sizeSection(sizes: readonly GatewaySize[]): Section {
  const rows = sizes.map((size) => rowOf(size, sizes));
  const head = ["regions", "models", "backends", "policy bytes", "one more region", "one more model"];
  const limits = LIMITS.map((limit) => `of ${limit / KIB} KiB`);
  const { fixed, deployment, backend } = policyParts(sizes);
  const smallest = Math.min(...sizes.map(({ policyBytes }) => policyBytes));
  const lines = [
    alignedTable([[...head, ...limits, "resources", "bytes"], ...rows]),
    `  ${fixed.toFixed(0)} bytes whatever there is, ${deployment.toFixed(0)} for a model, ${backend.toFixed(0)} for each region of it.`,
    fragmentLine(sizes),
    ...LIMITS.filter((limit) => smallest > limit).map(
      (limit) =>
        `  With remarks and indentation none fits into ${limit / KIB} KiB; where a tier takes no more, both are left out.`,
    ),
  ];
  return {
    title: "Policy size by regions and models, and the resources of the gateway as CDKTF writes them",
    text: lines.join("\n"),
    verdicts: [goalVerdict(sizes), growthVerdict(sizes, "regions"), growthVerdict(sizes, "models")],
  };
}

function fragmentLine(sizes: readonly GatewaySize[]): string {
  const bytes = sizes.map(({ fragmentBytes }) => fragmentBytes);
  const [least, most] = [Math.min(...bytes), Math.max(...bytes)];
  const text =
    least === most ? `${least} bytes of fragments, whatever there is` : `${least} to ${most} bytes of fragments`;
  return `  Beside each policy stand ${text}.`;
}

function rowOf(size: GatewaySize, sizes: readonly GatewaySize[]): string[] {
  const { scale, policyBytes, resources, resourceBytes } = size;
  const { regions, models } = scale;
  const mark = isGoal(scale) && isMissed(goalVerdict(sizes)) ? " MISSED" : "";
  return [
    String(regions),
    String(models),
    String(regions * models),
    `${policyBytes}${mark}`,
    stepText(size, sizes, "regions"),
    stepText(size, sizes, "models"),
    ...LIMITS.map((limit) => `${((policyBytes / limit) * 100).toFixed(0)} %`),
    String(resources),
    String(resourceBytes),
  ];
}

/** Bytes for one more region, or one more model, since the size before; nothing for the first. */
function stepText(size: GatewaySize, sizes: readonly GatewaySize[], grown: "regions" | "models"): string {
  const kept = grown === "regions" ? "models" : "regions";
  const before = sizes
    .filter(({ scale }) => scale[kept] === size.scale[kept] && scale[grown] < size.scale[grown])
    .at(-1);
  if (!before) return "";
  return ((size.policyBytes - before.policyBytes) / (size.scale[grown] - before.scale[grown])).toFixed(0);
}

function isGoal({ regions, models }: Scale): boolean {
  return regions === GOAL.regions && models === GOAL.models;
}

function goalVerdict(sizes: readonly GatewaySize[]): Verdict {
  const { fixed, deployment, backend } = policyParts(sizes);
  const { regions, models, bytes } = GOAL;
  const { policyBytes, fragmentBytes } = sizeOf(sizes, regions, models);
  const parts = [
    `${fixed.toFixed(0)} bytes whatever there is`,
    `${fragmentBytes} for fragments`,
    `${(deployment * models).toFixed(0)} for models`,
    `${(backend * models * regions).toFixed(0)} for backends`,
  ];
  return {
    what: `policy of ${regions} regions x ${models} models with its fragments, against ${bytes / KIB} KiB`,
    ratio: (policyBytes + fragmentBytes) / bytes,
    goal: GOALS.policySize,
    dominates: parts.join(", "),
  };
}

/** What one more backend takes in a large policy against a small one: the same, when growth is linear in regions x models. */
function growthVerdict(sizes: readonly GatewaySize[], grown: "regions" | "models"): Verdict {
  const { below, above } = perBackend(sizes, grown);
  return {
    what: `growth of the policy by ${grown}`,
    ratio: above / below,
    goal: GOALS.growth,
    dominates: `one more backend takes ${below.toFixed(0)} bytes in a small policy and ${above.toFixed(0)} in a large one`,
  };
}
