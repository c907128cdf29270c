import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { type Finding, finding, pathOrAddress } from "../finding";
import type { Lead } from "../lead";
import { type LogSink, loggedBy, logSinks } from "../logs";
import type { InHeldRegion, InRegion, Where } from "../where";

/**
 * Logs of an account stay in its region, those of a gateway in the gateway's own, also where another region would be inside. What
 * is outside, or cannot be told, is told by the flow itself.
 */
export function logsInAnotherRegion(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (!context.scope.has(resource)) return [];
  const logged = loggedBy(context.whereabouts.surroundings, resource);
  if (logged.length === 0) return [];
  const sinks = logSinks(context.whereabouts.surroundings, resource);
  return logged.flatMap((of) => sinks.flatMap((sink) => elsewhere(resource, of, sink, context)));
}

type Placed = InRegion | InHeldRegion;

function elsewhere(
  resource: TerraformResource,
  of: Lead,
  { attribute, leads }: LogSink,
  context: AuditContext,
): readonly Finding[] {
  const home = placesOf(of, context);
  return leads.flatMap((lead) => {
    const away = placesOf(lead, context).find((place) => home.some((own) => !isSame(own, place)));
    if (!away) return [];
    const own = home.find((place) => !isSame(place, away)) ?? home[0];
    const facts = { sink: nameOf(lead), there: regionIn(away), logged: nameOf(of), here: regionIn(own) };
    return [finding(resource, attribute, "LogsInAnotherRegion", facts)];
  });
}

function placesOf(lead: Lead, { whereabouts, boundary }: AuditContext): readonly Placed[] {
  return whereabouts
    .ofLead(lead, "id")
    .filter((where): where is Placed => isPlaced(where))
    .filter((where) => where.kind === "held" || boundary.permitsStorage(where.region));
}

function isPlaced({ kind }: Where): boolean {
  return kind === "region" || kind === "held";
}

/** Of what only Terraform knows, that it is the same can be told by how it is written in one document. */
function isSame(a: Placed, b: Placed): boolean {
  if (a.kind === "region") return b.kind === "region" && a.region.name === b.region.name;
  return b.kind === "held" && a.value === b.value && a.holder.document === b.holder.document;
}

function regionIn(where: Placed): string {
  return where.kind === "region" ? where.region.name : where.value;
}

function nameOf(lead: Lead): string {
  if (lead.kind === "resource") return pathOrAddress(lead.resource);
  return lead.kind === "declared" ? lead.what : "";
}
