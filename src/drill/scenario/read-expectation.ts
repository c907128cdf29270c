import { quotedList, shown } from "../../private/text";
import { BEHAVIOR_SETTINGS, DEFAULT_BEHAVIOR, type GatewayBehavior } from "../gateway/gateway-behavior";
import { DOCUMENT_MEASURES } from "./document-measures";
import { MEASURES } from "./measures";
import { readRole } from "./read-roles";
import type { Comparison, Expectation, Limit, MeasureScope, ScenarioPlan, Setting } from "./scenario-plan";
import type { YamlEntry, YamlMapping } from "./yaml-entry";

const COMPARISONS: readonly Comparison[] = ["is", "at-least", "at-most", "above", "below", "contains", "lacks"];
const SWITCHES = Object.keys(DEFAULT_BEHAVIOR) as (keyof GatewayBehavior)[];

/** Names that an expectation may use. */
export interface KnownNames {
  readonly kind: ScenarioPlan["kind"];
  readonly phases: readonly string[];
  readonly loads: readonly string[];
}

/** Reads one item of `expect`. */
export function readExpectation(entry: YamlEntry, known: KnownNames): Expectation | undefined {
  const map = entry.map();
  const measure = map?.need("measure")?.oneOf(Object.keys(known.kind === "document" ? DOCUMENT_MEASURES : MEASURES));
  if (map === undefined || measure === undefined) return undefined;
  const scope = known.kind === "document" ? {} : readScope(map, measure, known);
  const [comparison, ...more] = COMPARISONS.filter((each) => map.hasAny([each]));
  const isShare = known.kind === "traffic" && MEASURES[measure].isShare === true;
  const value = comparison && readValue(map, comparison, isShare);
  if (comparison === undefined || more.length > 0)
    entry.fault(`one comparison belongs here: ${COMPARISONS.join(", ")}`);
  map.done();
  return comparison === undefined || value === undefined ? undefined : { measure, scope, comparison, value };
}

/** Reads one item of `limits`. */
export function readLimit(entry: YamlEntry, known: KnownNames): Limit | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const [setting, ...more] = readSettings(map.need("when"));
  const label = map.need("label")?.text() ?? "";
  const expect =
    map
      .need("expect")
      ?.list()
      .flatMap((each) => readExpectation(each, known) ?? []) ?? [];
  map.done();
  if (more.length > 0 || setting?.values.length !== 1) return entry.fault("a limit holds for one value of one switch");
  return { when: { name: setting.name, value: setting.values[0] }, label, expect };
}

/** Reads switches and their values. */
export function readSettings(entry: YamlEntry | undefined): Setting[] {
  const all = entry?.map()?.all() ?? [];
  return all.flatMap(([name, values]) => {
    const known = SWITCHES.find((each) => each === name);
    if (known === undefined) return values.fault(`'${name}' is no switch; known are ${quotedList(SWITCHES, 40)}`) ?? [];
    return [{ name: known, values: values.list().flatMap((value) => readSwitchValue(value, known) ?? []) }];
  });
}

function readSwitchValue(entry: YamlEntry, name: keyof GatewayBehavior): string | number | boolean | undefined {
  const settings: readonly unknown[] | undefined = BEHAVIOR_SETTINGS[name];
  if (settings === undefined) return entry.whole(0);
  const value = entry.scalar();
  if (value !== null && settings.includes(value)) return value;
  return entry.fault(`the switch '${name}' takes ${quotedList(settings.map(String))}, not ${shown(value)}`);
}

function readScope(map: YamlMapping, measure: string, { phases, loads }: KnownNames): MeasureScope {
  const { needs, takes } = MEASURES[measure];
  const scope: MeasureScope = {
    ...(takes.includes("of") ? { of: optional(map.take("of"), (entry) => readRole(entry)) } : {}),
    ...(takes.includes("phase") ? { phase: map.take("phase")?.oneOf(phases) } : {}),
    ...(takes.includes("load") ? { load: map.take("load")?.oneOf(loads) } : {}),
    ...(needs.includes("status") ? { status: map.take("status")?.whole(100, 599) } : {}),
    ...(needs.includes("request") ? { request: map.take("request")?.whole(1) } : {}),
    ...(needs.includes("header") ? { header: map.take("header")?.text() } : {}),
    ...(needs.includes("text") ? { text: map.take("text")?.text() } : {}),
  };
  for (const name of needs) if (scope[name] === undefined) map.entry.fault(`'${measure}' needs '${name}'`);
  return scope;
}

function optional<T>(entry: YamlEntry | undefined, read: (entry: YamlEntry) => T | undefined): T | undefined {
  return entry && read(entry);
}

function readValue(map: YamlMapping, comparison: Comparison, isShare: boolean): string | number | boolean | undefined {
  const entry = map.need(comparison);
  if (entry === undefined) return undefined;
  const number = () => (isShare ? entry.number(0, 1) : entry.number());
  if (["at-least", "at-most", "above", "below"].includes(comparison)) return number();
  const value = entry.scalar();
  if (typeof value === "number") return number();
  return value === null ? entry.fault("a value belongs here") : value;
}
