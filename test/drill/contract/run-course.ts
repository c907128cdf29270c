import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { Value } from "../../../src/drill/csharp/value";
import { compileScopes } from "../../../src/drill/gateway/compile-scopes";
import type { BackendCall } from "../../../src/drill/gateway/effect";
import { GatewayCache } from "../../../src/drill/gateway/gateway-cache";
import type { IncomingCall } from "../../../src/drill/gateway/incoming-call";
import type { OutgoingAnswer } from "../../../src/drill/gateway/outgoing-answer";
import { VirtualGateway } from "../../../src/drill/gateway/virtual-gateway";
import type { DrillTopology } from "../../../src/drill/topology";
import { guidFrom, seededRandom } from "../../../src/drill/world/seeded-random";
import { backendId } from "../../../src/plan/gateway-names";
import { TEST_START, testHost } from "../support/test-host";
import { type Outcome, VirtualDriver } from "../support/virtual-driver";
import { accountKey, type Cell, hostOf, type Model, topologyOfCell } from "./cells";
import { type Course, type CourseRequest, modelOf } from "./courses";
import { type Body, type Conduct, conductAt } from "./faults";

const STRANGER = "oai-team7-eastus.openai.azure.com";
const TOKEN_MS = 20;

/** One request and everything that became of it. Times are milliseconds of the course. */
export interface Journey {
  readonly request: CourseRequest;
  readonly index: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: OutgoingAnswer;
  readonly calls: readonly MadeCall[];
}

/** A call that a gateway made. */
export interface MadeCall {
  readonly call: BackendCall;
  /** -1 for a host that is none of the zone's. */
  readonly account: number;
  readonly at: number;
  endedAt: number;
  became: Became;
}

/** What the gateway got. */
export type Became =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly wait: Readonly<Record<string, string>>;
      readonly body: Body;
    }
  | { readonly kind: "silence"; readonly isLate: boolean };

/** A policy that is compiled, with all that it may call. */
export interface Engine {
  readonly topology: DrillTopology;
  readonly program: ReturnType<typeof compileScopes>;
}

let last: { readonly key: string; readonly engine: Engine } | undefined;

/** The policy of a cell, compiled; the last one is kept, because a property that fails asks for it again and again. */
export function engineOfCell(cell: Cell): Engine {
  const key = JSON.stringify(cell);
  if (last?.key !== key) last = { key, engine: engineOf(topologyOfCell(cell)) };
  return last.engine;
}

export function engineOf(topology: DrillTopology): Engine {
  return { topology, program: compileScopes(topology.scopes) };
}

/** What is in the cache before the first request, by key. */
export type Remembered = ReadonlyMap<string, string>;

/** Runs a course through the policy of its cell, or through one that was compiled for it. */
export function runCourse(course: Course, engine = engineOfCell(course.cell), remembered?: Remembered): Journey[] {
  return new CourseRun(course, engine, remembered ?? new Map()).run();
}

class CourseRun {
  private readonly driver: VirtualDriver;
  private readonly gateway: VirtualGateway;
  private readonly calls = new Map<string, MadeCall[]>();
  private readonly made: number[];
  private readonly hosts: readonly string[];
  private readonly journeys: Journey[] = [];
  private readonly draw: () => number;

  constructor(
    private readonly course: Course,
    { topology, program }: Engine,
    remembered: Remembered,
  ) {
    const { cell, behavior, seed } = course;
    this.hosts = cell.accounts.map((_, account) => hostOf(account));
    this.made = this.hosts.map(() => 0);
    this.draw = seededRandom(seed, "ids of requests");
    this.driver = new VirtualDriver(TEST_START, (call) => this.outcome(call));
    const cache = new GatewayCache<Value>();
    const when = { now: TEST_START - 10_000, delayMs: 0, durationMs: 86_400_000 };
    for (const [key, value] of remembered) cache.store(key, value, when);
    const outside = { id: backendId("openai", "chat", "eastus"), url: `https://${STRANGER}`, headers: new Map() };
    this.gateway = new VirtualGateway({
      program,
      api: { ...topology.api, serviceUrl: `https://${STRANGER}` },
      backends: new Map([...topology.backends, outside].map((entity) => [entity.id, entity])),
      cache: cell.remembers ? cache : undefined,
      hasBreakers: cell.remembers,
      behavior,
      host: testHost(() => this.driver.now),
      region: "Sweden Central",
      units: cell.units,
      seed,
    });
  }

  run(): Journey[] {
    this.start(0, 0);
    this.driver.run();
    return this.journeys.filter((journey) => journey !== undefined);
  }

  private get now(): number {
    return this.driver.now - TEST_START;
  }

  private start(index: number, after: number): void {
    const { requests, overlaps, behavior } = this.course;
    const request = requests[index];
    if (request === undefined) return;
    // One after the other: each finds in the cache what the one before left there.
    const startedAt = after + request.gapMs + (overlaps ? 0 : behavior.cacheWriteMs + 1);
    const call = incoming(request, guidFrom(this.draw));
    const begin = () => {
      if (overlaps) this.start(index + 1, startedAt);
      return this.gateway.handle(call);
    };
    this.driver.start(TEST_START + startedAt, begin, (answer) => {
      const calls = this.calls.get(call.requestId ?? "") ?? [];
      this.journeys[index] = { request, index, startedAt, endedAt: this.now, answer, calls };
      if (!overlaps) this.start(index + 1, this.now);
    });
  }

  private outcome(call: BackendCall): Outcome {
    const account = this.hosts.indexOf(call.host);
    const { outcome, became } = call.purpose === "token" ? this.token() : this.reply(call, account);
    const isLate = outcome.afterMs > call.timeoutMs;
    const made: MadeCall = {
      call,
      account,
      at: this.now,
      endedAt: this.now + Math.min(outcome.afterMs, call.timeoutMs),
      became: isLate ? { kind: "silence", isLate } : became,
    };
    this.calls.set(call.attemptOf, [...(this.calls.get(call.attemptOf) ?? []), made]);
    return outcome;
  }

  private token() {
    const isWell = this.now >= this.course.tokenFailsUntilMs;
    const text = isWell ? '{"access_token":"token","expires_in":"86400"}' : "no";
    return answered(isWell ? 200 : 500, {}, text, "plain", TOKEN_MS);
  }

  private reply({ url }: BackendCall, account: number) {
    const { faults, usualMs } = this.course;
    this.made[account] = (this.made[account] ?? 0) + 1;
    const model: Model = url.includes("/deployments/embed/") ? "embed" : "chat";
    const conduct = conductAt(faults, account, model, this.now, this.made[account]);
    return conduct === undefined || account < 0 ? answered(200, {}, "{}", "plain", usualMs) : replyOf(conduct);
  }
}

function replyOf(conduct: Conduct): { outcome: Outcome; became: Became } {
  switch (conduct.kind) {
    case "slow":
      return answered(200, {}, "{}", "plain", conduct.afterMs);
    case "hang":
      return silent(Number.POSITIVE_INFINITY);
    case "break":
      return silent(conduct.afterMs);
    case "answer": {
      const { status, wait = {}, body = "plain", afterMs } = conduct;
      const text = JSON.stringify({ error: { code: body === "DeploymentNotFound" ? body : String(status) } });
      return answered(status, wait, body === "none" ? "" : text, body, afterMs);
    }
  }
}

function silent(afterMs: number): { outcome: Outcome; became: Became } {
  const result = { kind: "failure", reason: "BackendConnectionFailure", message: "No connection" } as const;
  return { outcome: { afterMs, result }, became: { kind: "silence", isLate: false } };
}

function answered(status: number, wait: Readonly<Record<string, string>>, text: string, body: Body, afterMs: number) {
  const headers = HeaderMap.of([["Content-Type", "application/json"], ...Object.entries(wait)]);
  const content = { text, isStream: false, isCut: body === "cut", endsAfterMs: 0 };
  const outcome: Outcome = { afterMs, result: { kind: "answer", status, reason: "", headers, body: content } };
  return { outcome, became: { kind: "answer", status, wait, body } as Became };
}

const DEPLOYMENTS = "/openai/deployments";
const PATHS: { readonly [F in CourseRequest["form"]]: string } = {
  chat: `${DEPLOYMENTS}/chat/chat/completions`,
  embed: `${DEPLOYMENTS}/embed/embeddings`,
  stored: "/openai/v1/responses",
  image: `${DEPLOYMENTS}/chat/images/generations`,
  turn: "/openai/v1/responses",
  file: "/openai/v1/files",
  job: `${DEPLOYMENTS}/chat/chat/completions`,
  unknown: `${DEPLOYMENTS}/nobody/chat/completions`,
};

const FIELDS: { readonly [F in CourseRequest["form"]]?: object } = {
  stored: { model: "chat", input: "hello" },
  turn: { model: "chat", store: false, previous_response_id: "resp_1" },
};

/** A caller who also tries to get somewhere else. */
function incoming({ form, isStream, affinity }: CourseRequest, requestId: string): IncomingCall {
  const pinned = backendId("openai", modelOf(form), affinity === 9 ? "eastus" : accountKey(affinity));
  return {
    method: "POST",
    url: `/ai${PATHS[form]}?api-version=2024-10-21&subscription-key=secret`,
    requestId,
    headers: HeaderMap.of([
      ["Content-Type", "application/json"],
      ["Host", STRANGER],
      ["api-key", "secret"],
      ["Authorization", "Bearer of the caller"],
      ["x-ms-spillover-deployment", "elsewhere"],
      ["azureml-model-deployment", "elsewhere"],
      ["X-Forwarded-Host", STRANGER],
      ["X-Original-URL", `https://${STRANGER}/`],
      ["X-Rewrite-URL", `https://${STRANGER}/`],
      ["x-aoai-affinity", `chat@${pinned}`],
      ...(form === "job" ? [["x-workflow-id", "job 7"] as const] : []),
    ]),
    body: JSON.stringify({ messages: [], ...FIELDS[form], ...(isStream ? { stream: true } : {}) }),
  };
}
