import { ResidencyWaiver, type ResidencyWaiverOptions } from "../../src/residency/residency-waiver";
import { problemsOf } from "../support/fixtures-errors";

const OPTIONS: ResidencyWaiverOptions = {
  code: "TransitOutsideBoundary",
  target: "prod/eu/entry",
  reason: "TLS ends at the edge until the private link is there",
  approvedBy: "data protection board",
  expiresOn: "2027-03-31",
};

describe("ResidencyWaiver.of", () => {
  test("says what is accepted, where, why, by whom and until when", () => {
    expect(ResidencyWaiver.of(OPTIONS)).toMatchObject(OPTIONS);
  });

  test.each([
    ["code", "Nonsense"],
    ["code", "PinnedValueOverridden"],
    ["code", ""],
    ["target", ""],
    ["target", "/prod/eu"],
    ["target", "prod/eu/"],
    ["target", " prod/eu"],
    ["target", `\${TfToken[TOKEN.0]}`],
    ["reason", "because"],
    ["reason", "x".repeat(40)],
    ["reason", "tbd tbd tbd tbd tbd tbd tbd"],
    ["reason", "aaaaaa bbbbbbb ccccccccc"],
    ["reason", "1234 5678 90.12 34/56 78"],
    ["approvedBy", ""],
    ["approvedBy", "-"],
    ["approvedBy", "M."],
    ["approvedBy", "0049 30 12345"],
    ["approvedBy", "  "],
    ["expiresOn", "2027-02-30"],
    ["expiresOn", "31.03.2027"],
    ["expiresOn", "never"],
  ])("refuses a %s that is '%s'", (name, value) => {
    const found = problemsOf(() => ResidencyWaiver.of({ ...OPTIONS, [name]: value }));

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^\\[WaiverInvalid\\] ${name}: '.*' given where .* is needed$`));
  });

  test.each(["JD", "王伟", "Ü. Ö."])("takes '%s', who can be asked", (approvedBy) => {
    expect(ResidencyWaiver.of({ ...OPTIONS, approvedBy }).approvedBy).toBe(approvedBy);
  });

  test.each(["code", "target", "reason", "approvedBy", "expiresOn"])("refuses one without %s", (name) => {
    expect(problemsOf(() => ResidencyWaiver.of({ ...OPTIONS, [name]: undefined }))).toEqual([
      expect.stringContaining(`[WaiverInvalid] ${name}: undefined given`),
    ]);
  });

  test("tells everything that is wrong at once", () => {
    expect(problemsOf(() => ResidencyWaiver.of({} as ResidencyWaiverOptions))).toHaveLength(5);
    expect(problemsOf(() => ResidencyWaiver.of(undefined as never))).toHaveLength(5);
  });
});
