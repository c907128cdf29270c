import { DAMAGES, type FaultAct, NO_ANSWER_CAUSES } from "../world/fault";
import { MODEL_KINDS } from "../world/model-call";
import { headersOf } from "./read-load";
import { readRoles } from "./read-roles";
import type { FaultPlan } from "./scenario-plan";
import type { YamlEntry, YamlMapping } from "./yaml-entry";

const FOREVER = Number.POSITIVE_INFINITY;

/** Each names what a fault does; exactly one of them belongs to a fault. */
const ACTS = [
  "status",
  "no-answer",
  "script",
  "capacity",
  "slow",
  "first-token",
  "cut-after",
  "stall",
  "damage",
] as const;

/** Reads one item of `faults`. */
export function readFault(entry: YamlEntry): FaultPlan | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const fromMs = map.take("from")?.duration() ?? 0;
  const untilMs = map.take("until")?.duration() ?? fromMs + (map.take("for")?.duration() ?? FOREVER);
  if (untilMs <= fromMs) entry.fault("the fault ends before it begins");
  const at = readRoles(map.need("at"));
  const repeats = map.take("repeats")?.map();
  const deployment = map.take("deployment")?.oneOf(["chat", "embeddings"]);
  const calls = readCalls(map.take("calls")?.map());
  const act = readAct(map);
  const plan = act && { at, fromMs, untilMs, repeats: repeats && readRepeats(repeats), deployment, calls, act };
  map.done();
  return plan;
}

function readRepeats(map: YamlMapping): FaultPlan["repeats"] {
  const everyMs = map.need("every")?.duration() ?? 1;
  const forMs = map.need("for")?.duration() ?? 1;
  map.done();
  if (forMs <= 0 || forMs >= everyMs) map.entry.fault("it must be shorter than the time from one to the next");
  return { everyMs, forMs };
}

function readCalls(map: YamlMapping | undefined): FaultPlan["calls"] {
  if (map === undefined) return {};
  const calls = {
    kinds: map
      .take("kind")
      ?.list()
      .flatMap((each) => each.oneOf(MODEL_KINDS) ?? []),
    isStream: map.take("stream")?.flag(),
    every: map.take("every")?.whole(1),
    percent: map.take("percent")?.number(0, 100),
    numbers: map
      .take("numbers")
      ?.list()
      .flatMap((each) => each.whole(1) ?? []),
  };
  map.done();
  return calls;
}

function readAct(map: YamlMapping): FaultAct | undefined {
  const [name, ...more] = ACTS.filter((each) => map.hasAny([each]));
  if (name === undefined || more.length > 0) {
    return map.entry.fault(
      `a fault does one thing: ${ACTS.join(", ")}${name ? `; here are ${[name, ...more].join(", ")}` : ""}`,
    );
  }
  const entry = map.need(name);
  if (entry === undefined) return undefined;
  if (name === "script") return readScript(entry, map);
  if (name === "capacity") return readCapacity(entry);
  if (name === "stall") return readStall(entry);
  return readSimpleAct(name, entry, map);
}

function readSimpleAct(name: string, entry: YamlEntry, map: YamlMapping): FaultAct | undefined {
  if (name === "status") {
    const status = entry.whole(200, 599);
    const headers = headersOf(map.take("headers"));
    const body = map.take("body")?.text();
    return status === undefined ? undefined : { kind: "answer", status, headers, body };
  }
  if (name === "no-answer") {
    const cause = entry.oneOf(NO_ANSWER_CAUSES);
    return cause && { kind: "no-answer", cause };
  }
  if (name === "slow") {
    return { kind: "slow", headersMs: entry.duration() ?? 0, jitterMs: map.take("jitter")?.duration() ?? 0 };
  }
  if (name === "first-token") return { kind: "first-token", afterMs: entry.duration() ?? 0 };
  if (name === "cut-after") return { kind: "cut", afterWords: entry.whole(0, 59) ?? 0 };
  const damage = entry.oneOf(DAMAGES);
  return damage && { kind: "damage", damage };
}

function readScript(entry: YamlEntry, map: YamlMapping): FaultAct {
  const then = map.take("then")?.oneOf(["ok", "last", "again"]) ?? "ok";
  const steps = entry.list().flatMap((step): (FaultAct | "ok")[] => {
    if (!step.isMap()) {
      const value = step.scalar();
      if (value === "ok") return ["ok"];
      const status = step.whole(200, 599);
      return status === undefined ? [] : [{ kind: "answer", status, headers: [] }];
    }
    const inner = step.map();
    if (inner?.hasAny(["script"])) step.fault("a step cannot be a script");
    const act = inner && readAct(inner);
    inner?.done();
    return act === undefined ? [] : [act];
  });
  return { kind: "script", steps, then };
}

function readCapacity(entry: YamlEntry): FaultAct | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const perSecond = map.need("per-second")?.number(0.001) ?? 1;
  const act: FaultAct = {
    kind: "capacity",
    perSecond,
    burst: map.take("burst")?.number(1) ?? Math.max(1, perSecond),
    tells: map.take("tells")?.oneOf(["retry-after-ms", "retry-after", "nothing"]) ?? "retry-after",
    isShared: map.take("shared")?.flag() ?? false,
  };
  map.done();
  return act;
}

function readStall(entry: YamlEntry): FaultAct | undefined {
  const map = entry.map();
  if (map === undefined) return undefined;
  const act: FaultAct = {
    kind: "stall",
    afterWords: map.need("after")?.whole(0, 59) ?? 0,
    forMs: map.need("for")?.duration() ?? 0,
    thenEnds: map.take("then")?.oneOf(["cut", "whole"]) ?? "whole",
  };
  map.done();
  return act;
}
