import type { BackendCall, Effect, EffectResult, ExchangeResult } from "../../../src/drill/gateway/effect";

/** What comes back for a call, and when; a result of `Timeout` comes by itself. */
export interface Outcome {
  readonly afterMs: number;
  readonly result: ExchangeResult;
}

interface Task {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** Drives requests on a clock of its own: the earliest event first, in the order of their coming. */
export class VirtualDriver {
  now: number;
  private readonly tasks: Task[] = [];
  private order = 0;

  constructor(
    startsAt: number,
    private readonly outcomeOf: (call: BackendCall) => Outcome,
  ) {
    this.now = startsAt;
  }

  /** Starts a request at a time; `done` is told its answer when it comes. */
  start<T>(at: number, request: () => Generator<Effect, T, EffectResult>, done: (answer: T) => void): void {
    this.plan(at, () => this.resume(request(), undefined, done));
  }

  /** Until nothing is left to happen. */
  run(): void {
    for (let task = this.next(); task; task = this.next()) {
      this.now = task.at;
      task.act();
    }
  }

  private resume<T>(flow: Generator<Effect, T, EffectResult>, result: EffectResult, done: (answer: T) => void): void {
    const step = flow.next(result);
    if (step.done) {
      done(step.value);
      return;
    }
    const effect = step.value;
    if (effect.kind === "sleep") {
      this.plan(this.now + effect.ms, () => this.resume(flow, undefined, done));
      return;
    }
    if (effect.kind === "dispatch") {
      this.outcomeOf(effect.call);
      this.resume(flow, undefined, done);
      return;
    }
    const { afterMs, result: outcome } = this.within(effect.call);
    this.plan(this.now + afterMs, () => this.resume(flow, outcome, done));
  }

  private within(call: BackendCall): Outcome {
    const outcome = this.outcomeOf(call);
    if (outcome.afterMs <= call.timeoutMs) return outcome;
    return {
      afterMs: call.timeoutMs,
      result: { kind: "failure", reason: "Timeout", message: "Request to the backend service timed out" },
    };
  }

  private plan(at: number, act: () => void): void {
    this.order += 1;
    this.tasks.push({ at, order: this.order, act });
  }

  private next(): Task | undefined {
    const [first] = [...this.tasks].sort((one, other) => one.at - other.at || one.order - other.order);
    if (first) this.tasks.splice(this.tasks.indexOf(first), 1);
    return first;
  }
}
