import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { BackendCall, Effect, ExchangeResult, Flow } from "../../drill/gateway/effect";
import type { IncomingCall } from "../../drill/gateway/incoming-call";
import type { OutgoingAnswer } from "../../drill/gateway/outgoing-answer";
import { exchange, streamBehind } from "./exchange";
import { headersOf, LOOPBACK, passedOn, readBody, tagOf } from "./http-message";

/** What `buffer-response` collects before it passes anything on. */
const BUFFER_BYTES = 8192;

/** What a gateway server needs of the engine. */
export interface GatewayWork {
  /** Runs the policy for one request. */
  handle(call: IncomingCall, tag: string): Flow<OutgoingAnswer>;
  /** Port on this machine where a call is answered. */
  portFor(call: BackendCall): number;
  /** Whether callers see that a backend broke off. */
  readonly midStreamAbort: "aborts" | "ends-cleanly";
  /** Told what became of a call. */
  readonly onResult?: (tag: string, call: BackendCall, result: ExchangeResult) => void;
  /** Told what the policy answers, before it is sent. */
  readonly onAnswer?: (tag: string, answer: OutgoingAnswer) => void;
}

/** A gateway on this machine that runs the policy in real time: what the virtual drill only reckons, passes through sockets here. */
export class GatewayServer {
  static async start(work: GatewayWork): Promise<GatewayServer> {
    const started = new GatewayServer(work);
    await new Promise<void>((done) => started.server.listen(0, LOOPBACK, done));
    return started;
  }

  private readonly server: Server;

  private constructor(private readonly work: GatewayWork) {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: Error) => this.fail(response, error));
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What went wrong in the drill itself, not in what it drills. */
  readonly faults: Error[] = [];

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { text, bytes } = await readBody(request);
    const caller = new AbortController();
    response.once("close", () => caller.abort());
    const call: IncomingCall = {
      method: request.method ?? "GET",
      url: `https://${request.headers.host}${request.url}`,
      headers: headersOf(request),
      body: bytes === 0 ? null : text,
    };
    const tag = tagOf(request);
    const answer = await this.run(call, tag, caller.signal);
    if (answer === undefined || response.destroyed) return;
    this.work.onAnswer?.(tag, answer);
    await this.send(response, answer);
  }

  /** Nothing when the caller left while the policy waited. */
  private async run(call: IncomingCall, tag: string, left: AbortSignal): Promise<OutgoingAnswer | undefined> {
    const flow = this.work.handle(call, tag);
    let step = flow.next();
    while (!step.done) {
      const result = await this.perform(step.value, tag, left).catch(() => undefined);
      if (left.aborted && step.value.kind === "sleep") {
        flow.return(undefined as never);
        return undefined;
      }
      step = flow.next(result);
    }
    return step.value;
  }

  private async perform(effect: Effect, tag: string, left: AbortSignal): Promise<ExchangeResult | undefined> {
    if (effect.kind === "sleep") return wait(effect.ms, undefined, { signal: left });
    const { call } = effect;
    const result = await exchange(call, this.work.portFor(call), tag, left);
    this.work.onResult?.(tag, call, result);
    return result;
  }

  private async send(response: ServerResponse, { status, reason, headers, body }: OutgoingAnswer): Promise<void> {
    response.writeHead(status, reason, passedOn(headers));
    response.flushHeaders();
    const stream = streamBehind(body);
    if (stream) return this.relay(response, stream.source, stream.isBuffered ? BUFFER_BYTES : 0);
    response.write(body.text);
    this.end(response, body.isCut);
  }

  private async relay(response: ServerResponse, source: IncomingMessage, bufferBytes: number): Promise<void> {
    let waiting = Buffer.alloc(0);
    source.on("data", (part: Buffer) => {
      waiting = Buffer.concat([waiting, part]);
      if (waiting.length < bufferBytes) return;
      response.write(waiting);
      waiting = Buffer.alloc(0);
    });
    response.once("close", () => source.destroy());
    // An error comes with it where the backend broke off.
    await once(source, "close").catch(() => undefined);
    if (waiting.length > 0) response.write(waiting);
    this.end(response, !source.complete);
  }

  private end(response: ServerResponse, isCut: boolean): void {
    if (isCut && this.work.midStreamAbort === "aborts") response.socket?.destroySoon();
    else response.end();
  }

  private fail(response: ServerResponse, error: Error): void {
    this.faults.push(error);
    response.destroy();
  }
}
