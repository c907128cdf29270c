import type { AzureRegion } from "../residency/azure-region";
import type { PolicyAssignments } from "../residency/policy-assignments";
import {
  ALLOWED_LOCATIONS_ID,
  type CustomPolicy,
  DEPLOYMENT_TYPES_POLICY,
  DIAGNOSTIC_TARGETS_POLICY,
  STORAGE_REDUNDANCY_POLICY,
} from "./azure-policy-rules";
import { POLICY_ASSIGNMENT, POLICY_DEFINITION } from "./name-rules";
import { type ZoneFacts, zoneNameOf } from "./openai-request";
import { physicalName } from "./physical-name";

/** What is denied in the resource groups of a zone. */
export type PolicyKey = "locations" | CustomPolicyKey;

type CustomPolicyKey = "deployment-types" | "storage-redundancy" | "diagnostic-targets";

/** What is asked of the Azure Policy assignments of a zone. */
export interface AzurePolicyRequest {
  readonly zone: ZoneFacts;
  /** Undefined: the zone makes them, and the definitions. */
  readonly policyAssignments?: PolicyAssignments;
  /** Region -> alias of the provider of its resource group; none for the default provider. */
  readonly aliases: { readonly [region: string]: string | undefined };
}

/** A definition that is created, in the subscription of a provider. */
export interface PolicyDefinitionPlan {
  /** `deployment-types`, with the alias of a provider behind it. */
  readonly key: string;
  /** One of the regions whose provider creates it. */
  readonly region: AzureRegion;
  readonly name: string;
  readonly displayName: string;
  readonly policy: CustomPolicy;
}

/** An assignment on the resource group of a region. */
export interface PolicyAssignmentPlan {
  /** `deployment-types-swedencentral`. */
  readonly key: string;
  readonly policy: PolicyKey;
  readonly region: AzureRegion;
  readonly name: string;
  readonly displayName: string;
  /** What whoever is denied is told. */
  readonly message: string;
  /** Id of a definition that exists. */
  readonly definitionId?: string;
  /** Key of one that is created. */
  readonly definitionKey?: string;
}

export interface AzurePolicyPlan {
  readonly definitions: readonly PolicyDefinitionPlan[];
  readonly assignments: readonly PolicyAssignmentPlan[];
}

const CUSTOM: { readonly [key in CustomPolicyKey]: CustomPolicy } = {
  "deployment-types": DEPLOYMENT_TYPES_POLICY,
  "storage-redundancy": STORAGE_REDUNDANCY_POLICY,
  "diagnostic-targets": DIAGNOSTIC_TARGETS_POLICY,
};

const CUSTOM_KEYS = Object.keys(CUSTOM) as CustomPolicyKey[];
const POLICY_KEYS: readonly PolicyKey[] = ["locations", ...CUSTOM_KEYS];

/** What to do instead, behind whose rule it is. */
const FIXES: { readonly [key in PolicyKey]: string } = {
  locations: "use a region of the boundary",
  "deployment-types": "use a deployment type that processes inside",
  "storage-redundancy": "use a SKU that keeps no copy in another region",
  "diagnostic-targets": "send logs to a target of the zone, or declare the target with zone.declareExternal",
};

const LONGEST_DISPLAY_NAME = 128;

/** The policies of a zone: one definition of each in a subscription, and one assignment of each on a resource group. */
export function planAzurePolicy(request: AzurePolicyRequest): AzurePolicyPlan {
  const { zone, policyAssignments } = request;
  if (policyAssignments?.externalReason !== undefined) return { definitions: [], assignments: [] };
  const created = CUSTOM_KEYS.filter((key) => existingId(request, key) === undefined);
  return {
    definitions: regionOfEachProvider(request).flatMap((region) =>
      created.map((key) => definitionOf(request, key, region)),
    ),
    assignments: zone.regions.flatMap((region) => POLICY_KEYS.map((key) => assignmentOf(request, key, region))),
  };
}

function existingId({ policyAssignments: given }: AzurePolicyRequest, key: PolicyKey): string | undefined {
  switch (key) {
    case "locations":
      return ALLOWED_LOCATIONS_ID;
    case "deployment-types":
      return given?.deploymentTypesDefinitionId;
    case "storage-redundancy":
      return given?.storageRedundancyDefinitionId;
    default:
      return given?.diagnosticTargetsDefinitionId;
  }
}

function regionOfEachProvider({ zone, aliases }: AzurePolicyRequest): readonly AzureRegion[] {
  const firstOf = new Map<string | undefined, AzureRegion>();
  for (const region of zone.regions) {
    const alias = aliases[region.name];
    if (!firstOf.has(alias)) firstOf.set(alias, region);
  }
  return [...firstOf.values()];
}

function definitionOf(request: AzurePolicyRequest, key: CustomPolicyKey, region: AzureRegion): PolicyDefinitionPlan {
  const { zone, aliases } = request;
  const policy = CUSTOM[key];
  const readable = [zone.namePrefix, zoneNameOf(zone), key];
  const identity = [zone.namePrefix, zone.path, key, aliases[region.name] ?? ""];
  return {
    key: definitionKey(request, key, region),
    region,
    name: physicalName(POLICY_DEFINITION, readable, identity),
    displayName: displayName(policy.displayName, zone),
    policy,
  };
}

function definitionKey({ aliases }: AzurePolicyRequest, key: PolicyKey, region: AzureRegion): string {
  const alias = aliases[region.name];
  return alias === undefined ? key : `${key}-${alias}`;
}

function assignmentOf(request: AzurePolicyRequest, key: PolicyKey, region: AzureRegion): PolicyAssignmentPlan {
  const { zone } = request;
  const { boundary } = zone.dataClass;
  const readable = [zone.namePrefix, zoneNameOf(zone), key];
  const identity = [zone.namePrefix, zone.path, region.name, key];
  const definitionId = existingId(request, key);
  const about = key === "locations" ? "Resources are in regions of the boundary" : CUSTOM[key].displayName;
  return {
    key: `${key}-${region.name}`,
    policy: key,
    region,
    name: physicalName(POLICY_ASSIGNMENT, readable, identity),
    displayName: displayName(about, zone),
    message: `the zone '${zone.path}' keeps data inside '${boundary.name}': ${FIXES[key]}`,
    ...(definitionId === undefined ? { definitionKey: definitionKey(request, key, region) } : { definitionId }),
  };
}

function displayName(what: string, { path }: ZoneFacts): string {
  return `${what}: ${path}`.slice(0, LONGEST_DISPLAY_NAME);
}
