import { runScenario } from "../../src/drill/scenario/run-scenario";
import type { LoadPlan, ScenarioPlan } from "../../src/drill/scenario/scenario-plan";
import type { DrillTopology } from "../../src/drill/topology";
import { type Mutation, mutate, occurrences, type PolicyText } from "./mutation";

export type Topologies = ReadonlyMap<string, DrillTopology>;

/** What became of a mutant. */
export interface Trophy {
  readonly mutation: Mutation;
  /** Undefined: nothing noticed it. */
  readonly noticed: { readonly scenario: string; readonly topology: string; readonly why: string } | undefined;
  /** Scenarios that were run. */
  readonly tried: number;
}

interface Drill {
  readonly topology: string;
  readonly scenario: ScenarioPlan;
}

/** Runs scenarios against mutants. */
export class Hunter {
  private readonly verdicts = new Map<string, string>();

  constructor(
    private readonly topologies: Topologies,
    private readonly scenarios: readonly ScenarioPlan[],
  ) {}

  /** Looks for a scenario that turns red, the likely and the small ones first, and stops there. */
  hunt(mutation: Mutation): Trophy {
    const mutants = mutantsOf(mutation, this.topologies);
    let tried = 0;
    for (const { topology, scenario } of this.inOrder(mutation, [...mutants.keys()])) {
      const mutant = mutants.get(topology);
      if (mutant === undefined) continue;
      const { verdict, reason } = runScenario(mutant, scenario);
      tried += verdict === "not-applicable" ? 0 : 1;
      const isRed = verdict === "fail" || verdict === "not-applicable";
      if (isRed && this.isGreen({ topology, scenario })) {
        return { mutation, noticed: { scenario: scenario.name, topology, why: reason }, tried };
      }
    }
    return { mutation, noticed: undefined, tried };
  }

  /** Whether it is green without a mutation; throws when it is red. */
  private isGreen({ topology, scenario }: Drill): boolean {
    const key = `${scenario.name} on ${topology}`;
    const verdict = this.verdicts.get(key) ?? this.run(topology, scenario);
    this.verdicts.set(key, verdict);
    if (verdict === "fail") throw new Error(`${key} is red without a mutation`);
    return verdict !== "not-applicable";
  }

  private run(topology: string, scenario: ScenarioPlan): string {
    return runScenario(this.topologies.get(topology) as DrillTopology, scenario).verdict;
  }

  private inOrder({ noticedBy }: Mutation, topologies: readonly string[]): Drill[] {
    const rank = ({ scenario: { name } }: Drill): number => {
      const index = noticedBy.indexOf(name);
      return index < 0 ? noticedBy.length : index;
    };
    const drills = this.scenarios.flatMap((scenario) => topologies.map((topology) => ({ topology, scenario })));
    const sizes = new Map(this.scenarios.map((scenario) => [scenario, sizeOf(scenario)]));
    const size = ({ scenario }: Drill): number => sizes.get(scenario) ?? 0;
    return drills.sort((one, other) => rank(one) - rank(other) || size(one) - size(other));
  }
}

/** The topologies in which a mutation is found, with it; those first where it must be. */
export function mutantsOf(mutation: Mutation, topologies: Topologies): Topologies {
  const wanted = mutation.at ?? [[...topologies.keys()][0]];
  const names = [...new Set([...wanted, ...topologies.keys()])];
  const mutants = names.flatMap((name) => {
    const topology = topologies.get(name);
    if (topology === undefined) throw new Error(`'${mutation.name}' is for the topology '${name}', which is not there`);
    const isThere = wanted.includes(name) || occurrences(mutation, documentsOf(topology)) > 0;
    return isThere ? [[name, mutant(topology, mutation)] as const] : [];
  });
  return new Map(mutants);
}

/** The documents of a topology's policy. */
export function documentsOf({ scopes }: DrillTopology): PolicyText[] {
  return [{ id: "", text: scopes.api ?? "" }, ...[...scopes.fragments].map(([id, text]) => ({ id, text }))];
}

function mutant(topology: DrillTopology, mutation: Mutation): DrillTopology {
  const [api, ...fragments] = mutate(mutation, documentsOf(topology));
  const scopes = { ...topology.scopes, api: api.text, fragments: new Map(fragments.map(({ id, text }) => [id, text])) };
  return { ...topology, scopes };
}

/** About how many requests a scenario sends. */
function sizeOf({ cases, settings }: ScenarioPlan): number {
  const runs = 1 + settings.reduce((sum, { values }) => sum + values.length, 0);
  return runs * cases.flatMap(({ load }) => load.map(requestsOf)).reduce((sum, requests) => sum + requests, 0);
}

function requestsOf({ fromMs, untilMs, everyMs, count, atOnce }: LoadPlan): number {
  return Math.min(count, (atOnce * (untilMs - fromMs)) / everyMs);
}
