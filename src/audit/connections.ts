import { ownValue } from "../terraform/json-value";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { bodyLeaves } from "./arm/arm-body";
import { armTypeOf, isArm } from "./arm/arm-type";
import type { DataFlowRow, FlowCode } from "./facts";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import { hostLeads } from "./host-leads";
import { idLeads } from "./id-leads";
import type { Lead, Surroundings } from "./lead";
import { isWritten, leavesAt, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { nameLeads, readBy } from "./name-leads";
import { type ParentLead, writtenAt } from "./parents";
import { composed } from "./pieces";
import { textLeads } from "./text-leads";

/** Both ends of these may send and take; the other codes are of data that goes one way. */
const BOTH_WAYS: ReadonlySet<FlowCode> = new Set([
  "BackendOutsideBoundary",
  "ReferenceLeavesZone",
  "TransitOutsideBoundary",
]);
/** Of the rows that a rule of its own judges, those of what requests are sent to. */
const BACKEND = "backend-outside-boundary";
/** `sourceResourceId`, `restoreParameters`, `creationData`: data comes from there. */
const ORIGIN = /(?<!re)source(?!app)|restore|recover(?!y?services)|snapshot|copyfrom|creationdata/i;
/** Names in a body of what is only written to, or of keys. */
const ONE_WAY =
  /workspace(?:resource)?id|loganalytics|insights|encryption|key(?:vault|uri|name|version|properties)|destination|output|sink|deadletter|identit|tags|dependson|description|(?:display|friendly)name|title/i;
const GROUP_NAME = "resource_group_name";
const GROUP_TYPES = ["azurerm_resource_group", "azapi_resource"];
const ARM_GROUP = "microsoft.resources/resourcegroups";
const GROUP_ID = /\/resourceGroups\/([^/]+)\/?$/i;

/** What a resource takes data from, wherever it stands. */
export function originLeads(surroundings: Surroundings, resource: TerraformResource): readonly ParentLead[] {
  if (isArm(resource.type)) return armLeads(surroundings, resource, (names) => names.some((name) => ORIGIN.test(name)));
  return rowLeads(surroundings, resource, (row) => (row.judge === "reference" || row.judge === "none") && row.origin);
}

/** What a resource is connected to, so that data may come from there. */
export function connectionLeads(surroundings: Surroundings, resource: TerraformResource): readonly ParentLead[] {
  if (isArm(resource.type)) {
    return armLeads(surroundings, resource, (names) => !names.some((name) => ONE_WAY.test(name)));
  }
  return rowLeads(surroundings, resource, isConnection);
}

/** The resource group that a resource is made in, as it is written, where that is in a place of its own or may be anything. */
export function groupOf({ type, body }: TerraformResource): string | undefined {
  const { class: kind } = typeRowOf(type) ?? {};
  const isPlaced = kind === "located" || kind === "opaque";
  const raw = isArm(type) ? ownValue(body, "parent_id") : isPlaced ? ownValue(body, GROUP_NAME) : undefined;
  return typeof raw === "string" ? raw : undefined;
}

/** Resource groups of the app that a name, or an id, stands for. */
export function groupsNamed(
  surroundings: Surroundings,
  document: TerraformDocument,
  raw: string,
): readonly TerraformResource[] {
  const [, name = raw] = GROUP_ID.exec(raw) ?? [];
  const leaf: WrittenLeaf = { kind: "written", attribute: GROUP_NAME, document, raw: name };
  const value = composed(leaf);
  const piece = value.marks.get(value.text);
  const read = piece?.kind === "end" && piece.resource.address.startsWith("data.") ? piece.resource : undefined;
  if (read) return readBy(surroundings, read).filter(isGroup);
  const leads = nameLeads(surroundings, leaf, GROUP_TYPES);
  return leads.flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : [])).filter(isGroup);
}

function isGroup(resource: TerraformResource): boolean {
  return !isArm(resource.type) || armTypeOf(resource) === ARM_GROUP;
}

function isConnection(row: DataFlowRow): boolean {
  switch (row.judge) {
    case "reference":
    case "host":
    case "text":
      return !row.oneWay && BOTH_WAYS.has(row.code);
    case "secret":
      return BOTH_WAYS.has(row.code);
    case "rule":
      return row.rule === BACKEND;
    default:
      return false;
  }
}

function rowLeads(
  surroundings: Surroundings,
  resource: TerraformResource,
  isMeant: (row: DataFlowRow) => boolean | undefined,
): readonly ParentLead[] {
  return flowRowsOf(resource.type).flatMap((row) =>
    isMeant(row) && mayHave(resource, row.path)
      ? leavesAt(resource, row.path)
          .filter(isWritten)
          .flatMap((leaf) => parentsAt(resource, leaf, leadsAt(surroundings, row, leaf)))
      : [],
  );
}

/** Most rows are of what is not written. */
function mayHave({ body }: TerraformResource, path: string): boolean {
  const [first] = path.split(".");
  return ownValue(body, first) !== undefined || ownValue(body, "dynamic") !== undefined;
}

function leadsAt(surroundings: Surroundings, row: DataFlowRow, leaf: WrittenLeaf | UnreadLeaf): readonly Lead[] {
  if (row.judge === "text" || row.judge === "secret") return textLeads(surroundings, leaf);
  if (row.judge === "reference" || row.judge === "none") {
    return row.named ? nameLeads(surroundings, leaf, row.named) : idLeads(surroundings, leaf);
  }
  return /_id$/.test(row.path) ? idLeads(surroundings, leaf) : hostLeads(surroundings, leaf);
}

function armLeads(
  surroundings: Surroundings,
  resource: TerraformResource,
  isMeant: (names: readonly string[]) => boolean,
): readonly ParentLead[] {
  return bodyLeaves(resource).flatMap(({ leaf, names }) =>
    isWritten(leaf) && isMeant(names) ? parentsAt(resource, leaf, textLeads(surroundings, leaf)) : [],
  );
}

function parentsAt(
  resource: TerraformResource,
  leaf: WrittenLeaf | UnreadLeaf,
  leads: readonly Lead[],
): readonly ParentLead[] {
  const raw = writtenAt(resource, leaf);
  return leads.map((lead) => ({ attribute: leaf.attribute, raw, lead }));
}
