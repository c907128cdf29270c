import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { AnswerBody, BackendCall, Effect, EffectResult, ExchangeResult } from "../../../src/drill/gateway/effect";
import type { IncomingCall } from "../../../src/drill/gateway/incoming-call";
import type { OutgoingAnswer } from "../../../src/drill/gateway/outgoing-answer";
import type { DrivenGateway } from "../../../src/drill/scenario/drive";
import type { MakeGateway } from "../../../src/drill/scenario/gateways";
import type { DrillTopology } from "../../../src/drill/topology";

/** What a plain gateway does that another one does not. */
export interface Habits {
  /** How many accounts one request asks. */
  readonly attempts?: number;
  /** Milliseconds that it waits between them. */
  readonly pauseMs?: number;
  /** Answers at once without asking anybody, from this time on. */
  readonly refusesFromMs?: number;
  /** Sends a copy there. */
  readonly strayHost?: string;
  /** Asks the same account again. */
  readonly asksTwice?: boolean;
  /** Changes what goes out. */
  readonly change?: (answer: OutgoingAnswer) => Partial<OutgoingAnswer>;
  readonly timeoutMs?: number;
}

/** A gateway without policies: it asks the accounts in their order, and remembers nothing. */
export function plainGateway(topology: DrillTopology, habits: Habits = {}): MakeGateway {
  // Who does what is asked of a gateway without habits, at the beginning of time.
  return ({ clock, startsAt }): DrivenGateway => ({
    handle: (call) => handle(topology, startsAt === 0 ? {} : habits, call, () => clock.now),
  });
}

function* handle(
  { accounts }: DrillTopology,
  habits: Habits,
  call: IncomingCall,
  now: () => number,
): Generator<Effect, OutgoingAnswer, EffectResult> {
  const { attempts = accounts.length, pauseMs = 0, timeoutMs = 60_000 } = habits;
  if (habits.strayHost) yield { kind: "exchange", call: callOf(call, habits.strayHost, timeoutMs) };
  if (now() >= (habits.refusesFromMs ?? Number.POSITIVE_INFINITY)) return answerOf(503, "refused", "gateway", 0);
  let last: ExchangeResult | undefined;
  let asked = 0;
  const order = habits.asksTwice ? accounts.flatMap((account) => [account, account]) : accounts;
  for (const { host, key } of order.slice(0, attempts)) {
    if (asked > 0 && pauseMs > 0) yield { kind: "sleep", ms: pauseMs };
    asked += 1;
    last = (yield { kind: "exchange", call: callOf(call, host, timeoutMs) }) as ExchangeResult;
    if (last.kind === "answer" && last.status !== 429 && last.status < 500) {
      const headers = last.headers.copy();
      headers.set("X-Served-By", [key]);
      headers.set("X-Failover-Attempts", [String(asked)]);
      const answer = { ...answerOf(last.status, last.body, "backend", asked), headers };
      return { ...answer, ...habits.change?.(answer) };
    }
  }
  return answerOf(503, "nobody answers", "policy", asked);
}

function callOf({ method, url, headers, body }: IncomingCall, host: string, timeoutMs: number): BackendCall {
  const sent = headers.copy();
  sent.set("api-key", ["secret"]);
  const path = url.replace(/^https:\/\/[^/]+\/ai/, "");
  return {
    url: `https://${host}${path}`,
    host,
    method,
    headers: sent,
    body,
    bodyBytes: body?.length ?? 0,
    timeoutMs,
    purpose: "forward",
    attemptOf: "request",
    backendId: host,
  };
}

function answerOf(
  status: number,
  body: AnswerBody | string,
  servedFrom: OutgoingAnswer["servedFrom"],
  forwards: number,
): OutgoingAnswer {
  return {
    status,
    reason: "",
    headers: HeaderMap.of(),
    body: typeof body === "string" ? { text: body, isStream: false, isCut: false, endsAfterMs: 0 } : body,
    servedFrom,
    isSilentlyCut: false,
    statements: 7,
    forwards,
    tokenCalls: 0,
    traces: [],
    metrics: [],
    variables: new Map(),
    error: undefined,
  };
}
