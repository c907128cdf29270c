import { TEST_START } from "../support/test-host";
import { AccountOracle } from "./account-oracle";
import { type Cell, type Model, tiersFor } from "./cells";
import { type Classified, classified, holdMs, isIdempotent, isPinned } from "./classification";
import type { Course, CourseRequest } from "./courses";
import type { Conduct } from "./faults";
import type { Weakness } from "./probe-limits";
import type { Became, Journey, MadeCall } from "./run-course";

/** Why a request must succeed: these are asked first at worst, and one of them answers. */
export interface Promise {
  /** Accounts that may be asked before the one that answers. */
  readonly before: number;
}

/** A breaker counts failures for so long. */
const BREAKER_INTERVAL = 10_000;
/** An attempt that has less is not begun; and what is kept of the deadline. */
const LEAST_FOR_ATTEMPT = 2000;
const KEPT = 500;
/** Twice the time for which third attempts are counted, however that time is cut. */
const BUDGET_TIME = 20_000;

interface Place {
  readonly account: number;
  readonly first: number;
  readonly last: number;
}

/** What the contract says of the accounts of one model as requests come, one after the other. */
export class RouteOracle {
  private readonly accounts: readonly AccountOracle[];
  private readonly tiers: readonly (readonly number[])[];
  private readonly breakerFailures: number[][];
  private readonly lost = new Set<number>();
  private readonly thirds: number[] = [];
  private readonly cell: Cell;

  constructor(
    private readonly course: Course,
    private readonly model: Model,
    private readonly weakness: Weakness,
  ) {
    this.cell = course.cell;
    this.tiers = tiersFor(course.cell, model);
    this.accounts = course.cell.accounts.map(() => new AccountOracle(course.cell.knobs));
    this.breakerFailures = course.cell.accounts.map(() => []);
  }

  /** Accounts that may not be asked at a time, whoever else is left; and those only when nobody else is. */
  out(now: number): { readonly held: readonly number[]; readonly ejected: readonly number[] } {
    const members = this.cell.remembers ? this.tiers.flat().filter((account) => !this.lost.has(account)) : [];
    const held = members.filter((account) => this.accounts[account].isHeld(now));
    return { held, ejected: members.filter((account) => !held.includes(account) && this.accounts[account].isOut(now)) };
  }

  /** Whether somebody is surely neither held nor ejected. */
  hasEligible(now: number): boolean {
    return this.tiers.flat().some((account) => this.isEligible(account, now));
  }

  /** Whether a request that begins now must succeed, in whatever order the accounts are drawn. */
  promise(request: CourseRequest, now: number): Promise | undefined {
    if (isPinned(request.form) || now < this.course.tokenFailsUntilMs) return undefined;
    const places = this.tiers.flatMap((tier, index) => tier.map((account) => this.place(account, index, now, request)));
    const answering = places.filter(({ account }) => this.mustAnswer(account, request, now));
    for (const one of answering) {
      const before = places.filter(
        ({ account, first }) => account !== one.account && first <= one.last && this.mayBeAsked(account, now),
      );
      const failing = before.filter((other) => !answering.includes(other));
      if (
        this.reaches(
          failing.map(({ account }) => account),
          request,
          now,
        )
      )
        return { before: failing.length };
    }
    return undefined;
  }

  /** Learns from a request that has been answered. */
  learn({ calls, endedAt }: Journey): void {
    const made = calls.filter(({ call }) => call.purpose === "forward");
    for (const [index, each] of made.entries()) {
      const settledAt = made[index + 1]?.at ?? endedAt;
      this.learnFrom(each, settledAt);
      if (index === 2 || (this.lost.size > 0 && index === made.length - 1)) this.thirds.push(each.at);
    }
  }

  private learnFrom({ account, became, at, endedAt, call }: MadeCall, settledAt: number): void {
    const { knobs } = this.cell;
    const { verdict } = classified(became, knobs.failsOverOnMisconfiguration);
    const isStream = call.body?.includes('"stream":true') ?? false;
    const slowMs = (isStream ? knobs.slowStreamAfter : knobs.slowAfter) * 1000;
    const wait = became.kind === "answer" ? became.wait : {};
    const isProvisioned = this.model === "chat" && this.cell.accounts[account].isProvisioned;
    this.accounts[account].learn({
      verdict,
      at: endedAt,
      settledAt,
      isSlow: verdict === "good" && endedAt - at > slowMs,
      holdMs: verdict === "throttled" ? holdMs(wait, TEST_START + endedAt, knobs, isProvisioned) : 0,
    });
    if (verdict === "failure" || verdict === "break") this.countForBreaker(account, endedAt);
  }

  private countForBreaker(account: number, at: number): void {
    const recent = this.breakerFailures[account].filter((each) => at - each <= BREAKER_INTERVAL);
    this.breakerFailures[account] = [...recent, at];
    // From then on some attempts leave no trace here.
    if (recent.length + 1 >= this.cell.knobs.breakerFailures) this.lost.add(account);
  }

  private isEligible(account: number, now: number): boolean {
    return !this.cell.remembers || (!this.lost.has(account) && this.accounts[account].isEligible(now));
  }

  private mayBeAsked(account: number, now: number): boolean {
    return !this.cell.remembers || this.lost.has(account) || !this.accounts[account].isOut(now);
  }

  /** Which places in the order are possible: 0 for a trial, then the tiers, then who is on its way back. */
  private place(account: number, tier: number, now: number, { form }: CourseRequest): Place {
    const isKnown = !this.cell.remembers || (!this.lost.has(account) && this.accounts[account].isClosed(now));
    // A job may keep to anybody who is well.
    const first = isKnown && form !== "job" ? tier + 1 : 0;
    return { account, first, last: isKnown ? tier + 1 : Number.POSITIVE_INFINITY };
  }

  private mustAnswer(account: number, request: CourseRequest, now: number): boolean {
    const { deadline } = this.cell.knobs;
    const isSteady = !this.course.faults.some(
      (fault) =>
        fault.account === account &&
        (fault.model === undefined || fault.model === this.model) &&
        fault.fromMs <= now + deadline * 1000 &&
        fault.untilMs > now,
    );
    return isSteady && this.isEligible(account, now) && this.course.usualMs <= this.headerMs(request);
  }

  /** Whether those who are asked before leave attempts and time enough. */
  private reaches(failing: readonly number[], request: CourseRequest, now: number): boolean {
    const { knobs } = this.cell;
    const isSpent =
      this.cell.remembers && this.thirds.filter((at) => now - at <= BUDGET_TIME).length >= knobs.budgetMinimum;
    const attempts = Math.min(knobs.maxAttempts, isSpent ? 2 : Number.POSITIVE_INFINITY, this.tiers.flat().length);
    if (failing.length >= attempts) return false;
    const possible = failing.flatMap((other) =>
      this.possibleConducts(other, now).map((conduct) => ({ other, conduct })),
    );
    const rows = possible.map(({ conduct }) => this.rowOf(conduct, request));
    if (!rows.every((row) => this.goesOn(row, request))) return false;
    if (rows.some(({ next }) => next === "once") && failing.length > 1) return false;
    if (failing.some((other) => this.lost.has(other)) && !this.passesBreaker(request)) return false;
    const cost = Math.max(0, ...possible.map(({ conduct }) => this.costMs(conduct, request)));
    const left = knobs.deadline * 1000 - 100 - failing.length * (cost + knobs.retryInterval * 1000);
    return (
      left >= (failing.length > 0 ? LEAST_FOR_ATTEMPT + knobs.retryInterval * 1000 : 0) &&
      this.course.usualMs + KEPT <= left
    );
  }

  private passesBreaker({ form }: CourseRequest): boolean {
    return isIdempotent(form) || !this.weakness.breakerEndsUnsafe;
  }

  /** Whether the request may still be answered after this. */
  private goesOn({ next, verdict }: Classified, { form }: CourseRequest): boolean {
    if (verdict === "good") return true;
    if (verdict === "break" && this.weakness.silenceEnds) return false;
    return next === "yes" || next === "once" || (next === "idempotent" && isIdempotent(form));
  }

  /** All that an account may do while a request is under way; undefined: it answers as usual. */
  private possibleConducts(account: number, now: number): (Conduct | undefined)[] {
    const end = now + this.cell.knobs.deadline * 1000;
    const faults = this.course.faults.filter(({ fromMs, untilMs }) => fromMs <= end && untilMs > now);
    return [
      ...new Set(
        faults
          .filter((fault) => fault.account === account && (fault.model === undefined || fault.model === this.model))
          .map(({ conduct }) => conduct),
      ),
    ];
  }

  private rowOf(conduct: Conduct | undefined, request: CourseRequest): Classified {
    const { failsOverOnMisconfiguration } = this.cell.knobs;
    const isLate = conduct !== undefined && this.costMs(conduct, request) >= this.headerMs(request);
    return classified(isLate ? { kind: "silence", isLate } : becameOf(conduct), failsOverOnMisconfiguration);
  }

  private costMs(conduct: Conduct | undefined, request: CourseRequest): number {
    if (conduct === undefined) return this.course.usualMs;
    const ms = conduct.kind === "hang" ? Number.POSITIVE_INFINITY : conduct.afterMs;
    return Math.min(ms, this.headerMs(request));
  }

  private headerMs({ form, isStream }: CourseRequest): number {
    const { deadline, headerTimeout, streamHeaderTimeout } = this.cell.knobs;
    if (!isIdempotent(form)) return deadline * 1000 - KEPT;
    return Math.min(deadline * 1000 - KEPT, (isStream ? streamHeaderTimeout : headerTimeout) * 1000);
  }
}

function becameOf(conduct: Conduct | undefined): Became {
  if (conduct === undefined || conduct.kind === "slow") return { kind: "answer", status: 200, wait: {}, body: "plain" };
  if (conduct.kind !== "answer") return { kind: "silence", isLate: conduct.kind === "hang" };
  const { status, wait = {}, body = "plain" } = conduct;
  return { kind: "answer", status, wait, body };
}
