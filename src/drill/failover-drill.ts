import { isMap } from "../private/guards";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { grouped, shown } from "../private/text";
import type { StackText } from "../terraform/stacks";
import { DrillReport } from "./drill-report";
import type { FailoverDrillOptions } from "./failover-drill-options";
import type { ScenarioResult } from "./report/scenario-result";
import { Scenario } from "./scenario";
import { deploymentProblems } from "./scenario/deployments";
import { deploymentsFor, runScenario } from "./scenario/run-scenario";
import { readTopologies } from "./source/read-topologies";
import type { DrillTopology } from "./topology";

const MOST_SEED = 4_294_967_295;

/**
 * Runs the very policy that is deployed, against accounts that exist only here, on a clock of its own: nothing is called, and an
 * hour takes a second. The policy is read from the document that Terraform gets, not from the constructs that wrote it.
 */
export class FailoverDrill {
  /**
   * Reads a finished Terraform document.
   *
   * @param text Content of a `cdk.tf.json`, or what `Testing.synth` gives.
   * @param options What the document does not tell.
   *
   * Throws `InvalidTerraformJson`, `PolicyMissing`, `PolicyRefused`, `PolicyLinked`, `PolicyAmbiguous`, `ValueUnresolved`, `NamedValueUnresolved`,
   * `HostRegionMissing`, `GatewayUnknown`, `SettingUnused`, `WrittenTwice`, `DeploymentUnknown` and `OptionInvalid`.
   */
  public static fromTerraformJson(text: string, options: FailoverDrillOptions = {}): FailoverDrill {
    return read("FailoverDrill.fromTerraformJson", [{ name: "document", text }], options);
  }

  /**
   * Reads the documents of several stacks of one app, where one has the accounts and another the gateway.
   *
   * @param textByStack Contents of the `cdk.tf.json` files, by the name of the stack.
   * @param options What the documents do not tell.
   *
   * Throws as `fromTerraformJson` does.
   */
  public static fromTerraformStacks(
    textByStack: { [stack: string]: string },
    options: FailoverDrillOptions = {},
  ): FailoverDrill {
    const subject = "FailoverDrill.fromTerraformStacks";
    if (!isMap(textByStack)) {
      const facts = { value: shown(textByStack), what: "a map from the names of stacks to their documents" };
      throwIfAny(subject, [problem("OptionInvalid", "textByStack", facts)]);
    }
    const texts = Object.entries(textByStack).map(([name, text]) => ({ name, text }));
    return read(subject, texts, options);
  }

  /** @internal */
  public static _of(
    topology: DrillTopology,
    options: Pick<FailoverDrillOptions, "seed" | "deployment">,
  ): FailoverDrill {
    return new FailoverDrill(topology, options);
  }

  private readonly seed: number;
  private readonly deployment?: string;

  private constructor(
    private readonly topology: DrillTopology,
    { seed = 1, deployment }: Pick<FailoverDrillOptions, "seed" | "deployment">,
  ) {
    this.seed = seed;
    this.deployment = deployment;
  }

  /** Keys of the accounts that the policy may call. */
  public get accounts(): string[] {
    return this.topology.accounts.map(({ key }) => key);
  }

  /** Regions of these accounts. */
  public get regions(): string[] {
    return [...this.topology.zone.regions];
  }

  /**
   * Runs one scenario; one that is for each deployment, with all of them unless one was given.
   *
   * @param scenario What happens.
   *
   * Throws `ScenarioUnfit` for a scenario that makes no sense for this policy, `PolicyRefused` and `DeploymentMissing`.
   */
  public run(scenario: Scenario): DrillReport {
    if (!(scenario instanceof Scenario)) {
      const facts = { value: shown(scenario), what: "a Scenario" };
      throwIfAny("FailoverDrill.run", [problem("OptionInvalid", "scenario", facts)]);
    }
    const results = this.results([scenario]);
    // Of several deployments it need not fit each.
    const isUnfit = results.every(({ verdict }) => verdict === "not-applicable");
    throwIfAny(
      "FailoverDrill.run",
      isUnfit
        ? results.map(({ name, reason }) => problem("ScenarioUnfit", "scenario", { scenario: name, reason }))
        : [],
    );
    return DrillReport._of(this.topology, results, this.seed);
  }

  /**
   * Runs every scenario that comes with the library. Those that make no sense for this policy are listed in the report with the
   * reason.
   *
   * Throws `PolicyRefused` and `DeploymentMissing`.
   */
  public runAll(): DrillReport {
    return this._runEach(Scenario.all());
  }

  /**
   * Runs scenarios one after the other.
   *
   * @internal
   */
  public _runEach(scenarios: readonly Scenario[], onProgress?: (share: number) => void): DrillReport {
    return DrillReport._of(this.topology, this.results(scenarios, onProgress), this.seed);
  }

  private results(scenarios: readonly Scenario[], onProgress?: (share: number) => void): readonly ScenarioResult[] {
    const { topology, seed, deployment } = this;
    throwIfAny(
      "FailoverDrill.run",
      scenarios.flatMap((scenario) => this.placeProblems(scenario)),
    );
    const all = scenarios.flatMap(({ _plan: plan }) =>
      deploymentsFor(topology, plan, deployment).map((asked) => ({ plan, asked })),
    );
    return all.map(({ plan, asked }, index) =>
      runScenario(topology, plan, {
        seed,
        deployment: asked,
        onProgress: onProgress && ((share) => onProgress((index + share) / all.length)),
      }),
    );
  }

  /** A fault in a region without accounts would change nothing, and the drill would look passed. */
  private placeProblems({ _plan: { cases } }: Scenario): Problem[] {
    const named = cases.flatMap(({ faults }) => faults.flatMap(({ at }) => at));
    const places = [...this.regions.map((name) => `region:${name}`), ...this.accounts.map((key) => `account:${key}`)];
    const missing = [...new Set(named)].filter((place) => place.includes(":") && !places.includes(place));
    return missing.map((place) => problem("PlaceUnknown", "scenario", { place, known: places }));
  }
}

function read(subject: string, texts: readonly StackText[], options: FailoverDrillOptions): FailoverDrill {
  throwIfAny(subject, optionProblems(texts, options));
  const { values, zone, api } = options;
  const all = readTopologies(texts, values, subject);
  const found = all.filter(
    (one) => (zone ?? one.zone.name) === one.zone.name && (api ?? one.api.name) === one.api.name,
  );
  if (found.length !== 1) {
    const known = all.map((one) => `${one.api.name} of zone ${one.zone.name}`);
    throwIfAny(subject, [problem("PolicyAmbiguous", "options", { found: found.length, known })]);
  }
  const [topology] = found;
  if (options.deployment !== undefined) throwIfAny(subject, deploymentProblems(topology, options.deployment));
  return FailoverDrill._of(topology, options);
}

function optionProblems(texts: readonly StackText[], options: FailoverDrillOptions): Problem[] {
  const problems: Problem[] = [];
  const expected = (path: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", path, { value: shown(value), what }));
  for (const { name, text } of texts) if (typeof text !== "string") expected(name, text, "the text of a cdk.tf.json");
  const { seed, values, zone, api, deployment } = options;
  const isSeed = seed === undefined || (Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED);
  if (!isSeed) expected("seed", seed, `a whole number from 0 to ${grouped(MOST_SEED)}`);
  for (const [path, value] of Object.entries({ zone, api, deployment })) {
    if (value !== undefined && typeof value !== "string") expected(path, value, "a name");
  }
  const isValues =
    values === undefined || (isMap(values) && Object.values(values).every((one) => typeof one === "string"));
  if (!isValues) expected("values", values, "a map from names to texts");
  return problems;
}
