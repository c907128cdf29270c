// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import fc from "fast-check";
import { renderFinding } from "../../scripts/terraform/schema-finding";
import { checkEnums, refusal } from "../../scripts/terraform/value-check";
import { azureValueTables, parseValueTables, type ValueRule } from "../../scripts/terraform/value-rule";
import { type Json, put, soundDocument } from "./sound-document";

function findings(document: Json): string[] {
  return checkEnums(document, azureValueTables()).map(renderFinding);
}

const account = ["resource", "azurerm_cognitive_account", "eu"];
const deployment = ["resource", "azurerm_cognitive_deployment", "chat"];
const policy = ["resource", "azurerm_cognitive_account_rai_policy", "eu"];
const setting = ["resource", "azurerm_monitor_diagnostic_setting", "eu"];

const REFUSED: readonly (readonly [name: string, path: (string | number)[], value: unknown, finding: RegExp])[] = [
  [
    "an account name with an underscore",
    [...account, "name"],
    "oai_eu",
    /^\[ValueRefused\] azurerm_cognitive_account\.eu name: "oai_eu" does not match .+ \(.+\)$/,
  ],
  ["an account name of one character", [...account, "name"], "a", /"a" has 1 characters, at least 2 required/],
  ["an account name of 65 characters", [...account, "name"], "a".repeat(65), /has 65 characters, at most 64 allowed/],
  [
    "a subdomain of 64 characters",
    [...account, "custom_subdomain_name"],
    "a".repeat(64),
    /custom_subdomain_name: .* has 64 characters, at most 63 allowed/,
  ],
  ["another kind of account", [...account, "kind"], "Face", /kind: "Face" is not one of OpenAI, AIServices/],
  ["another price tier", [...account, "sku_name"], "S1", /sku_name: "S1" is not one of S0/],
  [
    "an unknown kind of identity",
    [...account, "identity", "type"],
    "System",
    /identity\.type: "System" is not one of SystemAssigned/,
  ],
  [
    "an unknown default action",
    [...account, "network_acls", "default_action"],
    "Block",
    /network_acls\.default_action: "Block" is not one of Allow, Deny/,
  ],
  [
    "an unknown bypass",
    [...account, "network_acls", "bypass"],
    "All",
    /network_acls\.bypass: "All" is not one of AzureServices, None/,
  ],
  [
    "network rules without a subdomain",
    [...account, "custom_subdomain_name"],
    undefined,
    /network_acls: needs custom_subdomain_name/,
  ],
  [
    "throttling of an OpenAI account",
    [...account, "dynamic_throttling_enabled"],
    false,
    /dynamic_throttling_enabled: is refused for kind OpenAI/,
  ],
  [
    "projects on an OpenAI account",
    [...account, "project_management_enabled"],
    true,
    /project_management_enabled: needs kind AIServices and an identity/,
  ],
  [
    "identities without a user assigned identity",
    [...account, "identity", "identity_ids"],
    ["a"],
    /identity\.identity_ids: is only allowed with a user assigned identity/,
  ],
  [
    "a user assigned identity without identities",
    [...account, "identity", "type"],
    "UserAssigned",
    /identity\.identity_ids: is required with a user assigned identity/,
  ],
  ["a deployment name with a slash", [...deployment, "name"], "chat/eu", /name: "chat\/eu" does not match/],
  [
    "a deployment type that azurerm does not know",
    [...deployment, "sku", "name"],
    "DeveloperTier",
    /sku\.name: "DeveloperTier" is not one of Standard, DataZoneBatch/,
  ],
  ["a capacity of zero", [...deployment, "sku", "capacity"], 0, /sku\.capacity: 0 is below 1/],
  ["half a unit of capacity", [...deployment, "sku", "capacity"], 1.5, /sku\.capacity: 1\.5 is not a whole number/],
  [
    "an unknown model format",
    [...deployment, "model", "format"],
    "Openai",
    /model\.format: "Openai" is not one of OpenAI, Cohere/,
  ],
  [
    "an unknown upgrade option",
    [...deployment, "version_upgrade_option"],
    "Never",
    /version_upgrade_option: "Never" is not one of NoAutoUpgrade/,
  ],
  [
    "an unknown base policy",
    [...policy, "base_policy_name"],
    "Default",
    /base_policy_name: "Default" is not one of Microsoft\.Default/,
  ],
  ["an unknown mode", [...policy, "mode"], "Block", /mode: "Block" is not one of Default, Deferred/],
  ["a policy name with a space", [...policy, "name"], "my filter", /name: "my filter" does not match/],
  [
    "an unknown severity",
    [...policy, "content_filter", 1, "severity_threshold"],
    "Strict",
    /content_filter\[1\]\.severity_threshold: "Strict" is not one of Low, Medium, High/,
  ],
  [
    "an unknown side of a request",
    [...policy, "content_filter", 0, "source"],
    "Input",
    /content_filter\[0\]\.source: "Input" is not one of Prompt, Completion/,
  ],
  [
    "an unknown filter",
    [...policy, "content_filter", 0, "name"],
    "SelfHarm",
    /content_filter\[0\]\.name: "SelfHarm" is not one of Hate, Sexual, Violence, Selfharm/,
  ],
  [
    "a filter on the wrong side",
    [...policy, "content_filter", 1, "name"],
    "Jailbreak",
    /content_filter\[1\]\.source: 'Jailbreak' looks at Prompt only, not Completion/,
  ],
  [
    "a workspace name that begins with a hyphen",
    ["resource", "azurerm_log_analytics_workspace", "eu", "name"],
    "-log",
    /name: "-log" does not match/,
  ],
  [
    "an unknown workspace tier",
    ["resource", "azurerm_log_analytics_workspace", "eu", "sku"],
    "Basic",
    /sku: "Basic" is not one of PerGB2018/,
  ],
  [
    "29 days of retention",
    ["resource", "azurerm_log_analytics_workspace", "eu", "retention_in_days"],
    29,
    /retention_in_days: 29 is below 30/,
  ],
  [
    "731 days of retention",
    ["resource", "azurerm_log_analytics_workspace", "eu", "retention_in_days"],
    731,
    /retention_in_days: 731 is above 730/,
  ],
  ["a setting name with a slash", [...setting, "name"], "a/b", /name: "a\/b" may not contain '\/'/],
  [
    "an unknown log category",
    [...setting, "enabled_log", 0, "category"],
    "Logs",
    /enabled_log\[0\]\.category: "Logs" is not one of Audit/,
  ],
  [
    "an unknown category group",
    [...setting, "enabled_log", 0],
    { category_group: "all" },
    /enabled_log\[0\]\.category_group: "all" is not one of allLogs, audit/,
  ],
  [
    "a group name that ends with a period",
    ["resource", "azurerm_resource_group", "eu", "name"],
    "rg.",
    /name: "rg\." may not end with '\.'/,
  ],
  [
    "an identity name of two characters",
    ["resource", "azurerm_user_assigned_identity"],
    { a: { name: "id" } },
    /name: "id" has 2 characters, at least 3 required/,
  ],
  [
    "an unknown kind of principal",
    ["resource", "azurerm_role_assignment", "eu", "principal_type"],
    "Robot",
    /principal_type: "Robot" is not one of User, Group, ServicePrincipal/,
  ],
  [
    "two ways to name a role",
    ["resource", "azurerm_role_assignment", "eu", "role_definition_id"],
    "a",
    /role_definition_name: exactly one of/,
  ],
];

describe("checkEnums", () => {
  test("accepts a sound document", () => {
    expect(findings(soundDocument())).toEqual([]);
  });

  test.each(REFUSED)("fails for %s", (_, path, value, expected) => {
    const found = findings(put(soundDocument(), path, value));

    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test.each([
    ["a name that Terraform computes", [...account, "name"], "oai_${var.principal}"],
    ["7 days of retention", ["resource", "azurerm_log_analytics_workspace", "eu", "retention_in_days"], 7],
    ["a capacity as text", [...deployment, "sku", "capacity"], "50"],
    ["null", [...policy, "mode"], null],
    ["a name with a period", [...deployment, "name"], "gpt-5.4"],
    [
      "categories of another resource",
      setting,
      { target_resource_id: "${azurerm_key_vault.a.id}", name: "a", enabled_log: [{ category: "AuditEvent" }] },
    ],
  ] as [string, string[], unknown][])("accepts %s", (_, path, value) => {
    expect(findings(put(soundDocument(), path, value))).toEqual([]);
  });

  test("names a source for every rule", () => {
    const { rules } = azureValueTables();

    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter((rule) => rule.sources.length === 0)).toEqual([]);
  });

  test("fails for a table that has lost an entry, rather than to check nothing", () => {
    const facts = {
      sources: {},
      raiPolicy: { contentFilters: { withSeverity: [], withoutSeverity: [] } },
      diagnosticSetting: { logCategories: [], categoryGroups: [] },
    };

    expect(() => parseValueTables(JSON.stringify(facts))).toThrow("cognitiveAccount.name: no such entry or source");
  });

  test("refuses every text that is too short or too long", () => {
    const rule: ValueRule = { resource: "a", argument: "b", minLength: 3, maxLength: 5, sources: ["a test"] };

    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 9, unit: "grapheme-ascii" }), (text) => {
        fc.pre(!text.includes("{"));
        expect(refusal(text, rule) === undefined).toBe(text.length >= 3 && text.length <= 5);
      }),
    );
  });
});
