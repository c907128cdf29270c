import { problem, throwIfAny } from "../../private/problem-list";
import { grouped } from "../../private/text";
import { positionOf } from "../../terraform/json-fault";
import { USUAL_SPEED } from "../world/virtual-account";
import { IMPLIED_PHASES } from "./phases";
import { type KnownNames, readExpectation, readLimit, readSettings } from "./read-expectation";
import { readFault } from "./read-fault";
import { readGiven } from "./read-given";
import { readLoad } from "./read-load";
import { MOST_REQUESTS, requestsOf } from "./requests";
import type { CasePlan, PhasePlan, ScenarioPlan } from "./scenario-plan";
import { readYaml, type Scalar, type TextFault, YamlEntry, type YamlMapping } from "./yaml-entry";

/** When a scenario begins that does not say. A Monday. */
const USUAL_START = Date.UTC(2026, 0, 5);

/** Reads the text of a scenario file. Throws `ScenarioInvalid` with line and column of everything that is wrong. */
export function parseScenario(text: string, name: string): ScenarioPlan {
  const faults: TextFault[] = [];
  const contents = readYaml(text, faults);
  const report = (at: number, what: string): void => {
    faults.push({ at, what });
  };
  const entryWith = (values: ReadonlyMap<string, Scalar>) => new YamlEntry(contents, 0, report, values);
  const plan = faults.length === 0 ? readPlan(entryWith, name) : undefined;
  const told = [...new Map(faults.map((fault) => [`${fault.at} ${fault.what}`, fault])).values()];
  throwIfAny(
    `Scenario '${name}'`,
    told.map(({ at, what }) => problem("ScenarioInvalid", positionOf(text, at), { what })),
  );
  if (plan === undefined) throw new Error(`'${name}' has no plan and no fault`);
  return plan;
}

type EntryWith = (values: ReadonlyMap<string, Scalar>) => YamlEntry;

function readPlan(entryWith: EntryWith, name: string): ScenarioPlan | undefined {
  const map = entryWith(new Map()).map();
  if (map === undefined) return undefined;
  const rows = (map.take("each")?.list() ?? []).map(
    (row) =>
      row
        .map()
        ?.all()
        .map(([key, value]) => [key, value.scalar() ?? null] as const) ?? [],
  );
  const head = {
    name,
    title: map.need("title")?.text() ?? "",
    about: map.take("about")?.text()?.trim() ?? "",
    contract:
      map
        .take("contract")
        ?.list()
        .flatMap((each) => each.text() ?? []) ?? [],
    kind: map.take("kind")?.oneOf(["traffic", "document"]) ?? "traffic",
    given: readGiven(map.take("given")),
    settings: readSettings(map.take("settings")),
    best: map.take("best")?.oneOf(["pass", "partial", "safe"]) ?? "pass",
    reason: map.take("reason")?.text()?.trim(),
    bounds: readBounds(map.take("bounds")?.map()),
    isForEachDeployment: map.take("for-each-deployment")?.flag() ?? false,
    isForEachAccount: map.take("for-each-account")?.flag() ?? false,
  } as const;
  if (head.best !== "pass" && head.reason === undefined) map.entry.fault("'reason' is missing: why is it not 'pass'");
  const cases = (rows.length === 0 ? [[]] : rows).flatMap((row) => {
    const body = entryWith(new Map(row)).map();
    return body === undefined
      ? []
      : [readCase(body, row.map(([key, value]) => `${key} ${value}`).join(", "), head.kind)];
  });
  // What a case reads is known to the file as a whole.
  map.hasAny(CASE_PROPERTIES);
  map.done();
  return { ...head, cases };
}

const CASE_PROPERTIES = [
  "start",
  "speed",
  "units",
  "gateways",
  "phases",
  "load",
  "faults",
  "expect",
  "limits",
] as const;

function readCase(map: YamlMapping, name: string, kind: ScenarioPlan["kind"]): CasePlan {
  const load = (kind === "traffic" ? itemsOf(map, "load") : []).flatMap((each, index) => readLoad(each, index) ?? []);
  const requests = load.reduce((sum, each) => sum + requestsOf(each), 0);
  // A load that never ends is told of where it is read.
  if (requests > MOST_REQUESTS && Number.isFinite(requests)) {
    map
      .take("load")
      ?.fault(
        `these are ${grouped(Math.round(requests))} requests, and there may be ${grouped(MOST_REQUESTS)} at most`,
      );
  }
  const phases =
    map
      .take("phases")
      ?.map()
      ?.all()
      .flatMap(([phase, entry]) => readPhase(phase, entry) ?? []) ?? [];
  const names: KnownNames = {
    kind,
    phases: [...IMPLIED_PHASES, ...phases.map((phase) => phase.name)],
    loads: load.map((each) => each.name),
  };
  // What expects nothing cannot fail.
  const expect = itemsOf(map, "expect").flatMap((each) => readExpectation(each, names) ?? []);
  return {
    name,
    startsAt: readStart(map.take("start")),
    speed: readSpeed(map.take("speed")?.map()),
    units: map.take("units")?.whole(1, 100),
    gateways: map.take("gateways")?.whole(1, 100) ?? 1,
    phases,
    load,
    faults:
      map
        .take("faults")
        ?.list()
        .flatMap((each) => readFault(each) ?? []) ?? [],
    expect,
    limits:
      map
        .take("limits")
        ?.list()
        .flatMap((each) => readLimit(each, names) ?? []) ?? [],
  };
}

function itemsOf(map: YamlMapping, name: string): YamlEntry[] {
  const items = map.need(name)?.list();
  if (items?.length === 0) map.entry.fault(`'${name}' is empty`);
  return items ?? [];
}

function readPhase(name: string, entry: YamlEntry): PhasePlan | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const fromMs = map.need("from")?.duration() ?? 0;
  const untilMs = map.need("until")?.duration() ?? Number.POSITIVE_INFINITY;
  map.done();
  if (untilMs <= fromMs) entry.fault("the phase ends before it begins");
  if (IMPLIED_PHASES.includes(name)) entry.fault(`'${name}' is a phase by itself and cannot be declared`);
  return { name, fromMs, untilMs };
}

function readStart(entry: YamlEntry | undefined): number {
  const text = entry?.text();
  if (entry === undefined || text === undefined) return USUAL_START;
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) entry.fault(`'${text}' is no time; write it as '2026-01-27T09:00:00Z'`);
  return time;
}

function readSpeed(map: YamlMapping | undefined): CasePlan["speed"] {
  if (map === undefined) return USUAL_SPEED;
  const speed = {
    headersMs: map.take("headers")?.duration() ?? USUAL_SPEED.headersMs,
    streamHeadersMs: map.take("stream-headers")?.duration() ?? USUAL_SPEED.streamHeadersMs,
    jitterMs: map.take("jitter")?.duration() ?? USUAL_SPEED.jitterMs,
    wordsPerSecond: map.take("words-per-second")?.number(1) ?? USUAL_SPEED.wordsPerSecond,
  };
  map.done();
  return speed;
}

function readBounds(map: YamlMapping | undefined): ScenarioPlan["bounds"] {
  if (map === undefined) return {};
  const bounds = { attempts: map.take("attempts")?.whole(1), seconds: map.take("seconds")?.number(1) };
  map.done();
  return bounds;
}
