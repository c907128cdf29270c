// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import fc from "fast-check";
import { ProblemError } from "../../src/private/problem-list";
import { TerraformDocument } from "../../src/terraform/terraform-document";

function problemsOf(json: string | object): string[] {
  try {
    TerraformDocument.parse(json);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, path, text }) => `[${code}] ${path}: ${text.split(";")[0]}`);
  }
}

describe("TerraformDocument", () => {
  test("indexes what CDKTF writes", () => {
    const document = TerraformDocument.parse({
      "//": { metadata: { stackName: "prod" } },
      provider: { azurerm: [{ features: [{}] }, { alias: "eu" }] },
      resource: {
        azurerm_resource_group: {
          rg: { location: "eastus", "//": { metadata: { path: "prod/eu/rg", uniqueId: "rg" } } },
        },
      },
      data: { azurerm_client_config: { me: {} } },
      locals: { region: "eastus" },
      variable: { region: { type: "string" } },
      output: { id: { value: "x" } },
      module: { m: { source: "./m", "//": { metadata: { path: "prod/eu/m", uniqueId: "m" } } } },
      moved: [],
      terraform: {},
      import: [{ id: "/x", to: "azurerm_resource_group.rg" }],
    });

    expect(document.resources).toHaveLength(1);
    expect(document.resource("azurerm_resource_group.rg")).toMatchObject({
      path: "prod/eu/rg",
      type: "azurerm_resource_group",
    });
    expect(document.resource("data.azurerm_client_config.me")).toMatchObject({ name: "me" });
    expect(document.providers.map(({ name, alias }) => [name, alias])).toEqual([
      ["azurerm", undefined],
      ["azurerm", "eu"],
    ]);
    expect(document.locals.get("region")).toBe("eastus");
    expect([...document.variables.keys(), ...document.outputs.keys()]).toEqual(["region", "id"]);
    expect(document.modules).toMatchObject([{ name: "m", address: "module.m", path: "prod/eu/m" }]);
    expect(document.otherSections).toEqual([]);
    expect(document.imports).toHaveLength(1);
  });

  test("takes lists of objects wherever Terraform takes them", () => {
    const document = TerraformDocument.parse({
      resource: [{ azurerm_x: { a: [{ location: "eastus" }] } }, { azurerm_y: [{ b: {} }, { c: {} }] }],
      locals: [{ a: 1 }, { b: 2 }],
    });

    expect(document.resources.map(({ address }) => address)).toEqual(["azurerm_x.a", "azurerm_y.b", "azurerm_y.c"]);
    expect([...document.locals]).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test("asks for the path of what does not tell its own", () => {
    const json = { resource: { azurerm_x: { a: {} } }, module: { m: {} } };

    const { resources, modules } = TerraformDocument.parse(json, "test", (address) => `prod/${address}`);

    expect([resources[0].path, modules[0].path]).toEqual(["prod/azurerm_x.a", "prod/module.m"]);
  });

  test("is known to its resources", () => {
    const document = TerraformDocument.parse({ resource: { azurerm_x: { a: {} } }, data: { azurerm_y: { b: {} } } });

    expect([...document.resources, ...document.dataSources].every((each) => each.document === document)).toBe(true);
  });

  test.each([
    ["a comment in words", "made by hand"],
    ["a path that is no text", { metadata: { path: 7 } }],
    ["an empty path", { metadata: { path: "" } }],
    ["metadata that is a list", { metadata: [] }],
    ["nothing", undefined],
  ])("leaves the path out where the comment is %s", (_, comment) => {
    const document = TerraformDocument.parse({ resource: { azurerm_x: { a: { "//": comment } } } });

    expect(document.resources[0].path).toBeUndefined();
  });

  test("keeps names of JavaScript itself apart from what is written", () => {
    const document = TerraformDocument.parse(
      '{"resource":{"constructor":{"toString":{"__proto__":{"location":"eastus"}}}}}',
    );

    expect(document.resource("constructor.toString")?.body.location).toBeUndefined();
    expect(document.resource("hasOwnProperty.call")).toBeUndefined();
  });

  test.each<[string, string | object, string[]]>([
    ["an empty text", "", ["[InvalidTerraformJson] document: the text is empty"]],
    ["blanks", " \n", ["[InvalidTerraformJson] document: the text is empty"]],
    [
      "a truncated text",
      '{"resource": {',
      ["[InvalidTerraformJson] line 1, column 15: the text ends in the middle of the document"],
    ],
    ["a list", "[]", ["[InvalidTerraformJson] document: the document is a list, not an object"]],
    ["a text in quotes", '"x"', ["[InvalidTerraformJson] document: the document is 'x', not an object"]],
    ["null", "null", ["[InvalidTerraformJson] document: the document is null, not an object"]],
    [
      "nothing",
      undefined as unknown as string,
      ["[InvalidTerraformJson] document: the document is undefined, not an object"],
    ],
    [
      "deep nesting",
      ['{"a":'.repeat(300), "1", "}".repeat(300)].join(""),
      ["[InvalidTerraformJson] line 1, column 1277: the document nests deeper than 256 levels"],
    ],
    [
      "two sections of one name, of which JSON.parse would hide the first",
      '{"resource":{"azurerm_x":{"a":{}}},"resource":{}}',
      ["[InvalidTerraformJson] line 1, column 36: the property 'resource' is written twice in one object"],
    ],
    [
      "every part that cannot be read",
      '{"resource":{"azurerm_x":"a","azurerm_y":{"b":7},"__proto__":{"c":{}}},"locals":[1]}',
      [
        "[InvalidTerraformJson] resource: '__proto__' is no name that is read in Terraform configuration",
        "[InvalidTerraformJson] resource.azurerm_x: it is 'a', not an object",
        "[InvalidTerraformJson] resource.azurerm_y.b: it is 7, not an object",
        "[InvalidTerraformJson] locals: it is 1, not an object",
      ],
    ],
    [
      "a resource that is declared twice",
      { resource: [{ azurerm_x: { a: {} } }, { azurerm_x: { a: {} } }] },
      ["[InvalidTerraformJson] resource.azurerm_x: it is written twice"],
    ],
    [
      "a resource with two bodies",
      { resource: { azurerm_x: { a: [{}, {}] } } },
      ["[InvalidTerraformJson] resource.azurerm_x.a: it is written twice"],
    ],
  ])("fails for %s", (_, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });

  test("never throws anything but the coded error", () => {
    const document = JSON.stringify({
      "//": { metadata: {} },
      resource: { azurerm_x: { a: { location: "${local.b}", "//": { metadata: { path: "p" } } } } },
      locals: { b: "eastus" },
      provider: { azurerm: [{}] },
      import: [{}],
    });
    fc.assert(
      fc.property(fc.nat(), fc.nat(40), fc.oneof(fc.string(), fc.json()), (start, length, text) => {
        const index = start % document.length;
        problemsOf(document.slice(0, index) + text + document.slice(index + length));
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.anything(), (value) => problemsOf(value as object) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => problemsOf(text) !== undefined));
  });
});
