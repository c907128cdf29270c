import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario } from "../../src/drill/scenario/parse-scenario";
import { TOPOLOGIES } from "../../test/drill/support/topologies";
import { ROOT } from "../support/run";
import { Hunter } from "./hunt";
import type { Mutation } from "./mutation";
import type { Outcome } from "./outcome";

const SCENARIOS = join(ROOT, "scenarios");

/** Changes of the policy, and whether a scenario turns red. */
export function* policyOutcomes(mutations: readonly Mutation[], isThorough: boolean): Generator<Outcome> {
  const topologies = new Map(Object.entries(TOPOLOGIES).map(([name, make]) => [name, make()]));
  const scenarios = readdirSync(SCENARIOS)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => parseScenario(readFileSync(join(SCENARIOS, file), "utf8"), file.replace(/\.yaml$/, "")));
  const hunter = new Hunter(topologies, scenarios, isThorough);
  for (const mutation of mutations) {
    const { noticed, tried } = hunter.hunt(mutation);
    const by = noticed && { by: `${noticed.scenario} on ${noticed.topology}`, why: noticed.why };
    yield { name: mutation.name, standsFor: mutation.standsFor, noticed: by, tried: counted(tried, "scenario") };
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
