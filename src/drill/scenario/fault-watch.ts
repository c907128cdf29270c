/** What a watch must know of a run. */
export interface Watched {
  /** Begin and end of the faults, in milliseconds since the start; Infinity: they never end. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Whether a fault is there at a time: it may come and go. */
  readonly isOn: (time: number) => boolean;
  /** For each account, whether it has a fault. */
  readonly isFaulty: readonly boolean[];
  readonly regions: readonly string[];
  /** Share of the requests that accounts with a fault serve when all is well. */
  readonly usualShare: number;
  readonly requestsPerSecond: number;
  readonly gateways: number;
}

/** Chance at which a run of requests elsewhere is no accident any more. */
const BY_CHANCE = 0.001;
/** Answers in a row of which all but one must be good, for traffic to have failed over. */
const FAILED_OVER = 100;
/** Share of a window that makes a region the one that serves. */
const MAJORITY = 0.75;

/** Follows how traffic leaves accounts with a fault and comes back to them. Milliseconds; undefined: it has not happened. */
export class FaultWatch {
  /** From the beginning of the faults to the first request that is sent elsewhere at once. */
  detectMs: number | undefined;
  /** From the end of the faults until accounts that had one serve as much as before. */
  failbackMs: number | undefined;
  /** From the end of the faults to the first answer of an account that had one. */
  firstAnswerMs: number | undefined;
  /** Changes of the region that serves the majority. */
  transitions = 0;

  private readonly isMeaningful: boolean;
  private readonly runNeeded: number;
  private runLength = 0;
  private runStart = 0;
  private failedOverMs: number | undefined;
  private afterLastBad: number | undefined;
  private readonly during = new Window<boolean>(FAILED_OVER);
  private readonly after: Window<boolean>;
  private readonly least: number;
  private readonly byRegion: Window<string>;
  private readonly regionCounts = new Map<string, number>();
  private majority: string | undefined;
  private readonly firstByGateway: (number | undefined)[];

  constructor(private readonly watched: Watched) {
    const { isFaulty, usualShare: share, requestsPerSecond, gateways } = watched;
    this.isMeaningful = isFaulty.some((each) => each) && !isFaulty.every((each) => each) && share > 0;
    this.runNeeded = share > 0.999 ? 1 : Math.ceil(Math.log(BY_CHANCE) / Math.log(1 - share));
    const tenSeconds = Math.round(requestsPerSecond * 10);
    const size = Math.min(100, Math.max(10, tenSeconds));
    this.after = new Window(size);
    this.least = share > 0.999 ? 0.99 : share - 3 * Math.sqrt((share * (1 - share)) / size);
    this.byRegion = new Window(Math.min(500, Math.max(10, tenSeconds)));
    this.firstByGateway = Array.from({ length: gateways }, () => undefined);
  }

  /** Whom a request asked first; -1 for nobody. */
  asked(arrival: number, account: number): void {
    if (!this.isMeaningful || this.detectMs !== undefined || !this.watched.isOn(arrival)) return;
    if (this.watched.isFaulty[account]) {
      this.runLength = 0;
      return;
    }
    if (this.runLength === 0) this.runStart = arrival;
    this.runLength += 1;
    if (this.runLength >= this.runNeeded) this.detectMs = this.runStart - this.watched.fromMs;
  }

  /**
   * Who gave a complete answer; -1 for nobody. A request that hung is answered long after it came.
   *
   * @param now When it had the headers.
   */
  answered(arrival: number, now: number, account: number, gateway: number): void {
    if (account >= 0) this.countRegion(this.watched.regions[account]);
    if (!this.isMeaningful) return;
    const isFaulty = this.watched.isFaulty[account] ?? false;
    if (this.watched.isOn(arrival)) this.countDuring(now, account < 0 || isFaulty);
    if (arrival >= this.watched.untilMs) this.countAfter(arrival, isFaulty, gateway);
  }

  /** From the beginning of the faults until of their requests, as they are answered, 99 percent are answered whole from elsewhere. */
  get failoverMs(): number | undefined {
    return this.failedOverMs ?? (this.during.size < FAILED_OVER ? this.afterLastBad : undefined);
  }

  /** Between the first and the last gateway that asked a recovered account again. */
  get returnSpreadMs(): number | undefined {
    const times = this.firstByGateway.filter((time) => time !== undefined);
    return times.length < this.firstByGateway.length ? undefined : Math.max(...times) - Math.min(...times);
  }

  private countDuring(now: number, isBad: boolean): void {
    if (this.failedOverMs !== undefined) return;
    this.during.add(now, isBad);
    if (isBad) this.afterLastBad = undefined;
    else this.afterLastBad ??= now - this.watched.fromMs;
    if (this.during.isFull && this.during.count(true) <= 1)
      this.failedOverMs = this.during.oldest - this.watched.fromMs;
  }

  private countAfter(arrival: number, isFaulty: boolean, gateway: number): void {
    const since = arrival - this.watched.untilMs;
    if (isFaulty) {
      this.firstAnswerMs ??= since;
      this.firstByGateway[gateway] ??= since;
    }
    if (this.failbackMs !== undefined) return;
    this.after.add(arrival, isFaulty);
    if (this.after.isFull && this.after.count(true) >= this.least * this.after.size) {
      this.failbackMs = this.after.oldest - this.watched.untilMs;
    }
  }

  private countRegion(region: string): void {
    const gone = this.byRegion.add(0, region);
    if (gone !== undefined) this.regionCounts.set(gone, (this.regionCounts.get(gone) ?? 0) - 1);
    const count = (this.regionCounts.get(region) ?? 0) + 1;
    this.regionCounts.set(region, count);
    if (!this.byRegion.isFull || count < MAJORITY * this.byRegion.size || region === this.majority) return;
    if (this.majority !== undefined) this.transitions += 1;
    this.majority = region;
  }
}

/** The last so many of something. */
class Window<T> {
  private readonly times: number[] = [];
  private readonly values: T[] = [];
  private next = 0;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.values.length;
  }

  get isFull(): boolean {
    return this.values.length === this.most;
  }

  get oldest(): number {
    return this.times[this.isFull ? this.next : 0];
  }

  count(value: T): number {
    return this.values.reduce((sum, each) => sum + (each === value ? 1 : 0), 0);
  }

  /** Gives back what had to leave. */
  add(time: number, value: T): T | undefined {
    const gone = this.values[this.next];
    this.times[this.next] = time;
    this.values[this.next] = value;
    this.next = (this.next + 1) % this.most;
    return gone;
  }
}
