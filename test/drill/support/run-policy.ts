import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { LastErrorState } from "../../../src/drill/csharp/request-state";
import type { Value } from "../../../src/drill/csharp/value";
import { compileScopes } from "../../../src/drill/gateway/compile-scopes";
import type { BackendCall, BodyChunk, TransportReason } from "../../../src/drill/gateway/effect";
import { DEFAULT_BEHAVIOR, type GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";
import { GatewayCache } from "../../../src/drill/gateway/gateway-cache";
import type { IncomingCall } from "../../../src/drill/gateway/incoming-call";
import type { OutgoingAnswer, Trace } from "../../../src/drill/gateway/outgoing-answer";
import type { PolicyProgram } from "../../../src/drill/gateway/policy-program";
import { VirtualGateway } from "../../../src/drill/gateway/virtual-gateway";
import type { BackendEntity, DrillOperation, PolicyScopes } from "../../../src/drill/topology";
import { TEST_START, testHost } from "./test-host";
import { type Outcome, VirtualDriver } from "./virtual-driver";

export type HeaderTexts = Readonly<Record<string, string | readonly string[]>>;

/** A policy and everything around it. Without more than that: one request that a backend answers with 200 and `ok`. */
export interface PolicySetup extends Partial<Omit<PolicyScopes, "fragments" | "namedValues">> {
  /** Already compiled, where many gateways run the same policy. */
  readonly program?: PolicyProgram;
  /** Policies of the sections of the API, where no document is needed. */
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
  readonly fragments?: Readonly<Record<string, string>>;
  readonly namedValues?: Readonly<Record<string, string>>;
  readonly backends?: readonly (Pick<BackendEntity, "id"> & Partial<BackendEntity>)[];
  /** In the order of the calls, those for tokens aside; the last one holds for all that follow. Or by what is called. */
  readonly answers?: readonly ScriptedAnswer[] | ((call: BackendCall, nth: number) => ScriptedAnswer);
  readonly tokens?: readonly ScriptedAnswer[];
  readonly operations?: readonly DrillOperation[];
  /** Policies of operations that have their own, by id. */
  readonly operationPolicies?: Readonly<Record<string, string>>;
  /** Null: the API names no address. */
  readonly serviceUrl?: string | null;
  readonly behavior?: Partial<GatewayBehavior>;
  readonly hasCache?: boolean;
  readonly hasBreakers?: boolean;
  readonly region?: string;
  readonly units?: number;
  readonly seed?: number;
}

/** 200, `ok` and at once, if nothing is said. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: HeaderTexts;
  readonly body?: string;
  /** Until the headers. */
  readonly afterMs?: number;
  /** From the headers to the end. */
  readonly bodyMs?: number;
  readonly chunks?: readonly BodyChunk[];
  readonly isCut?: boolean;
  /** No answer. */
  readonly fails?: TransportReason;
  readonly message?: string;
}

export interface TestRequest extends Partial<Omit<IncomingCall, "headers" | "url">> {
  /** Path and query below the API, which is at `/api`. */
  readonly url?: string;
  readonly headers?: HeaderTexts;
}

/** A call as it went out. */
export interface SeenCall extends Omit<BackendCall, "headers"> {
  /** From the start of the request it belongs to. */
  readonly atMs: number;
  /** By lower-case name; several values as they are. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

export interface PolicyResult {
  readonly answer: OutgoingAnswer;
  readonly status: number;
  readonly body: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Those for tokens are in `tokenCalls`. */
  readonly calls: readonly SeenCall[];
  readonly tokenCalls: readonly SeenCall[];
  readonly traces: readonly Trace[];
  readonly variables: ReadonlyMap<string, Value>;
  readonly elapsedMs: number;
  readonly error: LastErrorState | undefined;
}

/** One request through a gateway of its own. */
export function runPolicy(setup: PolicySetup, request: TestRequest = {}): PolicyResult {
  return new TestGateway(setup).run(request);
}

/** A gateway that keeps its state from request to request. */
export class TestGateway {
  readonly gateway: VirtualGateway;
  readonly cache: GatewayCache<Value> = new GatewayCache();
  readonly noHeaders: HeaderMap = HeaderMap.of();
  private readonly driver: VirtualDriver;
  private readonly calls: { readonly call: BackendCall; readonly at: number }[] = [];
  private requests = 0;
  private answered = 0;
  private tokens = 0;
  private answers: PolicySetup["answers"];
  private tokenAnswers: PolicySetup["tokens"];

  constructor(setup: PolicySetup) {
    this.answers = setup.answers;
    this.tokenAnswers = setup.tokens;
    this.driver = new VirtualDriver(TEST_START, (call) => this.outcome(call));
    const { hasCache = true, hasBreakers = true, region = "Sweden Central", units = 1, seed = 1 } = setup;
    this.gateway = new VirtualGateway({
      program: setup.program ?? compileScopes(scopesOf(setup)),
      operationPrograms: new Map(
        Object.entries(setup.operationPolicies ?? {}).map(([id, operation]) => [
          id,
          compileScopes({ ...scopesOf(setup), operation }),
        ]),
      ),
      api: {
        name: "api",
        path: "api",
        operations: setup.operations ?? [{ id: "operation", method: "*", urlTemplate: "/*" }],
        ...(setup.serviceUrl === null ? {} : { serviceUrl: setup.serviceUrl ?? "https://service.example.com/base" }),
      },
      backends: new Map((setup.backends ?? []).map((entity) => [entity.id, { headers: new Map(), ...entity }])),
      cache: hasCache ? this.cache : undefined,
      hasBreakers,
      behavior: { ...DEFAULT_BEHAVIOR, ...setup.behavior },
      host: testHost(() => this.driver.now),
      region,
      units,
      seed,
    });
  }

  get now(): number {
    return this.driver.now - TEST_START;
  }

  /** Scripts what comes from now on. */
  script(answers: PolicySetup["answers"], tokens?: PolicySetup["tokens"]): void {
    this.answers = answers;
    this.tokenAnswers = tokens ?? this.tokenAnswers;
    this.answered = 0;
    this.tokens = 0;
  }

  /** One request; it begins now, or at a time from the start if that is later. */
  run(request: TestRequest = {}, atMs?: number): PolicyResult {
    return this.runAll([{ ...request, atMs: Math.max(atMs ?? 0, this.now) }])[0];
  }

  /** Requests that may overlap, each from its time on. */
  runAll(requests: readonly (TestRequest & { readonly atMs?: number })[]): PolicyResult[] {
    const results: PolicyResult[] = [];
    for (const [index, { atMs = this.now, ...request }] of requests.entries()) {
      const begin = TEST_START + atMs;
      this.requests += 1;
      const call = incoming(request, this.requests);
      this.driver.start(
        begin,
        () => this.gateway.handle(call),
        (answer) => {
          results[index] = this.result(answer, call.requestId ?? "", begin);
        },
      );
    }
    this.driver.run();
    return results;
  }

  private result(answer: OutgoingAnswer, id: string, begin: number): PolicyResult {
    const calls = this.calls
      .filter(({ call }) => call.attemptOf === id)
      .map(({ call, at }): SeenCall => ({ ...call, headers: textsOf(call.headers), atMs: at - begin }));
    return {
      answer,
      status: answer.status,
      body: answer.body.text,
      headers: textsOf(answer.headers),
      calls: calls.filter(({ purpose }) => purpose !== "token"),
      tokenCalls: calls.filter(({ purpose }) => purpose === "token"),
      traces: answer.traces,
      variables: answer.variables,
      elapsedMs: this.driver.now - begin,
      error: answer.error,
    };
  }

  private outcome(call: BackendCall): Outcome {
    this.calls.push({ call, at: this.driver.now });
    if (call.purpose === "token") {
      this.tokens += 1;
      return outcomeOf(
        nthOf(this.tokenAnswers, this.tokens - 1) ?? { body: '{"access_token":"token","expires_in":"3600"}' },
      );
    }
    this.answered += 1;
    const nth = this.answered - 1;
    return outcomeOf((typeof this.answers === "function" ? this.answers(call, nth) : nthOf(this.answers, nth)) ?? {});
  }
}

function scopesOf(setup: PolicySetup): PolicyScopes {
  const { global, product, operation, inbound, backend, outbound, onError } = setup;
  const hasSections = [inbound, backend, outbound, onError].some((section) => section !== undefined);
  const base = "<base />";
  const api = `<policies>
<inbound>${inbound ?? base}</inbound>
<backend>${backend ?? base}</backend>
<outbound>${outbound ?? base}</outbound>
<on-error>${onError ?? base}</on-error>
</policies>`;
  return {
    ...(global === undefined ? {} : { global }),
    ...(product === undefined ? {} : { product }),
    ...(hasSections ? { api } : setup.api === undefined ? {} : { api: setup.api }),
    ...(operation === undefined ? {} : { operation }),
    fragments: new Map(Object.entries(setup.fragments ?? {})),
    namedValues: new Map(Object.entries(setup.namedValues ?? {})),
  };
}

function incoming({ url = "/orders/7", headers = {}, ...request }: TestRequest, index: number): IncomingCall {
  const body = request.body === undefined ? null : request.body;
  return {
    method: body === null ? "GET" : "POST",
    requestId: `00000000-0000-4000-9000-${index.toString(16).padStart(12, "0")}`,
    ...request,
    url: `/api${url}`,
    headers: HeaderMap.of(Object.entries(headers)),
    body,
  };
}

function nthOf(answers: readonly ScriptedAnswer[] | undefined, nth: number): ScriptedAnswer | undefined {
  return answers?.[Math.min(nth, answers.length - 1)];
}

function outcomeOf(answer: ScriptedAnswer): Outcome {
  const {
    status = 200,
    reason = "",
    headers = {},
    body = "ok",
    afterMs = 0,
    bodyMs = 0,
    chunks,
    isCut = false,
  } = answer;
  if (answer.fails) {
    const fallback = answer.fails === "Timeout" ? Number.POSITIVE_INFINITY : 0;
    const { message = "The connection failed" } = answer;
    return { afterMs: answer.afterMs ?? fallback, result: { kind: "failure", reason: answer.fails, message } };
  }
  const content = { text: body, isStream: chunks !== undefined, isCut, endsAfterMs: bodyMs, ...(chunks && { chunks }) };
  return {
    afterMs,
    result: { kind: "answer", status, reason, headers: HeaderMap.of(Object.entries(headers)), body: content },
  };
}

function textsOf(headers: HeaderMap): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...headers].map(([name, values]) => [name.toLowerCase(), values]));
}
