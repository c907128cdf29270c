// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { offlineForm } from "../../scripts/terraform/offline-form";
import { azurermSchema } from "../../scripts/terraform/provider-schema";
import { type OfflineResult, validateOffline } from "../../scripts/terraform/stack-validation";
import { BROKEN_REFERENCES } from "./broken/references";
import { type Json, put, smallestDocument, soundDocument } from "./sound-document";
import { HAS_TERRAFORM, stackFolder, UNLESS_SKIPPED } from "./terraform-command";

function formOf(document: Json): Json {
  return offlineForm(document, azurermSchema()).document;
}

function inputOf(document: Json, name: string): Json {
  return formOf(document).resource.terraform_data[name].input;
}

const UNKNOWN = "${terraform_data.not_known_before_apply.id}";

describe("the offline form", () => {
  test("has built-in resources only, and neither backend nor provider", () => {
    const form = formOf(soundDocument());

    expect(Object.keys(form).sort()).toEqual(["locals", "output", "resource"]);
    expect(Object.keys(form.resource)).toEqual(["terraform_data"]);
  });

  test("keeps what is written, adds what the provider computes, and leaves the rest null", () => {
    const input = inputOf(soundDocument(), "azurerm_cognitive_account__eu");

    expect(input.kind).toBe("OpenAI");
    expect(input.endpoint).toBe(UNKNOWN);
    expect(input.id).toBe(UNKNOWN);
    expect(input.fqdns).toBeNull();
    expect(input["//"]).toBeUndefined();
    expect(input.provider).toBeUndefined();
    expect(input.identity).toEqual([
      { identity_ids: null, principal_id: UNKNOWN, tenant_id: UNKNOWN, type: "SystemAssigned" },
    ]);
    expect(input.customer_managed_key).toEqual([]);
  });

  test("gives a computed value its type", () => {
    const input = inputOf(smallestDocument("azurerm_storage_account"), "azurerm_storage_account__small");

    expect(input.large_file_share_enabled).toBe('${terraform_data.not_known_before_apply.id == ""}');
    expect(input.primary_access_key).toBe("${sensitive(terraform_data.not_known_before_apply.id)}");
  });

  test.each([
    ["${azurerm_resource_group.eu.name}", "${terraform_data.azurerm_resource_group__eu.input.name}"],
    ["x-${azurerm_resource_group.eu.name}", "x-${terraform_data.azurerm_resource_group__eu.input.name}"],
    ["${azurerm_resource_group.eu}", "${terraform_data.azurerm_resource_group__eu.input}"],
    ["${azurerm_resource_group.eu[*].name}", "${terraform_data.azurerm_resource_group__eu[*].input.name}"],
    [
      "${azurerm_cognitive_account.eu.identity[0].principal_id}",
      "${terraform_data.azurerm_cognitive_account__eu.input.identity[0].principal_id}",
    ],
    [
      '${azurerm_role_assignment.monitor["reader"].id}',
      '${terraform_data.azurerm_role_assignment__monitor["reader"].input.id}',
    ],
    [
      "${azurerm_role_assignment.monitor}",
      "${{for k, r in terraform_data.azurerm_role_assignment__monitor : k => r.input}}",
    ],
    ["${data.azurerm_client_config.me.tenant_id}", "${terraform_data.data__azurerm_client_config__me.input.tenant_id}"],
    ["${var.principal}", "${local.value_of_variable_principal}"],
    ["${azurerm_subnet.none.id}", "${azurerm_subnet.none.id}"],
    ["$${azurerm_resource_group.eu.name}", "$${azurerm_resource_group.eu.name}"],
  ])("rewrites %s", (value, expected) => {
    const document = put(soundDocument(), ["output", "endpoint", "value"], value);

    expect(formOf(document).output.endpoint.value).toBe(expected);
  });

  test("rewrites addresses without an attribute", () => {
    const document = soundDocument();
    document.import = [{ id: "/subscriptions/0", to: "azurerm_resource_group.eu", provider: "azurerm" }];
    document.moved = [{ from: "azurerm_resource_group.old", to: "azurerm_resource_group.eu" }];
    document.output.endpoint.depends_on = ['azurerm_role_assignment.monitor["reader"]'];
    const form = formOf(document);

    expect(form.resource.terraform_data.azurerm_cognitive_deployment__chat.depends_on).toEqual([
      "terraform_data.azurerm_cognitive_account_rai_policy__eu",
    ]);
    expect(form.import).toEqual([{ id: "/subscriptions/0", to: "terraform_data.azurerm_resource_group__eu" }]);
    expect(form.moved).toEqual([
      { from: "terraform_data.azurerm_resource_group__old", to: "terraform_data.azurerm_resource_group__eu" },
    ]);
    expect(form.output.endpoint.depends_on).toEqual(['terraform_data.azurerm_role_assignment__monitor["reader"]']);
  });

  test("keeps the lifecycle but for names of attributes", () => {
    const document = soundDocument();
    document.resource.azurerm_cognitive_deployment.chat.lifecycle.replace_triggered_by = [
      "azurerm_cognitive_account.eu.name",
    ];
    const { lifecycle } = formOf(document).resource.terraform_data.azurerm_cognitive_deployment__chat;

    expect(lifecycle).toEqual({
      create_before_destroy: false,
      replace_triggered_by: ["terraform_data.azurerm_cognitive_account__eu.input.name"],
    });
  });

  test("does not take the name of a built-in resource that is there already", () => {
    const document = put(soundDocument(), ["resource", "terraform_data"], { not_known_before_apply: { input: 1 } });
    const { terraform_data } = formOf(document).resource;

    expect(terraform_data.not_known_before_apply).toEqual({ input: 1 });
    expect(terraform_data.not_known_before_apply_).toEqual({});
  });

  test("says what it takes for granted", () => {
    expect(offlineForm(soundDocument(), azurermSchema()).assumptions).toEqual([
      "var.principal: has no value here, so its value and validations are not tried",
      "var.subscription: has no value here, so its value and validations are not tried",
      "data.azurerm_client_config.me: not in the schema, every attribute is taken as present",
    ]);
  });

  test("leaves a variable alone that has a value", () => {
    const form = offlineForm(soundDocument(), azurermSchema(), { givenVariables: ["principal", "subscription"] });

    expect((form.document as Json).variable.principal).toEqual({ type: "string" });
    expect(JSON.stringify(form.document)).toContain("${var.principal}");
  });

  test("puts the addresses of the stack back into a message", () => {
    const { restore } = offlineForm(soundDocument(), azurermSchema());

    expect(restore("resource.terraform_data.azurerm_role_assignment__eu.input: terraform_data.other")).toBe(
      "resource.azurerm_role_assignment.eu: terraform_data.other",
    );
  });
});

async function plan(document: Json, env = process.env): Promise<OfflineResult["outcome"]> {
  const { stack, place } = stackFolder(document);
  return (await validateOffline(stack, { ...place, env })).outcome;
}

function messages(outcome: OfflineResult["outcome"]): string {
  return outcome.kind === "invalid" ? outcome.messages.join("\n") : `not invalid, but ${JSON.stringify(outcome)}`;
}

describe.skipIf(!HAS_TERRAFORM)(`terraform plan of the offline form${UNLESS_SKIPPED}`, () => {
  test("passes for a sound document", async () => {
    expect(await plan(soundDocument())).toEqual({ kind: "passed" });
  });

  // The stand-in for the provider is asked about every row; a few are enough to see that the plan looks as well.
  const rows = BROKEN_REFERENCES.filter(([name]) => /^(a resource|an attribute|a block|an expression) /.test(name));

  test.concurrent.each(rows.map(([name, path, value]) => ({ name, document: put(soundDocument(), path, value) })))(
    "fails for $name",
    async ({ document }) => {
      expect((await plan(document)).kind).toBe("invalid");
    },
  );

  test("names the resource as the stack does", async () => {
    const path = ["resource", "azurerm_role_assignment", "eu", "scope"];
    const document = put(soundDocument(), path, "${azurerm_cognitive_account.eu.url}");

    expect(messages(await plan(document))).toBe(
      'Unsupported attribute (resource.azurerm_role_assignment.eu): This object does not have an attribute named "url".',
    );
  });

  test.each([
    ["by reference", ["azurerm_resource_group", "eu", "managed_by"], "${azurerm_cognitive_account.eu.id}"],
    [
      "by depends_on",
      ["azurerm_cognitive_account_rai_policy", "eu", "depends_on"],
      ["azurerm_cognitive_deployment.chat"],
    ],
  ])("fails for a cycle %s", async (_, path, value) => {
    const document = put(soundDocument(), ["resource", ...path], value);

    expect(messages(await plan(document))).toMatch(/^Cycle: azurerm_\w+\.\w+, azurerm_\w+\.\w+$/);
  });

  test.each([
    [
      "a repetition that only an apply can tell",
      ["for_each"],
      "${toset([azurerm_cognitive_account.eu.id])}",
      "Invalid for_each argument",
    ],
    [
      "a broken precondition",
      ["lifecycle", "precondition", 0, "condition"],
      '${azurerm_cognitive_account.eu.location == "uksouth"}',
      "Resource precondition failed",
    ],
    [
      "a function that does not exist",
      ["scope"],
      "${sluggify(azurerm_cognitive_account.eu.id)}",
      "Call to unknown function",
    ],
    ["a wrong trigger", ["lifecycle", "replace_triggered_by"], ["azurerm_resource_group.us"], "replace_triggered_by"],
  ] as [string, string[], unknown, string][])("fails for %s", async (_, path, value, expected) => {
    const document = put(soundDocument(), ["resource", "azurerm_role_assignment", "eu", ...path], value);

    expect(messages(await plan(document))).toContain(expected);
  });

  test("fails for a secret that an output does not call one", async () => {
    const path = ["output", "endpoint", "value"];
    const outcome = await plan(put(soundDocument(), path, "${azurerm_cognitive_account.eu.primary_access_key}"));

    expect(messages(outcome)).toMatch(/^Output refers to sensitive values/);
  });

  test("fails for a wrong reference in a provider block, which it drops", async () => {
    const path = ["provider", "azurerm", 1, "subscription_id"];

    expect(messages(await plan(put(soundDocument(), path, "${local.nobody}")))).toMatch(/undeclared local value/);
  });

  test("passes for everything that a document may hold", async () => {
    const document = soundDocument();
    const condition = "${azurerm_resource_group.eu.name != null}";
    document.import = [{ to: "azurerm_resource_group.eu", id: "/subscriptions/0" }];
    document.moved = [{ from: "azurerm_resource_group.old", to: "azurerm_resource_group.eu" }];
    document.removed = [{ from: "azurerm_resource_group.older", lifecycle: { destroy: false } }];
    document.check = { named: { assert: { condition, error_message: "a group without a name" } } };
    document.module = { net: { source: "./net", name: "${azurerm_resource_group.eu.name}" } };
    document.resource.azapi_resource = { a: { body: { team: "${local.team}", net: "${module.net.id}" } } };
    document.resource.terraform_data = { own: { input: "${azapi_resource.a.output.x[0]}" } };
    document.resource.azurerm_monitor_diagnostic_setting.eu.dynamic = {
      enabled_log: { for_each: { a: "Audit" }, iterator: "each", content: { category: "x-${each.value}" } },
    };
    document.output.scopes = { value: "${values(azurerm_role_assignment.monitor)[*].scope}" };

    expect(await plan(document)).toEqual({ kind: "passed" });
  });

  test("fails for a wrong reference in a dynamic block", async () => {
    const dynamic = { enabled_log: { for_each: ["Audit"], content: { category: "${enabled_log.value.name}" } } };
    const path = ["resource", "azurerm_monitor_diagnostic_setting", "eu", "dynamic"];

    expect(messages(await plan(put(soundDocument(), path, dynamic)))).toContain("Unsupported attribute");
  });

  test("tries the validations of a variable that has a value", async () => {
    const validation = { condition: '${var.principal != "me"}', error_message: "not me" };
    const document = put(soundDocument(), ["variable", "principal", "validation"], validation);

    expect(await plan(document)).toEqual({ kind: "passed" });
    expect(messages(await plan(document, { ...process.env, TF_VAR_principal: "me" }))).toContain(
      "Invalid value for variable",
    );
  });

  test("passes for the smallest resource of every type in the schema", async () => {
    const types = Object.keys(azurermSchema().resources).filter((type) => type.startsWith("azurerm_"));
    const document = smallestDocument(types[0]);
    for (const type of types) document.resource[type] = smallestDocument(type).resource[type];

    expect(await plan(document)).toEqual({ kind: "passed" });
  });
});
