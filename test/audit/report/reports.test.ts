import { FACT_DATES } from "../../../src/audit/report/fact-dates";
import { auditReportJson } from "../../../src/audit/report/report-json";
import { auditReportText, auditSummary } from "../../../src/audit/report/report-text";
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

  test("names the day of every table that the audit judges by", () => {
    expect(FACT_DATES.every(({ asOf }) => /^\d{4}-\d{2}-\d{2}$/.test(asOf))).toBe(true);
    expect(FACT_DATES.map(({ table }) => table)).toEqual([...FACT_DATES.map(({ table }) => table)].sort());
  });
});
