import { normaliseRegion } from "../../src/private/region-name";

describe("normaliseRegion", () => {
  test.each([
    ["Sweden Central", "swedencentral"],
    ["SWEDENCENTRAL", "swedencentral"],
    [" East  US 2 ", "eastus2"],
    // The provider keeps what is no space, and Azure knows no such region.
    ["sweden\tcentral", "sweden\tcentral"],
    ["sweden\u00a0central", "sweden\u00a0central"],
    // The Kelvin sign, whose lower case is a `k`.
    ["\u212aoreacentral", "\u212aoreacentral"],
    ["", ""],
  ])("'%s' is '%s'", (name, folded) => {
    expect(normaliseRegion(name)).toBe(folded);
  });
});
