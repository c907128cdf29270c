/** A condition of the language of Azure Policy, as far as the rules here use it. */
export type PolicyCondition =
  | { readonly allOf: readonly PolicyCondition[] }
  | { readonly anyOf: readonly PolicyCondition[] }
  | FieldCondition
  | ValueCondition
  | CountCondition;

/** What a property of the request is compared with. Case counts for nothing; of a property that is not there, `notIn` holds. */
export interface FieldCondition {
  readonly field: string;
  readonly equals?: string;
  readonly notEquals?: string;
  readonly notIn?: string;
  readonly like?: string;
  readonly exists?: boolean;
}

/** What a text is compared with that is no property of the request. */
export interface ValueCondition {
  readonly value: string;
  readonly contains: string;
}

/** How many items of a list a condition holds for. */
export interface CountCondition {
  readonly count: { readonly value: string; readonly name: string; readonly where: PolicyCondition };
  readonly equals: number;
}

/** A definition of Azure Policy that denies what its rule holds for. Its parameters are lists of texts. */
export interface CustomPolicy {
  readonly displayName: string;
  readonly description: string;
  /** Parameter -> what it lists. */
  readonly parameters: { readonly [name: string]: string };
  readonly rule: PolicyCondition;
}

/**
 * Looks at every type. `Indexed` leaves out what has no location and no tags: a diagnostic setting would never be looked at.
 *
 * @see https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#mode
 * @see https://github.com/Azure/Azure-Landing-Zones/issues/4283
 */
export const POLICY_MODE = "All";

/**
 * Microsoft's own "Allowed locations": it lets through what is at the location `global`, and looks at no resource group.
 *
 * @see https://github.com/Azure/azure-policy/blob/master/built-in-policies/policyDefinitions/General/AllowedLocations_Deny.json
 */
export const ALLOWED_LOCATIONS_ID =
  "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c";

const DEPLOYMENT = "Microsoft.CognitiveServices/accounts/deployments";
const STORAGE = "Microsoft.Storage/storageAccounts";
const DIAGNOSTICS = "Microsoft.Insights/diagnosticSettings";

/**
 * A deployment that names no type is denied too: what it then gets is not said. The rule does not see the region of the account.
 *
 * @see https://learn.microsoft.com/azure/foundry/foundry-models/concepts/deployment-types
 */
export const DEPLOYMENT_TYPES_POLICY: CustomPolicy = {
  displayName: "Model deployments process inside the boundary",
  description: "Denies deployments of models whose type may process prompts outside the boundary of a residency zone.",
  parameters: { allowedDeploymentTypes: "Deployment types (sku.name) that process inside the boundary." },
  rule: {
    allOf: [
      { field: "type", equals: DEPLOYMENT },
      { field: `${DEPLOYMENT}/sku.name`, notIn: parameter("allowedDeploymentTypes") },
    ],
  },
};

/** A SKU that is not listed may copy to the paired region; where that region is inside, it may. */
export const STORAGE_REDUNDANCY_POLICY: CustomPolicy = {
  displayName: "Storage accounts replicate inside the boundary",
  description:
    "Denies storage accounts whose SKU keeps a copy in a paired region outside the boundary of a residency zone.",
  parameters: {
    allowedSkus: "SKUs that keep no copy in another region.",
    geoRedundantLocations: "Regions whose paired region is inside the boundary: every SKU is allowed there.",
  },
  rule: {
    allOf: [
      { field: "type", equals: STORAGE },
      { field: `${STORAGE}/sku.name`, notIn: parameter("allowedSkus") },
      { field: "location", notIn: parameter("geoRedundantLocations") },
    ],
  },
};

/** Targets that are the thing itself. `serviceBusRuleId` is from before there were Event Hubs, and still taken. */
const TARGETS = ["workspaceId", "storageAccountId", "marketplacePartnerId", "serviceBusRuleId"];
const EVENT_HUB_RULE = `${DIAGNOSTICS}/eventHubAuthorizationRuleId`;

/**
 * A target that is written and not listed. A setting names a rule of an Event Hub, and a namespace has one without being asked
 * (`RootManageSharedAccessKey`), so that the namespace is listed and not each rule.
 *
 * The aliases are those that `Get-AzPolicyAlias` lists for `microsoft.insights/diagnosticSettings`; a crawl of them is in
 * https://github.com/maciejporebski/azure-policy-aliases. That settings are denied at all: https://github.com/Azure/azure-policy/issues/1237
 */
export const DIAGNOSTIC_TARGETS_POLICY: CustomPolicy = {
  displayName: "Diagnostic settings send to listed targets",
  description: "Denies diagnostic settings that send logs or metrics to a target that a residency zone does not list.",
  parameters: {
    allowedTargetIds: "Resource ids of workspaces, storage accounts, partner solutions and rules of Event Hubs.",
    allowedEventHubIds: "Resource ids of Event Hubs namespaces and hubs, whose rules are allowed.",
  },
  rule: {
    allOf: [
      { field: "type", equals: DIAGNOSTICS },
      {
        anyOf: [
          ...TARGETS.map((target) => ({ allOf: unlisted(`${DIAGNOSTICS}/${target}`) })),
          { allOf: [...unlisted(EVENT_HUB_RULE), ofNoneOf(EVENT_HUB_RULE, "allowedEventHubIds")] },
        ],
      },
    ],
  },
};

/** What the resource of a definition takes as its rule. */
export function policyRuleJson({ rule }: CustomPolicy): string {
  return `{"if":${JSON.stringify(rule)},"then":{"effect":"deny"}}`;
}

/** What the resource of a definition takes as its parameters. */
export function parametersJson({ parameters }: CustomPolicy): string {
  const entries = Object.entries(parameters).map(
    ([name, description]) => [name, { type: "Array", metadata: { displayName: name, description } }] as const,
  );
  return JSON.stringify(Object.fromEntries(entries));
}

/** An empty text sends nothing anywhere. */
function unlisted(field: string): readonly PolicyCondition[] {
  return [
    { field, exists: true },
    { field, notEquals: "" },
    { field, notIn: parameter("allowedTargetIds") },
  ];
}

/**
 * The rule is below none of them. What is no Event Hub counts for nothing: everything is below an empty text.
 *
 * @see https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#value-count
 */
function ofNoneOf(field: string, name: string): PolicyCondition {
  const where = {
    allOf: [
      { value: "[current('hub')]", contains: "/providers/Microsoft.EventHub/namespaces/" },
      { field, like: "[concat(current('hub'), '/*')]" },
    ],
  };
  return { count: { value: parameter(name), name: "hub", where }, equals: 0 };
}

function parameter(name: string): string {
  return `[parameters('${name}')]`;
}
