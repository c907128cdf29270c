import { requestsOf } from "../../src/drill/scenario/requests";
import { runScenario } from "../../src/drill/scenario/run-scenario";
import type { ScenarioPlan } from "../../src/drill/scenario/scenario-plan";
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

/** Runs scenarios against mutants. */
export class Hunter {
  private readonly verdicts = new Map<string, string>();

  /** `isThorough`: also runs the scenarios that a mutation does not name. */
  constructor(
    private readonly topologies: Topologies,
    private readonly scenarios: readonly ScenarioPlan[],
    private readonly isThorough: boolean,
  ) {}

  /** Looks for a scenario that turns red, and stops there. */
  hunt(mutation: Mutation): Trophy {
    const mutants = mutantsOf(mutation, this.topologies);
    let tried = 0;
    for (const scenario of this.inOrder(mutation)) {
      for (const [topology, mutant] of mutants) {
        if (!this.isGreen(scenario, topology)) continue;
        const { verdict, reason } = runScenario(mutant, whateverItSays(scenario));
        tried += 1;
        if (verdict === "fail") return { mutation, noticed: { scenario: scenario.name, topology, why: reason }, tried };
      }
    }
    return { mutation, noticed: undefined, tried };
  }

  /** Whether it applies and is green without a mutation. */
  private isGreen(scenario: ScenarioPlan, topology: string): boolean {
    const key = `${scenario.name} on ${topology}`;
    const verdict =
      this.verdicts.get(key) ?? runScenario(this.topologies.get(topology) as DrillTopology, scenario).verdict;
    this.verdicts.set(key, verdict);
    return verdict !== "fail" && verdict !== "not-applicable";
  }

  /** Those that it names; all others, the small ones first, only in a thorough hunt. */
  private inOrder({ name, noticedBy }: Mutation): ScenarioPlan[] {
    const named = noticedBy.map((wanted) => {
      const scenario = this.scenarios.find((each) => each.name === wanted);
      if (scenario === undefined) throw new Error(`'${name}' names the scenario '${wanted}', which is not there`);
      return scenario;
    });
    if (!this.isThorough) return named;
    const others = this.scenarios.filter((scenario) => !named.includes(scenario));
    return [...named, ...others.sort((one, other) => sizeOf(one) - sizeOf(other))];
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

/** A policy that says another number must do otherwise; that it says so is not enough. */
function whateverItSays(scenario: ScenarioPlan): ScenarioPlan {
  return { ...scenario, given: { ...scenario.given, policy: [], policyLacks: [] } };
}

/** About how many requests a scenario sends. */
function sizeOf({ cases, settings }: ScenarioPlan): number {
  const runs = 1 + settings.reduce((sum, { values }) => sum + values.length, 0);
  return runs * cases.flatMap(({ load }) => load.map(requestsOf)).reduce((sum, requests) => sum + requests, 0);
}
