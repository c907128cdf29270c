// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { JsonObject } from "../../src/terraform/json-value";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { blocksAt, valuesAt, valuesIn } from "../../src/terraform/values-at";
import { withheld } from "../../src/terraform/withheld";

const document = TerraformDocument.parse({
  resource: { azurerm_resource_group: { rg: { location: "Sweden Central" } } },
  locals: { first: "swedencentral", regions: ["eastus", "${local.first}"], nobody: [] },
  variable: { regions: { default: ["westus"] }, other: { type: "string" } },
});

const MADE = "a 'dynamic' block makes it of items, which are not followed (write each block out instead)";

/** Each value with its path; the reason where it cannot be told. */
function told(body: JsonObject, path: string): string[] {
  return valuesAt(document, body, path).map(
    ({ attribute, value }) => `${attribute}: ${value.kind === "literal" ? value.value : `unknown, ${value.reason}`}`,
  );
}

describe("valuesAt", () => {
  test.each<[string, JsonObject, string, string[]]>([
    ["an attribute", { location: "eastus" }, "location", ["location: eastus"]],
    ["a truth value", { enabled: false }, "enabled", ["enabled: false"]],
    ["a reference", { location: "${azurerm_resource_group.rg.location}" }, "location", ["location: Sweden Central"]],
    ["a list", { regions: ["a", "${local.first}"] }, "regions", ["regions[0]: a", "regions[1]: swedencentral"]],
    ["a list elsewhere", { at: "${local.regions}" }, "at", ["at[0]: eastus", "at[1]: swedencentral"]],
    ["a list in an expression", { at: '${[lower("A"), local.first]}' }, "at", ["at[0]: a", "at[1]: swedencentral"]],
    ["a list that is a default", { at: "${var.regions}" }, "at", ["at[0]: westus"]],
    ["a block", { a: { b: "c" } }, "a.b", ["a.b: c"]],
    ["a list of one block", { a: [{ b: "c" }] }, "a.b", ["a[0].b: c"]],
    ["several blocks", { a: [{ b: "c" }, {}, { b: "d" }] }, "a.b", ["a[0].b: c", "a[2].b: d"]],
    [
      "blocks in blocks",
      { a: [{ b: { c: 1 } }, { b: [{ c: 2 }, { c: 3 }] }] },
      "a.b.c",
      ["a[0].b.c: 1", "a[1].b[0].c: 2", "a[1].b[1].c: 3"],
    ],
    ["a list in a block", { a: [{ b: ["c"] }] }, "a.b", ["a[0].b[0]: c"]],
    [
      "what a dynamic block makes the same for all",
      { dynamic: { a: { for_each: "${var.x}", content: { b: "${local.first}" } } } },
      "a.b",
      ["a[*].b: swedencentral"],
    ],
    [
      "what stands beside what it makes",
      { a: { b: "c" }, dynamic: [{ a: [{ for_each: ["x"], content: [{ b: "d" }] }] }] },
      "a.b",
      ["a.b: c", "a[*].b: d"],
    ],
    [
      "a dynamic block in a block, and in one of its own",
      { a: { dynamic: { b: { content: { dynamic: { c: { content: { d: "e" } } } } } } } },
      "a.b.c.d",
      ["a.b[*].c[*].d: e"],
    ],
  ])("gives %s", (_, body, path, expected) => {
    expect(told(body, path)).toEqual(expected);
  });

  test.each<[string, JsonObject, string]>([
    ["no attribute", { b: 1 }, "a"],
    ["null", { a: null }, "a"],
    ["an empty list", { a: [] }, "a"],
    ["an empty list elsewhere", { a: "${local.nobody}" }, "a"],
    ["no block", {}, "a.b"],
    ["null for a block", { a: null }, "a.b"],
    ["no blocks", { a: [] }, "a.b"],
    ["a block without it", { a: { c: 1 } }, "a.b"],
    ["a name of JavaScript", { a: {} }, "a.constructor.name"],
    ["a dynamic block for nothing", { dynamic: { a: { for_each: [], content: { b: "${a.value}" } } } }, "a.b"],
    ["a dynamic block of another name", { dynamic: { c: { for_each: ["x"], content: { b: "d" } } } }, "a.b"],
    ["a dynamic block without it", { dynamic: { a: { for_each: ["x"], content: { c: "d" } } } }, "a.b"],
    ["what the provider chooses", { a: withheld("chosen_by_provider") }, "a"],
  ])("gives nothing for %s", (_, body, path) => {
    expect(told(body, path)).toEqual([]);
  });

  test.each<[string, JsonObject, string, string]>([
    ["an unknown value", { a: "${var.other}" }, "a", "a: unknown, 'var.other' is a variable"],
    ["an object", { a: { c: 1 } }, "a", "a: unknown, it is an object"],
    ["a list in a list", { a: [["b"]] }, "a", "a[0]: unknown, it is a list"],
    ["null in a list", { a: [null] }, "a", "a[0]: unknown, no value is written"],
    ["a text for a block", { a: "c" }, "a.b", "a.b: unknown, it is no block"],
    ["a reference for a block", { a: "${local.first}" }, "a.b.c", "a.b.c: unknown, it is no block"],
    ["a list of what is no block", { a: [null, { b: 1 }] }, "a.b", "a[0].b: unknown, no value is written"],
    ["a list in a list of blocks", { a: [[{ b: 1 }]] }, "a.b", "a[0].b: unknown, it is a list"],
    [
      "an override by number",
      { a: { b: 1, "0": { b: 2 } } },
      "a.b",
      "a.b: unknown, it has a part '0' beside its names",
    ],
    [
      "blocks that are given as a list",
      { a: "${var.regions}" },
      "a.b",
      "a.b: unknown, blocks that are given as a list are not read (write each block out instead)",
    ],
    [
      "blocks that come after apply",
      { a: withheld("known_after_apply") },
      "a.b",
      "a.b: unknown, it is only known after",
    ],
    [
      "blocks that the provider chooses",
      { a: withheld("chosen_by_provider") },
      "a.b",
      "a.b: unknown, nothing is written",
    ],
    ["a dynamic block without content", { dynamic: { a: { for_each: ["x"] } } }, "a.b", "a[*].b: unknown, no value"],
    ["a dynamic block that is a text", { dynamic: { a: "x" } }, "a.b", "a[*].b: unknown, no value is written"],
    ["two contents", { dynamic: { a: { content: [{ b: 1 }, { b: 2 }] } } }, "a.b", "a[*].b: unknown, no value"],
    [
      "a dynamic block in the place of an attribute",
      { dynamic: { a: { content: {} } } },
      "a",
      "a[*]: unknown, a 'dynamic'",
    ],
  ])("tells that it cannot tell %s", (_, body, path, expected) => {
    expect(told(body, path)[0].startsWith(expected)).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ["the name of the block", { for_each: ["x"], content: { b: "${a.value}" } }],
    ["an iterator", { for_each: ["x"], iterator: "each_region", content: { b: "x-${each_region.value}" } }],
    ["an iterator in a call", { iterator: " it ", content: { b: "${lower(it.value)}" } }],
    ["an iterator that is called as what exists", { iterator: "local", content: { b: "${local.first}" } }],
    [
      "a resource type",
      { iterator: "azurerm_resource_group", content: { b: "${azurerm_resource_group.rg.location}" } },
    ],
    ["an iterator that is no name", { iterator: 5, content: { b: "${local.first}" } }],
    ["a list of the items", { content: { b: "${[a.value]}" } }],
  ])("does not guess what depends on the item of a dynamic block, through %s", (_, block) => {
    expect(told({ dynamic: { a: block } }, "a.b")).toEqual([`a[*].b: unknown, ${MADE}`]);
  });

  test("does not take another name for that of the item", () => {
    const content = { b: "${azurerm_resource_group.rg.location}" };

    expect(told({ dynamic: { location: { content } } }, "location.b")).toEqual(["location[*].b: Sweden Central"]);
    expect(told({ dynamic: { rg: { content } } }, "rg.b")).toEqual(["rg[*].b: Sweden Central"]);
  });

  test("knows the items of every dynamic block around it", () => {
    const inner = { content: { d: "${a.value}", e: "${b.value}", f: "${local.first}" } };
    const body = { dynamic: { a: { content: { dynamic: { b: inner } } } } };

    expect(["d", "e", "f"].flatMap((name) => told(body, `a.b.${name}`))).toEqual([
      `a[*].b[*].d: unknown, ${MADE}`,
      `a[*].b[*].e: unknown, ${MADE}`,
      "a[*].b[*].f: swedencentral",
    ]);
  });
});

describe("blocksAt", () => {
  const body = { a: [{ b: "c" }, {}, "x"], dynamic: { a: { content: { b: "d" } } } };

  test("tells every block, so that one without an attribute is seen", () => {
    const blocks = blocksAt(document, body, "a");
    const counts = blocks.map((block) =>
      block.kind === "block" ? valuesIn(document, block, "b").length : block.reason.reason,
    );

    expect(blocks.map(({ attribute }) => attribute)).toEqual(["a[0]", "a[1]", "a[2]", "a[*]"]);
    expect(counts).toEqual([1, 0, "it is no block", 1]);
  });

  test("is the body itself at the empty path", () => {
    expect(blocksAt(document, body, "")).toEqual([{ kind: "block", attribute: "", body, makers: [] }]);
  });
});
