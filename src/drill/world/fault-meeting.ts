import type { DrillAccount } from "../topology";
import { type AnswerAct, type CapacityAct, type Fault, type FaultAct, isActive, type NoAnswerAct } from "./fault";
import { LeakyBucket } from "./leaky-bucket";
import type { Delivery } from "./model-answer";
import type { ModelCall } from "./model-call";
import type { Draw } from "./seeded-random";

/** What faults do to one call. */
export interface Hindrance extends Pick<Delivery, "cutAfter" | "stall" | "damage"> {
  /** How the call ends, if not with the model. */
  readonly end?: AnswerAct | NoAnswerAct | Refusal;
  readonly headersMs: number;
  readonly jitterMs: number;
  readonly firstTokenMs?: number;
  /** Tells what changes the text of an answer from what does not. */
  readonly text: string;
}

/** Over capacity. */
export interface Refusal {
  readonly kind: "refused";
  readonly waitMs: number;
  readonly tells: CapacityAct["tells"];
}

/** Buckets of all faults, by fault and by what shares the capacity. */
export type Buckets = Map<string, LeakyBucket>;

/** One fault at one account: it counts the calls that it might meet. */
export class FaultMeeting {
  private seen = 0;
  private step = 0;

  constructor(
    private readonly fault: Fault,
    private readonly id: string,
    private readonly buckets: Buckets,
    private readonly draw: Draw,
  ) {}

  /** What the fault does to this call; undefined: nothing. */
  actOn(asked: ModelCall, now: number): FaultAct | undefined {
    if (!isActive(this.fault, now) || !this.concerns(asked) || !this.isChosen()) return undefined;
    return this.fault.act.kind === "script" ? this.nextStep(this.fault.act) : this.fault.act;
  }

  bucket(act: CapacityAct, account: DrillAccount, deployment: string): LeakyBucket {
    const found = account.deployments.find((each) => each.name === deployment);
    const pool = [account.subscription ?? "", account.region, found?.model ?? deployment, found?.sku ?? ""].join("/");
    const key = `${this.id}/${act.isShared ? pool : `${account.key}/${deployment}`}`;
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = new LeakyBucket(act.perSecond, act.burst);
      this.buckets.set(key, bucket);
    }
    return bucket;
  }

  private concerns({ kind, deployment, body }: ModelCall): boolean {
    const { kinds, deployments, isStream } = this.fault.calls;
    return (
      (kinds === undefined || kinds.includes(kind)) &&
      (deployments === undefined || deployments.includes(deployment)) &&
      (isStream === undefined || isStream === body.isStream)
    );
  }

  private isChosen(): boolean {
    this.seen += 1;
    const { every, percent, numbers } = this.fault.calls;
    return (
      (every === undefined || this.seen % every === 0) &&
      (numbers === undefined || numbers.includes(this.seen)) &&
      (percent === undefined || this.draw() * 100 < percent)
    );
  }

  private nextStep({ steps, then }: { steps: readonly (FaultAct | "ok")[]; then: string }): FaultAct | undefined {
    const index = this.step;
    this.step += 1;
    const place =
      index < steps.length ? index : then === "last" ? steps.length - 1 : then === "again" ? index % steps.length : -1;
    const step = place < 0 ? "ok" : steps[place];
    return step === "ok" ? undefined : step;
  }
}

/** What all faults of an account do to a call. */
export function meet(faults: readonly FaultMeeting[], asked: ModelCall, account: DrillAccount, now: number): Hindrance {
  let found: Hindrance = NOTHING;
  for (const fault of faults) {
    const act = fault.actOn(asked, now);
    if (act === undefined) continue;
    if (act.kind === "answer" || act.kind === "no-answer") return { ...found, end: act };
    if (act.kind === "capacity") {
      const waitMs = fault.bucket(act, account, asked.deployment).take(now);
      if (waitMs > 0) return { ...found, end: { kind: "refused", waitMs, tells: act.tells } };
    } else {
      found = changed(found, act);
    }
  }
  return found;
}

const NOTHING: Hindrance = { headersMs: 0, jitterMs: 0, text: "" };

function changed(found: Hindrance, act: Exclude<FaultAct, AnswerAct | NoAnswerAct | CapacityAct>): Hindrance {
  const text = `${found.text}+${JSON.stringify(act)}`;
  switch (act.kind) {
    case "slow":
      return { ...found, headersMs: found.headersMs + act.headersMs, jitterMs: found.jitterMs + act.jitterMs };
    case "first-token":
      return { ...found, firstTokenMs: act.afterMs, text };
    case "cut":
      return { ...found, cutAfter: act.afterWords, text };
    case "stall":
      return { ...found, stall: { after: act.afterWords, forMs: act.forMs, thenEnds: act.thenEnds }, text };
    case "damage":
      return { ...found, damage: act.damage, text };
    case "script":
      throw new Error("a step of a script cannot be a script");
  }
}
