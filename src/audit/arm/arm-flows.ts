import { shown } from "../../private/text";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { isDefault, resolveCertain } from "../certain";
import { WEB_TEST_LOCATIONS } from "../data/data-flows";
import type { FlowCode } from "../facts";
import { type Finding, finding } from "../finding";
import { idLeads } from "../id-leads";
import { leadFindings } from "../lead-findings";
import { isWritten, resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import { nameLeads } from "../name-leads";
import { secretLeads } from "../text-leads";
import { whereFindings } from "../where-findings";
import { uncertain } from "../written-place";
import { type BodyLeaf, keyOf } from "./arm-body";
import { armTypeOf } from "./arm-type";

/** A value that moves data to no place that could be judged. Names in the body are in lower case. */
interface ForbiddenRow {
  readonly type: RegExp;
  readonly path: string;
  readonly leaks: RegExp;
  readonly code: FlowCode;
  readonly why: string;
}

const FORBIDDEN: readonly ForbiddenRow[] = [
  {
    type: /^microsoft\.network\/(?:publicipaddresses|publicipprefixes|loadbalancers)$/,
    path: "sku.tier",
    leaks: /^global$/i,
    code: "TransitOutsideBoundary",
    why: "requests enter wherever the client is",
  },
  {
    type: /^microsoft\.network\/trafficmanagerprofiles$/,
    path: "properties.trafficviewenrollmentstatus",
    leaks: /^enabled$/i,
    code: "TransitOutsideBoundary",
    why: "addresses of those who ask are collected, in no region",
  },
  {
    type: /^microsoft\.apimanagement\/service\/.*polic(?:ies|yfragments)$/,
    path: "properties.format",
    leaks: /link$/i,
    code: "BackendOutsideBoundary",
    why: "what stands behind a link is not in the document, and may send requests anywhere",
  },
  {
    type: /^microsoft\.kusto\/clusters\/databases\/scripts$/,
    path: "properties.scripturl",
    leaks: /^/,
    code: "ReferenceLeavesZone",
    why: "what stands behind a link is not in the document, and may send data anywhere",
  },
  {
    type: /^microsoft\.streamanalytics\/streamingjobs\/outputs$/,
    path: "properties.datasource.type",
    leaks: /powerbi/i,
    code: "TransitOutsideBoundary",
    why: "Power BI keeps it where the tenant is",
  },
];

/** Without it the service chooses. */
const REQUIRED: readonly { readonly type: string; readonly path: string }[] = [
  { type: "microsoft.insights/components", path: "properties.workspaceresourceid" },
];
/** The bare name, or the id, of another account. */
const COPIED_TO = {
  type: "microsoft.storage/storageaccounts/objectreplicationpolicies",
  path: "properties.destinationaccount",
};
const WEB_TESTS = { type: "microsoft.insights/webtests", path: "properties.locations.id" };
/** Does not tell its place. */
const SECRET_NAME = /connection_?string|instrumentation_?key|sas_?ur[il]/i;

/** Flows that the body of an azapi resource has by its type, or by what a property is called. */
export function armFlowFindings(
  resource: TerraformResource,
  leaves: readonly BodyLeaf[],
  context: AuditContext,
): readonly Finding[] {
  const type = armTypeOf(resource) ?? "";
  return [
    ...FORBIDDEN.filter((row) => row.type.test(type)).flatMap((row) => forbidden(resource, row, leaves, context)),
    ...REQUIRED.filter((row) => row.type === type).flatMap((row) => required(resource, row.path, leaves)),
    ...at(leaves, COPIED_TO, type).flatMap((leaf) => copiedTo(resource, leaf, context)),
    ...at(leaves, WEB_TESTS, type).flatMap((leaf) => testedFrom(resource, leaf, context)),
    ...leaves.flatMap((leaf) => secret(resource, leaf, context)),
  ];
}

function at(
  leaves: readonly BodyLeaf[],
  row: { readonly type: string; readonly path: string },
  type: string,
): readonly (WrittenLeaf | UnreadLeaf)[] {
  if (row.type !== type) return [];
  return leaves
    .filter((one) => keyOf(one) === row.path)
    .map(({ leaf }) => leaf)
    .filter(isWritten);
}

function forbidden(
  resource: TerraformResource,
  { path, leaks, code, why }: ForbiddenRow,
  leaves: readonly BodyLeaf[],
  { boundary }: AuditContext,
): readonly Finding[] {
  return leaves
    .filter((one) => keyOf(one) === path)
    .map(({ leaf }) => leaf)
    .filter(isWritten)
    .flatMap((leaf) => {
      const told = resolveLeaf(leaf);
      const isLeak = told.kind === "literal" && leaks.test(String(told.value));
      const found = isLeak ? told : resolveCertain(leaf);
      if (found.kind === "literal" && !isLeak) return [];
      const value =
        found.kind === "literal" ? shown(found.value) : `${shown(found.expression)}, which may be anything,`;
      if (code !== "TransitOutsideBoundary") return [finding(resource, leaf.attribute, code, { value, why })];
      return [finding(resource, leaf.attribute, code, { what: value, why, boundary: boundary.name })];
    });
}

function required(resource: TerraformResource, path: string, leaves: readonly BodyLeaf[]): readonly Finding[] {
  const isThere = leaves.some((one) => keyOf(one) === path && isWritten(one.leaf));
  // What changes something that is there leaves the rest as it is.
  if (isThere || resource.type !== "azapi_resource") return [];
  const reason = `nothing is written for '${path}', and the service chooses`;
  return [finding(resource, "body", "ReferenceUnresolved", { value: "it", reason, example: "idOrHost" })];
}

function copiedTo(
  resource: TerraformResource,
  leaf: WrittenLeaf | UnreadLeaf,
  context: AuditContext,
): readonly Finding[] {
  const { surroundings } = context.whereabouts;
  const found = resolveCertain(leaf);
  const isName = found.kind === "literal" && !String(found.value).includes("/");
  const leads = isName ? nameLeads(surroundings, leaf, ["azurerm_storage_account"]) : idLeads(surroundings, leaf);
  return leadFindings({ resource, attribute: leaf.attribute, code: "ReplicaOutsideBoundary" }, leads, context);
}

function testedFrom(
  resource: TerraformResource,
  leaf: WrittenLeaf | UnreadLeaf,
  context: AuditContext,
): readonly Finding[] {
  const { attribute } = leaf;
  const found = resolveLeaf(leaf);
  const id = found.kind === "literal" ? String(found.value) : found.expression;
  const row = WEB_TEST_LOCATIONS.find((known) => known.id === id.toLowerCase());
  const region = row && context.catalogue.region(row.region);
  const told = { resource, attribute, code: "LocationOutsideBoundary", what: id } as const;
  if (region && isDefault(found) && context.boundary.permitsStorage(region)) {
    return whereFindings(told, uncertain(leaf, found.variable), context);
  }
  if (region) return whereFindings(told, { kind: "region", attribute, region }, context);
  const reason = found.kind === "literal" ? "it is no location of web tests that is known" : found.reason;
  return whereFindings(told, { kind: "unknown", attribute, value: id, reason }, context);
}

/** A reference is told by the rule of the body; a literal leads nowhere there. */
function secret(resource: TerraformResource, { leaf, names }: BodyLeaf, context: AuditContext): readonly Finding[] {
  if (!isWritten(leaf) || !SECRET_NAME.test(names.at(-1) ?? "")) return [];
  if (resolveCertain(leaf).kind === "unknown") return [];
  const leads = secretLeads(context.whereabouts.surroundings, leaf);
  return leadFindings({ resource, attribute: leaf.attribute, code: "ReferenceLeavesZone" }, leads, context);
}
