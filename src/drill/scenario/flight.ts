import type { BackendCall, Effect, EffectResult, ExchangeResult } from "../gateway/effect";
import type { OutgoingAnswer } from "../gateway/outgoing-answer";
import type { Happening } from "../world/event-heap";
import type { Reply } from "../world/virtual-account";
import type { Wish } from "./wish";

/** A request as a gateway works on it. */
export type DrivenCall = Generator<Effect, OutgoingAnswer, EffectResult>;

/** Who lets a request fly. */
export interface FlightControl {
  plan(at: number, event: Happening): void;
  callOut(flight: Flight, call: BackendCall, now: number): Reply;
  landed(flight: Flight, answer: OutgoingAnswer, now: number): void;
  left(flight: Flight): void;
}

/** A request on its way through a gateway. */
export class Flight implements Happening {
  /** Places of the accounts that were called, in order. */
  readonly accounts: number[] = [];
  /** What went wrong with calls: a caller must not read it. */
  readonly failures: string[] = [];
  slept = 0;
  /** Of the last call that came back: when it was made, and what it gave. */
  lastCallAt = 0;
  lastResult: ExchangeResult | undefined;
  /** When the caller goes away; Infinity: never. */
  leavesAt = Number.POSITIVE_INFINITY;
  hasLeft = false;

  private due = 0;
  private result: EffectResult;
  private isWaitingForCall = false;

  constructor(
    private readonly control: FlightControl,
    private readonly call: DrivenCall,
    readonly wish: Wish,
    /** Which gateway took it. */
    readonly gateway: number,
    readonly arrival: number,
  ) {}

  happen(now: number): void {
    if (now < this.due) {
      this.leave(now);
    } else if (now === this.due) {
      // Nothing else is due: what comes too late is ignored.
      this.due = Number.NEGATIVE_INFINITY;
      const { result } = this;
      this.result = undefined;
      this.goOn(result, now);
    }
  }

  goOn(result: EffectResult, now: number): void {
    const step = this.call.next(result);
    if (step.done === true) {
      this.control.landed(this, step.value, now);
      return;
    }
    const effect = step.value;
    this.isWaitingForCall = effect.kind === "exchange";
    if (effect.kind === "sleep") {
      this.slept += effect.ms;
      this.wait(now + effect.ms, undefined);
      return;
    }
    const reply = this.control.callOut(this, effect.call, now);
    this.wait(now + reply.afterMs, reply.result);
  }

  private wait(until: number, result: EffectResult): void {
    this.due = until;
    this.result = result;
    if (Number.isFinite(until)) this.control.plan(until, this);
  }

  private leave(now: number): void {
    if (this.hasLeft || now < this.leavesAt) return;
    this.hasLeft = true;
    this.due = Number.NEGATIVE_INFINITY;
    if (this.isWaitingForCall) {
      this.goOn({ kind: "failure", reason: "ClientConnectionFailure", message: "the caller has gone" }, now);
    } else {
      this.call.return(undefined as unknown as OutgoingAnswer);
      this.control.left(this);
    }
  }
}
