import { byCodePoint } from "../private/text";
import { ownValue } from "../terraform/json-value";
import type { TerraformDocument, TerraformModule, TerraformResource } from "../terraform/terraform-document";
import { AUDIT_RULES } from "./audit-rules";
import type { AuditedZone } from "./audited-zone";
import { Catalogue } from "./catalogue";
import { type Finding, findingAt } from "./finding";
import { newContext } from "./new-context";
import { isGuarded, planGuards } from "./plan-guard";
import { type Waived, waive } from "./waive";
import type { World } from "./world";
import { membersUnder } from "./zone-membership";

/** A finding and the document that it is in; a waiver that accepts nothing is in none. */
export interface PlacedFinding extends Finding {
  readonly document?: TerraformDocument;
}

export type WaivedFinding<F extends Finding = Finding> = Waived<F>;

export interface ZoneAudit {
  /** Ordered by path. */
  readonly findings: readonly PlacedFinding[];
  readonly waived: readonly WaivedFinding<PlacedFinding>[];
}

/** What belongs to a zone in all documents, judged by every rule. */
export function auditZone(world: World, zone: AuditedZone): ZoneAudit {
  const { resources, modules } = membersUnder(world, zone.path);
  const catalogue = new Catalogue(zone.regions, zone.deploymentTypes, zone.hosts, zone.externals);
  const context = newContext(world, zone.boundary, catalogue, new Set(resources));
  const found = [
    ...resources.flatMap((resource) => {
      const isAnswered = answeredBy(resource, zone);
      return AUDIT_RULES.flatMap((rule) => rule(resource, context))
        .filter(({ attribute }) => !isAnswered(attribute))
        .map((one) => ({ ...one, document: resource.document }));
    }),
    ...modules.map((module) => moduleFinding(world, module)),
  ];
  const { remaining, waived, unused } = waive(found, zone);
  const findings: readonly PlacedFinding[] = [...remaining, ...unused];
  return { findings: [...findings].sort((a, b) => byCodePoint(a.path, b.path)), waived };
}

/** What Terraform itself checks before it makes the resource. */
function answeredBy({ type, body }: TerraformResource, zone: AuditedZone): (attribute: string) => boolean {
  if (ownValue(body, "lifecycle") === undefined) return () => false;
  const guards = planGuards(type, body, zone).filter((guard) => isGuarded(body, guard));
  return (attribute) => guards.some((guard) => guard.attribute === attribute);
}

/** What a module makes is not in the document. */
function moduleFinding(world: World, module: TerraformModule): PlacedFinding {
  const { source } = module.body;
  const what = `the module '${typeof source === "string" ? source : module.name}'`;
  const why = "what it makes is not in the document";
  const document = world.documents.find(({ modules }) => modules.includes(module));
  return { ...findingAt(module, "source", "ResourceNotClassified", { what, why }), document };
}
