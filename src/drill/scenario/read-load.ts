import type { LoadPlan } from "./scenario-plan";
import type { YamlEntry, YamlMapping } from "./yaml-entry";

/** Header that names a job whose requests should stay in one region. */
const WORKFLOW = "x-workflow-id";

/** Many, so that a limit for each of them is not what a scenario meets by accident. */
const USUAL_CALLERS = 1000;

const FOREVER = Number.POSITIVE_INFINITY;

/** Reads one item of `load`. */
export function readLoad(entry: YamlEntry, index: number): LoadPlan | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const name = map.take("name")?.text() ?? (index === 0 ? "load" : `load-${index + 1}`);
  const fromMs = map.take("from")?.duration() ?? 0;
  const everyMs = map.take("every")?.duration() ?? map.take("rate")?.rate();
  const untilMs = map.take("until")?.duration() ?? fromMs + (map.take("for")?.duration() ?? FOREVER);
  const atOnce = map.take("at-once")?.whole(1, 100_000) ?? 1;
  const count = map.take("count")?.whole(1) ?? (everyMs === undefined ? atOnce : FOREVER);
  if (everyMs === 0) entry.fault("requests cannot come without time between them; write at-once for a burst");
  if (count === FOREVER && untilMs === FOREVER) entry.fault("the load never ends; write for, until or count");
  if (everyMs === undefined && count > atOnce) entry.fault("several requests need every or rate");
  const job = map.take("job")?.text();
  const plan: LoadPlan = {
    name,
    fromMs,
    untilMs,
    count,
    everyMs: everyMs ?? 1,
    spacing: map.take("spacing")?.oneOf(["even", "random"]) ?? "even",
    atOnce,
    callers: map.take("callers")?.whole(1, 100_000) ?? USUAL_CALLERS,
    call: map.take("call")?.text() ?? "chat",
    query: map.take("query")?.text() ?? "",
    deployment: map.take("deployment")?.text(),
    isStream: map.take("stream")?.flag() ?? false,
    body: bodyOf(map),
    headers: [...headersOf(map.take("headers")), ...(job === undefined ? [] : [[WORKFLOW, job] as const])],
    sdkRetries: map.take("sdk-retries")?.whole(0, 10) ?? 0,
    leavesAfterMs: map.take("leaves-after")?.duration() ?? FOREVER,
    turns: map.take("turns")?.whole(2, 1000) ?? 0,
    thinkMs: map.take("think")?.duration() ?? 1000,
    isJob: job !== undefined,
  };
  map.done();
  return plan;
}

/** Reads a map of names and texts. */
export function headersOf(entry: YamlEntry | undefined): (readonly [name: string, value: string])[] {
  const all = entry?.map()?.all() ?? [];
  return all.map(([name, value]) => [name, value.text() ?? ""] as const);
}

function bodyOf(map: YamlMapping): Readonly<Record<string, unknown>> {
  const entry = map.take("body");
  if (entry === undefined) return {};
  return entry.isMap() ? (entry.plain() as Record<string, unknown>) : (entry.fault("properties belong here") ?? {});
}
