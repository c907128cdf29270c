// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { auditReportSarif, MOST_RESULTS, SHOWN_RESULTS, sarifNotice } from "../../../src/audit/report/report-sarif";
import { PROBLEMS } from "../../../src/private/problems";
import { RESOURCES, reportOf, ZONE } from "./report-data";
import { sarifFaults } from "./sarif-faults";

/** What of a run the tests look at. */
interface Run {
  readonly tool: { readonly driver: { readonly rules: (Texts & { readonly id: string })[] } };
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
  readonly results: Result[];
}

interface Texts {
  help?: { readonly text: string };
  readonly shortDescription: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { startLine?: number };
    };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
  partialFingerprints?: { readonly primaryLocationLineHash: string };
  readonly suppressions: readonly object[];
}

const OPTIONS = { version: "0.1.0" };

function sarif(data = reportOf(), options = {}) {
  const text = auditReportSarif(data, { ...OPTIONS, ...options });
  const log: { readonly runs: readonly Run[] } = JSON.parse(text);
  return { text, log, run: log.runs[0] };
}

describe("the report as SARIF", () => {
  test("is the golden one", async () => {
    await expect(sarif().text).toMatchFileSnapshot("__snapshots__/leaking.sarif");
  });

  test("has what the standard and GitHub require", () => {
    expect(sarifFaults(sarif().log)).toEqual([]);
    expect(sarifFaults(sarif(reportOf({}, { zone: { ...ZONE, waivers: [] } })).log)).toEqual([]);
  });

  test("explains each rule by what the registry has of it", () => {
    const { rules } = sarif().run.tool.driver;

    expect(rules.map(({ id }) => id)).toEqual([
      "LocationOutsideBoundary",
      "RegionUnresolved",
      "WaiverExpired",
      "WaiverUnused",
    ]);
    for (const { id, help, shortDescription } of rules) {
      const { when } = PROBLEMS[id as keyof typeof PROBLEMS];
      expect(shortDescription.text).toBe(when);
      expect(help?.text.startsWith(when)).toBe(true);
      expect(help?.text.includes("ResidencyWaiver")).toBe(!id.startsWith("Waiver"));
    }
  });

  test("suppresses what a waiver accepts on that day, with reason, approver and date", () => {
    const suppressed = sarif().run.results.filter(({ suppressions }) => suppressions.length > 0);

    expect(suppressed).toHaveLength(1);
    expect(suppressed[0].suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "they show the public web site and nobody's data (approved by Board until 2026-12-31)",
      },
    ]);
    expect(sarif(reportOf(RESOURCES, { today: "2027-01-01" })).text).not.toContain('"accepted"');
  });

  test("keeps its fingerprints when lines, texts, days and other findings change", () => {
    const prints = (data: ReturnType<typeof reportOf>) =>
      new Map(
        sarif(data).run.results.map(({ ruleId, locations: [{ logicalLocations }], partialFingerprints }) => [
          `${ruleId} ${logicalLocations[0].fullyQualifiedName}`,
          partialFingerprints?.primaryLocationLineHash,
        ]),
      );
    const before = prints(reportOf());
    const { "azurerm_resource_group.old": _, ...fewer } = RESOURCES;
    const moved = {
      ...fewer,
      "azurerm_resource_group.told": { path: "prod/eu/told", name: "x", location: "${var.other}" },
    };

    const after = prints(reportOf(moved, { today: "2026-11-22" }));

    expect(new Set(before.values()).size).toBe(before.size);
    for (const [key, print] of after) expect(print).toBe(before.get(key));
    expect(after.size).toBe(before.size - 1);
  });

  test("tells findings of one place apart", () => {
    const [finding] = reportOf().zones[0].findings;
    const data = reportOf();
    const twice = { ...data, zones: [{ ...data.zones[0], findings: [finding, finding], waived: [] }] };

    const [one, other] = sarif(twice).run.results.map(
      ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash ?? "",
    );

    expect([one.slice(-2), other.slice(-2)]).toEqual([":1", ":2"]);
    expect(one.slice(0, -2)).toBe(other.slice(0, -2));
  });

  test("has addresses of files that hold no character of their own", () => {
    const data = reportOf();
    const [zone] = data.zones;
    const at = { file: "a b/ü#%.json", line: 1, column: 1 };
    const odd = { ...data, zones: [{ ...zone, findings: zone.findings.map((one) => ({ ...one, at })) }] };

    expect(sarif(odd).run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "a%20b/%C3%BC%23%25.json",
    );
    expect(sarifFaults(sarif(odd).log)).toEqual([]);
  });

  test("leaves out what GitHub would not take, what is waived first, and says so", () => {
    const data = reportOf();
    const [zone] = data.zones;
    const findings = Array.from({ length: MOST_RESULTS - 1 }, () => zone.findings[0]);
    const full = { ...data, zones: [{ ...zone, findings, waived: [...zone.waived, ...zone.waived, ...zone.waived] }] };

    const { log, run } = sarif(full);

    expect(run.results).toHaveLength(MOST_RESULTS);
    expect(run.results.filter(({ suppressions }) => suppressions.length > 0)).toHaveLength(1);
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      { level: "warning", message: { text: expect.stringMatching(/^2 of 25002 results are left out/) } },
    ]);
    expect(sarifFaults(log)).toEqual([]);
  });

  test("says when GitHub would not show all", () => {
    expect(sarifNotice(SHOWN_RESULTS, SHOWN_RESULTS)).toBeUndefined();
    expect(sarifNotice(SHOWN_RESULTS + 1, SHOWN_RESULTS + 1)).toBe(
      "there are 5001 results, of which GitHub shows 5000",
    );
  });

  test.each<[string, (run: Run) => void]>([
    ["a rule without help", ({ tool }) => delete tool.driver.rules[0].help],
    ["a result of no rule", ({ results }) => Object.assign(results[0], { ruleIndex: 99 })],
    ["an absolute address", ({ results }) => Object.assign(place(results).artifactLocation, { uri: "/a" })],
    ["a step up", ({ results }) => Object.assign(place(results).artifactLocation, { uri: "a/../b" })],
    ["no line", ({ results }) => delete place(results).region.startLine],
    ["a property that the standard does not have", ({ results }) => Object.assign(results[0], { severity: "high" })],
    ["no fingerprint", ({ results }) => delete results[0].partialFingerprints],
    ["a level that is none", ({ results }) => Object.assign(results[0], { level: "fatal" })],
  ])("fails for %s", (_, spoil) => {
    const { log, run } = sarif();
    spoil(run);

    expect(sarifFaults(log)).not.toEqual([]);
  });
});

function place([{ locations }]: readonly Result[]) {
  return locations[0].physicalLocation;
}
