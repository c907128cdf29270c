import {
  type CustomPolicy,
  DEPLOYMENT_TYPES_POLICY,
  DIAGNOSTIC_TARGETS_POLICY,
  POLICY_MODE,
  parametersJson,
  policyRuleJson,
  STORAGE_REDUNDANCY_POLICY,
} from "../../src/plan/azure-policy-rules";
import { isDenied, type PolicyParameters, type PolicyRequest } from "../support/azure-policy";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
const WORKSPACE = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log`;
const STORAGE = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st`;
const PARTNER = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Datadog/monitors/dog`;
const NAMESPACE = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/hubs`;
const RULE = "authorizationRules/RootManageSharedAccessKey";

function denies(policy: CustomPolicy, request: PolicyRequest, parameters: PolicyParameters): boolean {
  return isDenied(policyRuleJson(policy), request, parameters);
}

describe("the rule on deployment types", () => {
  const deployed = (sku: unknown, type = "Microsoft.CognitiveServices/accounts/deployments") =>
    denies(DEPLOYMENT_TYPES_POLICY, { type, sku }, { allowedDeploymentTypes: ["Standard", "DataZoneStandard"] });

  test.each([
    ["a type that is listed", { name: "DataZoneStandard" }, false],
    ["one in another case", { name: "datazonestandard" }, false],
    ["one that is not listed", { name: "GlobalStandard" }, true],
    ["one that only begins like one that is", { name: "StandardX" }, true],
    ["no type", {}, true],
    ["no SKU", undefined, true],
  ])("judges %s", (_, sku, expected) => {
    expect(deployed(sku)).toBe(expected);
  });

  test("looks at nothing else", () => {
    expect(deployed({ name: "S0" }, "Microsoft.CognitiveServices/accounts")).toBe(false);
    expect(deployed({ name: "Standard_GRS" }, "Microsoft.Storage/storageAccounts")).toBe(false);
  });

  test("denies everything where nothing is listed", () => {
    const request = { type: "Microsoft.CognitiveServices/accounts/deployments", sku: { name: "Standard" } };

    expect(denies(DEPLOYMENT_TYPES_POLICY, request, { allowedDeploymentTypes: [] })).toBe(true);
  });
});

describe("the rule on the redundancy of storage", () => {
  const parameters = { allowedSkus: ["Standard_LRS", "Standard_ZRS"], geoRedundantLocations: ["swedencentral"] };
  const stored = (sku: unknown, location: string, type = "Microsoft.Storage/storageAccounts") =>
    denies(STORAGE_REDUNDANCY_POLICY, { type, location, sku }, parameters);

  test.each([
    ["a SKU without a copy, anywhere", { name: "Standard_LRS" }, "italynorth", false],
    ["one in another case", { name: "STANDARD_zrs" }, "italynorth", false],
    ["one with a copy, where the pair is inside", { name: "Standard_GRS" }, "swedencentral", false],
    ["the same, with the name of the region as people write it", { name: "Standard_GRS" }, "Sweden Central", false],
    ["one with a copy, where the pair is not inside", { name: "Standard_RAGRS" }, "uksouth", true],
    ["one that nobody knows", { name: "Ultra_XRS" }, "italynorth", true],
    ["none", undefined, "italynorth", true],
  ])("judges %s", (_, sku, location, expected) => {
    expect(stored(sku, location)).toBe(expected);
  });

  test("looks at nothing else", () => {
    expect(stored({ name: "GRS" }, "uksouth", "Microsoft.RecoveryServices/vaults")).toBe(false);
  });
});

describe("the rule on the targets of diagnostic settings", () => {
  const parameters = {
    allowedTargetIds: [WORKSPACE, STORAGE, PARTNER, `${NAMESPACE}2/${RULE}`],
    allowedEventHubIds: [NAMESPACE],
  };
  const sent = (properties: object, given: PolicyParameters = parameters) =>
    denies(DIAGNOSTIC_TARGETS_POLICY, { type: "microsoft.insights/diagnosticSettings", properties }, given);

  test.each<[string, object, boolean]>([
    ["no target", {}, false],
    ["targets that are null or empty", { workspaceId: null, storageAccountId: "" }, false],
    ["a workspace that is listed", { workspaceId: WORKSPACE }, false],
    ["one in another case", { workspaceId: WORKSPACE.toUpperCase() }, false],
    ["one that is not listed", { workspaceId: `${WORKSPACE}2` }, true],
    ["a storage account that is listed", { storageAccountId: STORAGE }, false],
    ["one that is not", { storageAccountId: `${STORAGE}2` }, true],
    ["one of two targets that is not", { workspaceId: WORKSPACE, storageAccountId: `${STORAGE}2` }, true],
    ["a partner that is listed", { marketplacePartnerId: PARTNER }, false],
    ["one that is not", { marketplacePartnerId: `${PARTNER}2` }, true],
    ["a rule of Service Bus", { serviceBusRuleId: `${NAMESPACE}/${RULE}` }, true],
    ["a rule of a namespace that is listed", { eventHubAuthorizationRuleId: `${NAMESPACE}/${RULE}` }, false],
    ["a rule of a hub in it", { eventHubAuthorizationRuleId: `${NAMESPACE}/eventhubs/e/${RULE}` }, false],
    ["a rule that is listed itself", { eventHubAuthorizationRuleId: `${NAMESPACE}2/${RULE}` }, false],
    ["a rule of a namespace that begins alike", { eventHubAuthorizationRuleId: `${NAMESPACE}3/${RULE}` }, true],
  ])("judges %s", (_, properties, expected) => {
    expect(sent(properties)).toBe(expected);
  });

  test.each([
    ["an empty text", ""],
    ["a subscription", SUBSCRIPTION],
    ["a resource group", `${SUBSCRIPTION}/resourceGroups/rg`],
    ["a host", "hubs.servicebus.windows.net"],
  ])("lets nothing through below %s in the list of Event Hubs", (_, holder) => {
    const given = { allowedTargetIds: ["", SUBSCRIPTION], allowedEventHubIds: [holder] };

    expect(sent({ eventHubAuthorizationRuleId: `${NAMESPACE}/${RULE}` }, given)).toBe(true);
    expect(sent({ workspaceId: WORKSPACE }, given)).toBe(true);
  });

  test("looks at nothing else", () => {
    const request = { type: "Microsoft.Insights/dataCollectionRules", properties: { workspaceId: "elsewhere" } };

    expect(denies(DIAGNOSTIC_TARGETS_POLICY, request, parameters)).toBe(false);
  });
});

describe("a custom definition", () => {
  const policies = [DEPLOYMENT_TYPES_POLICY, STORAGE_REDUNDANCY_POLICY, DIAGNOSTIC_TARGETS_POLICY];

  test.each(policies)("declares the parameters that its rule uses: $displayName", (policy) => {
    const used = [...policyRuleJson(policy).matchAll(/parameters\('(\w+)'\)/g)].map(([, name]) => name);
    const declared = Object.entries<{ type: string }>(JSON.parse(parametersJson(policy)));

    expect(declared.map(([name]) => name).sort()).toEqual([...new Set(used)].sort());
    expect(new Set(declared.map(([, { type }]) => type))).toEqual(new Set(["Array"]));
  });

  // https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#display-name-and-description
  test.each(policies)("keeps to the lengths of Azure: $displayName", ({ displayName, description }) => {
    expect(displayName.length).toBeLessThanOrEqual(128);
    expect(description.length).toBeLessThanOrEqual(512);
  });

  test("is in the mode that looks at what has no location", () => {
    expect(POLICY_MODE).toBe("All");
  });
});
