// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import fc from "fast-check";
import { toExpression } from "../../scripts/terraform/hcl";
import { readAddress, referencesIn, rewriteTemplate } from "../../scripts/terraform/reference";
import {
  isComputed,
  isOneExpression,
  joinTemplate,
  splitTemplate,
  TemplateError,
} from "../../scripts/terraform/template";

const SEEN: readonly (readonly [template: string, references: readonly string[]])[] = [
  ["plain text", []],
  ["$${azurerm_a.b.id} and %%{ if x }", []],
  ["${azurerm_a.b.id}", ["azurerm_a.b.id"]],
  ["x-${azurerm_a.b-c.id}-${var.d}", ["azurerm_a.b-c.id", "var.d"]],
  ["${azurerm_a.b.list[0].id}", ["azurerm_a.b.list[0].id"]],
  ["${azurerm_a.b.list.0.id}", ["azurerm_a.b.list.0.id"]],
  ["${azurerm_a.b[*].id}", ["azurerm_a.b[*].id"]],
  ["${azurerm_a.b.*.id}", ["azurerm_a.b.*.id"]],
  ['${azurerm_a.b["x.y"].id}', ['azurerm_a.b["x.y"].id']],
  ["${azurerm_a.b[local.c[0]].id}", ["local.c[0]", "azurerm_a.b[local.c[0]].id"]],
  ['${lower("${azurerm_a.b.id}-x")}', ["azurerm_a.b.id"]],
  ['${format("}", azurerm_a.b.id)}', ["azurerm_a.b.id"]],
  ['${"quoted \\" ${var.a}"}', ["var.a"]],
  ["${{ (var.a) = var.b, key = var.c }}", ["var.a", "var.b", "var.c"]],
  ["${[for x in var.a : x.id if x.ok]}", ["var.a", "x.id", "x.ok"]],
  ["%{ for x in var.a ~}${x.id}%{ endfor ~}", ["var.a", "x.id"]],
  ["${var.a ? azurerm_a.b.id : 1.5}", ["var.a", "azurerm_a.b.id"]],
  ["${one(azurerm_a.b.list).id}", ["azurerm_a.b.list"]],
  ["${[var.a][0].id}", ["var.a"]],
  ["${provider::azurerm::parse(var.a)}", ["var.a"]],
  ["${var.a /* azurerm_a.b.id */ + 1 # var.c\n}", ["var.a"]],
];

describe("references in a template", () => {
  test.each(SEEN)("are seen in %s", (template, expected) => {
    expect(referencesIn(template).map((reference) => reference.text)).toEqual(expected);
  });

  test("know the names that a for expression brings along", () => {
    const local = (template: string) => referencesIn(template).flatMap((found) => (found.local ? [found.text] : []));

    expect(local("${[for x in var.a : x.id]}")).toEqual(["x.id"]);
    expect(local("%{ for x in var.a }${x.id}%{ endfor }")).toEqual(["x.id"]);
    expect(local("${{ for k, v in var.a : k.id => v.id }}")).toEqual(["k.id", "v.id"]);
  });

  test("are replaced where they stand and nowhere else", () => {
    const rewritten = rewriteTemplate('x ${a.b.id} "a.b.id" $${a.b.id} ${lower("a.b.id ${a.b.id}")}', (reference) =>
      reference.root === "a" ? "NEW" : undefined,
    );

    expect(rewritten).toBe('x ${NEW} "a.b.id" $${a.b.id} ${lower("a.b.id ${NEW}")}');
  });

  test.each([
    ["azurerm_a.b", true],
    ["azurerm_a.b[0]", true],
    ["module.m", true],
    ["azurerm_a", false],
    ["azurerm_a.b + 1", false],
    ["", false],
  ])("are told from other text: %s", (address, expected) => {
    expect(readAddress(address) !== undefined).toBe(expected);
  });
});

describe("a template", () => {
  const piece = fc.constantFrom(
    "a",
    "$",
    "%",
    "{",
    "$${",
    "%%{",
    " ",
    "${var.a}",
    '${lower("}")}',
    "%{ if true }x%{ endif }",
  );
  const template = fc
    .array(piece)
    .map((pieces) => pieces.join(""))
    .filter(readable);

  test("is the same after it was taken apart and put together", () => {
    fc.assert(fc.property(template, (text) => joinTemplate(splitTemplate(text)) === text));
  });

  test("is the same after a rewrite that changes nothing", () => {
    fc.assert(fc.property(template, (text) => rewriteTemplate(text, () => undefined) === text));
  });

  test("is computed exactly when it has a part that is not text", () => {
    fc.assert(
      fc.property(template, (text) => {
        expect(isComputed(text)).toBe(splitTemplate(text).some((part) => part.kind !== "text"));
      }),
    );
  });

  test.each([
    ["${var.a}", true],
    ["${var.a}${var.b}", false],
    [" ${var.a}", false],
    ["$${var.a}", false],
    ["text", false],
  ])("keeps the type of its value only when it is one expression: %s", (text, expected) => {
    expect(isOneExpression(text)).toBe(expected);
  });

  test.each(["${var.a", '${"x}', "${var.a /* x}", "${<<EOT\nx\nEOT\n}"])("fails for %s", (text) => {
    expect(() => splitTemplate(text)).toThrow(TemplateError);
  });
});

describe("a value as a Terraform expression", () => {
  test.each([
    [null, "null"],
    [5, "5"],
    [true, "true"],
    ['a "b"\n\\', '"a \\"b\\"\\n\\\\"'],
    ["\b", '"\\u0008"'],
    ['x-${lower("A")}', '"x-${lower("A")}"'],
    ["$${not}", '"$${not}"'],
    [["a", { b: [1] }], '["a", {"b" = [1]}]'],
  ] as [unknown, string][])("%j is written %s", (value, expected) => {
    expect(toExpression(value)).toBe(expected);
  });
});

function readable(text: string): boolean {
  try {
    splitTemplate(text);
    return true;
  } catch {
    return false;
  }
}
