import { normaliseRegion } from "../../src/private/region-name";

describe("normaliseRegion", () => {
  test.each([
    ["Sweden Central", "swedencentral"],
    ["SWEDENCENTRAL", "swedencentral"],
    [" east\tus 2 ", "eastus2"],
    ["", ""],
  ])("'%s' is '%s'", (name, folded) => {
    expect(normaliseRegion(name)).toBe(folded);
  });
});
