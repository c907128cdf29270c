import { byCodePoint } from "../private/text";
import type { TerraformDocument, TerraformModule } from "../terraform/terraform-document";
import { auditResource } from "./audit-resource";
import type { AuditedZone } from "./audited-zone";
import { Catalogue } from "./catalogue";
import { type Finding, findingAt } from "./finding";
import { newContext } from "./new-context";
import { sourceNotClassified } from "./rules/source-not-classified";
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
  const { resources, sources, modules, homes } = membersUnder(world, zone.path);
  const catalogue = new Catalogue(zone.regions, zone.deploymentTypes, zone.hosts, zone.externals);
  const context = newContext(world, zone, catalogue, new Set(resources));
  const found = [
    ...resources.flatMap((resource) =>
      auditResource(resource, context).map((one) => ({ ...one, document: resource.document })),
    ),
    ...sources.flatMap((source) =>
      sourceNotClassified(source, context).map((one) => ({ ...one, document: source.document })),
    ),
    ...homes.flatMap((document) => document.otherSections.map((section) => sectionFinding(document, section))),
    ...modules.map((module) => moduleFinding(world, module)),
  ];
  const { remaining, waived, unused } = waive(found, zone);
  const findings: readonly PlacedFinding[] = [...remaining, ...unused];
  return { findings: [...findings].sort((a, b) => byCodePoint(a.path, b.path)), waived };
}

/** What Terraform makes of it is not known. */
function sectionFinding(document: TerraformDocument, section: string): PlacedFinding {
  const facts = { what: `the section '${section}'`, why: "nobody knows here what Terraform makes of it" };
  return { ...findingAt({ address: section }, section, "ResourceNotClassified", facts), document };
}

/** What a module makes is not in the document. */
function moduleFinding(world: World, module: TerraformModule): PlacedFinding {
  const { source } = module.body;
  const what = `the module '${typeof source === "string" ? source : module.name}'`;
  const why = "what it makes is not in the document";
  const document = world.documents.find(({ modules }) => modules.includes(module));
  return { ...findingAt(module, "source", "ResourceNotClassified", { what, why }), document };
}
