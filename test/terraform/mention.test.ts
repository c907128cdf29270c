// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { MentionGraph, mentionsIn } from "../../src/terraform/mention";
import { TerraformDocument } from "../../src/terraform/terraform-document";

describe("mentionsIn", () => {
  test.each<[unknown, string[]]>([
    ["azurerm_x.y.id", []],
    ["${azurerm_x.y.id}", ["azurerm_x.y"]],
    ["${resource.azurerm_x.y.id}", ["azurerm_x.y"]],
    ["${data.azurerm_x.y.id}-${local.z}", ["data.azurerm_x.y", "local.z"]],
    ['${f(azurerm_x.y.id, "${azurerm_z.w.name}")}', ["azurerm_x.y", "azurerm_z.w"]],
    ["${-azurerm_x.y.count}", ["azurerm_x.y"]],
    ["${azurerm_x.y[0].id}", ["azurerm_x.y", "azurerm_x.y[0]"]],
    ['${azurerm_x.y["a.b"].id}', ["azurerm_x.y", 'azurerm_x.y["a.b"]']],
    ["${azurerm_x.y[each.key].id}", ["azurerm_x.y", "each.key"]],
    ["${azurerm_x.y[azurerm_z.w.name].id}", ["azurerm_x.y", "azurerm_z.w"]],
    ["${module.m.id}", ["module.m"]],
    [
      '${module.m["a"].azurerm_x.y[1].id}',
      ['module.m["a"]', 'module.m["a"].azurerm_x.y', 'module.m["a"].azurerm_x.y[1]'],
    ],
    [
      "${module.m.module.n.data.azurerm_x.y.id}",
      ["module.m", "module.m.module.n", "module.m.module.n.data.azurerm_x.y"],
    ],
    [{ "${azurerm_x.k.id}": [{ a: "${azurerm_x.v.id}" }] }, ["azurerm_x.v", "azurerm_x.k"]],
    [{ depends_on: ["azurerm_x.y", "module.m"] }, ["azurerm_x.y", "module.m"]],
    ["${", []],
    ["${.}", []],
    ["${[0]}", []],
  ])("finds in %j what is mentioned", (value, expected) => {
    expect([...mentionsIn(value as string)].sort()).toEqual([...expected].sort());
  });

  test("reads a long text in linear time", () => {
    const started = performance.now();

    mentionsIn(`\${${"a".repeat(200_000)}${'["'.repeat(100_000)}${"module.a.".repeat(20_000)}}`);

    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("MentionGraph", () => {
  test("goes both ways, and knows modules", () => {
    const graph = new MentionGraph(
      TerraformDocument.parse({
        resource: { azurerm_x: { y: { id_of: "${local.z}", network: "${module.m.id}" } } },
        module: { m: { location: "${azurerm_w.v.location}" } },
        locals: { z: "${azurerm_w.v.id}" },
      }),
    );

    expect(graph.mentionedBy("azurerm_x.y")).toEqual(["module.m", "local.z"]);
    expect(graph.mentionedBy("module.m")).toEqual(["azurerm_w.v"]);
    expect([...graph.mentioning("azurerm_w.v")].sort()).toEqual(["local.z", "module.m"]);
  });
});
