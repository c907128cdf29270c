import fc from "fast-check";
import { BEHAVIOR_SETTINGS, DEFAULT_BEHAVIOR, type GatewayBehavior } from "../../../src/drill/gateway/gateway-behavior";
import { type Cell, cells, type Model } from "./cells";
import { type Fault, faultsOf } from "./faults";

/** Everything that happens to a cell, so that the same course always gives the same. */
export interface Course {
  readonly cell: Cell;
  readonly behavior: GatewayBehavior;
  readonly faults: readonly Fault[];
  readonly requests: readonly CourseRequest[];
  /** Whether a request may come in while another is under way. */
  readonly overlaps: boolean;
  /** Milliseconds of an answer of an account that is well. */
  readonly usualMs: number;
  /** Until then the gateway gets no token. */
  readonly tokenFailsUntilMs: number;
  readonly seed: number;
}

export interface CourseRequest {
  /** After the one before has been answered; where they overlap, after it has come in. */
  readonly gapMs: number;
  readonly form: Form;
  readonly isStream: boolean;
  /** Number of the account that `x-aoai-affinity` names; 9: one of another zone. */
  readonly affinity: number;
}

/** Kinds of calls, by what may be done with them when nobody knows what became of them. */
export const FORMS = ["chat", "embed", "stored", "image", "turn", "file", "job", "unknown"] as const;
export type Form = (typeof FORMS)[number];

export function modelOf(form: Form): Model {
  return form === "embed" ? "embed" : "chat";
}

const request: fc.Arbitrary<CourseRequest> = fc.record({
  gapMs: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 400 }) },
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 6_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  ),
  form: fc.oneof(
    { weight: 5, arbitrary: fc.constant("chat" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...FORMS) },
  ),
  isStream: fc.boolean(),
  affinity: fc.constantFrom(0, 1, 2, 9),
});

/** Settings of the switches beside the default; what they hold for is all of them together. */
export const SETTINGS: { readonly [K in keyof GatewayBehavior]: readonly GatewayBehavior[K][] } = {
  ...BEHAVIOR_SETTINGS,
  cacheWriteMs: [0, 5, 50, 2000],
  breakerPercentageMinimum: [1, 20],
};

/** Any setting of each switch. */
export const behaviors: fc.Arbitrary<GatewayBehavior> = fc.record(
  Object.fromEntries(
    Object.entries(SETTINGS).map(([name, values]) => {
      const usual = DEFAULT_BEHAVIOR[name as keyof GatewayBehavior];
      return [name, fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, fc.constantFrom(...(values as never[])))];
    }),
  ),
) as unknown as fc.Arbitrary<GatewayBehavior>;

interface CourseOptions {
  readonly behavior?: Partial<GatewayBehavior>;
  readonly overlaps?: boolean;
  /** At most so many. */
  readonly requests?: number;
}

/** Any course of some minutes. */
export function courses(options: CourseOptions = {}, of: fc.Arbitrary<Cell> = cells): fc.Arbitrary<Course> {
  return of.chain((cell) => coursesOf(cell, options));
}

/** Several courses of one cell: a policy takes longer to compile than a course takes to run. */
export function severalCourses(options: CourseOptions = {}): fc.Arbitrary<Course[]> {
  return cells.chain((cell) => fc.array(coursesOf(cell, options), { minLength: 4, maxLength: 4 }));
}

/** Courses of one cell. */
export function coursesOf(cell: Cell, { behavior, overlaps, requests = 50 }: CourseOptions): fc.Arbitrary<Course> {
  return fc.record({
    cell: fc.constant(cell),
    behavior: behaviors.map((drawn) => ({ ...drawn, ...behavior })),
    faults: faultsOf(cell.accounts.length),
    requests: fc.array(request, { minLength: 10, maxLength: requests, size: "max" }),
    overlaps: overlaps === undefined ? fc.boolean() : fc.constant(overlaps),
    usualMs: fc.integer({ min: 10, max: 800 }),
    tokenFailsUntilMs: fc.constantFrom(0, 0, 0, 0, 5_000),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  });
}
