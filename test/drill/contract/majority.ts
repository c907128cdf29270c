import fc from "fast-check";
import { DEFAULT_BEHAVIOR } from "../../../src/drill/gateway/gateway-behavior";
import { type Cell, regionOf, usualCells } from "./cells";
import { behaviors, type Course } from "./courses";
import { type Conduct, type Fault, steadyConducts } from "./faults";
import { forwards } from "./findings";
import type { Journey } from "./run-course";

const FROM = 60_000;
/** So many answers are looked at together, */
const WINDOW = 100;
/** and a region serves that has so many of them. */
const MAJORITY = 75;

/** A region has a fault for a while, in steady traffic, and is well before and after. */
export const outages: fc.Arbitrary<Course> = usualCells
  .filter(({ accounts }) => new Set(accounts.map(({ region }) => region)).size > 1)
  .chain((cell) =>
    fc
      .record({
        account: fc.constantFrom(...cell.tiers[0], ...cell.tiers.flat()),
        behavior: behaviors,
        forMs: fc.integer({ min: 5_000, max: 200_000 }),
        conduct: steadyConducts,
        every: fc.constantFrom(1, 1, 1, 2, 4, 5),
        everyMs: fc.integer({ min: 300, max: 1_000 }),
        seed: fc.integer({ min: 1, max: 1_000_000 }),
      })
      .map((drawn) => outage(cell, drawn)),
  );

interface Drawn {
  readonly account: number;
  /** Beside the default. */
  readonly behavior: Partial<Course["behavior"]>;
  readonly forMs: number;
  readonly conduct: Conduct;
  readonly every: number;
  readonly everyMs: number;
  readonly seed: number;
}

/** A region with an account has a fault. */
export function outage(cell: Cell, { account, behavior, forMs, conduct, every, everyMs, seed }: Drawn): Course {
  const region = regionOf(cell, account);
  const accounts = [...cell.accounts.keys()].filter((each) => regionOf(cell, each) === region);
  const untilMs = FROM + forMs;
  return {
    cell,
    behavior: { ...DEFAULT_BEHAVIOR, ...behavior },
    faults: accounts.map((each): Fault => ({ account: each, fromMs: FROM, untilMs, conduct, every })),
    requests: Array.from({ length: Math.ceil((untilMs + 300_000) / everyMs) }, (_, index) => ({
      gapMs: everyMs,
      form: "chat",
      isStream: index % 3 === 0,
      affinity: 9,
    })),
    overlaps: true,
    usualMs: 200,
    tokenFailsUntilMs: 0,
    seed,
  };
}

/** Changes of the region that serves the majority. Trials are too few to make one. */
export function majoritySwitches({ cell }: Course, journeys: readonly Journey[]): number {
  const regions = journeys
    .filter(({ answer }) => answer.status === 200)
    .map((journey) => regionOf(cell, forwards(journey).at(-1)?.account ?? 0));
  const counts = new Map<string, number>();
  let leader: string | undefined;
  let switches = 0;
  for (const [index, region] of regions.entries()) {
    const count = (counts.get(region) ?? 0) + 1;
    counts.set(region, count);
    const gone = regions[index - WINDOW];
    if (gone !== undefined) counts.set(gone, (counts.get(gone) ?? 0) - 1);
    if (count < MAJORITY || region === leader) continue;
    if (leader !== undefined) switches += 1;
    leader = region;
  }
  return switches;
}
