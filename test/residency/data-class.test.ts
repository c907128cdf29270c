import { DataClass } from "../../src/residency/data-class";
import { FailoverScope } from "../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";

const SAMPLE = "for example DataClass.of('customer-content', { boundary: ResidencyBoundary.EU_DATA_BOUNDARY })";

describe("DataClass", () => {
  test("fails over in its zone unless told otherwise", () => {
    const data = DataClass.of("customer-content", { boundary: ResidencyBoundary.UNITED_STATES });

    expect(data).toMatchObject({
      name: "customer-content",
      boundary: ResidencyBoundary.UNITED_STATES,
      failover: FailoverScope.IN_ZONE,
    });
  });

  test("keeps the failover that it is given", () => {
    const data = DataClass.of("payroll", {
      boundary: ResidencyBoundary.UNITED_STATES,
      failover: FailoverScope.NONE,
    });

    expect(data.failover).toBe(FailoverScope.NONE);
  });

  test.each<[string, unknown, unknown, string[]]>([
    [
      "no boundary: there is no default",
      "x",
      {},
      [`[DataClassInvalid] boundary: undefined given where a ResidencyBoundary is needed, ${SAMPLE}`],
    ],
    [
      "the name of a boundary",
      "x",
      { boundary: "EU" },
      [`[DataClassInvalid] boundary: 'EU' given where a ResidencyBoundary is needed, ${SAMPLE}`],
    ],
    [
      "neither name nor options",
      "",
      undefined,
      [
        `[DataClassInvalid] name: '' given where a name is needed, ${SAMPLE}`,
        `[DataClassInvalid] boundary: undefined given where a ResidencyBoundary is needed, ${SAMPLE}`,
      ],
    ],
  ])("fails for %s", (_, name, options, problems) => {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;

    expect(messageOf(() => DataClass.of(untyped(name), untyped(options)))).toBe(
      [`DataClass.of has ${count}:`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
    );
  });
});
