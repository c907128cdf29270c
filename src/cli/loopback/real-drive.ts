import { setTimeout as wait } from "node:timers/promises";
import { HeaderMap } from "../../drill/csharp/header-map";
import type { AnswerBody, BackendCall, ExchangeResult } from "../../drill/gateway/effect";
import type { GatewayBehavior } from "../../drill/gateway/gateway-behavior";
import type { OutgoingAnswer } from "../../drill/gateway/outgoing-answer";
import type { DriveSetup } from "../../drill/scenario/drive";
import { type DrivenCall, Flight, type FlightControl } from "../../drill/scenario/flight";
import type { LoadPlan } from "../../drill/scenario/scenario-plan";
import { Thread, Wish } from "../../drill/scenario/wish";
import type { DrillTopology } from "../../drill/topology";
import { seededRandom } from "../../drill/world/seeded-random";
import type { Reply } from "../../drill/world/virtual-account";
import { callGateway, type ReceivedAnswer } from "./call-gateway";
import { GatewayServer } from "./gateway-server";
import { TAG } from "./http-message";
import { WorldServers } from "./world-servers";

/** A part that comes later than this was held back by somebody. */
const HELD_BACK_MS = 50;

/** Nothing flies by itself here: sockets bring what happens. */
const BY_SOCKETS: FlightControl = {
  plan: () => undefined,
  callOut: () => {
    throw new Error("calls go through sockets");
  },
  landed: () => undefined,
  left: () => undefined,
};

const NO_CALL = [][Symbol.iterator]() as unknown as DrivenCall;

/** A request under way, and what the policy answered to it. */
interface Under {
  readonly flight: Flight;
  answer?: OutgoingAnswer;
}

/** Sends the requests of loads through real gateways to real accounts on this machine, and tells the observer what callers saw. */
export class RealDrive {
  private readonly underWay = new Map<string, Under>();
  private gateways: readonly GatewayServer[] = [];
  private sent = 0;

  /** @param setup Its clock is a real one. */
  constructor(
    private readonly setup: DriveSetup,
    private readonly topology: DrillTopology,
    private readonly behavior: Pick<GatewayBehavior, "midStreamAbort">,
  ) {}

  async run(): Promise<void> {
    const { setup, topology, behavior } = this;
    const hosts = topology.accounts.map(({ host }) => host.toLowerCase());
    const world = await WorldServers.start(setup.world, hosts, setup.clock, (...told) => this.replied(...told));
    this.gateways = await Promise.all(
      setup.gateways.map((gateway) =>
        GatewayServer.start({
          handle: (call) => gateway.handle(call),
          portFor: (call) => world.portFor(call),
          midStreamAbort: behavior.midStreamAbort,
          onResult: (...told) => this.resulted(...told),
          onAnswer: (tag, answer) => this.answered(tag, answer),
        }),
      ),
    );
    try {
      await Promise.all(setup.load.map((load, index) => this.arrive(load, index)));
    } finally {
      await Promise.all(this.gateways.map((gateway) => gateway.close()));
      await world.close();
    }
    const [fault] = this.gateways.flatMap(({ faults }) => faults);
    if (fault) throw fault;
  }

  private async arrive(load: LoadPlan, index: number): Promise<void> {
    const { clock, forms, seed } = this.setup;
    const draw = seededRandom(seed, `arrivals of ${load.name}`);
    const body = JSON.stringify(forms[index].fields);
    const job = load.isJob ? new Thread(0) : undefined;
    const all: Promise<void>[] = [];
    let at = load.fromMs + (load.spacing === "even" ? 0 : draw() * load.everyMs);
    for (let number = 0; number < load.count && at < load.untilMs; ) {
      await wait(Math.max(0, at - clock.now));
      for (let once = 0; once < load.atOnce && number < load.count; once += 1) {
        number += 1;
        all.push(this.send(new Wish(load, index, number, clock.now, forms[index], job, body)));
      }
      at += load.spacing === "even" ? load.everyMs : -Math.log(1 - draw()) * load.everyMs;
    }
    await Promise.all(all);
  }

  private async send(wish: Wish): Promise<void> {
    const { observer } = this.setup;
    observer.wished(wish);
    const gateway = this.sent % this.gateways.length;
    this.sent += 1;
    const tag = String(this.sent);
    const flight = new Flight(BY_SOCKETS, NO_CALL, wish, gateway, wish.arrival);
    const under: Under = { flight };
    this.underWay.set(tag, under);
    const received = await this.call(wish, gateway, tag);
    this.underWay.delete(tag);
    if (received === undefined || under.answer === undefined) {
      flight.hasLeft = true;
      observer.left(flight);
      return;
    }
    observer.answered(flight, asReceived(under.answer, received, flight), wish.arrival + received.headersAfterMs, true);
  }

  /** Nothing where the caller went away before the headers. */
  private call({ form, headers, body, load }: Wish, gateway: number, tag: string): Promise<ReceivedAnswer | undefined> {
    const { host, pathname, search } = new URL(form.url);
    const sent = Object.fromEntries([...headers].map(([name, values]) => [name, values.join(", ")]));
    const signal = Number.isFinite(load.leavesAfterMs) ? AbortSignal.timeout(load.leavesAfterMs) : undefined;
    const call = { method: form.method, path: `${pathname}${search}`, host, headers: { ...sent, [TAG]: tag }, body };
    return callGateway(this.gateways[gateway].port, call, signal).catch((error: Error) => {
      if (signal?.aborted) return undefined;
      throw error;
    });
  }

  /** What a caller who went away had begun may still go on, and nobody counts it. */
  private replied(tag: string, call: BackendCall, reply: Reply, now: number): void {
    const flight = this.underWay.get(tag)?.flight;
    if (!flight) return;
    const { world, observer } = this.setup;
    const account = call.purpose === "token" ? -1 : world.indexOf(call.host);
    if (account >= 0) flight.accounts.push(account);
    flight.lastCallAt = now;
    flight.lastResult = reply.result;
    observer.called(flight, call, account, reply, now);
  }

  /** What the account sent tells more than what came of it, but for a call of which nothing came. */
  private resulted(tag: string, _: BackendCall, result: ExchangeResult): void {
    const flight = this.underWay.get(tag)?.flight;
    if (!flight || result.kind === "answer") return;
    flight.failures.push(result.message);
    flight.lastResult = result;
  }

  private answered(tag: string, answer: OutgoingAnswer): void {
    const under = this.underWay.get(tag);
    if (under) under.answer = answer;
  }
}

/** The answer of the policy with what came out at the caller in the place of what went in. */
function asReceived(answer: OutgoingAnswer, received: ReceivedAnswer, { lastResult }: Flight): OutgoingAnswer {
  const headers = HeaderMap.of(
    Object.entries(received.headers).map(([name, value]): [string, string | string[]] => [name, value ?? ""]),
  );
  return { ...answer, status: received.status, headers, body: receivedBody(received, lastResult) };
}

function receivedBody(received: ReceivedAnswer, sent: ExchangeResult | undefined): AnswerBody {
  const { text, isBroken, headersAfterMs, endsAfterMs, parts } = received;
  const isStream = String(received.headers["content-type"]).startsWith("text/event-stream");
  const chunks = parts.map((part) => ({ afterMs: part.afterMs - headersAfterMs, text: part.text }));
  const common = { text, isStream, isCut: isBroken, endsAfterMs: endsAfterMs - headersAfterMs };
  const asSent = sent?.kind === "answer" ? sent.body.chunks : undefined;
  if (asSent === undefined || text !== sentText(sent)) return { ...common, chunks };
  // A socket may bring together what was sent at once, and that holds nothing back.
  const arrivals = arrivalsOf(
    asSent.map((chunk) => chunk.text.length),
    parts,
  );
  const isPrompt = asSent.every(({ afterMs }, index) => arrivals[index] - headersAfterMs <= afterMs + HELD_BACK_MS);
  return { ...common, chunks: isPrompt ? asSent : chunks };
}

function sentText(sent: ExchangeResult | undefined): string | undefined {
  return sent?.kind === "answer" ? sent.body.text : undefined;
}

/** When the last character of each piece of a text came, whose lengths these are. */
function arrivalsOf(lengths: readonly number[], parts: ReceivedAnswer["parts"]): readonly number[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    let come = 0;
    return (
      parts.find((part) => {
        come += part.text.length;
        return come >= end;
      })?.afterMs ?? Number.POSITIVE_INFINITY
    );
  });
}
