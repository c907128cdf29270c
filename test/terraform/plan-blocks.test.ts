// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { readPlan } from "../../src/terraform/plan-document";
import { valuesAt } from "../../src/terraform/values-at";
import { bodyIn as body, constant, references, template, Y, Z } from "./plan-fixture";

const ID = `${Y}.id`;
/** The id of `azurerm_y.y`, as a reference in HCL. */
const Y_ID = references(ID, Y);

describe("blocks and lists of a plan", () => {
  test.each<[string, unknown, unknown, unknown, unknown]>([
    ["one block", [{ b: "c" }], [{ a: true }], [{ a: Y_ID, b: constant("c") }], [{ b: "c", a: `\${${ID}}` }]],
    ["a block that may occur once", { b: "c" }, { a: true }, { a: Y_ID }, { b: "c", a: `\${${ID}}` }],
    [
      "several that all say the same",
      [{}, {}],
      [{ a: true }, { a: true }],
      [{ a: Y_ID }, { a: Y_ID }],
      [{ a: `\${${ID}}` }, { a: `\${${ID}}` }],
    ],
    [
      "several of which one knows: a set has no order",
      [{}, { a: "c" }],
      [{ a: true }, {}],
      [{ a: constant("c") }, { a: Y_ID }],
      [{ a: `\${known_after_apply(${ID})}` }, { a: "c" }],
    ],
    [
      "more than are configured",
      [{}, {}],
      [{ a: true }, { a: true }],
      [{ a: Y_ID }],
      [{ a: `\${known_after_apply(${ID})}` }, { a: `\${known_after_apply(${ID})}` }],
    ],
    [
      "those that only a dynamic block makes",
      [{ b: "c" }],
      [{ a: true }],
      undefined,
      [{ b: "c", a: "${known_after_apply()}" }],
    ],
    ["a list in HCL", [null, "c"], [true, false], Y_ID, [`\${${ID}}`, "c"]],
    [
      "a list in JSON",
      [null, null, "y"],
      [true, true, false],
      {
        constant_value: [`\${${ID}}`, `\${${Z}.id}`, `\${${Y}.name}`],
        references: [ID, Y, `${Z}.id`, Z, `${Y}.name`, Y],
      },
      [`\${${ID}}`, `\${${Z}.id}`, `\${${Y}.name}`],
    ],
    [
      "an object in JSON",
      {},
      { k: true },
      { constant_value: { k: `\${${ID}}` }, references: [ID, Y] },
      { k: `\${${ID}}` },
    ],
    [
      "a list that is a reference",
      [null],
      [true],
      template(`\${${Y}.ids}`, `${Y}.ids`, Y),
      [`\${known_after_apply(${Y}.ids)}`],
    ],
  ])("are written as the configuration tells: %s", (_, value, unknown, expression, expected) => {
    expect(body({ g: value }, { g: unknown }, { g: expression })).toEqual({ g: expected });
  });

  test("that come after apply as a whole cannot be looked into", () => {
    const found = body({}, { g: true, h: true }, { h: [{ a: Y_ID }] }) ?? {};
    const document = readPlan({ format_version: "1.0" });

    // Nobody configures it, or a `dynamic` block makes it.
    expect(found).toEqual({ g: "${chosen_by_provider()}", h: "${known_after_apply()}" });
    expect(valuesAt(document, found, "g")).toEqual([]);
    expect(valuesAt(document, found, "g.a")).toMatchObject([{ attribute: "g.a", value: { kind: "unknown" } }]);
    expect(valuesAt(document, found, "h.a")).toMatchObject([{ value: { reason: "it is only known after apply" } }]);
  });

  test("are unknown where no change tells what is known", () => {
    const expressions = { a: Y_ID, b: constant("b"), c: references("local.c"), g: [{ d: references("local.d") }] };

    expect(body({ b: "b", g: [{}] }, undefined, expressions)).toEqual({
      a: `\${${ID}}`,
      b: "b",
      c: "${known_after_apply()}",
      g: [{ d: "${known_after_apply()}" }],
    });
  });
});
