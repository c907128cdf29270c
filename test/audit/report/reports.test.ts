import { FACT_DATES } from "../../../src/audit/report/fact-dates";
import { auditReportJson } from "../../../src/audit/report/report-json";
import { auditReportText, auditSummary } from "../../../src/audit/report/report-text";
import { ResidencyWaiver } from "../../../src/residency/residency-waiver";
import { RESOURCES, reportOf, ZONE } from "./report-data";

const { "azurerm_resource_group.rg": GROUP } = RESOURCES;
const CLEAN = { "azurerm_resource_group.rg": GROUP };

describe("the report as text", () => {
  test("tells for people what was found, what is accepted, and what has expired", async () => {
    await expect(auditReportText(reportOf())).toMatchFileSnapshot("__snapshots__/leaking.md");
  });

  test("tells what was read where nothing was found", async () => {
    await expect(auditReportText(reportOf(CLEAN, { zone: { ...ZONE, waivers: [] } }))).toMatchFileSnapshot(
      "__snapshots__/clean.md",
    );
  });

  test("has a summary of one line", () => {
    expect(auditSummary(reportOf())).toBe("5 findings (1 of what cannot be decided), 1 waived");
  });
});

describe("the report as JSON", () => {
  test("holds all of it in a fixed order", async () => {
    await expect(auditReportJson(reportOf())).toMatchFileSnapshot("__snapshots__/leaking.json");
  });

  test("is the same whatever the order in the document", () => {
    const backwards = Object.fromEntries(Object.entries(RESOURCES).reverse());
    const withoutLines = (text: string) => text.replace(/"line": \d+/g, "");

    expect(withoutLines(auditReportJson(reportOf(backwards)))).toBe(withoutLines(auditReportJson(reportOf())));
  });
});

describe("a report", () => {
  test("counts a waiver that has expired, and what it accepted", () => {
    const { counts, zones } = reportOf(RESOURCES, { today: "2027-01-01" });
    const codes = zones[0].findings.map(({ code, path }) => `${code} ${path}`);

    expect(counts).toEqual({ findings: 7, undecided: 1, waived: 0, expiredWaivers: 2 });
    expect(codes).toEqual([
      "WaiverUnused prod/eu/gone",
      "LocationOutsideBoundary prod/eu/later",
      "WaiverExpired prod/eu/later",
      "LocationOutsideBoundary prod/eu/old",
      "LocationOutsideBoundary prod/eu/pics",
      "WaiverExpired prod/eu/pics",
      "RegionUnresolved prod/eu/told",
    ]);
  });

  test.each([
    ["2026-11-21", "2028-11-21", undefined],
    ["2026-11-21", "2028-11-22", "2028-11-21"],
    ["2026-11-21", "9999-12-31", "2028-11-21"],
    ["2028-02-29", "2030-03-01", undefined],
    ["2028-02-29", "2030-03-02", "2030-03-01"],
    ["9998-12-31", "9999-12-31", undefined],
  ])("of %s on a waiver until %s finds that it may run until %s", (today, expiresOn, latest) => {
    const { target, reason } = ZONE.waivers[0];
    const code = "LocationOutsideBoundary";
    const waivers = [ResidencyWaiver.of({ code, target, reason, approvedBy: "Board", expiresOn })];
    const { zones, counts } = reportOf(RESOURCES, { zone: { ...ZONE, waivers }, today });
    const long = zones[0].findings.filter((finding) => finding.code === "WaiverTooLong");

    expect(counts.waived).toBe(1);
    expect(long.map(({ path, text }) => `${path}: ${text}`)).toEqual(
      latest === undefined
        ? []
        : [
            `${target}: the waiver of ${code} that 'Board' approved ends on ${expiresOn}; let it end on ${latest} at the latest, and have it approved again then`,
          ],
    );
  });

  test("says of a waiver which accepts nothing that it runs too long, too", () => {
    const [, , gone] = ZONE.waivers;
    const waivers = [ResidencyWaiver.of({ ...gone, expiresOn: "2099-12-31" })];

    expect(
      reportOf(RESOURCES, { zone: { ...ZONE, waivers } })
        .zones[0].findings.filter(({ path }) => path === gone.target)
        .map(({ code }) => code),
    ).toEqual(["WaiverTooLong", "WaiverUnused"]);
  });

  test("names the day of every table that the audit judges by", () => {
    expect(FACT_DATES.every(({ asOf }) => /^\d{4}-\d{2}-\d{2}$/.test(asOf))).toBe(true);
    expect(FACT_DATES.map(({ table }) => table)).toEqual([...FACT_DATES.map(({ table }) => table)].sort());
  });
});
