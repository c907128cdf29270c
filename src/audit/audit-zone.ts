import { byCodePoint } from "../private/text";
import type { TerraformDocument, TerraformModule } from "../terraform/terraform-document";
import { auditResource } from "./audit-resource";
import type { AuditedZone } from "./audited-zone";
import { Catalogue } from "./catalogue";
import { type Finding, findingAt } from "./finding";
import type { Standing } from "./given";
import { newContext } from "./new-context";
import { policyExemptions } from "./policy-exemptions";
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
  const { resources, sources, modules, homes, because } = membersUnder(world, zone.path);
  const catalogue = new Catalogue(zone.regions, zone.deploymentTypes, zone.hosts, zone.externals);
  const context = newContext(world, zone, catalogue, new Set(resources));
  const documentOf = (module: TerraformModule) => world.documents.find(({ modules }) => modules.includes(module));
  const placed = (findings: readonly Finding[], standing: Standing, document?: TerraformDocument) =>
    explained(findings, because.get(standing)).map((one): PlacedFinding => ({ ...one, document }));
  const found = [
    ...resources.flatMap((resource) => placed(auditResource(resource, context), resource, resource.document)),
    ...sources.flatMap((source) => placed(sourceNotClassified(source, context), source, source.document)),
    ...homes.flatMap((document) => document.otherSections.map((section) => sectionFinding(document, section))),
    ...policyExemptions(world, context.scope),
    ...modules.flatMap((module) => placed([moduleFinding(module)], module, documentOf(module))),
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
function moduleFinding(module: TerraformModule): Finding {
  const { source } = module.body;
  const what = `the module '${typeof source === "string" ? source : module.name}'`;
  const why = "what it makes is not in the document";
  return findingAt(module, "source", "ResourceNotClassified", { what, why });
}

/** Of what stands beside the zone, nobody would see why it is told. */
function explained(findings: readonly Finding[], member: Standing | undefined): readonly Finding[] {
  if (!member) return findings;
  const why = `because of what it has to do with '${member.path ?? member.address}'`;
  const reason = `it stands beside the zone and belongs to it ${why}: take that away, or accept it by a waiver`;
  return findings.map((one) => ({ ...one, text: `${one.text} (${reason})` }));
}
