import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditChange, changedText, inFile } from "../../scripts/mutants/audit/audit-change";
import { AUDIT_CHANGES } from "../../scripts/mutants/audit/audit-changes";
import { AuditHunter } from "../../scripts/mutants/audit/audit-hunt";
import { CollectedTests } from "../../scripts/mutants/audit/collected-tests";
import { flowVariants, typeVariants } from "../../scripts/mutants/audit/row-variants";
import { SourceModules } from "../../scripts/mutants/audit/source-modules";
import { withoutRows } from "../../scripts/mutants/audit/table-rows";
import type { DataFlowRow } from "../../src/audit/facts";
import { CASES } from "../audit/corpus/cases";
import { ROOT } from "../support/built-library";

const NAMES = new Set(CASES.map(({ name }) => name));
const FILES = new Set(AUDIT_CHANGES.map(({ file }) => file));
const JUDGES = "src/audit/judges";

describe("the mutants of the audit", () => {
  test("have names of their own in their file", () => {
    const names = AUDIT_CHANGES.map(({ file, name }) => `${file} ${name}`);

    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  test("are found exactly once, and change something", () => {
    for (const change of AUDIT_CHANGES) {
      expect(changedText(change)).not.toBe(readFileSync(join(ROOT, change.file), "utf8"));
    }
  });

  test("name the cases that guard them", () => {
    const unguarded = AUDIT_CHANGES.filter(
      ({ noticedBy }) => noticedBy.length === 0 || !noticedBy.every((name) => NAMES.has(name)),
    );

    expect(unguarded.map(({ file, name, noticedBy }) => `${file} ${name}: ${noticedBy}`)).toEqual([]);
  });

  test("switch every rule and every judge off", () => {
    const rules = readdirSync(join(ROOT, "src/audit/rules")).map((file) => `src/audit/rules/${file}`);
    const judges = readdirSync(join(ROOT, JUDGES)).flatMap((file) => {
      const [, judge] = /export const (judge\w+): /.exec(readFileSync(join(ROOT, JUDGES, file), "utf8")) ?? [];
      return judge === undefined ? [] : [judge];
    });
    const isOff = (judge: string) =>
      AUDIT_CHANGES.some(({ find, replace }) => find.startsWith(`return ${judge}(`) && replace === "return [];");

    expect(rules.filter((file) => !FILES.has(file))).toEqual([]);
    expect(judges.length).toBeGreaterThan(10);
    expect(judges.filter((judge) => !isOff(judge))).toEqual([]);
    expect(withoutRows({ file: "src/audit/audit-rules.ts", table: "AUDIT_RULES", noticedBy: [] }).length).toBe(
      AUDIT_CHANGES.filter(({ file }) => file === "src/audit/audit-rules.ts").length,
    );
  });
});

describe("a hunt", () => {
  const [CASE] = CASES;
  const change = (replace: string): AuditChange =>
    inFile("src/audit/where-findings.ts", "told", [CASE.name], [["every region is inside", FIND, replace]])[0];
  const FIND = "if (boundary.permitsStorage(where.region)) return [];";

  test("tells which case notices, and how", () => {
    const { noticed, tried } = new AuditHunter([CASE], false).hunt(change("return [];"));

    expect([noticed?.by, noticed?.why, tried]).toEqual([CASE.name, `misses '${CASE.expected[0]}'`, 1]);
  });

  test("tells that none does", () => {
    expect(new AuditHunter([CASE], true).hunt(change(FIND)).noticed).toBeUndefined();
  });

  test("notices what fails", () => {
    expect(new AuditHunter([CASE], false).hunt(change('throw new Error("no");')).noticed?.why).toBe("fails: no");
  });

  test("tries other cases only when it is thorough", () => {
    const unnamed = { ...change("return [];"), noticedBy: [] };

    expect(new AuditHunter([CASE], false).hunt(unnamed).noticed).toBeUndefined();
    expect(new AuditHunter([CASE], true).hunt(unnamed).noticed?.by).toBe(CASE.name);
  });

  test("fails for a case that is not there", () => {
    const unknown = { ...change("return [];"), noticedBy: ["nothing like it"] };

    expect(() => new AuditHunter([CASE], false).hunt(unknown)).toThrow("names the case 'nothing like it'");
  });

  test("knows the cases that fail anyway", () => {
    const wrong = { ...CASE, expected: [] };

    expect(new AuditHunter([CASE], false).faults()).toEqual([]);
    expect(new AuditHunter([wrong], false).faults()).toEqual([`'${CASE.name}' also says '${CASE.expected[0]}'`]);
  });
});

describe("a change of a file", () => {
  test.each([
    ["is not there", "no text like it", 0],
    ["is there more than once", "return", 9],
  ])("fails when it %s", (_, find) => {
    const [change] = inFile("src/audit/where-findings.ts", "told", [], [["name", find, ""]]);

    expect(() => changedText(change)).toThrow(
      /^'name' is found \d+ times in src\/audit\/where-findings.ts instead of once/,
    );
  });

  test("is another module for those who import it", () => {
    const file = "src/audit/path-under.ts";
    const [change] = inFile(
      file,
      "path",
      [],
      [["everything is under", "return trimmed ===", "return true || trimmed ==="]],
    );
    const under = (modules: SourceModules) => modules.load<{ isUnder: typeof isUnder }>(file).isUnder("a", "b");

    expect(under(new SourceModules())).toBe(false);
    expect(under(new SourceModules(new Map([[file, changedText(change)]])))).toBe(true);
  });
});

declare function isUnder(path: string, prefix: string): boolean;

describe("a table", () => {
  test("is tried without each row", () => {
    const changes = withoutRows({ file: "src/audit/id-leads.ts", table: "SCOPES", noticedBy: [] });

    expect(changes.map(({ name }) => name)).toEqual([
      'SCOPES without "azurerm_management_group"',
      'SCOPES without "azurerm_resource_group"',
      'SCOPES without "azurerm_subscription"',
    ]);
    expect(changedText(changes[1])).not.toContain('"azurerm_resource_group"');
    expect(changedText(changes[1])).toContain('"azurerm_subscription"');
  });

  test("fails when it is not there", () => {
    expect(() => withoutRows({ file: "src/audit/id-leads.ts", table: "NONE", noticedBy: [] })).toThrow(
      "there is no table NONE in src/audit/id-leads.ts",
    );
  });
});

describe("a row of the facts", () => {
  const types = ["azurerm_x"];

  test("is tried without itself and without each of its facts", () => {
    const row: DataFlowRow = {
      types,
      path: "a.b",
      judge: "redundancy",
      code: "BackupOutsideBoundary",
      safe: ["One", "Two"],
      whenMissing: "Geo",
      unless: { path: "c", startsWith: ["d"] },
    };

    expect(flowVariants(row).map(({ change }) => change)).toEqual([
      ...["left out", "safe without One", "safe without Two", "without unless", "without whenMissing"],
    ]);
    expect(flowVariants({ ...row, whenMissing: "One" }).map(({ change }) => change)).not.toContain(
      "without whenMissing",
    );
  });

  test("is not tried where it only says why nothing is judged", () => {
    expect(flowVariants({ types, path: "a", judge: "none", why: "b" })).toEqual([]);
  });

  test("is tried without data, and without each way to a parent", () => {
    const ways = [
      { attribute: "a_id", by: "id", parents: ["azurerm_a"] },
      { attribute: "b_id", by: "id", parents: ["azurerm_b", "azurerm_c"] },
    ] as const;
    const variants = typeVariants({ class: "child", types, ways }, "azurerm_x", () => undefined);

    expect(variants.map(({ change }) => change)).toEqual([
      ...["in no table", "without data", "without a_id", "a_id without azurerm_a", "without b_id"],
      ...["b_id without azurerm_b", "b_id without azurerm_c"],
    ]);
  });
});

describe("collected tests", () => {
  const file = "test/audit/generated/types.test.ts";
  const { all } = new CollectedTests([file], new Map());

  test("are those of a file, with what their table gives them", () => {
    const first = all.find(({ given }) => given[0] === "azurerm_storage_account");

    expect(first?.run()).toBeUndefined();
  });

  test("fail where they fail elsewhere", () => {
    const texts = new Map([
      ["src/audit/rules/location-outside-boundary.ts", "export const locationOutsideBoundary = () => [];"],
    ]);
    const broken = new CollectedTests([file], texts).all.find(({ given }) => given[0] === "azurerm_storage_account");

    expect(broken?.run).toThrow("equals");
  });
});
