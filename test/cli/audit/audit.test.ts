import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExitCode } from "../../../src/cli/terminal";
import { exampleOutput } from "../../support/fixtures-examples";
import { folderWith } from "../folder-with";
import { run } from "../support";
import { CLEAN, documentText, LEAKING, OUTSIDE, TODAY, WAIVER, zone, zonesJson } from "./documents";

const ARGS = ["--today", TODAY];

describe("audit", () => {
  const clean = folderWith({ "cdk.tf.json": documentText(CLEAN) });
  const leaking = folderWith({ "cdk.tf.json": documentText(LEAKING) });
  const at = (folder: string) => join(folder, "cdk.tf.json");

  test("ends well where nothing leaves a zone", async () => {
    const { code, out, err } = await run("audit", clean, ...ARGS);

    expect(out).toMatch(/^# Residency audit\n\n- result: 0 findings, 0 waived\n/);
    expect(err).toBe("0 findings, 0 waived.\n");
    expect(code).toBe(ExitCode.GOOD);
  });

  test("ends badly where something does, and says where it is written", async () => {
    const { code, out, err } = await run("audit", leaking, ...ARGS);

    expect(out).toMatch(
      /^- \[LocationOutsideBoundary\] prod\/eu\/old location: 'eastus' is in 'US'.*cdk\.tf\.json:98:7\)$/m,
    );
    expect(readFileSync(at(leaking), "utf8").split("\n")[97]).toBe('      "old": {');
    expect(err).toBe("1 finding, 0 waived.\n");
    expect(code).toBe(ExitCode.BAD);
  });

  test("passes the examples", async () => {
    const { stacks } = exampleOutput("eu-us");
    const files = Object.entries(stacks).map(([name, text]) => [`stacks/${name}/cdk.tf.json`, text]);

    const { code, out } = await run("audit", folderWith(Object.fromEntries(files)));

    expect(out).toMatch(/^## Zone eu\/zone$/m);
    expect(out).toMatch(/^## Zone us\/zone$/m);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("writes JSON with zones, counts and the day", async () => {
    const { out } = await run("audit", leaking, "--format", "json", ...ARGS);

    expect(JSON.parse(out)).toMatchObject({
      today: TODAY,
      counts: { findings: 1, undecided: 0, waived: 0, expiredWaivers: 0 },
      sources: [{ stack: expect.any(String), resources: 2, outsideZones: 0 }],
      zones: [{ path: "prod/eu", findings: [{ code: "LocationOutsideBoundary", zone: "prod/eu", at: { line: 98 } }] }],
    });
  });

  test("gives the same bytes for the same documents and day", async () => {
    for (const format of ["text", "json", "sarif"]) {
      const args = ["audit", leaking, "--format", format, ...ARGS];

      expect((await run(...args)).out).toBe((await run(...args)).out);
    }
  });

  test.each([
    ["before its last day", "2026-12-30", ExitCode.GOOD, []],
    ["on its last day", "2026-12-31", ExitCode.GOOD, []],
    ["on the day after it", "2027-01-01", ExitCode.BAD, ["LocationOutsideBoundary", "WaiverExpired"]],
  ])("takes a waiver %s", async (_, today, code, codes) => {
    const folder = folderWith({ "cdk.tf.json": documentText(LEAKING, [zone([WAIVER])]) });

    const ran = await run("audit", folder, "--format", "json", "--today", today);
    const report = JSON.parse(ran.out);

    expect(report.zones[0].findings.map((finding: { code: string }) => finding.code)).toEqual(codes);
    expect(report.zones[0].waived).toHaveLength(code === ExitCode.GOOD ? 1 : 0);
    expect(ran.code).toBe(code);
  });

  test("takes now for the day if none is given", async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { today } = JSON.parse((await run("audit", clean, "--format", "json")).out);
    const after = new Date().toISOString().slice(0, 10);

    expect([before, after]).toContain(today);
  });

  test("finds a waiver that accepts nothing, at the zone that has it", async () => {
    const folder = folderWith({ "cdk.tf.json": documentText(CLEAN, [zone([WAIVER])]) });

    const { out, code } = await run("audit", folder, ...ARGS);

    expect(out).toMatch(/^- \[WaiverUnused\] prod\/eu\/old waiver: .*cdk\.tf\.json:7:7\)$/m);
    expect(code).toBe(ExitCode.BAD);
  });

  test("writes the report into a file, whole, in the place of an older one", async () => {
    const folder = folderWith({ "report.json": "old" });
    const file = join(folder, "report.json");

    const { code, out } = await run("audit", leaking, "--format", "json", "--out", file, ...ARGS);

    expect(out).toBe("");
    expect(JSON.parse(readFileSync(file, "utf8")).counts.findings).toBe(1);
    expect(readdirSync(folder)).toEqual(["report.json"]);
    expect(code).toBe(ExitCode.BAD);
  });

  test("writes to what is no file and cannot be replaced", async () => {
    const { code } = await run("audit", clean, "--out", "/dev/null", ...ARGS);

    expect(code).toBe(ExitCode.GOOD);
    expect(readFileSync("/dev/null", "utf8")).toBe("");
  });

  test("takes zones from a file for documents that define none", async () => {
    const folder = folderWith({
      "cdk.tf.json": documentText(LEAKING, []),
      "zones.json": JSON.stringify(zonesJson(zone())),
      "other.json": JSON.stringify(zonesJson(zone([], "other/eu"))),
    });

    const { out, code } = await run("audit", at(folder), "--zones", join(folder, "zones.json"), ...ARGS);
    const other = await run("audit", at(folder), "--zones", join(folder, "other.json"), ...ARGS);

    expect(out).toContain("[LocationOutsideBoundary]");
    expect(code).toBe(ExitCode.BAD);
    expect(other.err).toMatch(/^nothing in '.*' stands in a zone of '.*other\.json'\n$/);
    expect(other.code).toBe(ExitCode.UNUSABLE);
  });

  test("ends well for a zone that has nothing, and says so", async () => {
    const nothing = folderWith({ "cdk.tf.json": documentText({}) });
    const beside = folderWith({
      "a/cdk.tf.json": documentText(CLEAN, [zone(), zone([], "prod/empty")]),
      "b/cdk.tf.json": documentText({ "azurerm_resource_group.x": { ...OUTSIDE, path: "other/x" } }, []),
    });

    const [alone, both] = [await run("audit", nothing, ...ARGS), await run("audit", beside, ...ARGS)];

    expect(alone.out).toContain("0 resources");
    expect(alone.err).toMatch(/the zone 'prod\/eu' has no resource of its own in what was read\n$/);
    expect(alone.code).toBe(ExitCode.GOOD);
    expect(both.err).toMatch(/the zone 'prod\/empty' has no resource of its own in what was read\n$/);
    expect(both.code).toBe(ExitCode.GOOD);
  });

  test("takes what no construct wrote into a zone that has nothing else", async () => {
    const stray = { "azurerm_resource_group.x": { location: "eastus" } };
    const folder = folderWith({ "cdk.tf.json": documentText(stray) });

    const { out, code } = await run("audit", folder, ...ARGS);

    expect(out).toContain("[LocationOutsideBoundary] azurerm_resource_group.x location");
    expect(code).toBe(ExitCode.BAD);
  });

  test("takes what no construct wrote into the zone that its stack stands in", async () => {
    const stray = { "azurerm_resource_group.x": { location: "eastus" } };
    const stack = (constructPath: string, name: string) => ({
      constructPath,
      synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
    });
    const folder = (path: string) =>
      folderWith({
        "manifest.json": JSON.stringify({ stacks: { prod: stack("prod", "prod"), inner: stack(path, "inner") } }),
        "stacks/prod/cdk.tf.json": documentText(CLEAN),
        "stacks/inner/cdk.tf.json": documentText(stray, []),
      });

    const inside = await run("audit", folder("prod/eu/inner"), ...ARGS);
    const outside = await run("audit", folder("inner"), ...ARGS);

    expect(inside.out).toContain("[LocationOutsideBoundary] prod/eu/inner location");
    expect([inside.code, outside.code]).toEqual([ExitCode.BAD, ExitCode.GOOD]);
  });

  test("audits all stacks of an app as one", async () => {
    const reader = { "azurerm_storage_account.s": { path: "b/store", name: "s", location: "eastus" } };
    const stacks = { a: documentText(CLEAN), b: documentText(reader, []) };
    const folder = folderWith(
      Object.fromEntries(Object.entries(stacks).map(([name, text]) => [`stacks/${name}/cdk.tf.json`, text])),
    );

    const { out, code } = await run("audit", folder, ...ARGS);

    expect(out).toMatch(/^- read: .*stacks\/a\/cdk\.tf\.json, stack 'a', 1 resource$/m);
    expect(out).toMatch(/^- read: .*stacks\/b\/cdk\.tf\.json, stack 'b', 1 resource, 1 of them outside of zones/m);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("shows what a document would have a terminal or a build server do as a text", async () => {
    const evil = { ...CLEAN, "azurerm_resource_group.x": { path: "prod/eu/x", location: "\n::error::\u001b[31m" } };
    const folder = folderWith({ "cdk.tf.json": documentText(evil) });

    const { out, code } = await run("audit", folder, ...ARGS);

    expect(out).toContain("'\\u{a}::error::\\u{1b}[31m'");
    expect(out).not.toMatch(/^::/m);
    expect(code).toBe(ExitCode.BAD);
  });
});
