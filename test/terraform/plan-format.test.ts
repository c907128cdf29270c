import fc from "fast-check";
import { ProblemError } from "../../src/private/problem-list";
import { isPlanOrState, readPlan } from "../../src/terraform/plan-document";
import { instance, PLAN, plan } from "./plan-fixture";

describe("a file that is no plan or state", () => {
  test.each<[string, string | object, string[]]>([
    ["an empty text", " ", ["file: the text is empty"]],
    ["a truncated text", '{"format_version": ', ["line 1, column 20: the text ends in the middle of the document"]],
    ["a list", "[]", ["file: it is a list, not an object"]],
    ["null", "null", ["file: it is null, not an object"]],
    [
      "a version to come",
      { format_version: "2.0", planned_values: {} },
      ["format_version: it is '2.0', and only '1.x' is read here"],
    ],
    [
      "a version before",
      { format_version: "0.2", values: {} },
      ["format_version: it is '0.2', and only '1.x' is read here"],
    ],
    ["no version", { planned_values: {} }, ["format_version: it is undefined, and only '1.x' is read here"]],
    [
      "a version that is no text",
      { format_version: 1.2, values: {} },
      ["format_version: it is 1.2, and only '1.x' is read here"],
    ],
    [
      "a state as it is stored",
      { version: 4, terraform_version: "1.9.8", serial: 1, lineage: "x", outputs: {}, resources: [] },
      ["file: it is a state file as Terraform stores it, not as it shows it"],
    ],
    [
      "something else with a version",
      { format_version: "1.0", provider_schemas: {} },
      ["file: it has neither 'planned_values' nor 'values'"],
    ],
    [
      "a plan of a run that failed",
      { ...PLAN, errored: true },
      ["errored: it is the plan of a run that failed, in which resources may be missing"],
    ],
    [
      "every part that cannot be read",
      plan({
        resources: [{ address: "azurerm_x.y" }, "x" as never],
        modules: [
          { address: "azurerm_x.y" },
          { address: "module.a", resources: {}, child_modules: [{ address: "module.b" }] },
        ],
      }),
      [
        "planned_values.root_module.resources[0]: it is no resource with an address, a mode, a type and a name",
        "planned_values.root_module.resources[1]: it is no resource with an address, a mode, a type and a name",
        "planned_values.root_module.child_modules[0]: it is no module under ''",
        "planned_values.root_module.child_modules[1].resources: it is a value of type object, not a list",
        "planned_values.root_module.child_modules[1].child_modules[0]: it is no module under 'module.a'",
      ],
    ],
  ])("fails for %s", (_, json, expected) => {
    expect(problemsOf(json)).toEqual(expected.map((text) => `[InvalidPlanJson] ${text}`));
  });

  test("fails with what to do", () => {
    expect(() => readPlan({ format_version: "2.0", values: {} }, "audit of 'plan.json'")).toThrow(
      "audit of 'plan.json' has 1 problem:\n  [InvalidPlanJson] format_version: it is '2.0', and only '1.x' is read here; give what 'terraform show -json' prints for a plan that succeeded, or for a state",
    );
  });

  test("fails for modules that nest without end, and for nothing else that does", () => {
    let modules: object = { address: `module.m${".module.m".repeat(5000)}` };
    for (let depth = 4999; depth >= 0; depth--) {
      modules = { address: `module.m${".module.m".repeat(depth)}`, child_modules: [modules] };
    }
    let deep: unknown = true;
    for (let depth = 0; depth < 20_000; depth++) deep = depth % 2 ? { a: deep } : [deep];
    const change = { address: "azurerm_x.y", change: { actions: ["create"], after_unknown: deep } };
    const resources = [instance("azurerm_x.y", { a: deep }, { sensitive_values: deep })];

    expect(problemsOf(plan({ modules: [modules] as never }))[0]).toMatch(/modules nest deeper than 64 levels/);
    expect(problemsOf(plan({ resources, changes: [change] }))).toEqual([]);
  });

  test.each<[string, unknown, boolean]>([
    ["a plan", PLAN, true],
    ["an empty state", { format_version: "1.0" }, true],
    ["a state as it is stored", { version: 4, lineage: "x" }, true],
    ["a configuration", { resource: {}, terraform: {} }, false],
    ["nothing", {}, false],
    ["a list", [], false],
    ["null", null, false],
  ])("is told by its shape: %s", (_, root, expected) => {
    expect(isPlanOrState(root)).toBe(expected);
  });

  test("never throws anything but the coded error", () => {
    const text = JSON.stringify(PLAN);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(60),
        fc.oneof(fc.string(), fc.json(), fc.constantFrom("null", "true", "[]", "{}", '""')),
        (start, length, piece) => {
          const index = start % text.length;
          problemsOf(text.slice(0, index) + piece + text.slice(index + length));
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.anything(), (value) => problemsOf({ format_version: "1.0", values: value }) !== undefined),
    );
  });
});

function problemsOf(json: string | object): string[] {
  try {
    readPlan(json);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, path, text }) => `[${code}] ${path}: ${text.split(";")[0]}`);
  }
}
