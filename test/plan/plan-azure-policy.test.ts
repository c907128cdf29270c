import { type AzurePolicyRequest, planAzurePolicy } from "../../src/plan/plan-azure-policy";
import { DataClass } from "../../src/residency/data-class";
import { PolicyAssignments } from "../../src/residency/policy-assignments";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { zoneFacts } from "../support/fixtures-request";

const DEFINITION_ID = "/subscriptions/1/providers/Microsoft.Authorization/policyDefinitions/theirs";

function plan(request: Partial<AzurePolicyRequest> = {}) {
  return planAzurePolicy({ zone: zoneFacts(), aliases: {}, ...request });
}

describe("planAzurePolicy", () => {
  test("assigns four policies to the group of each region, three of them of its own", () => {
    const { definitions, assignments } = plan();

    expect(definitions.map(({ key, name }) => [key, name])).toEqual([
      ["deployment-types", expect.stringMatching(/^policy-team7-eu-deployment-types-[a-z0-9]{6}$/)],
      ["storage-redundancy", expect.stringMatching(/^policy-team7-eu-storage-redundancy-[a-z0-9]{6}$/)],
      ["diagnostic-targets", expect.stringMatching(/^policy-team7-eu-diagnostic-targets-[a-z0-9]{6}$/)],
    ]);
    expect(assignments.map(({ key, definitionKey, definitionId }) => [key, definitionKey ?? definitionId])).toEqual(
      ["swedencentral", "francecentral"].flatMap((region) => [
        [
          `locations-${region}`,
          "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c",
        ],
        [`deployment-types-${region}`, "deployment-types"],
        [`storage-redundancy-${region}`, "storage-redundancy"],
        [`diagnostic-targets-${region}`, "diagnostic-targets"],
      ]),
    );
    expect(new Set(assignments.map(({ name }) => name)).size).toBe(8);
  });

  test("defines them in the subscription of each provider, whatever the order of the regions", () => {
    const aliases = { swedencentral: "sweden", francecentral: undefined };
    const zone = zoneFacts();
    const there = plan({ zone, aliases });
    const back = plan({ zone: { ...zone, regions: [...zone.regions].reverse() }, aliases });
    const keys = ["deployment-types", "storage-redundancy", "diagnostic-targets"];

    expect(there.definitions.map(({ key }) => key)).toEqual([...keys.map((key) => `${key}-sweden`), ...keys]);
    expect(new Set(there.definitions.map(({ name }) => name)).size).toBe(6);
    expect([...back.definitions].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
      [...there.definitions].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    expect(there.assignments[1].definitionKey).toBe("deployment-types-sweden");
    expect(there.assignments[5].definitionKey).toBe("deployment-types");
  });

  test("defines once what two regions of one provider share", () => {
    const aliases = { swedencentral: "europe", francecentral: "europe" };

    expect(plan({ aliases }).definitions).toHaveLength(3);
  });

  test.each([
    ["deploymentTypesDefinitionId", "deployment-types"],
    ["storageRedundancyDefinitionId", "storage-redundancy"],
    ["diagnosticTargetsDefinitionId", "diagnostic-targets"],
  ])("takes a definition that exists: %s", (option, policy) => {
    const policyAssignments = PolicyAssignments.of({ [option]: DEFINITION_ID });
    const { definitions, assignments } = plan({ policyAssignments });
    const taken = assignments.filter(({ definitionId }) => definitionId === DEFINITION_ID);

    expect(definitions.map(({ key }) => key)).not.toContain(policy);
    expect(definitions).toHaveLength(2);
    expect(taken.map((one) => [one.policy, one.definitionKey])).toEqual([
      [policy, undefined],
      [policy, undefined],
    ]);
  });

  test("plans nothing where others make them", () => {
    const policyAssignments = PolicyAssignments.external("the platform team assigns them to the subscription");

    expect(plan({ policyAssignments })).toEqual({ definitions: [], assignments: [] });
  });

  test("names other zones and other apps otherwise", () => {
    const namesOf = (zone: Partial<AzurePolicyRequest["zone"]>) => {
      const { definitions, assignments } = plan({ zone: zoneFacts(zone) });
      return [...definitions, ...assignments].map(({ name }) => name);
    };
    const all = [
      namesOf({}),
      namesOf({ path: "prod/us" }),
      namesOf({ path: "test/eu" }),
      namesOf({ namePrefix: "t8" }),
    ];

    expect(new Set(all.flat()).size).toBe(all.flat().length);
  });

  test("keeps names and display names as short as Azure takes them, however long the path", () => {
    const path = `prod/${"a-very-long-id-".repeat(12)}`;
    const { definitions, assignments } = plan({ zone: zoneFacts({ path }) });

    for (const { name, displayName } of [...definitions, ...assignments]) {
      expect(name.length).toBeLessThanOrEqual(64);
      expect(displayName.length).toBeLessThanOrEqual(128);
    }
  });

  test("tells whoever is denied the zone, its boundary and what to do", () => {
    const dataClass = DataClass.of("x", { boundary: ResidencyBoundary.UNITED_STATES });
    const { assignments } = plan({ zone: zoneFacts({ dataClass }) });

    expect(assignments.slice(0, 4).map(({ message }) => message)).toEqual([
      "the zone 'prod/eu' keeps data inside 'United States': use a region of the boundary",
      "the zone 'prod/eu' keeps data inside 'United States': use a deployment type that processes inside",
      "the zone 'prod/eu' keeps data inside 'United States': use a SKU that keeps no copy in another region",
      "the zone 'prod/eu' keeps data inside 'United States': send logs to a target of the zone, or declare the target with zone.declareExternal",
    ]);
  });
});
