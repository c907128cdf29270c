// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, texts } from "./document-of";

const ASSIGNMENT = "azurerm_resource_group_policy_assignment";
const IDS = "/subscriptions/1/providers/Microsoft.Authorization/policyAssignments";

function exempted(policy_assignment_id: unknown, assigned: object = { name: "locations" }) {
  return documentOf(
    {
      [`${ASSIGNMENT}.own`]: { path: "prod/eu/own", ...assigned },
      [`${ASSIGNMENT}.other`]: { path: "prod/other", name: "tags" },
      "azurerm_resource_policy_exemption.x": { path: "prod/x", name: "x", policy_assignment_id },
    },
    { locals: { name: "locations" }, variable: { id: { default: `${IDS}/tags` } } },
  );
}

describe("an exemption from Azure Policy", () => {
  test.each([
    ["the assignment of the zone", `\${${ASSIGNMENT}.own.id}`],
    ["its id, written out", `${IDS}/LOCATIONS`],
    ["its id, with the name of a local", `${IDS}/\${local.name}`],
    ["its id, with its own name", `${IDS}/\${${ASSIGNMENT}.own.name}`],
    ["what a variable gives", "${var.id}"],
    ["what is no id", "locations"],
    ["another attribute than the id", `\${${ASSIGNMENT}.other.name}`],
    ["what is no assignment", "${azurerm_storage_account.x.id}"],
    ["nothing", undefined],
  ])("is found where it is for %s", (_, id) => {
    expect(audit(exempted(id))).toEqual(["PolicyExempted prod/x policy_assignment_id"]);
  });

  test.each([
    ["the assignment of somebody else", `\${${ASSIGNMENT}.other.id}`],
    ["the id of another", `${IDS}/tags`],
    ["the id of another, with its name", `${IDS}/\${${ASSIGNMENT}.other.name}`],
  ])("is nobody's business here where it is for %s", (_, id) => {
    expect(audit(exempted(id))).toEqual([]);
  });

  test("is found by any id where the zone has an assignment whose name nobody knows", () => {
    expect(audit(exempted(`${IDS}/tags`, { name: "${var.id}" }))).toEqual([
      "PolicyExempted prod/x policy_assignment_id",
    ]);
  });

  test("tells of what, and what to do", () => {
    const then =
      "so that Azure no longer denies there what would leave the boundary; remove it, or accept it with zone.waive(ResidencyWaiver.of({ code: 'PolicyExempted', … }))";

    expect(texts(exempted(`\${${ASSIGNMENT}.own.id}`))).toEqual([`it is an exemption from 'prod/eu/own', ${then}`]);
    expect(texts(exempted("${var.id}"))).toEqual([
      `it is an exemption from '\${var.id}', which may be an assignment of the zone, ${then}`,
    ]);
  });
});
