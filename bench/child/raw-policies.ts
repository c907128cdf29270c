import { PolicyDefinition } from "@cdktf/provider-azurerm/lib/policy-definition";
import { ResourceGroupPolicyAssignment } from "@cdktf/provider-azurerm/lib/resource-group-policy-assignment";
import { TerraformLocal, type TerraformStack } from "cdktf";
import { PREFIX, STACK } from "./scale";

const DIGEST = "000000";
const DEPLOYMENT = "Microsoft.CognitiveServices/accounts/deployments";
const STORAGE = "Microsoft.Storage/storageAccounts";
const DIAGNOSTICS = "Microsoft.Insights/diagnosticSettings";
const EVENT_HUB_RULE = `${DIAGNOSTICS}/eventHubAuthorizationRuleId`;

/** What a policy needs to know of a region. */
export interface PolicyRegion {
  readonly region: string;
  readonly resourceGroupId: string;
  readonly logAnalyticsWorkspaceId: string;
}

interface RawPolicy {
  readonly key: string;
  readonly title: string;
  readonly fix: string;
  readonly lists: { readonly [parameter: string]: readonly string[] };
  readonly definition?: RawDefinition;
}

interface RawDefinition {
  readonly description: string;
  readonly parameters: { readonly [parameter: string]: string };
  readonly condition: object;
}

/** Four assignments on each resource group, and three definitions, as somebody writes them who knows what they have to say. */
export function buildRawPolicies(stack: TerraformStack, regions: readonly PolicyRegion[]): void {
  for (const policy of policiesOf(regions)) {
    const { friendlyUniqueId: name } = new TerraformLocal(stack, `permitted-${policy.key}`, policy.lists);
    const policyDefinitionId = policy.definition
      ? buildDefinition(stack, policy, policy.definition)
      : "/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c";
    for (const { region, resourceGroupId } of regions) {
      new ResourceGroupPolicyAssignment(stack, `assignment-${policy.key}-${region}`, {
        name: `policy-${PREFIX}-eu-${policy.key}-${DIGEST}`,
        displayName: `${policy.title}: ${STACK}/eu`,
        resourceGroupId,
        policyDefinitionId,
        parameters: `\${jsonencode({ for name, items in local.${name} : name => { value = flatten(items) } })}`,
        enforce: true,
        nonComplianceMessage: [
          { content: `the zone '${STACK}/eu' keeps data inside 'EU Data Boundary': ${policy.fix}` },
        ],
      });
    }
  }
}

function buildDefinition(stack: TerraformStack, { key, title }: RawPolicy, definition: RawDefinition): string {
  const parameters = Object.entries(definition.parameters).map(
    ([name, description]) => [name, { type: "Array", metadata: { displayName: name, description } }] as const,
  );
  return new PolicyDefinition(stack, `definition-${key}`, {
    name: `policy-${PREFIX}-eu-${key}-${DIGEST}`,
    displayName: `${title}: ${STACK}/eu`,
    description: definition.description,
    policyType: "Custom",
    mode: "All",
    metadata: JSON.stringify({ category: "Data residency" }),
    parameters: JSON.stringify(Object.fromEntries(parameters)),
    policyRule: `{"if":${JSON.stringify(definition.condition)},"then":{"effect":"deny"}}`,
  }).id;
}

function policiesOf(regions: readonly PolicyRegion[]): RawPolicy[] {
  const names = regions.map(({ region }) => region);
  return [
    {
      key: "locations",
      title: "Resources are in regions of the boundary",
      fix: "use a region of the boundary",
      lists: { listOfAllowedLocations: names },
    },
    {
      key: "deployment-types",
      title: "Model deployments process inside the boundary",
      fix: "use a deployment type that processes inside",
      lists: { allowedDeploymentTypes: ["DataZoneBatch", "DataZoneProvisionedManaged", "DataZoneStandard"] },
      definition: {
        description:
          "Denies deployments of models whose type may process prompts outside the boundary of a residency zone.",
        parameters: { allowedDeploymentTypes: "Deployment types (sku.name) that process inside the boundary." },
        condition: {
          allOf: [
            { field: "type", equals: DEPLOYMENT },
            { field: `${DEPLOYMENT}/sku.name`, notIn: "[parameters('allowedDeploymentTypes')]" },
          ],
        },
      },
    },
    {
      key: "storage-redundancy",
      title: "Storage accounts replicate inside the boundary",
      fix: "use a SKU that keeps no copy in another region",
      lists: { allowedSkus: ["Standard_LRS", "Standard_ZRS"], geoRedundantLocations: [] },
      definition: {
        description:
          "Denies storage accounts whose SKU keeps a copy in a paired region outside the boundary of a residency zone.",
        parameters: {
          allowedSkus: "SKUs that keep no copy in another region.",
          geoRedundantLocations: "Regions whose paired region is inside the boundary: every SKU is allowed there.",
        },
        condition: {
          allOf: [
            { field: "type", equals: STORAGE },
            { field: `${STORAGE}/sku.name`, notIn: "[parameters('allowedSkus')]" },
            { field: "location", notIn: "[parameters('geoRedundantLocations')]" },
          ],
        },
      },
    },
    {
      key: "diagnostic-targets",
      title: "Diagnostic settings send to listed targets",
      fix: "send logs to a target of the zone, or declare the target with zone.declareExternal",
      lists: {
        allowedTargetIds: regions.map(({ logAnalyticsWorkspaceId }) => logAnalyticsWorkspaceId),
        allowedEventHubIds: [],
      },
      definition: diagnosticTargets(),
    },
  ];
}

function diagnosticTargets(): RawDefinition {
  const unlisted = (field: string) => [
    { field, exists: true },
    { field, notEquals: "" },
    { field, notIn: "[parameters('allowedTargetIds')]" },
  ];
  const hubs = {
    value: "[parameters('allowedEventHubIds')]",
    name: "hub",
    where: {
      allOf: [
        { value: "[current('hub')]", contains: "/providers/Microsoft.EventHub/namespaces/" },
        { field: EVENT_HUB_RULE, like: "[concat(current('hub'), '/*')]" },
      ],
    },
  };
  const targets = ["workspaceId", "storageAccountId", "marketplacePartnerId", "serviceBusRuleId"];
  return {
    description:
      "Denies diagnostic settings that send logs or metrics to a target that a residency zone does not list.",
    parameters: {
      allowedTargetIds: "Resource ids of workspaces, storage accounts, partner solutions and rules of Event Hubs.",
      allowedEventHubIds: "Resource ids of Event Hubs namespaces and hubs, whose rules are allowed.",
    },
    condition: {
      allOf: [
        { field: "type", equals: DIAGNOSTICS },
        {
          anyOf: [
            ...targets.map((target) => ({ allOf: unlisted(`${DIAGNOSTICS}/${target}`) })),
            { allOf: [...unlisted(EVENT_HUB_RULE), { count: hubs, equals: 0 }] },
          ],
        },
      ],
    },
  };
}
