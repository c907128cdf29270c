import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformHclModule, TerraformStack, Testing } from "cdktf";
import type { JsonObject } from "../../src/terraform/json-value";
import { connectionsOf, provisionersOf } from "../../src/terraform/provisioner";
import { TerraformDocument } from "../../src/terraform/terraform-document";

function kinds(provisioner: unknown): string[] {
  return provisionersOf({ body: { provisioner } as JsonObject }).map(({ kind, attribute }) => `${kind} ${attribute}`);
}

describe("provisionersOf", () => {
  test.each<[string, unknown, string[]]>([
    ["none", undefined, []],
    ["null", null, []],
    ["an empty list", [], []],
    ["an object", { "local-exec": { command: "x" } }, ["local-exec provisioner.local-exec"]],
    [
      "a list, as CDKTF writes it",
      [{ "local-exec": {} }, { file: {} }],
      ["local-exec provisioner[0].local-exec", "file provisioner[1].file"],
    ],
    ["several of a kind", { file: [{}, {}] }, ["file provisioner.file[0]", "file provisioner.file[1]"]],
    [
      "two kinds in one",
      { file: {}, "remote-exec": {} },
      ["file provisioner.file", "remote-exec provisioner.remote-exec"],
    ],
    ["a kind with nothing in it", { file: null }, ["file provisioner.file"]],
    ["a text", "x", ["? provisioner"]],
    ["a list of what is none", [7, {}], ["? provisioner[0]", "? provisioner[1]"]],
    ["an override by number", { "0": { file: {} } }, ["0 provisioner.0"]],
  ])("sees %s", (_, written, expected) => {
    expect(kinds(written)).toEqual(expected);
  });
});

describe("connectionsOf", () => {
  test("sees that of the resource, and those of its provisioners", () => {
    const body = {
      connection: { host: "a" },
      provisioner: [{ file: { connection: [{ host: "b" }] } }, { "local-exec": {} }],
    };

    expect(connectionsOf({ body })).toEqual([
      { attribute: "connection", body: { host: "a" } },
      { attribute: "provisioner[0].file.connection[0]", body: { host: "b" } },
    ]);
    expect(connectionsOf({ body: { connection: "x" } })).toEqual([{ attribute: "connection", body: {} }]);
    expect(connectionsOf({ body: {} })).toEqual([]);
  });
});

describe("what cannot be looked into", () => {
  test("is indexed as CDKTF writes it", () => {
    const stack = new TerraformStack(Testing.app(), "prod");
    new ResourceGroup(stack, "rg", {
      name: "rg",
      location: "swedencentral",
      provisioners: [{ type: "local-exec", command: "curl https://elsewhere" }],
      connection: { type: "ssh", host: "elsewhere" },
    });
    new TerraformHclModule(stack, "network", { source: "Azure/network/azurerm", variables: { location: "eastus" } });
    stack.addOverride("resource.null_resource.hand", { provisioner: { "local-exec": { command: "x" } } });
    stack.addOverride("resource.terraform_data.hand", { input: "x" });

    const { resources, modules } = TerraformDocument.parse(stack.toTerraform());

    expect(modules).toMatchObject([
      { path: "prod/network", body: { source: "Azure/network/azurerm", location: "eastus" } },
    ]);
    expect(resources.map((resource) => [resource.type, provisionersOf(resource).length])).toEqual([
      ["azurerm_resource_group", 1],
      ["null_resource", 1],
      ["terraform_data", 0],
    ]);
    expect(connectionsOf(resources[0])).toHaveLength(1);
  });
});
