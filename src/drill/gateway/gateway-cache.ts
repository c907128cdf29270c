interface Entry<T> {
  /** Undefined: removed. */
  readonly value: T | undefined;
  readonly visibleAt: number;
  readonly expiresAt: number;
  /** What is found until this one is visible. */
  before: Entry<T> | undefined;
}

/** When something is stored. */
export interface CacheWrite {
  readonly now: number;
  /** Until it can be found. */
  readonly delayMs: number;
  readonly durationMs: number;
}

/** Stores between two looks for what has expired. */
const SWEEP_EVERY = 1024;

/**
 * The internal cache of a region: shared by its units, and written some time after the policy has run. A later write wins,
 * whoever made it. Times are those of the virtual clock.
 */
export class GatewayCache<T = unknown> {
  private readonly entries = new Map<string, Entry<T>>();
  private writes = 0;

  /** Undefined where nothing is found. */
  lookup(key: string, now: number): T | undefined {
    let entry = this.entries.get(key);
    while (entry && entry.visibleAt > now) entry = entry.before;
    if (!entry) return undefined;
    entry.before = undefined;
    return entry.expiresAt > now ? entry.value : undefined;
  }

  store(key: string, value: T | undefined, when: CacheWrite): void {
    const last = this.entries.get(key);
    // What an older write hides already will never be found again.
    if (last && last.visibleAt <= when.now) last.before = undefined;
    const visibleAt = when.now + when.delayMs;
    this.entries.set(key, { value, visibleAt, expiresAt: when.now + when.durationMs, before: last });
    this.writes += 1;
    if (this.writes % SWEEP_EVERY === 0) this.sweep(when.now);
  }

  remove(key: string, when: Omit<CacheWrite, "durationMs">): void {
    if (this.entries.has(key)) this.store(key, undefined, { ...when, durationMs: when.delayMs });
  }

  /** Entries that are held, expired ones too until the next sweep. */
  get size(): number {
    return this.entries.size;
  }

  /** Forgets a share of the entries, as an update of the service does. `random` gives numbers from 0 up to 1. */
  lose(share: number, random: () => number): void {
    for (const key of [...this.entries.keys()]) if (random() < share) this.entries.delete(key);
  }

  private sweep(now: number): void {
    for (const [key, entry] of this.entries) if (entry.expiresAt <= now) this.entries.delete(key);
  }
}
