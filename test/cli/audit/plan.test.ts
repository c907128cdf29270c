import { join } from "node:path";
import { ExitCode } from "../../../src/cli/terminal";
import { folderWith } from "../folder-with";
import { run } from "../support";
import { CLEAN, documentText, GROUP, LEAKING, planText, stateText, TODAY, WAIVER, zone, zonesJson } from "./documents";

const folder = folderWith({
  "leaking.json": planText(LEAKING),
  "clean.json": planText(CLEAN),
  "state.json": stateText(LEAKING),
  "nothing.json": JSON.stringify({ format_version: "1.0", terraform_version: "1.9.8" }),
  "zones.json": JSON.stringify(zonesJson(zone())),
  "none.json": "{}",
  "out/stacks/prod/cdk.tf.json": documentText(LEAKING),
  "waived/stacks/prod/cdk.tf.json": documentText(LEAKING, [zone([WAIVER])]),
  "clean/stacks/prod/cdk.tf.json": documentText(CLEAN),
  "none/stacks/prod/cdk.tf.json": documentText(LEAKING, []),
});
const at = (file: string) => join(folder, file);
const audit = (file: string, zones: string) =>
  run("audit", at(file), "--zones", at(zones), "--today", TODAY, "--format", "json");

describe("audit of a plan or state file", () => {
  test.each([
    ["leaking.json", "out"],
    ["leaking.json", "out/stacks/prod"],
    ["leaking.json", "out/stacks/prod/cdk.tf.json"],
    ["state.json", "out"],
  ])("finds %s by the constructs of %s", async (file, zones) => {
    const { code, out } = await audit(file, zones);

    const [{ findings }] = JSON.parse(out).zones;
    expect(findings).toMatchObject([{ code: "LocationOutsideBoundary", path: "prod/eu/old", stack: "prod" }]);
    expect(findings[0].at.column).toBeGreaterThan(1);
    expect(code).toBe(ExitCode.BAD);
  });

  test.each(["leaking.json", "state.json"])("finds %s by zones alone, in which everything is", async (file) => {
    const { code, out } = await audit(file, "zones.json");

    expect(JSON.parse(out).zones[0].findings).toMatchObject([
      { code: "LocationOutsideBoundary", path: "prod/eu/azurerm_resource_group.old" },
    ]);
    expect(code).toBe(ExitCode.BAD);
  });

  test("judges everything for each of several zones where nobody knows whose it is", async () => {
    const zones = folderWith({ "two.json": JSON.stringify(zonesJson(zone(), zone([], "prod/other"))) });

    const { out } = await run("audit", at("leaking.json"), "--zones", join(zones, "two.json"), "--format", "json");

    expect(JSON.parse(out).zones.map(({ findings }: { findings: [] }) => findings.length)).toEqual([1, 1]);
  });

  test.each([
    ["clean.json", "zones.json"],
    ["clean.json", "clean"],
    ["leaking.json", "waived"],
    ["nothing.json", "zones.json"],
  ])("passes %s with %s", async (file, zones) => {
    const { code, err } = await audit(file, zones);

    expect(err).toMatch(/^0 findings/);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("takes the stack that the plan was made from, and its waivers", async () => {
    const others = { "azurerm_resource_group.x": { ...GROUP, path: "test/eu/x" } };
    const elsewhere = { ...WAIVER, target: "test/eu/x" };
    const app = folderWith({
      "stacks/prod/cdk.tf.json": documentText(LEAKING, [zone([WAIVER, elsewhere])]),
      "stacks/test/cdk.tf.json": documentText(others, [zone([], "test/eu")]),
    });

    const { out } = await run("audit", at("leaking.json"), "--zones", app, "--format", "json", "--today", TODAY);

    expect(JSON.parse(out)).toMatchObject({ counts: { findings: 0, waived: 1 }, zones: [{ path: "prod/eu" }] });
  });

  test.each<[string, string, string, RegExp]>([
    ["an empty list of zones", "leaking.json", "none.json", /^there is no zone in '.*none\.json'/],
    ["documents without a zone", "leaking.json", "none", /^there is no zone in /],
    ["a plan in the place of zones", "leaking.json", "clean.json", /is a plan or a state file, which holds no zones/],
    ["zones that are not there", "leaking.json", "nowhere", /^there is no '.*nowhere'/],
    [
      "an app that lacks a resource of the plan",
      "leaking.json",
      "clean",
      /has 'azurerm_resource_group\.old', which the stack 'prod' of --zones does not have/,
    ],
  ])("ends with 2 for %s", async (_, file, zones, message) => {
    const { code, out, err } = await audit(file, zones);

    expect(err).toMatch(message);
    expect(out).toBe("");
    expect(code).toBe(ExitCode.UNUSABLE);
  });

  test("ends with 2 where the plan fits several stacks, or none", async () => {
    const [prod, test] = [documentText(CLEAN), documentText(CLEAN, [zone([], "test/eu")])];
    const app = folderWith({ "stacks/prod/cdk.tf.json": prod, "stacks/test/cdk.tf.json": test });
    const other = folderWith({ "cdk.tf.json": documentText({ "azurerm_virtual_network.v": { path: "prod/eu/v" } }) });

    const several = await run("audit", at("clean.json"), "--zones", app);
    const none = await run("audit", at("clean.json"), "--zones", other);

    expect(several.err).toMatch(/fits the stacks 'prod' and 'test' of --zones; give the folder of the one/);
    expect(none.err).toMatch(/^nothing in '.*clean\.json' is of a stack of --zones/);
    expect([several.code, none.code]).toEqual([ExitCode.UNUSABLE, ExitCode.UNUSABLE]);
  });
});
