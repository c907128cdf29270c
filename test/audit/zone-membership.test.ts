// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { isUnder } from "../../src/audit/path-under";
import { resourcesUnder } from "../../src/audit/zone-membership";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, type WrittenResource } from "./document-of";

function members(resources: { readonly [address: string]: WrittenResource }, rest = {}): string[] {
  const document = TerraformDocument.parse(documentOf(resources, rest));
  return resourcesUnder(document, "prod/eu").map(({ address }) => address);
}

const EU = { path: "prod/eu/rg", location: "swedencentral" };
const US = { path: "prod/us/rg", location: "eastus" };

describe("isUnder", () => {
  test.each([
    ["prod/eu", "prod/eu", true],
    ["prod/eu/openai/a", "prod/eu", true],
    ["prod/eu/openai", "prod/eu/", true],
    ["prod/eu2", "prod/eu", false],
    ["prod", "prod/eu", false],
    ["prod/us/prod/eu", "prod/eu", false],
    ["prod/us", "", true],
  ])("%s under %j: %s", (path, prefix, expected) => {
    expect(isUnder(path, prefix)).toBe(expected);
  });
});

describe("resourcesUnder", () => {
  test("holds what a construct of the zone wrote, in the order of the document", () => {
    expect(
      members({
        "azurerm_x.b": { path: "prod/eu/b" },
        "azurerm_x.c": { path: "prod/eu2/c" },
        "azurerm_x.a": { path: "prod/eu" },
      }),
    ).toEqual(["azurerm_x.b", "azurerm_x.a"]);
  });

  test("holds what no construct wrote also when the zone wrote nothing, unless it belongs to others", () => {
    expect(members({})).toEqual([]);
    expect(members({ "azurerm_x.hand": { location: "eastus" } })).toEqual(["azurerm_x.hand"]);
    expect(members({ "azurerm_rg.us": US, "azurerm_x.hand": { group: "${azurerm_rg.us.name}" } })).toEqual([]);
    expect(members({ "azurerm_rg.us": US, "azurerm_x.hand": { group: "x" } })).toEqual(["azurerm_x.hand"]);
  });

  test("holds every resource without a path when the document has no other owner", () => {
    expect(members({ "azurerm_rg.eu": EU, "azurerm_x.hand": { location: "eastus" } })).toEqual([
      "azurerm_rg.eu",
      "azurerm_x.hand",
    ]);
  });

  test.each<[string, WrittenResource, object]>([
    ["an attribute", { group: "${azurerm_rg.eu.name}" }, {}],
    ["a nested attribute", { block: [{ inner: { group: "${azurerm_rg.eu.name}" } }] }, {}],
    ["the key of a map", { tags: { "${azurerm_rg.eu.name}": "x" } }, {}],
    ["an expression", { group: '${lower("x-${azurerm_rg.eu.name}")}' }, {}],
    ["the longer form of a reference", { group: "${resource.azurerm_rg.eu.name}" }, {}],
    ["depends_on", { depends_on: ["azurerm_rg.eu"] }, {}],
    [
      "a local",
      { group: "${local.outer}" },
      { locals: { outer: "${local.inner}", inner: { a: ["${azurerm_rg.eu.name}"] } } },
    ],
    [
      "a data source",
      { group: "${data.azurerm_rg.read.name}" },
      { data: { azurerm_rg: { read: { name: "${azurerm_rg.eu.name}" } } } },
    ],
  ])("holds a resource without a path that mentions the zone through %s", (_, hand, rest) => {
    expect(members({ "azurerm_rg.eu": EU, "azurerm_rg.us": US, "azurerm_x.hand": hand }, rest)).toEqual([
      "azurerm_rg.eu",
      "azurerm_x.hand",
    ]);
  });

  test("holds a resource without a path that nothing connects to anybody: it may be the zone's", () => {
    expect(members({ "azurerm_rg.eu": EU, "azurerm_rg.us": US, "azurerm_x.hand": { location: "eastus" } })).toEqual([
      "azurerm_rg.eu",
      "azurerm_x.hand",
    ]);
  });

  test("holds a resource without a path that hangs on the zone and on another", () => {
    expect(
      members({
        "azurerm_rg.eu": EU,
        "azurerm_rg.us": US,
        "azurerm_x.hand": { from: "${azurerm_rg.eu.id}", to: "${azurerm_rg.us.id}" },
      }),
    ).toEqual(["azurerm_rg.eu", "azurerm_x.hand"]);
  });

  test("holds a resource without a path that the zone mentions, and what hangs on it", () => {
    expect(
      members({
        "azurerm_rg.eu": { ...EU, sink: "${azurerm_x.near.id}" },
        "azurerm_rg.us": US,
        "azurerm_x.near": { location: "eastus" },
        "azurerm_x.far": { parent: "${azurerm_x.near.id}" },
        "azurerm_x.apart": { location: "eastus", group: "${azurerm_rg.us.name}" },
      }),
    ).toEqual(["azurerm_rg.eu", "azurerm_x.near", "azurerm_x.far"]);
  });

  test("leaves out a resource without a path that belongs to another zone, and what hangs on it", () => {
    expect(
      members(
        {
          "azurerm_rg.eu": { ...EU, tags: "${local.tags}" },
          "azurerm_rg.us": US,
          "azurerm_x.shares": { tags: "${local.tags}", group: "${azurerm_rg.us.name}" },
          "azurerm_x.american": { group: "${azurerm_rg.us.name}" },
          "azurerm_x.child": { parent: "${azurerm_x.american.id}" },
        },
        { locals: { tags: { team: "a" } } },
      ),
    ).toEqual(["azurerm_rg.eu"]);
  });

  test("holds a deployment on an account of the zone, wherever its construct stands", () => {
    const account = { path: "prod/eu/account", location: "swedencentral" };
    const id = "${azurerm_cognitive_account.a.id}";

    expect(
      members({
        "azurerm_cognitive_account.a": account,
        "azurerm_cognitive_deployment.own": { path: "prod/eu/own", cognitive_account_id: id },
        "azurerm_cognitive_deployment.elsewhere": { path: "prod/elsewhere", cognitive_account_id: id },
        "azurerm_cognitive_deployment.hand": { cognitive_account_id: id },
        "azurerm_cognitive_deployment.other": { path: "prod/us/other", cognitive_account_id: "${var.id}" },
      }),
    ).toEqual([
      "azurerm_cognitive_account.a",
      "azurerm_cognitive_deployment.own",
      "azurerm_cognitive_deployment.elsewhere",
      "azurerm_cognitive_deployment.hand",
    ]);
  });

  test.each<[string, string, object]>([
    ["an expression", '${join("", [azurerm_cognitive_account.a.id, ""])}', {}],
    ["an id put together", "/subscriptions/s/accounts/${azurerm_cognitive_account.a.name}", {}],
    ["a local", "${lower(local.id)}", { locals: { id: "${azurerm_cognitive_account.a.id}" } }],
    [
      "a data source",
      "${data.azurerm_cognitive_account.read.id}",
      { data: { azurerm_cognitive_account: { read: { name: "${azurerm_cognitive_account.a.name}" } } } },
    ],
    ["a resource in between", "${terraform_data.through.output}", {}],
  ])("holds a deployment whose account cannot be told but may be one of the zone: %s", (_, id, rest) => {
    const resources = {
      "azurerm_cognitive_account.a": { path: "prod/eu/account", name: "a", location: "swedencentral" },
      "azurerm_cognitive_account.us": {
        path: "prod/us/account",
        location: "eastus",
        tag: "${azurerm_cognitive_account.a.id}",
      },
      "terraform_data.through": { path: "prod/us/through", input: "${azurerm_cognitive_account.a.id}" },
      "azurerm_cognitive_deployment.elsewhere": { path: "prod/elsewhere", cognitive_account_id: id },
      "azurerm_cognitive_deployment.other": {
        path: "prod/us/other",
        cognitive_account_id: "${lower(azurerm_cognitive_account.us.id)}",
        depends_on: ["azurerm_cognitive_account.a"],
      },
    };

    expect(members(resources, rest)).toEqual(["azurerm_cognitive_account.a", "azurerm_cognitive_deployment.elsewhere"]);
  });

  test("grows linearly with a long chain of resources without a path", () => {
    const length = 20_000;
    const chain = Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `x${i}`,
        { parent: i === 0 ? "${azurerm_rg.eu.id}" : `\${azurerm_x.x${i - 1}.id}`, text: "a".repeat(50) },
      ]),
    );
    const document = TerraformDocument.parse({
      resource: {
        azurerm_rg: {
          eu: { "//": { metadata: { path: "prod/eu/rg" } }, blob: `\${local.x}${"a".repeat(1_000_000)}` },
          us: { "//": { metadata: { path: "prod/us/rg" } } },
        },
        azurerm_x: chain,
      },
    });

    expect(resourcesUnder(document, "prod/eu")).toHaveLength(length + 1);
  });
});
