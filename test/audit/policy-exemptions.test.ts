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

function changed(azapi: object) {
  const change = { path: "prod/x", type: "Microsoft.Authorization/policyAssignments@2022-06-01", ...azapi };
  return documentOf({
    [`${ASSIGNMENT}.own`]: { path: "prod/eu/own", name: "locations" },
    [`${ASSIGNMENT}.other`]: { path: "prod/other", name: "tags" },
    "azurerm_policy_set_definition.all": { path: "prod/eu/all", name: "everything" },
    "azapi_update_resource.x": { ...change, body: { properties: { enforcementMode: "DoNotEnforce" } } },
  });
}

describe("a change by azapi of an Azure Policy", () => {
  test.each([
    ["the assignment of the zone", { resource_id: `\${${ASSIGNMENT}.own.id}` }, "resource_id"],
    ["its id, written out", { resource_id: `${IDS}/Locations` }, "resource_id"],
    ["its name", { name: "LOCATIONS", parent_id: "/subscriptions/1" }, "name"],
    ["its name, taken from it", { name: `\${${ASSIGNMENT}.own.name}`, parent_id: "/subscriptions/1" }, "name"],
    ["a name that nobody knows", { name: "${var.x}", parent_id: "/subscriptions/1" }, "name"],
    ["a set of definitions of the zone", { resource_id: "${azurerm_policy_set_definition.all.id}" }, "resource_id"],
    ["nothing that is written", {}, "resource_id"],
  ])("is found where it is aimed at %s", (_, azapi, attribute) => {
    expect(audit(changed(azapi))).toEqual([`PolicyExempted prod/x ${attribute}`]);
  });

  test.each([
    ["the assignment of somebody else", { resource_id: `\${${ASSIGNMENT}.other.id}` }],
    ["the id of another", { resource_id: `${IDS}/tags` }],
    ["the name of another", { name: "tags", parent_id: "/subscriptions/1" }],
    ["something else", { type: "Microsoft.Authorization/locks@2020-05-01", name: "locations" }],
  ])("is nobody's business here where it is aimed at %s", (_, azapi) => {
    expect(audit(changed(azapi))).toEqual([]);
  });

  test("tells what it changes", () => {
    const [own] = texts(changed({ resource_id: `\${${ASSIGNMENT}.own.id}` }));
    const [perhaps] = texts(changed({ resource_id: "${var.x}" }));

    expect(own).toMatch(/^it changes 'prod\/eu\/own', so that Azure no longer denies there/);
    expect(perhaps).toMatch(/^it changes '\$\{var\.x\}', which may be a policy of the zone, so that/);
  });
});
