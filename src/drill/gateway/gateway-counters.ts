import { SlidingWindow } from "./sliding-window";

interface Quota {
  readonly period: number;
  used: number;
}

/** Counters of `rate-limit-by-key` and `llm-token-limit`: one set for a region, whatever its units. */
export class GatewayCounters {
  private readonly windows = new Map<string, SlidingWindow>();
  private readonly quotas = new Map<string, Quota>();
  private sweepAt = 1000;

  window(key: string, lengthMs: number, now: number): SlidingWindow {
    const id = `${lengthMs}:${key}`;
    const known = this.windows.get(id);
    if (known) return known;
    if (this.windows.size >= this.sweepAt) this.sweep(now);
    const window = new SlidingWindow(lengthMs);
    this.windows.set(id, window);
    return window;
  }

  /** What was used in a fixed period; a new period begins at 0. */
  used(key: string, period: number): number {
    const quota = this.quotas.get(key);
    return quota?.period === period ? quota.used : 0;
  }

  use(key: string, period: number, amount: number): void {
    this.quotas.set(key, { period, used: this.used(key, period) + amount });
  }

  private sweep(now: number): void {
    for (const [id, window] of this.windows) if (window.total(now) === 0) this.windows.delete(id);
    this.sweepAt = Math.max(1000, this.windows.size * 2);
  }
}
