import { Histogram } from "./histogram";

/** Answers of one status, and the calls of backends that led to them. */
export interface StatusCount {
  answers: number;
  calls: number;
}

/**
 * What was counted of one load in one stretch of time. Requests count when they come in, calls when they are made: what an account
 * sees. Only `attempts` are the calls of the requests that came in, whenever they were made.
 */
export class Cell {
  /** What callers wanted; a request that an SDK sends again is still the same. */
  wishes = 0;
  /** What came in at the gateway. */
  requests = 0;
  complete = 0;
  /** The caller had gone. */
  left = 0;
  /** Broken off, and the caller can see it. */
  cut = 0;
  /** Broken off, and it looks whole. */
  truncated = 0;
  /** Answers of backends that came through as they were sent. */
  unchanged = 0;
  fromBackends = 0;
  /** Streams that came in fewer parts than they were sent in. */
  coalesced = 0;
  /** Requests that asked one account twice. */
  revisits = 0;
  /** Calls of accounts. */
  attempts = 0;
  attemptsMost = 0;
  /** Requests that took three calls or more. */
  thirdAttempts = 0;
  tokenCalls = 0;
  /** Answered by another account than the one before of the same job or conversation. */
  strayed = 0;
  /** Answers that tell a host, or what went wrong with one. */
  leaks = 0;
  /** Answers whose headers do not tell what happened. */
  wrongLabels = 0;
  slept = 0;
  statements = 0;
  readonly statuses = new Map<number, StatusCount>();
  readonly traces = new Map<string, number>();
  /** Calls of accounts that hold a text in their address or headers. */
  readonly callsWith = new Map<string, number>();
  readonly served: Uint32Array;
  readonly calls: Uint32Array;
  readonly callErrors: Uint32Array;
  /** Time to headers that the answering backend did not take. */
  readonly added = new Histogram();
  readonly headers = new Histogram();
  /** To the first part of a stream, without the time of the backend. */
  readonly firstPart = new Histogram();

  constructor(accounts: number) {
    this.served = new Uint32Array(accounts);
    this.calls = new Uint32Array(accounts);
    this.callErrors = new Uint32Array(accounts);
  }

  status(status: number): StatusCount {
    let count = this.statuses.get(status);
    if (!count) {
      count = { answers: 0, calls: 0 };
      this.statuses.set(status, count);
    }
    return count;
  }

  addAll(other: Cell): void {
    for (const name of SUMS) this[name] += other[name];
    this.attemptsMost = Math.max(this.attemptsMost, other.attemptsMost);
    for (const [status, { answers, calls }] of other.statuses) {
      const count = this.status(status);
      count.answers += answers;
      count.calls += calls;
    }
    for (const name of ["traces", "callsWith"] as const) {
      for (const [text, count] of other[name]) this[name].set(text, (this[name].get(text) ?? 0) + count);
    }
    for (const name of ["served", "calls", "callErrors"] as const) {
      for (let index = 0; index < other[name].length; index += 1) this[name][index] += other[name][index];
    }
    for (const name of ["added", "headers", "firstPart"] as const) this[name].addAll(other[name]);
  }
}

const SUMS = [
  "wishes",
  "requests",
  "complete",
  "left",
  "cut",
  "truncated",
  "unchanged",
  "fromBackends",
  "coalesced",
  "revisits",
  "attempts",
  "thirdAttempts",
  "tokenCalls",
  "strayed",
  "leaks",
  "wrongLabels",
  "slept",
  "statements",
] as const;
