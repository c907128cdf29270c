import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BackendCall, ExchangeAnswer } from "../../drill/gateway/effect";
import type { Clock } from "../../drill/world/event-heap";
import type { Reply } from "../../drill/world/virtual-account";
import type { VirtualWorld } from "../../drill/world/virtual-world";
import { headersOf, LOOPBACK, readBody, tagOf } from "./http-message";

type Purpose = BackendCall["purpose"];
export type OnReply = (tag: string, call: BackendCall, reply: Reply, now: number) => void;

/**
 * What a gateway can call, as real servers on this machine: one for each account, one for tokens, and one for every other host.
 * What they answer, and when, is what the accounts of the virtual drill answer.
 */
export class WorldServers {
  /** @param onReply Told what a server is about to answer. */
  static async start(
    world: VirtualWorld,
    hosts: readonly string[],
    clock: Clock,
    onReply: OnReply = () => undefined,
  ): Promise<WorldServers> {
    const servers = new WorldServers(world, clock, onReply);
    for (const host of [...hosts, TOKENS, STRANGERS]) await servers.open(host);
    return servers;
  }

  private readonly servers = new Map<string, Server>();

  private constructor(
    private readonly world: VirtualWorld,
    private readonly clock: Clock,
    private readonly onReply: OnReply,
  ) {}

  portFor({ host, purpose }: Pick<BackendCall, "host" | "purpose">): number {
    const known = purpose === "token" ? TOKENS : host;
    const server = this.servers.get(this.servers.has(known) ? known : STRANGERS) as Server;
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const server of this.servers.values()) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }

  private async open(host: string): Promise<void> {
    const purpose = host === TOKENS ? "token" : "forward";
    const server = createServer((request, response) => {
      this.serve(request, response, purpose).catch(() => response.destroy());
    });
    this.servers.set(host, server);
    await new Promise<void>((done) => server.listen(0, LOOPBACK, done));
  }

  private async serve(request: IncomingMessage, response: ServerResponse, purpose: Purpose): Promise<void> {
    const call = callOf(request, await readBody(request), purpose);
    const { now } = this.clock;
    const reply = this.world.call(call, now);
    const { afterMs, result } = reply;
    this.onReply(tagOf(request), call, reply, now);
    // Nothing ever comes; the caller has to give up.
    if (afterMs === Number.POSITIVE_INFINITY) return;
    const plan = planFor(response);
    plan(afterMs, () => {
      if (result.kind === "failure") response.socket?.destroy();
      else send(plan, response, result);
    });
  }
}

const TOKENS = "tokens";
const STRANGERS = "strangers";

function callOf(
  request: IncomingMessage,
  { text, bytes }: { text: string; bytes: number },
  purpose: Purpose,
): BackendCall {
  const host = (request.headers.host ?? "").toLowerCase();
  return {
    url: `https://${host}${request.url}`,
    host,
    method: request.method ?? "GET",
    headers: headersOf(request),
    body: bytes === 0 ? null : text,
    bodyBytes: bytes,
    // The caller has a clock of its own.
    timeoutMs: Number.POSITIVE_INFINITY,
    purpose,
    attemptOf: "",
    backendId: undefined,
  };
}

function send(plan: Plan, response: ServerResponse, { status, reason, headers, body }: ExchangeAnswer): void {
  const written = [...headers].flatMap(([name, values]) => values.flatMap((value) => [name, value]));
  response.writeHead(status, reason, written);
  response.flushHeaders();
  const chunks = body.chunks ?? [{ afterMs: body.endsAfterMs, text: body.text }];
  for (const { afterMs, text } of chunks) plan(afterMs, () => response.write(text));
  plan(body.endsAfterMs, () => {
    if (body.isCut) response.socket?.destroySoon();
    else response.end();
  });
}

type Plan = (afterMs: number, act: () => void) => void;

/** Lets things happen later, unless the connection is gone by then. */
function planFor(response: ServerResponse): Plan {
  const timers: NodeJS.Timeout[] = [];
  response.once("close", () => timers.forEach(clearTimeout));
  return (afterMs, act) => timers.push(setTimeout(act, afterMs));
}
