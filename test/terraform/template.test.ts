// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { parseTemplate, parseTraversal } from "../../src/terraform/template";

function told(template: string): string[] | undefined {
  return parseTemplate(template)?.map((part) => {
    if (part.kind === "text") return `text ${part.text}`;
    if (part.kind === "expression") return `expression ${part.text}`;
    return `traversal ${part.traversal.steps.map(({ kind, key }) => (kind === "name" ? key : `[${JSON.stringify(key)}]`)).join(" ")}`;
  });
}

describe("parseTemplate", () => {
  test.each([
    ["", ["text "]],
    ["swedencentral", ["text swedencentral"]],
    ["{a}$b%", ["text {a}$b%"]],
    ["${local.x}", ["traversal local x"]],
    ["${ local.x }", ["traversal local x"]],
    ["a-${local.x}-${var.y}", ["text a-", "traversal local x", "text -", "traversal var y"]],
    ["${local.x}{a}", ["traversal local x", "text {a}"]],
    // Terraform was asked for these: `terraform console` gives "${local.x}", "$${local.x}" and "%%{if}".
    ["$${local.x}", ["text ${local.x}"]],
    ["$$${local.x}", ["text $${local.x}"]],
    ["%%%{if}", ["text %%{if}"]],
    ["$$ ${local.x}", ["text $$ ", "traversal local x"]],
    ["$${a}${local.x}", ["text ${a}", "traversal local x"]],
    ["${azurerm_x.y[0].location}", ["traversal azurerm_x y [0] location"]],
    ["${azurerm_x.y.0.location}", ["traversal azurerm_x y [0] location"]],
    ['${azurerm_x.y["a}b"].id}', ['traversal azurerm_x y ["a}b"] id']],
    ["${azurerm_x.y[*].id}", ["expression azurerm_x.y[*].id"]],
    ['${lower("${local.x}}")}b', ['expression lower("${local.x}}")', "text b"]],
    ['${lower("$${")}${local.x}', ['expression lower("$${")', "traversal local x"]],
    ['${lower("%%{$$${local.x}")}b', ['expression lower("%%{$$${local.x}")', "text b"]],
    ["${{ a = 1 }}", ["expression { a = 1 }"]],
    ["${a ? local.x : local.y}", ["expression a ? local.x : local.y"]],
    ["${local.größe-1}", ["traversal local größe-1"]],
    ["${~ local.x ~}", ["expression ~ local.x ~"]],
  ])("reads %j", (template, expected) => {
    expect(told(template)).toEqual(expected);
  });

  test.each([["${local.x"], ["%{if true}a%{endif}"], ['${lower("}"'], ["${"]])("does not read %j", (template) => {
    expect(parseTemplate(template)).toBeUndefined();
  });

  test.each([[""], ["1a"], ["a."], ["a.b c"], ["a[b]"], ['a["${b}"]'], ["a.b()"], ["-a"]])(
    "sees no traversal in %j",
    (expression) => {
      expect(parseTraversal(expression)).toBeUndefined();
    },
  );

  test("reads a long text in linear time", () => {
    const template = `${"${local.a}{".repeat(50_000)}${"$".repeat(100_000)}`;

    expect(parseTemplate(template)).toHaveLength(100_000);
  });
});
