import { entriesOf, isMap } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { AzureRegion } from "../residency/azure-region";
import { DataClass } from "../residency/data-class";
import { outsideFacts } from "../residency/outside-facts";
import { PolicyAssignments } from "../residency/policy-assignments";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { namePrefixProblems } from "./name-prefix";
import { RESOURCE_GROUP } from "./name-rules";
import { physicalName } from "./physical-name";
import { nameProblem } from "./rules/account-rules";
import { mapProblem } from "./rules/map-rules";

/** What is asked of a zone. */
export interface ZoneRequest {
  readonly path: string;
  readonly id: string;
  readonly regions: readonly AzureRegion[];
  readonly dataClass: DataClass;
  readonly namePrefix: string;
  readonly tags?: { readonly [name: string]: string };
  readonly provider?: unknown;
  readonly providerByRegion?: { readonly [region: string]: unknown };
  readonly resourceGroupNames?: { readonly [region: string]: string };
  readonly existingResourceGroups?: { readonly [region: string]: string };
  readonly policyAssignments?: PolicyAssignments;
}

/** The resource group of a region. */
export interface ResourceGroupPlan {
  readonly region: AzureRegion;
  readonly name: string;
  readonly isCreated: boolean;
}

/** What will be built for a zone, and what is wrong with what was asked. */
export interface ZonePlan {
  readonly problems: readonly Problem[];
  readonly resourceGroups: readonly ResourceGroupPlan[];
}

export function planZone(request: ZoneRequest): ZonePlan {
  const problems = [
    ...dataClassProblems(request),
    ...regionProblems(request),
    ...namePrefixProblems(request.namePrefix),
    ...tagProblems(request),
    ...providerProblems(request),
    ...mapProblems(request),
    ...policyAssignmentsProblems(request),
  ];
  return {
    problems,
    resourceGroups: problems.length > 0 ? [] : request.regions.map((region) => groupOf(request, region)),
  };
}

function groupOf(request: ZoneRequest, region: AzureRegion): ResourceGroupPlan {
  const existing = request.existingResourceGroups?.[region.name];
  if (existing !== undefined) return { region, name: existing, isCreated: false };
  const readable = [request.namePrefix, request.id, region.name];
  const identity = [request.namePrefix, request.path, region.name];
  const name = request.resourceGroupNames?.[region.name] ?? physicalName(RESOURCE_GROUP, readable, identity);
  return { region, name, isCreated: true };
}

function dataClassProblems({ dataClass }: ZoneRequest): Problem[] {
  if (dataClass instanceof DataClass) return [];
  return [problem("OptionInvalid", "dataClass", { value: shown(dataClass), what: "DataClass.of(name, { boundary })" })];
}

function regionProblems({ regions, dataClass }: ZoneRequest): Problem[] {
  if (!Array.isArray(regions) || regions.length === 0) return [problem("RegionsEmpty", "regions", {})];
  return regions.flatMap((region, index) => {
    const path = `regions[${index}]`;
    if (isUnresolved(region)) return [problem("LiteralNeeded", path, { value: shown(region), what: "a region" })];
    if (!(region instanceof AzureRegion)) return [regionInvalid(path, region)];
    const first = regions.findIndex((other) => other?.name === region.name);
    if (first < index) return [problem("RegionRepeated", path, { region: region.name, first })];
    return dataClass instanceof DataClass ? outsideProblems(dataClass.boundary, region, path) : [];
  });
}

/** Something else than a region: a text that names one is told how to be one. */
export function regionInvalid(path: string, value: unknown): Problem {
  const name = typeof value === "string" && AzureRegion.isKnown(value) ? AzureRegion.of(value).name : "swedencentral";
  return problem("RegionInvalid", path, { value: shown(value), name });
}

/** A region given to a method. */
export function regionArgument(path: string, value: unknown): Problem[] {
  return value instanceof AzureRegion ? [] : [regionInvalid(path, value)];
}

function outsideProblems(boundary: ResidencyBoundary, region: AzureRegion, path: string): Problem[] {
  if (boundary.permitsStorage(region)) return [];
  return [problem("RegionOutsideBoundary", path, outsideFacts(boundary, region))];
}

function regionNamesOf({ regions }: ZoneRequest): readonly string[] {
  const known = (Array.isArray(regions) ? regions : []).filter((region) => region instanceof AzureRegion);
  return [...new Set(known.map((region) => region.name))];
}

function tagProblems({ tags }: ZoneRequest): Problem[] {
  const wrong = entriesOf(tags).filter(([, value]) => typeof value !== "string");
  return [
    ...mapProblem("tags", tags, "a map of texts"),
    ...wrong.map(([name, value]) => problem("OptionInvalid", `tags.${name}`, { value: shown(value), what: "a text" })),
  ];
}

// Anything else would silently mean the default provider, which may be another subscription.
function providerProblems({ provider, providerByRegion }: ZoneRequest): Problem[] {
  const given = [
    ["provider", provider] as const,
    ...entriesOf(providerByRegion).map(([region, value]) => [`providerByRegion.${region}`, value] as const),
  ];
  return given
    .filter(([, value]) => value !== undefined && !(isMap(value) && typeof value.fqn === "string"))
    .map(([path, value]) => problem("OptionInvalid", path, { value: shown(value), what: "an AzurermProvider" }));
}

function policyAssignmentsProblems({ policyAssignments }: ZoneRequest): Problem[] {
  if (policyAssignments === undefined || policyAssignments instanceof PolicyAssignments) return [];
  const what = "PolicyAssignments.of({ … }) or PolicyAssignments.external(reason)";
  return [problem("OptionInvalid", "policyAssignments", { value: shown(policyAssignments), what })];
}

// A key that is no region of the zone would silently do nothing.
function mapProblems(request: ZoneRequest): Problem[] {
  const allowed = regionNamesOf(request);
  const { providerByRegion, resourceGroupNames, existingResourceGroups } = request;
  const unknown = Object.entries({ providerByRegion, resourceGroupNames, existingResourceGroups }).flatMap(
    ([path, map]) => [
      ...mapProblem(path, map),
      ...entriesOf(map)
        .filter(([region]) => !allowed.includes(region))
        .map(([region]) => problem("RegionNotInZone", path, { region, allowed })),
    ],
  );
  const names = Object.entries({ resourceGroupNames, existingResourceGroups }).flatMap(([path, map]) =>
    entriesOf(map)
      .filter(([, name]) => path === "resourceGroupNames" || !isUnresolved(name))
      .flatMap(([region, name]) => nameProblem(RESOURCE_GROUP, `${path}.${region}`, name)),
  );
  const both = entriesOf(resourceGroupNames)
    .filter(([region]) => existingResourceGroups?.[region] !== undefined)
    .map(([region]) =>
      problem("OptionInvalid", `resourceGroupNames.${region}`, {
        value: "a second name",
        what: "one of resourceGroupNames and existingResourceGroups",
      }),
    );
  return [...unknown, ...names, ...both];
}
