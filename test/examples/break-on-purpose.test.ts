import { beforeSynth, synthesizeQuickstart } from "../../scripts/support/edited-quickstart";
import { run } from "../../scripts/support/run";
import { messageOf } from "../support/fixtures-errors";

describe("scripts/break-on-purpose.ts", () => {
  test("breaks a region, a SKU, a version and a backend, in properties and by overrides, and each is refused by name", () => {
    const { ok, output } = run("tsx", ["scripts/break-on-purpose.ts"]);

    expect(output.match(/^(the quickstart .*|(?:a|the) .*: .*|all .*)$/gm)).toEqual([
      "the quickstart as it is: synthesized",
      "a region in the properties: refused",
      "a SKU in the properties: refused",
      "a version in the properties, of one region: refused",
      "a region by an override: refused",
      "a SKU by an override: refused",
      "a version by an override: refused",
      "a region inside the boundary by an override: refused",
      "a SKU that stays inside by an override: refused",
      "a backend of the gateway by an override: refused",
      "a backend of the gateway that leads to another account of the zone, by an override: refused",
      "the policy by an override: refused",
      "all 11 refused by name",
    ]);
    expect(ok).toBe(true);
  });
});

describe("synthesizeQuickstart", () => {
  test("passes a change that breaks nothing", () => {
    const text = synthesizeQuickstart([
      beforeSynth('openai.account("francecentral").node.findChild("account").addOverride("tags.team", "search");'),
    ]);

    expect(text).toContain('"team": "search"');
  });

  test("fails when the program has not the text that is to be changed", () => {
    expect(messageOf(() => synthesizeQuickstart([{ find: "AzureRegion.MARS", replace: "" }]))).toMatch(
      /^'AzureRegion\.MARS' is 0 times in .*main\.ts, not once$/,
    );
  });
});
