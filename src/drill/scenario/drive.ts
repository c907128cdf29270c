import type { BackendCall } from "../gateway/effect";
import type { IncomingCall } from "../gateway/incoming-call";
import type { OutgoingAnswer } from "../gateway/outgoing-answer";
import { type Clock, EventHeap, type Happening } from "../world/event-heap";
import { type Draw, seededRandom } from "../world/seeded-random";
import type { Reply } from "../world/virtual-account";
import type { VirtualWorld } from "../world/virtual-world";
import type { CallForm } from "./call-form";
import { type DrivenCall, Flight, type FlightControl } from "./flight";
import type { LoadPlan } from "./scenario-plan";
import { sdkWait } from "./sdk";
import { Thread, Wish } from "./wish";

/** What answers requests. */
export interface DrivenGateway {
  handle(call: IncomingCall): DrivenCall;
}

/** Is told what happens, as it happens. Times are milliseconds since the start. */
export interface Observer {
  /** A caller wants something. */
  wished(wish: Wish): void;
  /** A gateway calls an account; -1 for a host that is none. */
  called(flight: Flight, call: BackendCall, account: number, reply: Reply, now: number): void;
  /** A caller gets an answer; `isLast`: it is not sent again. */
  answered(flight: Flight, answer: OutgoingAnswer, now: number, isLast: boolean): void;
  /** A caller has gone before. */
  left(flight: Flight): void;
}

/** What a drive puts together. */
export interface DriveSetup {
  readonly clock: Clock;
  readonly gateways: readonly DrivenGateway[];
  readonly world: VirtualWorld;
  readonly load: readonly LoadPlan[];
  readonly forms: readonly CallForm[];
  readonly seed: number;
  readonly startsAt: number;
  readonly observer: Observer;
  /** Told now and then which share of the time has passed. */
  readonly onProgress?: (share: number) => void;
}

/** Sends the requests of the loads through gateways into a world, as time passes, until all are answered. */
export class Drive implements FlightControl {
  private readonly heap = new EventHeap();
  private readonly draw: Draw;
  private sent = 0;

  constructor(private readonly setup: DriveSetup) {
    this.draw = seededRandom(setup.seed, "callers");
    for (const [index, load] of setup.load.entries()) new Arrivals(this, setup, load, index).begin();
  }

  run(): void {
    this.heap.run(this.setup.clock);
  }

  plan(at: number, event: Happening): void {
    this.heap.plan(at, event);
  }

  /** Sends a wish, for the first time or again. */
  send(wish: Wish, now: number): void {
    const { gateways } = this.setup;
    const gateway = this.sent % gateways.length;
    this.sent += 1;
    const { method, url } = wish.form;
    const caller = callerOf(wish.number % wish.load.callers);
    const call = gateways[gateway].handle({ method, url, headers: wish.headers.copy(), body: wish.body, ...caller });
    const flight = new Flight(this, call, wish, gateway, now);
    if (Number.isFinite(wish.load.leavesAfterMs)) {
      flight.leavesAt = now + wish.load.leavesAfterMs;
      this.plan(flight.leavesAt, flight);
    }
    flight.goOn(undefined, now);
  }

  callOut(flight: Flight, call: BackendCall, now: number): Reply {
    const { world, observer } = this.setup;
    const account = call.purpose === "token" ? -1 : world.indexOf(call.host);
    const reply = world.call(call, now);
    if (account >= 0) flight.accounts.push(account);
    if (reply.result.kind === "failure") flight.failures.push(reply.result.message);
    flight.lastCallAt = now;
    flight.lastResult = reply.result;
    observer.called(flight, call, account, reply, now);
    return reply;
  }

  landed(flight: Flight, answer: OutgoingAnswer, now: number): void {
    if (flight.hasLeft) {
      this.left(flight);
      return;
    }
    const { wish } = flight;
    const { startsAt, observer } = this.setup;
    const wait =
      wish.retries < wish.load.sdkRetries ? sdkWait(answer, wish.retries, startsAt + now, this.draw) : undefined;
    observer.answered(flight, answer, now, wait === undefined);
    if (wait !== undefined) {
      wish.retries += 1;
      this.plan(now + wait, { happen: (then) => this.send(wish, then) });
    } else if (wish.thread && wish.load.turns > 0) {
      wish.thread.answered(answer);
      this.nextTurn(wish, wish.thread, now + answer.body.endsAfterMs + wish.load.thinkMs);
    }
  }

  left(flight: Flight): void {
    this.setup.observer.left(flight);
  }

  private nextTurn(before: Wish, thread: Thread, at: number): void {
    thread.turnsLeft -= 1;
    if (thread.turnsLeft <= 0) return;
    const { load, loadIndex, number, form } = before;
    this.plan(at, {
      happen: (now) => {
        const wish = new Wish(load, loadIndex, number + 1, now, form, thread, JSON.stringify(form.fields));
        this.setup.observer.wished(wish);
        this.send(wish, now);
      },
    });
  }
}

const CALLERS: Pick<IncomingCall, "ipAddress" | "subscription">[] = [];

/** A caller that a limit of the gateway tells from others. */
function callerOf(number: number): Pick<IncomingCall, "ipAddress" | "subscription"> {
  CALLERS[number] ??= {
    ipAddress: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    subscription: { id: `caller-${number}`, name: `caller-${number}`, key: `key-${number}` },
  };
  return CALLERS[number];
}

/** Lets the requests of one load come in. */
class Arrivals implements Happening {
  private readonly draw: Draw;
  private readonly body: string;
  private readonly job: Thread | undefined;
  private made = 0;
  private nextProgress = 0;

  constructor(
    private readonly drive: Drive,
    private readonly setup: DriveSetup,
    private readonly load: LoadPlan,
    private readonly index: number,
  ) {
    this.draw = seededRandom(setup.seed, `arrivals of ${load.name}`);
    this.body = JSON.stringify(setup.forms[index].fields);
    this.job = load.isJob ? new Thread(0) : undefined;
  }

  begin(): void {
    const { load } = this;
    const first = load.spacing === "even" ? 0 : this.draw() * load.everyMs;
    if (load.count > 0 && load.fromMs + first < load.untilMs) this.drive.plan(load.fromMs + first, this);
  }

  happen(now: number): void {
    const { load, setup, index } = this;
    this.tellProgress(now);
    for (let once = 0; once < load.atOnce && this.made < load.count; once += 1) {
      this.made += 1;
      const thread = load.turns > 0 ? new Thread(load.turns) : this.job;
      const wish = new Wish(load, index, this.made, now, setup.forms[index], thread, this.body);
      setup.observer.wished(wish);
      this.drive.send(wish, now);
    }
    // Without a memory of what was before, as callers come who do not know of each other.
    const pause = load.spacing === "even" ? load.everyMs : -Math.log(1 - this.draw()) * load.everyMs;
    if (this.made < load.count && now + pause < load.untilMs) this.drive.plan(now + pause, this);
  }

  private tellProgress(now: number): void {
    const { setup, load } = this;
    if (setup.onProgress === undefined || this.index > 0) return;
    const share = Math.max(this.made / load.count, (now - load.fromMs) / (load.untilMs - load.fromMs));
    if (share < this.nextProgress) return;
    this.nextProgress = share + 0.01;
    setup.onProgress(share);
  }
}
