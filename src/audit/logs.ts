import { isAccount } from "../terraform/resource-region";
import type { TerraformResource } from "../terraform/terraform-document";
import { bodyLeaves, bodyLeavesAt } from "./arm/arm-body";
import { armTypeOf, isArm, isArmAccount } from "./arm/arm-type";
import type { ParentWay } from "./facts";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import { hostLeads } from "./host-leads";
import { idLeads } from "./id-leads";
import type { Lead, Surroundings } from "./lead";
import { isWritten, type Leaf, leavesAt, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { parentLeads } from "./parents";
import { secretLeads, textLeads } from "./text-leads";

/** Where logs of something are sent. */
export interface LogSink {
  readonly attribute: string;
  readonly leads: readonly Lead[];
}

/** What sends logs, by its type: a diagnostic setting, a logger. */
const SENDERS: ReadonlySet<string> = new Set(["azurerm_api_management_logger", "azurerm_monitor_diagnostic_setting"]);
const ARM_SENDERS: ReadonlySet<string> = new Set([
  "microsoft.apimanagement/service/loggers",
  "microsoft.insights/diagnosticsettings",
]);
const ARM_WAYS: readonly ParentWay[] = [{ attribute: "parent_id", by: "id", parents: ["*"] }];
const ARM_SINKS = ["eventHubAuthorizationRuleId", "marketplacePartnerId", "storageAccountId", "workspaceId"];
const GATEWAY = "azurerm_api_management";
const ARM_GATEWAY = "microsoft.apimanagement/service";
const WATCHED_ID =
  /\/providers\/(?:microsoft\.cognitiveservices\/accounts|microsoft\.apimanagement\/service)\/[^/]+\/?$/i;

/** What logs are about, where those are logs of an account or of an API Management service; empty for all others. */
export function loggedBy(surroundings: Surroundings, resource: TerraformResource): readonly Lead[] {
  if (!isSender(resource)) return [];
  const row = typeRowOf(resource.type);
  const ways = row?.class === "child" ? row.ways : ARM_WAYS;
  return parentLeads(surroundings, resource, ways)
    .map(({ lead }) => lead)
    .filter(isWatched);
}

/** Where a diagnostic setting or a logger sends them. */
export function logSinks(surroundings: Surroundings, resource: TerraformResource): readonly LogSink[] {
  const sinks = (leaves: readonly Leaf[], leadsOf: LeadsOf): readonly LogSink[] =>
    leaves.filter(isWritten).map((leaf) => ({ attribute: leaf.attribute, leads: leadsOf(surroundings, leaf) }));
  if (!isArm(resource.type)) {
    return flowRowsOf(resource.type).flatMap((row) => {
      if (!("code" in row) || row.code !== "LogsOutsideBoundary") return [];
      const leadsOf = LEADS_OF.get(row.judge);
      return leadsOf ? sinks(leavesAt(resource, row.path), leadsOf) : [];
    });
  }
  if (armTypeOf(resource) === "microsoft.apimanagement/service/loggers") {
    const leaves = bodyLeaves(resource).map(({ leaf }) => leaf);
    return sinks(leaves, textLeads);
  }
  return ARM_SINKS.flatMap((name) => sinks(bodyLeavesAt(resource, `properties.${name}`), idLeads));
}

type LeadsOf = (surroundings: Surroundings, leaf: WrittenLeaf | UnreadLeaf) => readonly Lead[];

const LEADS_OF: ReadonlyMap<string, LeadsOf> = new Map([
  ["host", hostLeads],
  ["reference", idLeads],
  ["secret", secretLeads],
]);

function isSender(resource: TerraformResource): boolean {
  if (SENDERS.has(resource.type)) return true;
  return isArm(resource.type) && ARM_SENDERS.has(armTypeOf(resource) ?? "");
}

function isWatched(lead: Lead): boolean {
  if (lead.kind === "declared") return WATCHED_ID.test(lead.what);
  if (lead.kind !== "resource") return false;
  const { resource } = lead;
  const isService = resource.type === GATEWAY || (isArm(resource.type) && armTypeOf(resource) === ARM_GATEWAY);
  return isService || isAccount(resource) || isArmAccount(resource);
}
