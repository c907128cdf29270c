import { join } from "node:path";
import type { DrillCost, DrillOrder } from "./child/drill";
import type { DrillDocumentOrder, DrillPolicy } from "./child/drill-document";
import { regionsOf, type Scale, USUAL_MODELS } from "./child/scale";
import { GOALS, ratioCell, type Verdict } from "./goal";
import type { ChildFolder } from "./support/child-folder";
import { alignedTable } from "./support/table";
import type { Section } from "./synth-report";

const SCALE: Scale = { scenario: "gateway", regions: 2, models: USUAL_MODELS };
const HOURS = 24;
const REQUESTS_PER_SECOND = 10;
const REQUESTS = HOURS * 3600 * REQUESTS_PER_SECOND;
/** What it should take, and what it must not exceed. */
const GOAL_SECONDS = 60;
const MOST_SECONDS = 180;
const MOST_MEGABYTES = 512;

/** A day on which one of two regions is gone from 9:00 to 16:12, as Sweden Central was on 27 January 2026. */
const DAY = `
title: A day with an outage of one region
load: { rate: ${REQUESTS_PER_SECOND}/s, for: ${HOURS}h }
faults:
  - { at: "region:${regionsOf(SCALE)[0]}", from: 9h, until: 16h12m, status: 503 }
expect:
  - { measure: requests, is: ${REQUESTS} }
`;

/** The same day through both policies. */
export type DrillCosts = { readonly [policy in DrillPolicy]: DrillCost };

/** Runs the day in two fresh processes. What nobody has executed would make the figures worthless, so it fails the bench. */
export function measureDrill(children: ChildFolder): DrillCosts {
  const file = (policy: DrillPolicy) => join(children.path, `drill-${policy}.tf.json`);
  const files = { generated: file("generated"), bare: file("bare") };
  const order: DrillDocumentOrder = { scale: SCALE, outdir: join(children.path, "out-drill"), files };
  children.run<object>("drill-document", order);
  const measure = (policy: DrillPolicy) => {
    const drillOrder: DrillOrder = { file: files[policy], scenario: DAY };
    const cost = children.run<DrillCost>("drill", drillOrder);
    if (cost.requests !== REQUESTS || cost.executedShare !== 1) {
      const percent = cost.executedShare * 100;
      throw new Error(`the drill was to send ${REQUESTS} requests: it sent ${cost.requests} and ran ${percent} %`);
    }
    return cost;
  };
  return { bare: measure("bare"), generated: measure("generated") };
}

export function drillSection(costs: DrillCosts): Section {
  const { bare, generated } = costs;
  const ratio = generated.seconds / bare.seconds;
  const goal = verdict("processor time", generated.seconds, GOAL_SECONDS, "s", costs);
  const limit = verdict("processor time", generated.seconds, MOST_SECONDS, "s", costs);
  const memory = verdict("peak memory", generated.peakMegabytes, MOST_MEGABYTES, "MB", costs);
  const head = ["policy", "requests", "executed", "statements each", "available", "seconds", "a second", "MB"];
  const lines = [
    alignedTable([head, rowOf("forwards only", bare), rowOf("generated", generated)]),
    `  The generated policy takes ${ratio.toFixed(1)}x the time of one that only signs in and forwards.`,
    `  Of ${GOAL_SECONDS} s: ${ratioCell(goal)}; of ${MOST_SECONDS} s: ${ratioCell(limit)}; of ${MOST_MEGABYTES} MB: ${ratioCell(memory)}.`,
  ];
  const title = `Drill: ${HOURS} h at ${REQUESTS_PER_SECOND} requests a second, ${SCALE.regions} regions, one of them gone for 7.2 h; one process`;
  return { title, text: lines.join("\n"), verdicts: [goal, limit, memory] };
}

function rowOf(label: string, cost: DrillCost): string[] {
  return [
    label,
    String(cost.requests),
    `${Number((cost.executedShare * 100).toFixed(3))} %`,
    cost.statementsPerRequest.toFixed(1),
    `${Number((cost.availability * 100).toFixed(3))} %`,
    cost.seconds.toFixed(1),
    (cost.requests / cost.seconds).toFixed(0),
    cost.peakMegabytes.toFixed(0),
  ];
}

function verdict(what: string, found: number, most: number, unit: string, { bare, generated }: DrillCosts): Verdict {
  const policy = generated.seconds - bare.seconds;
  const parts = [
    `${policy.toFixed(0)} s for ${(generated.statementsPerRequest - bare.statementsPerRequest).toFixed(0)} more statements a request`,
    `${bare.seconds.toFixed(0)} s for callers, accounts, measuring and a bare policy`,
  ];
  return {
    what: `${what} of a drilled day, against ${most} ${unit}`,
    ratio: found / most,
    goal: GOALS.drill,
    dominates: parts.join(", "),
  };
}
