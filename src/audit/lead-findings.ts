import { shown } from "../private/text";
import { readAddress } from "../private/web-address";
import { isAccount } from "../terraform/resource-region";
import { isArmAccount } from "./arm/arm-type";
import type { AuditContext } from "./audit-context";
import { type Finding, finding, pathOrAddress, renderFinding } from "./finding";
import type { Lead, UnknownLead } from "./lead";
import { untold } from "./place";
import type { Where } from "./where";
import { atRestFindings, type Told, whereFindings } from "./where-findings";

/** What is wrong with where a value leads. What is audited itself has findings of its own. */
export function leadFindings(told: Told, leads: readonly Lead[], context: AuditContext): readonly Finding[] {
  return leads.flatMap((lead) => {
    if (lead.kind === "unknown") return [unresolved(told, lead)];
    if (lead.kind === "resource" && context.scope.has(lead.resource)) return [];
    const what = lead.kind === "resource" ? pathOrAddress(lead.resource) : lead.kind === "declared" ? lead.what : "";
    const found = context.whereabouts
      .ofLead(lead, told.attribute)
      .flatMap((where) => placeFindings({ ...told, what }, lead, where, context));
    if (found.length > 0 || lead.kind !== "resource") return found;
    return handedOn({ ...told, what }, context.leaksOf(lead.resource));
  });
}

/** An account keeps data at rest anywhere in its geography. */
function placeFindings(told: Told, lead: Lead, where: Where, context: AuditContext): readonly Finding[] {
  const findings = whereFindings(told, where, context);
  const isAtRest = lead.kind === "resource" && (isAccount(lead.resource) || isArmAccount(lead.resource));
  return findings.length === 0 && isAtRest ? atRestFindings(told, where, context) : findings;
}

/** One is enough to tell: the others are those of somebody else. */
export function handedOn(
  { resource, attribute, code, what = "" }: Told,
  leaks: readonly Finding[],
): readonly Finding[] {
  return leaks.slice(0, 1).map((leak) => finding(resource, attribute, code, { what, text: renderFinding(leak) }));
}

function unresolved({ resource, attribute }: Told, { value, reason }: UnknownLead): Finding {
  // Of an address, only the host can be declared.
  const example = value === "" ? "idOrHost" : shown(readAddress(value)?.host ?? value);
  const facts = { value: untold(value), reason, example };
  return finding(resource, attribute, "ReferenceUnresolved", facts);
}
