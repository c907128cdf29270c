// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { blockOf, resolveInBlock } from "../../src/terraform/block";
import { accountOf, regionOf } from "../../src/terraform/resource-region";
import { TerraformDocument } from "../../src/terraform/terraform-document";

const document = TerraformDocument.parse({
  resource: {
    azurerm_resource_group: { rg: { location: "Sweden Central" } },
    azurerm_cognitive_account: {
      eu: { location: "${azurerm_resource_group.rg.location}" },
      many: { count: 2, location: "FRANCE CENTRAL" },
      nowhere: {},
      variable: { location: "${var.region}" },
    },
    azurerm_ai_services: { services: { location: "norwayeast" } },
    azurerm_role_assignment: { role: {} },
    azurerm_storage_account: { numbered: { location: 5 }, blank: { location: " " }, none: { location: null } },
    azurerm_cognitive_deployment: {
      direct: { cognitive_account_id: "${azurerm_cognitive_account.eu.id}" },
      through_local: { cognitive_account_id: "${local.account}" },
      instance: { cognitive_account_id: "${azurerm_cognitive_account.many[0].id}" },
      services: { cognitive_account_id: "${azurerm_ai_services.services.id}" },
      variable: { cognitive_account_id: "${azurerm_cognitive_account.variable.id}" },
      nowhere: { cognitive_account_id: "${azurerm_cognitive_account.nowhere.id}" },
      by_name: { cognitive_account_id: "${azurerm_cognitive_account.eu.name}" },
      literal: {
        cognitive_account_id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a",
      },
      data: { cognitive_account_id: "${data.azurerm_cognitive_account.a.id}" },
      storage: { cognitive_account_id: "${azurerm_storage_account.blank.id}" },
      none: {},
    },
  },
  locals: { account: "${azurerm_cognitive_account.eu.id}" },
});

function region(address: string): string | undefined {
  const resource = document.resource(address);
  if (!resource) throw new Error(address);
  const found = regionOf(resource);
  return found && `${found.attribute}: ${found.kind === "region" ? found.name : `unknown, ${found.reason}`}`;
}

describe("regionOf", () => {
  test.each([
    ["azurerm_resource_group.rg", "location: swedencentral"],
    ["azurerm_cognitive_account.eu", "location: swedencentral"],
    ["azurerm_cognitive_account.many", "location: francecentral"],
    ["azurerm_cognitive_deployment.direct", "cognitive_account_id: swedencentral"],
    ["azurerm_cognitive_deployment.through_local", "cognitive_account_id: swedencentral"],
    ["azurerm_cognitive_deployment.instance", "cognitive_account_id: francecentral"],
    ["azurerm_cognitive_deployment.services", "cognitive_account_id: norwayeast"],
  ])("of %s is %s", (address, expected) => {
    expect(region(address)).toBe(expected);
  });

  test("of a resource without a location is nothing", () => {
    expect(region("azurerm_role_assignment.role")).toBeUndefined();
  });

  test.each([
    ["azurerm_cognitive_account.nowhere", "location: unknown, 'azurerm_cognitive_account.nowhere' has no location"],
    [
      "azurerm_cognitive_account.variable",
      "location: unknown, 'var.region' is a variable, whose value only Terraform knows",
    ],
    ["azurerm_storage_account.numbered", "location: unknown, it is no name"],
    ["azurerm_storage_account.blank", "location: unknown, it is no name"],
    ["azurerm_storage_account.none", "location: unknown, 'azurerm_storage_account.none' has no location"],
    [
      "azurerm_cognitive_deployment.variable",
      "cognitive_account_id: unknown, its account 'azurerm_cognitive_account.variable' may be anywhere: 'var.region' is a variable, whose value only Terraform knows",
    ],
    [
      "azurerm_cognitive_deployment.nowhere",
      "cognitive_account_id: unknown, its account 'azurerm_cognitive_account.nowhere' may be anywhere: 'azurerm_cognitive_account.nowhere' has no location",
    ],
    [
      "azurerm_cognitive_deployment.by_name",
      "cognitive_account_id: unknown, 'name' of 'azurerm_cognitive_account.eu' is not written in this document",
    ],
    ["azurerm_cognitive_deployment.literal", "cognitive_account_id: unknown, an ARM id does not tell its region"],
    [
      "azurerm_cognitive_deployment.data",
      "cognitive_account_id: unknown, 'data.azurerm_cognitive_account.a.id' is read when Terraform runs",
    ],
    [
      "azurerm_cognitive_deployment.storage",
      "cognitive_account_id: unknown, 'azurerm_storage_account.blank' is no account",
    ],
    ["azurerm_cognitive_deployment.none", "cognitive_account_id: unknown, no account is written"],
  ])("of %s is not guessed", (address, expected) => {
    expect(region(address)).toBe(expected);
  });
});

describe("accountOf", () => {
  test("is the resource that the id refers to", () => {
    const deployment = document.resource("azurerm_cognitive_deployment.through_local");

    expect(deployment && accountOf(deployment)).toBe(document.resource("azurerm_cognitive_account.eu"));
  });
});

describe("blockOf", () => {
  test.each([
    ["an object", { sku: { name: "Standard" } }, { name: "Standard" }],
    ["a list of one", { sku: [{ name: "Standard" }] }, { name: "Standard" }],
    ["nothing", {}, undefined],
    ["an empty list", { sku: [] }, undefined],
    ["a list of two", { sku: [{}, {}] }, undefined],
    ["an expression", { sku: "${local.sku}" }, undefined],
    ["a dynamic block", { dynamic: { sku: { for_each: [1], content: { name: "Standard" } } } }, undefined],
    ["a block and a dynamic block", { sku: { name: "a" }, dynamic: [{ sku: {} }] }, undefined],
  ])("reads %s", (_, body, expected) => {
    expect(blockOf(body as never, "sku")).toEqual(expected);
  });

  test.each([
    [{}, undefined],
    [{ sku: null }, undefined],
    [{ sku: [] }, undefined],
    [{ sku: {} }, undefined],
    [{ sku: [{ name: "Standard" }] }, { kind: "literal", value: "Standard" }],
    [{ sku: [{}, {}] }, { kind: "unknown", reason: "'sku' is written 2 times", expression: "" }],
    [{ sku: { "0": {} } }, { kind: "unknown", reason: "'sku' has a part '0' beside its names", expression: "" }],
    [{ sku: "${local.sku}" }, { kind: "unknown", reason: "'sku' is not one block", expression: "" }],
    [{ dynamic: { sku: {} } }, { kind: "unknown", reason: "a 'dynamic' block makes 'sku'", expression: "" }],
  ])("tells what is not written from what is not known: %j", (body, expected) => {
    expect(resolveInBlock(document, body as never, "sku", "name")).toEqual(expected);
  });
});
