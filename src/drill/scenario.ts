import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { grouped, shown } from "../private/text";
import { builtInScenarios } from "./scenario/built-in";
import { parseScenario } from "./scenario/parse-scenario";
import { MOST_REQUESTS } from "./scenario/requests";
import type { ScenarioPlan } from "./scenario/scenario-plan";
import type { RegionOutageOptions, ThrottlingOptions } from "./scenario-options";

/** Seconds of calm before a fault and after it. */
const BEFORE = 60;
const AFTER = 600;

/**
 * What happens in a drill: who asks for what, what goes wrong meanwhile, and what must hold all the same. It knows no names of a
 * topology, so it can be run with any policy.
 */
export class Scenario {
  /**
   * All accounts of one region fail for a while, and then they are well again.
   *
   * @param region Name of the region, for example `swedencentral`.
   * @param options How, and for how long.
   *
   * Throws `OptionInvalid`.
   */
  public static regionOutage(region: string, options: RegionOutageOptions = {}): Scenario {
    const { durationInSeconds = 600, requestsPerSecond = 10, status = 503, hangs = false } = options;
    throwIfAny("Scenario.regionOutage", [
      ...regionProblems("region", region),
      ...numberProblems("durationInSeconds", durationInSeconds, 1, 86_400),
      ...numberProblems("status", status, 400, 599),
      ...rateProblems(requestsPerSecond, durationInSeconds),
      ...flagProblems("hangs", hangs),
    ]);
    const title = `${region} is gone for ${grouped(durationInSeconds)} seconds`;
    const act = hangs ? "no-answer: hang" : `status: ${status}`;
    const at = `region:${region}`;
    return fromParts(`region-outage-${region}`, { title, at, act, durationInSeconds, requestsPerSecond });
  }

  /**
   * An account, or a region, answers 429 for a while.
   *
   * @param options Who, how, and for how long.
   *
   * Throws `OptionInvalid`.
   */
  public static throttling(options: ThrottlingOptions = {}): Scenario {
    const { region, durationInSeconds = 120, requestsPerSecond = 10, retryAfterInSeconds } = options;
    throwIfAny("Scenario.throttling", [
      ...(region === undefined ? [] : regionProblems("region", region)),
      ...numberProblems("durationInSeconds", durationInSeconds, 1, 86_400),
      ...(retryAfterInSeconds === undefined
        ? []
        : numberProblems("retryAfterInSeconds", retryAfterInSeconds, 0, 86_400)),
      ...rateProblems(requestsPerSecond, durationInSeconds),
    ]);
    const title = `${region ?? "The primary account"} throttles for ${grouped(durationInSeconds)} seconds`;
    const headers = retryAfterInSeconds === undefined ? "" : `, headers: { Retry-After: "${retryAfterInSeconds}" }`;
    const at = region === undefined ? "primary" : `region:${region}`;
    const name = region === undefined ? "throttling" : `throttling-${region}`;
    return fromParts(name, { title, at, act: `status: 429${headers}`, durationInSeconds, requestsPerSecond });
  }

  /**
   * A scenario that comes with the library; docs/drill.md lists them.
   *
   * @param name For example `throttled-once`.
   *
   * Throws `ScenarioUnknown`.
   */
  public static named(name: string): Scenario {
    const texts = builtInScenarios();
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    if (text === undefined) {
      const facts = { name: String(name), known: Object.keys(texts) };
      throwIfAny("Scenario.named", [problem("ScenarioUnknown", "name", facts)]);
    }
    return Scenario.fromYaml(text as string, name);
  }

  /** Every scenario that comes with the library, ordered by name. */
  public static all(): Scenario[] {
    return Object.entries(builtInScenarios()).map(([name, text]) => Scenario.fromYaml(text, name));
  }

  /**
   * A scenario of your own.
   *
   * @param text The scenario as YAML; docs/drill.md tells the form.
   * @param name How reports call it; `scenario` when it is left out.
   *
   * Throws `ScenarioInvalid`, with line and column of all that is wrong, and `OptionInvalid`.
   */
  public static fromYaml(text: string, name = "scenario"): Scenario {
    if (typeof text !== "string") {
      const facts = { value: shown(text), what: "the text of a scenario" };
      throwIfAny("Scenario.fromYaml", [problem("OptionInvalid", "text", facts)]);
    }
    return new Scenario(parseScenario(text, name));
  }

  /** @internal */
  public readonly _plan: ScenarioPlan;

  private constructor(plan: ScenarioPlan) {
    this._plan = plan;
  }

  /** How reports call it. */
  public get name(): string {
    return this._plan.name;
  }

  /** What happens, in one line. */
  public get title(): string {
    return this._plan.title;
  }
}

interface Parts {
  readonly title: string;
  /** Role of the accounts that fail. */
  readonly at: string;
  /** What they do, as YAML. */
  readonly act: string;
  readonly durationInSeconds: number;
  readonly requestsPerSecond: number;
}

// Written as a file would be, so that there is one way to say what a scenario is.
function fromParts(name: string, { title, at, act, durationInSeconds, requestsPerSecond }: Parts): Scenario {
  const text = `
title: ${JSON.stringify(title)}
load:
  - { every: ${1000 / requestsPerSecond}ms, for: ${BEFORE + durationInSeconds + AFTER}s }
faults:
  - { at: ${JSON.stringify(at)}, from: ${BEFORE}s, for: ${durationInSeconds}s, ${act} }
expect:
  - { measure: tripwire-bytes, is: 0 }
  - { measure: truncated-success, is: 0 }
  - { measure: revisits, is: 0 }
  - { measure: alive-after, is: true }
`;
  return Scenario.fromYaml(text, name);
}

function regionProblems(path: string, region: unknown): Problem[] {
  if (typeof region === "string" && /^[a-z0-9]{1,60}$/.test(region)) return [];
  const what = "the name of a region such as 'swedencentral'";
  return [problem("OptionInvalid", path, { value: shown(region), what })];
}

function numberProblems(path: string, value: unknown, least: number, most: number): Problem[] {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return [];
  const what = `a whole number from ${grouped(least)} to ${grouped(most)}`;
  return [problem("OptionInvalid", path, { value: shown(value), what })];
}

function rateProblems(value: unknown, durationInSeconds: number): Problem[] {
  const what = (range: string) => [problem("OptionInvalid", "requestsPerSecond", { value: shown(value), what: range })];
  if (typeof value !== "number" || !(value >= 0.01 && value <= 1000)) return what("a number from 0.01 to 1,000");
  const seconds = BEFORE + durationInSeconds + AFTER;
  if (!(value * seconds > MOST_REQUESTS)) return [];
  return what(`${Math.floor(MOST_REQUESTS / seconds)} or less for that long, ${grouped(MOST_REQUESTS)} in all,`);
}

function flagProblems(path: string, value: unknown): Problem[] {
  return typeof value === "boolean"
    ? []
    : [problem("OptionInvalid", path, { value: shown(value), what: "true or false" })];
}
