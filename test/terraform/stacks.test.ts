// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import { evaluate } from "../../src/terraform/evaluate";
import { resolveItems, resolveValue } from "../../src/terraform/reference";
import { accountOf, regionOf } from "../../src/terraform/resource-region";
import { readStacks } from "../../src/terraform/stacks";

const told = (stack: string, output: string) =>
  `data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}`;

const accounts = {
  resource: {
    azurerm_resource_group: { rg: { location: "swedencentral" } },
    azurerm_cognitive_account: {
      a: { location: "${azurerm_resource_group.rg.location}", custom_subdomain_name: "oai-a", kind: "OpenAI" },
    },
  },
  locals: { regions: ["swedencentral", "${azurerm_resource_group.rg.location}"] },
  output: {
    account: { value: "${azurerm_cognitive_account.a.id}", sensitive: true },
    endpoint: { value: "${azurerm_cognitive_account.a.endpoint}" },
    location: { value: "${azurerm_resource_group.rg.location}" },
    settings: { value: { region: "${local.regions[1]}" } },
    regions: { value: "${local.regions}" },
    back: { value: `\${${told("gateway", "back")}}` },
  },
};
const gateway = {
  resource: {
    // Of the same address as in the other stack, and elsewhere.
    azurerm_resource_group: { rg: { location: "eastus" } },
    azurerm_cognitive_deployment: { d: { cognitive_account_id: `\${${told("accounts", "account")}}` } },
  },
  output: {
    back: { value: `\${${told("accounts", "back")}}` },
    passed: { value: `\${${told("accounts", "location")}}` },
  },
};
const third = { resource: { azurerm_x: { y: { location: `\${${told("gateway", "passed")}}` } } } };

function stackIn(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  return stack;
}

function app(more: Parameters<typeof readStacks>[0] = []) {
  const stacks = readStacks(
    [{ name: "gateway", json: gateway }, { name: "third", json: third }, { name: "accounts", json: accounts }, ...more],
    "test",
  );
  return (name: string) => {
    const found = stacks.find((stack) => stack.name === name)?.document;
    if (!found) throw new Error(name);
    return found;
  };
}

describe("stacks of one app", () => {
  const document = app();

  test("tell each other values, read where they are written", () => {
    const value = (text: string) => resolveValue(document("gateway"), text);

    expect(value(`\${${told("accounts", "location")}}`)).toEqual({ kind: "literal", value: "swedencentral" });
    expect(value(`x-\${${told("accounts", "settings")}.region}`)).toEqual({
      kind: "literal",
      value: "x-swedencentral",
    });
    expect(value(`\${upper(${told("accounts", "location")})}`)).toEqual({ kind: "literal", value: "SWEDENCENTRAL" });
    expect(value(`\${join(",", ${told("accounts", "regions")})}`)).toEqual({
      kind: "literal",
      value: "swedencentral,swedencentral",
    });
    expect(value("${azurerm_resource_group.rg.location}")).toEqual({ kind: "literal", value: "eastus" });
    expect(resolveItems(document("gateway"), `\${${told("accounts", "regions")}}`)).toHaveLength(2);
  });

  test("tell each other what a third one told them", () => {
    const [resource] = document("third").resources;

    expect(regionOf(resource)).toMatchObject({ kind: "region", name: "swedencentral" });
  });

  test("tell each other ids, which lead to the resource in its own document", () => {
    const deployment = document("gateway").resource("azurerm_cognitive_deployment.d");
    const account = document("accounts").resource("azurerm_cognitive_account.a");

    expect(deployment && accountOf(deployment)).toBe(account);
    expect(account?.document).toBe(document("accounts"));
    // Not that of the resource group of the same address beside it.
    expect(deployment && regionOf(deployment)).toMatchObject({ kind: "region", name: "swedencentral" });
  });

  test("tell each other texts of any length, and endpoints", () => {
    expect(evaluate(document("gateway"), `\${${told("accounts", "endpoint")}}openai`)).toEqual({
      kind: "text",
      text: "https://oai-a.openai.azure.com/openai",
    });
  });

  test.each([
    ["one that is not there", told("missing", "location"), "is read when Terraform runs"],
    ["an output that it does not have", told("accounts", "missing"), "is read when Terraform runs"],
    ["an output by a name of JavaScript", told("accounts", "constructor"), "is read when Terraform runs"],
    ["each other in a circle", told("accounts", "back"), "refers to itself"],
    ["a remote state of another name", "data.terraform_remote_state.other.outputs.location", "is read when"],
    ["a step that is not written", `${told("accounts", "settings")}.zone`, "is not written in this document"],
  ])("are not followed to %s", (_, expression, reason) => {
    expect(resolveValue(document("gateway"), `\${${expression}}`)).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining(reason),
    });
  });

  test("are not followed where two have one name", () => {
    const twice = app([{ name: "accounts", json: {} }]);

    expect(resolveValue(twice("gateway"), `\${${told("accounts", "location")}}`).kind).toBe("unknown");
  });

  test("fail for a document that cannot be read, by name", () => {
    expect(() => readStacks([{ name: "broken", json: '{"resource":[1]}' }], "Audit")).toThrow(
      /Audit of 'broken' has 1 problem:\n {2}\[InvalidTerraformJson\]/,
    );
  });

  test("are read with what is filled in", () => {
    const fill = (root: unknown) => JSON.parse(JSON.stringify(root).replace("swedencentral", "norwayeast"));
    const [stack] = readStacks([{ name: "accounts", json: JSON.stringify(accounts) }], "test", fill);

    expect(resolveValue(stack.document, "${azurerm_resource_group.rg.location}")).toMatchObject({
      value: "norwayeast",
    });
  });

  test("are followed as CDKTF writes them", () => {
    const app = Testing.app();
    const [one, two] = [stackIn(app, "one"), stackIn(app, "two")];
    const account = new CognitiveAccount(one, "a", {
      name: "a",
      kind: "OpenAI",
      skuName: "S0",
      location: "swedencentral",
      resourceGroupName: "rg",
    });
    new CognitiveDeployment(two, "d", {
      name: "d",
      cognitiveAccountId: account.id,
      model: { format: "OpenAI", name: "m", version: "1" },
      sku: { name: "Standard" },
    });
    // The references between stacks are made when all are resolved.
    app.synth();
    const sources = [one, two].map((stack) => ({ name: stack.node.id, json: stack.toTerraform() }));

    const [, { document }] = readStacks(sources, "test");

    expect(regionOf(document.resources[0])).toMatchObject({ kind: "region", name: "swedencentral" });
  });
});
