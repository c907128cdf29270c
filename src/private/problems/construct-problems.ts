import { quotedList } from "../text";
import { kind } from "./problem-kind";

/** What can be wrong with a zone, with where a construct stands, or with what was synthesized. */
export const CONSTRUCT_PROBLEMS = {
  ZoneMissing: kind(
    "A construct is not inside a residency zone.",
    (f: { name: string; id: string }) =>
      `no ResidencyZone is above it; create it under one: new ${f.name}(zone, '${f.id}', …)`,
  ),
  ZoneIdTaken: kind(
    "Two zones share an id.",
    (f: { id: string; other: string }) =>
      `there is '${f.other}' already, so a zone cannot be called '${f.id}'; give it an id of its own`,
  ),
  ZoneOutsideStack: kind(
    "A zone is not created in a Terraform stack.",
    (f: { id: string }) =>
      `'${f.id}' stands in no TerraformStack; create it in one: new ResidencyZone(stack, '${f.id}', …)`,
  ),
  ZoneInsideZone: kind(
    "A zone is created inside another zone.",
    (f: { other: string }) => `a zone cannot stand inside the zone '${f.other}'; create it next to it`,
  ),
  RegionsEmpty: kind(
    "A zone has no region.",
    () => "the list is empty; name at least one region, for example AzureRegion.SWEDEN_CENTRAL",
  ),
  RegionInvalid: kind(
    "Something else than a region is in a list of regions.",
    (f: { value: string; name: string }) => `${f.value} is no AzureRegion; write AzureRegion.of('${f.name}')`,
  ),
  RegionRepeated: kind(
    "A zone names a region twice.",
    (f: { region: string; first: number }) => `'${f.region}' is regions[${f.first}] already; name each region once`,
  ),
  RegionOutsideBoundary: kind(
    "A zone has a region outside its boundary.",
    (f: { region: string; country: string; boundary: string; allowed: readonly string[] }) =>
      `'${f.region}' is in '${f.country}', which is not in '${f.boundary}'; allowed are ${quotedList(f.allowed)}; remove it or choose another boundary`,
  ),
  FailoverZoneUnknown: kind(
    "A data class may fail over to a zone that the app does not have.",
    (f: { zone: string; known: readonly string[] }) =>
      `there is no zone '${f.zone}' in this app; zones are ${quotedList(f.known)}`,
  ),
  FailoverLeavesBoundary: kind(
    "A data class may fail over to a zone whose boundary reaches further than its own.",
    (f: { zone: string; its: string; boundary: string }) =>
      `zone '${f.zone}' stores or processes in '${f.its}', which is not all inside '${f.boundary}'; remove the zone from FailoverScope.toZones, or widen the boundary of the data class`,
  ),
  NamePrefixMissing: kind(
    "A zone has no name prefix.",
    (f: { value: string }) =>
      `${f.value} given where a name prefix is needed: some names are unique in all of Azure; use 2 to 12 characters of your own, lower-case letters, digits and '-'`,
  ),
  NamePrefixSample: kind(
    "A name prefix is taken from documentation.",
    (f: { value: string }) =>
      `'${f.value}' is a sample, and names with it clash with those of other teams; use 2 to 12 characters of your own`,
  ),
  NamePrefixInvalid: kind(
    "A name prefix does not fit into the names of every resource.",
    (f: { value: string }) =>
      `${f.value} does not fit into every name; use 2 to 12 lower-case letters, digits and single '-', beginning with a letter and not ending with '-'`,
  ),
  NameTaken: kind(
    "Two constructs give a resource the same name.",
    (f: { name: string; kind: string; other: string }) =>
      `'${f.name}' is the ${f.kind} of '${f.other}' already; override one of the two names`,
  ),
  OptionInvalid: kind(
    "A property has a value that cannot be built.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  WorkspaceMissing: kind(
    "Existing workspaces are given, but not for every region.",
    (f: { region: string }) => `no workspace is given for '${f.region}'; logs stay in their region: add one there`,
  ),
  PinnedValueOverridden: kind(
    "An override changes what the plan has pinned and judged: a region, a deployment type, a content filter, a model version, a backend, a policy.",
    (f: { value: string; pinned: string }) =>
      `${f.value} instead of ${f.pinned}, which the plan has pinned; change it in the properties, not by an override`,
  ),
  PinnedNameTaken: kind(
    "Something beside the plan has, or may have, the name or the path of what the plan has pinned, in the same service of API Management: an API, the policy of an API, a backend, a fragment.",
    (f: { what: string; owner: string; others: string; doubt?: string }) =>
      `${f.what} ${f.doubt === undefined ? "takes" : "may take"} the place of the one that '${f.owner}' has pinned${
        f.doubt === undefined ? "" : `: ${f.doubt}`
      }; remove it, or name another ${f.others} or another service, as a literal`,
  ),
  PolicyNotRead: kind(
    "An operation of an API that a plan has pinned has, or may have, a policy of its own.",
    (f: { api: string; owner: string; doubt?: string }) =>
      `${f.doubt === undefined ? "this is" : "this may be"} the policy of an operation of the API ${f.api} of '${f.owner}'${
        f.doubt === undefined ? "" : ` (${f.doubt})`
      }, which goes before that of the API, may send requests anywhere, and is not read here; put what it does into a policy of a product or of the service, with a condition on context.Operation.Id: it cannot choose the backend, and what else it sends is your word; or give the operation an API of its own`,
  ),
  InvalidTerraformJson: kind(
    "A text is no synthesized Terraform document.",
    (f: { what: string }) => `${f.what}; give the content of a cdk.tf.json that cdktf synth has written`,
  ),
  InvalidPlanJson: kind(
    "A text is no plan or state file in a form that is read here.",
    (f: { what: string }) =>
      `${f.what}; give what 'terraform show -json' prints for a plan that succeeded, or for a state`,
  ),
} as const;
