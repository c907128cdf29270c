// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { azurermSchema } from "../../scripts/terraform/provider-schema";
import { checkAgainstProviderSchema, uncheckedParts } from "../../scripts/terraform/schema-check";
import { renderFinding } from "../../scripts/terraform/schema-finding";
import { BROKEN_DOCUMENTS } from "./broken-documents";
import { type Json, put, smallestDocument, soundDocument } from "./sound-document";

const AZURERM_TYPES = Object.keys(azurermSchema().resources).filter((type) => type.startsWith("azurerm_"));

function findings(document: Json): string[] {
  return checkAgainstProviderSchema(document, azurermSchema()).map(renderFinding);
}

describe("checkAgainstProviderSchema", () => {
  test("accepts a sound document", () => {
    expect(findings(soundDocument())).toEqual([]);
  });

  test.each(BROKEN_DOCUMENTS)("fails for $name", ({ document, findings: expected }) => {
    expect(findings(document)).toEqual(expected);
  });

  test.each([
    ["a number as text", ["resource", "azurerm_cognitive_deployment", "chat", "sku", "capacity"], "50"],
    ["a truth value as text", ["resource", "azurerm_cognitive_account", "eu", "local_auth_enabled"], "false"],
    ["a number for text", ["resource", "azurerm_resource_group", "eu", "tags", "year"], 2026],
    [
      "a reference for a list",
      ["resource", "azurerm_cognitive_account", "eu", "fqdns"],
      '${split(",", var.principal)}',
    ],
    ["a reference for a map", ["resource", "azurerm_resource_group", "eu", "tags"], "${{ team = local.team }}"],
    ["null for an optional attribute", ["resource", "azurerm_resource_group", "eu", "tags"], null],
    ["null for an optional block", ["resource", "azurerm_cognitive_account", "eu", "identity"], null],
    ["a block as an array of one", ["resource", "azurerm_cognitive_deployment", "chat", "sku"], [{ name: "Standard" }]],
    ["an escaped template", ["resource", "azurerm_resource_group", "eu", "tags", "team"], "$${azurerm_x.y.z}"],
    ["any comment", ["resource", "azurerm_cognitive_account", "eu", "//"], { anything: ["goes"] }],
    ["every change ignored", ["resource", "azurerm_cognitive_account", "eu", "lifecycle"], { ignore_changes: "all" }],
    [
      "a splat over a set",
      ["output", "endpoint", "value"],
      "${azurerm_monitor_diagnostic_setting.eu.enabled_log[*].category}",
    ],
    ["an instance by its key", ["output", "endpoint", "value"], '${azurerm_role_assignment.monitor["reader"].id}'],
    ["all instances", ["output", "endpoint", "value"], "${[for r in azurerm_role_assignment.monitor : r.anything]}"],
    [
      "a dynamic block in the place of a required one",
      ["resource", "azurerm_cognitive_account_rai_policy", "eu"],
      {
        base_policy_name: "Microsoft.DefaultV2",
        cognitive_account_id: "a",
        dynamic: {
          content_filter: {
            for_each: ["Prompt", "Completion"],
            iterator: "side",
            content: {
              block_enabled: true,
              filter_enabled: true,
              name: "Hate",
              severity_threshold: "Low",
              source: "${side.value}",
            },
          },
        },
        name: "filter",
      },
    ],
    [
      "the built-in resource of Terraform",
      ["resource", "terraform_data"],
      { a: { input: { b: 1 }, triggers_replace: [1] } },
    ],
  ] as [string, string[], unknown][])("accepts %s", (_, path, value) => {
    expect(findings(put(soundDocument(), path, value))).toEqual([]);
  });

  test.each(["attribute", "block"])("reports everything about a resource at once, not only the first %s", () => {
    const document = soundDocument();
    document.resource.azurerm_resource_group.eu = { name: ["a"], colour: "red" };

    expect(checkAgainstProviderSchema(document, azurermSchema()).map((finding) => finding.code)).toEqual([
      "WrongType",
      "UnknownAttribute",
      "MissingAttribute",
    ]);
  });

  test("says what is not in the schema", () => {
    expect(uncheckedParts(soundDocument())).toEqual([
      "provider.azurerm.us: the copy of the schema has no settings of the provider",
      "data.azurerm_client_config.me: the copy of the schema has no data sources",
    ]);
  });

  test("accepts the smallest document of every type in the schema", () => {
    const refused = AZURERM_TYPES.flatMap((type) => findings(smallestDocument(type)));

    expect(refused).toEqual([]);
    expect(AZURERM_TYPES.length).toBe(307);
  });

  test("fails for any type with any attribute taken away or added", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AZURERM_TYPES),
        fc.nat(),
        fc.stringMatching(/^[a-z]{3,9}_zz$/),
        (type, pick, name) => {
          const added = findings(put(smallestDocument(type), ["resource", type, "small", name], "x"));
          expect(added).toHaveLength(1);
          expect(added[0]).toContain(`[UnknownAttribute] ${type}.small ${name}: `);

          const required = Object.keys(smallestDocument(type).resource[type].small);
          if (required.length === 0) return;
          const taken = required[pick % required.length];
          const removed = findings(put(smallestDocument(type), ["resource", type, "small", taken], undefined));
          expect(removed).toHaveLength(1);
          expect(removed[0]).toMatch(new RegExp(`^\\[Missing(Attribute|Block)\\] ${type}\\.small ${taken}: `));
        },
      ),
    );
  });
});
