import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import type { ResidencyWaiver } from "../residency/residency-waiver";
import type { Stack } from "../terraform/stacks";
import type { TerraformDocument } from "../terraform/terraform-document";
import { auditZone, type WaivedFinding } from "./audit-zone";
import type { AuditedZone } from "./audited-zone";
import type { DeclaredExternal, DeclaredHost } from "./catalogue";
import type { Finding } from "./finding";
import { World } from "./world";

export interface AuditOptions {
  /** Path of the construct whose resources are audited, for example that of a zone. */
  readonly pathPrefix: string;
  readonly boundary: ResidencyBoundary;
  /** Regions beyond the built-in table. */
  readonly regions?: readonly AzureRegion[];
  /** Deployment types beyond the built-in table. */
  readonly deploymentTypes?: readonly DeploymentType[];
  /** Hosts of accounts that the document does not have, or not under that name. */
  readonly hosts?: readonly DeclaredHost[];
  /** Where something is that the document does not have. */
  readonly externals?: readonly DeclaredExternal[];
  /** Findings that are accepted; one that accepts nothing is a finding. */
  readonly waivers?: readonly ResidencyWaiver[];
}

/** A finding, and where it was found. */
export interface ZoneFinding extends Finding {
  /** Path of the zone. */
  readonly zone: string;
  /** Name of the stack; absent for a waiver that accepts nothing, which belongs to none. */
  readonly stack?: string;
}

/** What an audit of an app gives. */
export interface AuditReport {
  /** What is outside the boundary of a zone, or cannot be shown to be inside, and nobody has accepted; ordered by zone and path. */
  readonly findings: readonly ZoneFinding[];
  /** What is accepted, with the waiver that does so. */
  readonly waived: readonly WaivedFinding<ZoneFinding>[];
}

/** Everything of a zone that is outside its boundary, or cannot be shown to be inside; ordered by path. */
export function auditDocument(document: TerraformDocument, options: AuditOptions): readonly Finding[] {
  const {
    pathPrefix,
    boundary,
    regions = [],
    deploymentTypes = [],
    hosts = [],
    externals = [],
    waivers = [],
  } = options;
  const zone = { path: pathPrefix, boundary, regions, deploymentTypes, hosts, externals, waivers };
  return auditZone(new World([document]), zone).findings.map(({ document: _, ...found }) => found);
}

/** Every zone over all stacks of an app as one: what a stack reads from another is followed there. */
export function auditDocuments(stacks: readonly Stack[], zones: readonly AuditedZone[]): AuditReport {
  const world = new World(stacks.map(({ document }) => document));
  const names = new Map(stacks.map(({ name, document }) => [document, name]));
  const reports = zones.map((zone) => {
    const { findings, waived } = auditZone(world, zone);
    const named = ({ document, ...found }: Finding & { readonly document?: TerraformDocument }): ZoneFinding => ({
      ...found,
      zone: zone.path,
      stack: document && names.get(document),
    });
    return {
      findings: findings.map(named),
      waived: waived.map(({ finding, waiver }) => ({ finding: named(finding), waiver })),
    };
  });
  return { findings: reports.flatMap(({ findings }) => findings), waived: reports.flatMap(({ waived }) => waived) };
}
