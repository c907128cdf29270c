// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { PolicyAssignments, type PolicyAssignmentsOptions } from "../../src/residency/policy-assignments";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";

const REASON = "the platform team assigns them to the management group";
const OF_SUBSCRIPTION = "/subscriptions/1/providers/Microsoft.Authorization/policyDefinitions/theirs";
const OF_GROUP =
  "/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyDefinitions/theirs";

describe("PolicyAssignments.external", () => {
  test("keeps the reason, on one line", () => {
    expect(PolicyAssignments.external(`  ${REASON.replace(" team ", "\n team ")}`).externalReason).toBe(REASON);
  });

  test.each([
    ["nothing", undefined, "undefined"],
    ["an empty text", "", "''"],
    ["a word", "governance-by-the-platform-team", "'governance-by-the-platform-team'"],
    ["the same word again and again", "later later later later later", "'later later later later later'"],
    ["keys that were held down", "aaaaaa bbbbbbb ccccccccc", "'aaaaaa bbbbbbb ccccccccc'"],
    ["a reference", "${TfToken[TOKEN.0]}", "'${TfToken[TOKEN.0]}'"],
  ])("refuses %s", (_, reason, shown) => {
    expect(messageOf(() => PolicyAssignments.external(untyped(reason)))).toBe(
      `PolicyAssignments.external has 1 problem:\n  [OptionInvalid] reason: ${shown} given where a reason of 20 characters, 3 words and 6 different letters at least is needed`,
    );
  });
});

describe("PolicyAssignments.of", () => {
  test.each([
    ["a subscription", OF_SUBSCRIPTION],
    ["a management group", OF_GROUP],
    ["Azure itself, in another case", "/providers/microsoft.authorization/policydefinitions/theirs"],
    ["a reference", "${TfToken[TOKEN.0]}"],
  ])("takes ids of definitions of %s", (_, id) => {
    const options: PolicyAssignmentsOptions = {
      deploymentTypesDefinitionId: id,
      storageRedundancyDefinitionId: id,
      diagnosticTargetsDefinitionId: id,
    };

    expect(PolicyAssignments.of(options)).toMatchObject(options);
    expect(PolicyAssignments.of(options).externalReason).toBeUndefined();
  });

  test("takes none", () => {
    expect(Object.values(PolicyAssignments.of({})).filter((value) => value !== undefined)).toEqual([]);
  });

  test("refuses what is no id of a definition, all at once", () => {
    const options = {
      deploymentTypesDefinitionId: "theirs",
      storageRedundancyDefinitionId: OF_SUBSCRIPTION.replace("policyDefinitions", "policySetDefinitions"),
      diagnosticTargetsDefinitionId: untyped<string>(3),
    };
    const what =
      "given where the id of a policy definition (/subscriptions/…/providers/Microsoft.Authorization/policyDefinitions/…), or a reference to one, is needed";

    expect(messageOf(() => PolicyAssignments.of(options))).toBe(
      [
        "PolicyAssignments.of has 3 problems:",
        `  [OptionInvalid] deploymentTypesDefinitionId: 'theirs' ${what}`,
        `  [OptionInvalid] storageRedundancyDefinitionId: '/subscriptions/1/providers/Microsoft.Authorization/policySetDefinitions/theirs' ${what}`,
        `  [OptionInvalid] diagnosticTargetsDefinitionId: 3 ${what}`,
      ].join("\n"),
    );
  });

  test.each([undefined, null, "theirs", []])("refuses %s instead of options", (options) => {
    expect(messageOf(() => PolicyAssignments.of(untyped(options)))).toContain(
      "given where an object with ids of definitions is needed",
    );
  });
});
