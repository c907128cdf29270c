import { Aspects } from "cdktf";
import type { Construct } from "constructs";
import type { AuditedZone } from "../audit/audited-zone";
import { AppCheck } from "./app-check";
import { PlanGuards } from "./plan-guards";
import { StackCheck } from "./stack-check";
import { ZoneRecord } from "./zone-record";

/**
 * Has a zone audited: the finished document of its stack, then all documents of the app, and by Terraform what only Terraform
 * knows. What the zone is stands in the document, for those who audit it without the app.
 *
 * @param audited Asked for when the app is synthesized: a zone learns more as constructs are added.
 * @param externalReason Why others make the Azure Policy assignments, where they do.
 */
export function auditZone(zone: Construct, audited: () => AuditedZone, externalReason?: string): void {
  new ZoneRecord(zone, "audit", audited, externalReason);
  const guards = new PlanGuards(audited);
  Aspects.of(zone).add(guards);
  AppCheck.of(zone).add(audited, () => {
    for (const construct of zone.node.findAll()) guards.visit(construct);
  });
  // Has the stack checked where it is synthesized.
  StackCheck.of(zone);
}
