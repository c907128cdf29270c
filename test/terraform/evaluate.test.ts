// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { evaluate } from "../../src/terraform/evaluate";
import { TerraformDocument } from "../../src/terraform/terraform-document";

const LONG = "x".repeat(100_000);

const document = TerraformDocument.parse({
  locals: {
    first: "b",
    long: LONG,
    policy: `<a>\${local.long}</a> $\${b}`,
    again: "${local.policy}",
    self: "${local.self}",
  },
  variable: { id: { type: "string" }, named: { default: "$${b}" }, xml: { default: LONG } },
  resource: {
    azurerm_api_management_api_policy: {
      one: { xml_content: "<b>${local.long}</b>" },
      many: { count: 2, xml_content: "<c />" },
    },
    azurerm_user_assigned_identity: { own: { name: "own" } },
  },
});

describe("a value, evaluated", () => {
  test.each([
    ["text", "<a />", "<a />"],
    ["a number", 5, "5"],
    ["the escapes of Terraform", "$${a} %%{b} $$", "${a} %{b} $$"],
    ["a local of any length, through another", "${local.again}", `<a>${LONG}</a> \${b}`],
    ["an attribute of any length", "${azurerm_api_management_api_policy.one.xml_content}", `<b>${LONG}</b>`],
    ["the default of a variable, in which nothing is an escape", "a ${var.named}", "a $${b}"],
    ["a default of any length", "${var.xml}", LONG],
    ["a function of texts", '${upper("a${local.first}")}', "AB"],
    ["several references", "${local.long}-${azurerm_user_assigned_identity.own.name}", `${LONG}-own`],
  ])("is %s", (_, value, text) => {
    expect(evaluate(document, value)).toEqual({ kind: "text", text });
  });

  test.each([
    ["a variable", "a ${var.id}", "var.id", "'var.id' is a variable, whose value only Terraform knows"],
    [
      "an attribute that Azure gives",
      "${azurerm_user_assigned_identity.own.client_id}",
      "azurerm_user_assigned_identity.own.client_id",
      "'client_id' of 'azurerm_user_assigned_identity.own' is not written in this document",
    ],
    ["a function", '${file("a.xml")}', 'file("a.xml")', "it is an expression that only Terraform evaluates"],
    ["a directive", "%{if true}a%{endif}", "%{if true}a%{endif}", "it is a template of a form that is not read here"],
    [
      "one of several",
      "${azurerm_api_management_api_policy.many.xml_content}",
      "azurerm_api_management_api_policy.many.xml_content",
      "'azurerm_api_management_api_policy.many' has several instances and none is named",
    ],
    ["itself", "${local.self}", "local.self", "'local.self' refers to itself"],
    ["a list", ["a"], "", "it is a list, not a text"],
  ])("is unresolved where it is %s", (_, value, expression, reason) => {
    expect(evaluate(document, value)).toMatchObject({ kind: "unresolved", expression, reason });
  });
});
