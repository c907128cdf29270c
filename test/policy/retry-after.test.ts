import fc from "fast-check";
import { type ContextState, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { trickyText } from "../support/fixtures-text";
import { afterSetting, goldenPolicy, headersOf, PolicyProgram } from "../support/policy-program";

const skipped = reasonNotToCompile();

const DEFAULT = 10_000;
const SHORTEST = 100;
const LONGEST = 300_000;

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Milliseconds that a throttled answer asks for, by its headers. */
const WAITS: readonly (readonly [what: string, headers: Headers, wait: number])[] = [
  ["no header", {}, DEFAULT],
  ["milliseconds", { "retry-after-ms": "1500" }, 1500],
  ["milliseconds of the older name", { "x-ms-retry-after-ms": "1500" }, 1500],
  ["seconds", { "Retry-After": "7" }, 7000],
  ["seconds with blanks", { "Retry-After": " 7 " }, 7000],
  ["a name in other letters", { "RETRY-AFTER-MS": "1500" }, 1500],
  ["milliseconds before seconds", { "retry-after-ms": "1500", "Retry-After": "7" }, 1500],
  ["the newer name before the older one", { "x-ms-retry-after-ms": "900", "retry-after-ms": "1500" }, 1500],
  ["the older name before seconds", { "x-ms-retry-after-ms": "900", "Retry-After": "7" }, 900],
  ["seconds beside milliseconds that are none", { "retry-after-ms": "soon", "Retry-After": "7" }, 7000],
  ["zero", { "Retry-After": "0" }, SHORTEST],
  ["less than the least", { "retry-after-ms": "3" }, SHORTEST],
  ["a negative number", { "Retry-After": "-5" }, DEFAULT],
  ["negative milliseconds", { "retry-after-ms": "-5" }, DEFAULT],
  ["a day", { "Retry-After": "86400" }, LONGEST],
  ["the largest number", { "Retry-After": "9223372036854775807" }, LONGEST],
  ["the largest number of milliseconds", { "retry-after-ms": "9223372036854775807" }, LONGEST],
  ["the smallest number", { "retry-after-ms": "-9223372036854775808" }, DEFAULT],
  ["more than a number holds", { "Retry-After": "99999999999999999999" }, DEFAULT],
  ["a span in words", { "Retry-After": "6m0s" }, DEFAULT],
  ["an empty header", { "Retry-After": "" }, DEFAULT],
  ["two empty headers", { "retry-after-ms": "", "Retry-After": "" }, DEFAULT],
  ["a word", { "Retry-After": "soon" }, DEFAULT],
  ["a date that is over", { "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" }, DEFAULT],
  ["a date far ahead", { "Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT" }, LONGEST],
];

describe.skipIf(skipped)(`the wait that a throttled backend asks for${unlessSkipped(skipped)}`, () => {
  let all: readonly number[];

  beforeAll(() => {
    all = waits(WAITS.map(([, headers]) => ({ headers })));
  });

  test.each(WAITS)("%s", (_, headers, wait) => {
    expect(all[WAITS.findIndex(([, each]) => each === headers)]).toBe(wait);
  });

  test("a date is read as the seconds until then", () => {
    const date = new Date(Date.now() + 90_000).toUTCString();

    const [wait] = waits([{ headers: { "Retry-After": date } }]);

    expect(wait).toBeGreaterThan(60_000);
    expect(wait).toBeLessThanOrEqual(90_000);
  });

  // A lenient reader of dates takes a number that is not whole, or two numbers, for a day of this year.
  test("is the default for what is neither a number nor a date of HTTP", () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const [month, day] = [tomorrow.getUTCMonth() + 1, tomorrow.getUTCDate()];
    const texts = ["1.5", "5,5", `${month}.${day}`, `${month}/${day}`, `${month} ${day}`, tomorrow.toISOString()];
    const lists = texts.map((text) => ({ headers: { "Retry-After": text } }));
    const twice = { headers: { "Retry-After": [`${month}`, `${day}`] } };

    expect(waits([...lists, twice])).toEqual([...texts, twice].map(() => DEFAULT));
  });

  test("is the shortest of all attempts", () => {
    const headers = { "Retry-After": "7" };

    expect(waits([0, 3000, 7000, 9000].map((before) => ({ before, headers })))).toEqual([7000, 3000, 7000, 7000]);
  });

  test("stays what it was when the backend was not throttled, or did not answer", () => {
    const headers = { "Retry-After": "1" };

    expect(
      waits([
        { before: 3000, outcome: "failed", headers },
        { before: 0, outcome: "answered", headers },
        { before: 3000, outcome: "unreachable" },
        { before: 3000, outcome: "throttled" },
      ]),
    ).toEqual([3000, 0, 3000, 3000]);
  });

  test("is within its limits, without an exception, whatever the headers hold", () => {
    const text = fc.oneof(trickyText, fc.maxSafeInteger().map(String), fc.date({ noInvalidDate: true }).map(String));
    const drawn = fc.sample(fc.tuple(text, text, text), { numRuns: 2000, seed: 1 });
    const cases = drawn.map(([a, b, c]) => ({
      headers: { "retry-after-ms": a, "x-ms-retry-after-ms": b, "Retry-After": c },
    }));

    const outside = waits(cases).filter((wait) => !Number.isInteger(wait) || wait < SHORTEST || wait > LONGEST);

    expect(outside).toEqual([]);
  });
});

describe.skipIf(skipped)(`the header that a throttled caller gets${unlessSkipped(skipped)}`, () => {
  test.each([
    [100, "2"],
    [1000, "2"],
    [1001, "3"],
    [7000, "8"],
    [300_000, "301"],
  ])("for %d ms is one second more, in whole seconds", (wait, header) => {
    const [expression] = headersOf(goldenPolicy("active-passive"), "outbound", "Retry-After");

    expect(PolicyProgram.golden.values(expression, [{ variables: { "failover-retry-after-ms": wait } }])).toEqual([
      header,
    ]);
  });
});

interface Throttled {
  readonly headers?: Headers;
  readonly before?: number;
  readonly outcome?: string;
}

/** What the variable holds after answers; without headers, after none. */
function waits(cases: readonly Throttled[]): number[] {
  const states = cases.map(({ headers, before = 0, outcome = "throttled" }) => ({
    response: headers ? { statusCode: 429, headers } : null,
    variables: { "failover-retry-after-ms": before, "failover-outcome": outcome },
  }));
  const set = (name: string, given: readonly ContextState[]) =>
    afterSetting({ root: goldenPolicy("active-passive"), section: "backend", names: [name] }, given);
  // A number that comes back has lost its type.
  const asked = set("failover-wait-ms", states).map(({ variables, ...rest }) => ({
    ...rest,
    variables: { ...variables, "failover-wait-ms": { long: variables?.["failover-wait-ms"] } },
  }));
  return set("failover-retry-after-ms", asked).map(({ variables }) => variables?.["failover-retry-after-ms"] as number);
}
