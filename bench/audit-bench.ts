import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AuditCost, AuditOrder } from "./child/audit";
import type { ParseCost, ParseOrder } from "./child/parse-plan";
import type { PlanFileOrder } from "./child/plan-file";
import { median } from "./child/statistics";
import { GOALS, ratioCell, type Verdict } from "./goal";
import type { ChildFolder } from "./support/child-folder";
import { alignedTable } from "./support/table";
import type { Section } from "./synth-report";

/** Small files are quick, and their times scatter more. */
const RUNS_BY_SIZE: readonly (readonly [resources: number, runs: number])[] = [
  [1_000, 7],
  [10_000, 5],
  [50_000, 3],
];
/** The size that the goals are for. */
const JUDGED = 10_000;

type Cost = Pick<ParseCost & AuditCost, "milliseconds" | "elapsedMilliseconds" | "peakMegabytes">;

/** What one plan costs: to read, parse and walk through it, and to audit it. */
export interface PlanCost {
  readonly resources: number;
  readonly megabytes: number;
  readonly parse: Cost;
  readonly audit: Cost;
  /** Medians of the ratios of runs that followed each other. */
  readonly timeRatio: number;
  readonly elapsedRatio: number;
  readonly memoryRatio: number;
}

/** Each in fresh processes, in turns. A finding would make the figures those of another plan, so it fails the bench. */
export function measureAudit(children: ChildFolder, most = Number.POSITIVE_INFINITY): PlanCost[] {
  return RUNS_BY_SIZE.filter(([resources]) => resources <= most).map(([resources, runs]) => {
    const files = {
      plan: join(children.path, `plan-${resources}.json`),
      zones: join(children.path, "zones.json"),
      out: join(children.path, "report.json"),
    };
    children.run<object>("plan-file", { resources, ...files } satisfies PlanFileOrder);
    const rounds = Array.from({ length: runs }, () => ({
      parse: children.run<ParseCost>("parse-plan", files satisfies ParseOrder),
      audit: children.run<AuditCost>("audit", files satisfies AuditOrder),
    }));
    const { sources } = JSON.parse(readFileSync(files.out, "utf8"));
    if (rounds.some(({ audit }) => audit.exitCode !== 0) || sources[0].resources !== resources) {
      throw new Error(`the audit of ${resources} resources was to find nothing: see ${files.out}`);
    }
    const ratio = (figure: keyof Cost) => median(rounds.map(({ audit, parse }) => audit[figure] / parse[figure]));
    return {
      resources,
      megabytes: rounds[0].parse.megabytes,
      parse: medians(rounds.map(({ parse }) => parse)),
      audit: medians(rounds.map(({ audit }) => audit)),
      timeRatio: ratio("milliseconds"),
      elapsedRatio: ratio("elapsedMilliseconds"),
      memoryRatio: ratio("peakMegabytes"),
    };
  });
}

export function auditSection(costs: readonly PlanCost[]): Section {
  const verdicts = costs.filter(({ resources }) => resources === JUDGED).flatMap(verdictsOf);
  const head = [
    ...["resources", "MB", "read ms", "audit ms", "ratio", "us each"],
    ...["read elapsed", "audit elapsed", "ratio", "read MB", "audit MB", "ratio"],
  ];
  const rows = costs.map((cost) => {
    const judged = cost.resources === JUDGED ? verdicts.map(ratioCell) : [];
    return [
      String(cost.resources),
      cost.megabytes.toFixed(1),
      cost.parse.milliseconds.toFixed(0),
      cost.audit.milliseconds.toFixed(0),
      judged[0] ?? `${cost.timeRatio.toFixed(2)}x`,
      ((cost.audit.milliseconds / cost.resources) * 1000).toFixed(0),
      cost.parse.elapsedMilliseconds.toFixed(0),
      cost.audit.elapsedMilliseconds.toFixed(0),
      `${cost.elapsedRatio.toFixed(2)}x`,
      cost.parse.peakMegabytes.toFixed(0),
      cost.audit.peakMegabytes.toFixed(0),
      judged[1] ?? `${cost.memoryRatio.toFixed(2)}x`,
    ];
  });
  return {
    title: "Audit of a plan file, against reading it, JSON.parse and one walk through it; fresh processes",
    text: alignedTable([head, ...rows]),
    verdicts: [...verdicts, ...growth(costs)],
  };
}

function verdictsOf({ resources, audit, parse, timeRatio, elapsedRatio, memoryRatio }: PlanCost): Verdict[] {
  const time = (audit.milliseconds - parse.milliseconds).toFixed(0);
  const memory = (audit.peakMegabytes - parse.peakMegabytes).toFixed(0);
  const what = `of an audit of ${resources} resources`;
  return [
    {
      what: `time ${what}`,
      ratio: timeRatio,
      goal: GOALS.audit,
      dominates: `${time} ms for loading, indexing and judging, a part of it beside the program: elapsed is ${elapsedRatio.toFixed(2)}x`,
    },
    {
      what: `memory ${what}`,
      ratio: memoryRatio,
      goal: GOALS.auditMemory,
      dominates: `${memory} MB for the text, bodies and indexes`,
    },
  ];
}

/** Linear is 1. */
function growth(costs: readonly PlanCost[]): Verdict[] {
  const [small, large] = costs.slice(-2);
  if (!large) return [];
  const each = ({ audit, resources }: PlanCost) => audit.milliseconds / resources;
  return [
    {
      what: `growth of the audit from ${small.resources} to ${large.resources} resources`,
      ratio: each(large) / each(small),
      goal: GOALS.growth,
      dominates: `one resource takes ${(each(small) * 1000).toFixed(0)} us in the small plan and ${(each(large) * 1000).toFixed(0)} us in the large one`,
    },
  ];
}

function medians(costs: readonly Cost[]): Cost {
  return {
    milliseconds: median(costs.map(({ milliseconds }) => milliseconds)),
    elapsedMilliseconds: median(costs.map(({ elapsedMilliseconds }) => elapsedMilliseconds)),
    peakMegabytes: median(costs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}
