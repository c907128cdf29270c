import { callGateway, type ReceivedAnswer } from "../../../src/cli/loopback/call-gateway";
import { GatewayServer, type GatewayWork } from "../../../src/cli/loopback/gateway-server";
import { WorldServers } from "../../../src/cli/loopback/world-servers";
import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { BackendCall, Flow } from "../../../src/drill/gateway/effect";
import type { IncomingCall } from "../../../src/drill/gateway/incoming-call";
import type { OutgoingAnswer } from "../../../src/drill/gateway/outgoing-answer";
import type { DrillTopology } from "../../../src/drill/topology";
import type { Fault, FaultAct } from "../../../src/drill/world/fault";
import { VirtualWorld } from "../../../src/drill/world/virtual-world";

export const NORTH = "north.openai.azure.com";
export const SOUTH = "south.openai.azure.com";

/** Fast, so that a stream of 60 words takes a fifth of a second. */
const SPEED = { headersMs: 5, streamHeadersMs: 5, jitterMs: 0, wordsPerSecond: 600 };

const TOPOLOGY: DrillTopology = {
  gateway: { name: "apim", region: "swedencentral", tier: "Standard", units: 1 },
  api: { name: "ai", path: "", operations: [] },
  scopes: { fragments: new Map(), namedValues: new Map() },
  backends: [],
  accounts: [
    { key: "north", host: NORTH, region: "swedencentral", deployments: [] },
    { key: "south", host: SOUTH, region: "francecentral", deployments: [] },
  ],
  strangers: [],
  zone: { name: "eu", regions: ["swedencentral", "francecentral"] },
};

export interface Loopback {
  readonly world: VirtualWorld;
  readonly gateway: GatewayServer;
  ask(body?: object): Promise<ReceivedAnswer>;
  close(): Promise<void>;
}

/** Servers for two accounts, what is wrong with the first, and a gateway that does what `handle` does. */
export async function openLoopback(
  acts: readonly FaultAct[],
  work: Partial<GatewayWork> = {},
  calls: Fault["calls"] = {},
): Promise<Loopback> {
  const started = performance.now();
  const faults = acts.map(
    (act): Fault => ({ at: ["north"], fromMs: 0, untilMs: Number.POSITIVE_INFINITY, calls, act }),
  );
  const world = new VirtualWorld(TOPOLOGY, { speed: SPEED, faults, seed: 1, start: 0 });
  const clock = {
    get now() {
      return performance.now() - started;
    },
  };
  const servers = await WorldServers.start(world, [NORTH, SOUTH], clock);
  const gateway = await GatewayServer.start({
    handle: (call) => forwarding(call, NORTH),
    portFor: (call) => servers.portFor(call),
    midStreamAbort: "aborts",
    ...work,
  });
  return {
    world,
    gateway,
    ask: (body = { stream: true }) => callGateway(gateway.port, chatCall(body)),
    close: async () => {
      await gateway.close();
      await servers.close();
    },
  };
}

/** A policy that does nothing but forward. */
export function* forwarding(
  call: IncomingCall,
  host: string,
  timeoutMs = 2000,
  isBuffered = false,
): Flow<OutgoingAnswer> {
  const result = yield { kind: "exchange", call: backendCall(call, host, timeoutMs) };
  if (result?.kind !== "answer") return ownAnswer(504, result?.reason ?? "");
  const body = isBuffered ? { ...result.body, chunks: [] } : result.body;
  return { ...ownAnswer(result.status, ""), headers: result.headers, body };
}

export function backendCall(call: IncomingCall, host: string, timeoutMs: number): BackendCall {
  const { pathname, search } = new URL(call.url);
  return {
    url: `https://${host}${pathname}${search}`,
    host,
    method: call.method,
    headers: HeaderMap.of([...call.headers, ["api-key", "k"]]),
    body: call.body,
    bodyBytes: Buffer.byteLength(call.body ?? ""),
    timeoutMs,
    purpose: "forward",
    attemptOf: "1",
    backendId: undefined,
  };
}

export function ownAnswer(status: number, text: string): OutgoingAnswer {
  return {
    status,
    reason: "",
    headers: HeaderMap.of(),
    body: { text, isStream: false, isCut: false, endsAfterMs: 0 },
    servedFrom: "gateway",
    isSilentlyCut: false,
    statements: 0,
    forwards: 1,
    tokenCalls: 0,
    traces: [],
    metrics: [],
    variables: new Map(),
    error: undefined,
  };
}

export function chatCall(body: object) {
  return {
    method: "POST",
    path: "/openai/deployments/chat/chat/completions?api-version=1",
    host: "apim.azure-api.net",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}
