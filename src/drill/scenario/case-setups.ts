import type { GatewayBehavior } from "../gateway/gateway-behavior";
import type { SettingResult } from "../report/scenario-result";
import type { DrillTopology } from "../topology";
import { inapplicable } from "./applicability";
import type { CaseSetup } from "./case-setup";
import { type KnownTopology, knownOf } from "./known-topology";
import type { RunOptions } from "./run-options";
import type { Bounds, CasePlan, LoadPlan, ScenarioPlan } from "./scenario-plan";
import { standingOf } from "./standing";

/** What has to be run for a scenario that sends requests; or the reason why it makes no sense for the topology. */
export function caseSetups(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  options: RunOptions,
): { readonly reason: string; readonly setups: readonly CaseSetup[] } {
  const known = knownOf(topology, options.deployment, options.make);
  const asked = { ...scenario, cases: scenario.cases.map((plan) => askingFor(plan, known)) };
  const reason = inapplicable(topology, asked, known);
  return { reason, setups: reason === "" ? allSetups(topology, asked, known, options) : [] };
}

/** What a scenario calls `chat` is whatever the deployment of the drill is called for. Only chat comes as a stream. */
function askingFor(plan: CasePlan, { deployments, kind }: KnownTopology): CasePlan {
  const load = plan.load.map((each): LoadPlan => {
    if (each.call !== "chat") return each;
    const deployment = each.deployment ?? deployments.drilled;
    return { ...each, call: kind, deployment, isStream: each.isStream && kind === "chat" };
  });
  return { ...plan, load };
}

function allSetups(
  topology: DrillTopology,
  scenario: ScenarioPlan,
  known: KnownTopology,
  options: RunOptions,
): CaseSetup[] {
  const { seed = 1 } = options;
  const behaviors = behaviorsOf(scenario, options.behavior ?? {});
  const bounds = { ...usualBounds(topology, known.deployments.drilled), ...scenario.bounds, ...options.bounds };
  const places = scenario.isForEachAccount ? standingOf(topology, known).expected : [undefined];
  return scenario.cases.flatMap((plan) =>
    places.flatMap((current) =>
      behaviors.map(({ settings, behavior }): CaseSetup => {
        const place = current === undefined ? "" : `at ${current}`;
        const switches = settings.map(({ name, value }) => `${name} ${value}`);
        const name = [plan.name, place, ...switches].filter((part) => part !== "").join(", ");
        return { topology, ...known, current, plan, bounds, behavior, settings, name, seed };
      }),
    ),
  );
}

/** Three attempts, and a second more than the deadline, which is later for models that think before they answer. */
function usualBounds({ accounts }: DrillTopology, name: string): Bounds {
  const thinks = accounts.some(({ deployments }) => deployments.some((each) => each.name === name && each.isReasoning));
  return { attempts: 3, seconds: thinks ? 231 : 121 };
}

/** As usual, and with each value of each switch that the scenario names. */
function behaviorsOf({ settings }: ScenarioPlan, given: Partial<GatewayBehavior>) {
  const single = settings.flatMap(({ name, values }) => values.map((value): SettingResult => ({ name, value })));
  return [[], ...single.map((each) => [each])].map((changed: readonly SettingResult[]) => ({
    settings: changed,
    behavior: { ...given, ...Object.fromEntries(changed.map(({ name, value }) => [name, value])) },
  }));
}
