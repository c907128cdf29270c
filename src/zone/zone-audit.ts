import { Aspects } from "cdktf";
import type { Construct } from "constructs";
import { auditDocument } from "../audit/audit-document";
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
 */
export function auditZone(zone: Construct, audited: () => AuditedZone): void {
  new ZoneRecord(zone, "audit", audited);
  Aspects.of(zone).add(new PlanGuards(audited));
  AppCheck.of(zone).add(audited);
  StackCheck.of(zone).add((document) => {
    const { path: pathPrefix, ...facts } = audited();
    // A waiver may be for what stands in another stack.
    return auditDocument(document, { pathPrefix, ...facts }).filter(({ code }) => code !== "WaiverUnused");
  });
}
