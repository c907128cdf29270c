import type { BackendCall } from "../gateway/effect";
import type { OutgoingAnswer } from "../gateway/outgoing-answer";
import type { DrillTopology } from "../topology";
import type { Reply } from "../world/virtual-account";
import { AnswerReader, type AnswerReading } from "./answer-reading";
import type { Cell } from "./cell";
import type { Observer } from "./drive";
import type { FaultWatch } from "./fault-watch";
import type { Flight } from "./flight";
import type { IdleFaults } from "./idle-faults";
import type { Stretches } from "./stretches";
import type { Wish } from "./wish";

/** What is kept of a request that an expectation looks at by itself. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Place of the account that answered; -1 for none. */
  readonly account: number;
  readonly seconds: number;
}

export interface MeasurementSetup {
  readonly topology: DrillTopology;
  readonly stretches: Stretches;
  readonly watch: FaultWatch;
  readonly idleFaults: IdleFaults;
  /** Requests to keep, as `load/number`. */
  readonly kept: ReadonlySet<string>;
  /** Texts to look for in traces. */
  readonly traceTexts: readonly string[];
  /** Texts to look for in calls of accounts. */
  readonly callTexts: readonly string[];
  /** Whether a load is one of traffic, and not of requests that are tied to an account. */
  readonly isTraffic: readonly boolean[];
}

/** Counts what happens in a run, in memory that does not grow with it. */
export class Measurement implements Observer {
  readonly answers = new Map<string, KeptAnswer>();

  private readonly reader = new AnswerReader();
  private readonly hosts: readonly string[];

  constructor(private readonly setup: MeasurementSetup) {
    const { accounts, strangers } = setup.topology;
    this.hosts = [...accounts, ...strangers].map(({ host }) => host.toLowerCase());
  }

  wished(wish: Wish): void {
    this.cellOf(wish).wishes += 1;
    this.setup.idleFaults.note(wish.arrival);
  }

  called(flight: Flight, call: BackendCall, account: number, { result }: Reply, now: number): void {
    const cell = this.setup.stretches.at(now, flight.wish.loadIndex);
    if (call.purpose === "token") cell.tokenCalls += 1;
    this.setup.idleFaults.note(now);
    if (account < 0) return;
    cell.calls[account] += 1;
    this.cellOf(flight.wish).attempts += 1;
    for (const text of this.setup.callTexts) {
      if (holds(call, text)) cell.callsWith.set(text, (cell.callsWith.get(text) ?? 0) + 1);
    }
    if (result.kind === "failure" || result.status >= 400) cell.callErrors[account] += 1;
    if (flight.accounts.length === 1 && this.setup.isTraffic[flight.wish.loadIndex]) {
      this.setup.watch.asked(flight.wish.arrival, account);
    }
  }

  left(flight: Flight): void {
    const cell = this.cellOf(flight.wish);
    cell.requests += 1;
    cell.left += 1;
    this.count(cell, flight);
  }

  answered(flight: Flight, answer: OutgoingAnswer, now: number, isLast: boolean): void {
    const { wish } = flight;
    const cell = this.cellOf(wish);
    const { status, body } = answer;
    const account = answer.servedFrom === "backend" ? (flight.accounts.at(-1) ?? -1) : -1;
    const isGood = status >= 200 && status < 300;
    const reading = isGood ? this.reader.read(body.text) : FAILED;
    const isComplete = isGood && reading.isWhole && !reading.isBroken && !body.isCut;
    cell.requests += 1;
    this.count(cell, flight);
    const byStatus = cell.status(status);
    byStatus.answers += 1;
    byStatus.calls += flight.accounts.length;
    cell.statements += answer.statements;
    if (isGood && !isComplete) cell[body.isCut || reading.isBroken ? "cut" : "truncated"] += 1;
    if (isComplete && isLast) cell.complete += 1;
    if (isComplete && account >= 0) cell.served[account] += 1;
    const toHeaders = now - flight.arrival;
    cell.headers.add(toHeaders);
    if (account >= 0) this.countRelayed(cell, flight, answer, toHeaders - (now - flight.lastCallAt));
    else cell.added.add(toHeaders);
    this.countTold(cell, flight, answer, account);
    if (isLast) this.follow(cell, flight, now, isComplete ? account : -1);
    this.keep(wish, answer, account, toHeaders);
  }

  private cellOf(wish: Wish): Cell {
    return this.setup.stretches.at(wish.arrival, wish.loadIndex);
  }

  private count(cell: Cell, { accounts, slept }: Flight): void {
    cell.attemptsMost = Math.max(cell.attemptsMost, accounts.length);
    if (accounts.length > 2) cell.thirdAttempts += 1;
    cell.slept += slept;
    if (accounts.length > 1 && new Set(accounts).size < accounts.length) cell.revisits += 1;
  }

  /** What the gateway adds to the answer of a backend, and takes from it. */
  private countRelayed(cell: Cell, { lastResult }: Flight, { body }: OutgoingAnswer, addedMs: number): void {
    cell.added.add(addedMs);
    if (lastResult?.kind !== "answer") return;
    const sent = lastResult.body;
    cell.fromBackends += 1;
    if (body.text === sent.text) cell.unchanged += 1;
    if (!sent.isStream || sent.chunks === undefined) return;
    if ((body.chunks?.length ?? 1) < sent.chunks.length) cell.coalesced += 1;
    const first = body.chunks?.[0]?.afterMs ?? body.endsAfterMs;
    cell.firstPart.add(addedMs + first - (sent.chunks[0]?.afterMs ?? 0));
  }

  /** What headers, body and traces tell. */
  private countTold(cell: Cell, flight: Flight, answer: OutgoingAnswer, account: number): void {
    if (account < 0 || answer.status >= 400) if (this.leaks(flight, answer)) cell.leaks += 1;
    if (!this.isLabelled(answer, account)) cell.wrongLabels += 1;
    for (const text of this.setup.traceTexts) {
      const times = answer.traces.filter(({ message }) => message.includes(text)).length;
      if (times > 0) cell.traces.set(text, (cell.traces.get(text) ?? 0) + times);
    }
  }

  private leaks({ failures }: Flight, { headers, body }: OutgoingAnswer): boolean {
    const texts = [body.text, ...[...headers].flatMap(([, values]) => values)].map((text) => text.toLowerCase());
    const secrets = [...this.hosts, ...failures.map((failure) => failure.toLowerCase())];
    return texts.some((text) => secrets.some((secret) => text.includes(secret)));
  }

  /** Whether the headers of the caller contract, where they are there, tell what happened. */
  private isLabelled({ headers, forwards }: OutgoingAnswer, account: number): boolean {
    const all = this.setup.topology.accounts;
    const servedBy = headers.get("X-Served-By")?.[0];
    const region = headers.get("x-served-region")?.[0];
    const attempts = headers.get("X-Failover-Attempts")?.[0];
    // A call that an open breaker has refused was an attempt too, as far as a policy can tell.
    if (attempts !== undefined && !(Number(attempts) >= forwards)) return false;
    if (account < 0) return !all.some(({ key }) => key === servedBy);
    // A name that no account has is one of the policy's own, for instance of a backend.
    const isAnother = servedBy !== all[account].key && all.some(({ key }) => key === servedBy);
    return !isAnother && (region === undefined || region === all[account].region);
  }

  private follow(cell: Cell, { wish, gateway, accounts }: Flight, now: number, account: number): void {
    const { watch, isTraffic } = this.setup;
    if (wish.thread && account >= 0) {
      if (wish.thread.lastAccount !== undefined && wish.thread.lastAccount !== account) cell.strayed += 1;
      wish.thread.lastAccount = account;
    }
    if (!isTraffic[wish.loadIndex]) return;
    if (accounts.length === 0) watch.asked(wish.arrival, -1);
    watch.answered(wish.arrival, now, account, gateway);
  }

  private keep(wish: Wish, { status, headers, body }: OutgoingAnswer, account: number, toHeaders: number): void {
    const key = `${wish.load.name}/${wish.number}`;
    if (!this.setup.kept.has(key)) return;
    const texts = [...headers].map(([name, values]): [string, string] => [name.toLowerCase(), values.join(", ")]);
    this.answers.set(key, { status, headers: new Map(texts), body: body.text, account, seconds: toHeaders / 1000 });
  }
}

function holds({ url, headers }: BackendCall, text: string): boolean {
  return url.includes(text) || [...headers].some(([name, values]) => `${name}: ${values.join(", ")}`.includes(text));
}

const FAILED: AnswerReading = { isWhole: false, isBroken: false };
