import type { AzureRegion } from "../../residency/azure-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import type { FlowCode } from "../facts";
import { type Finding, finding } from "../finding";
import type { Where } from "../where";

/** Copies in the paired region of a resource's own. */
export interface Copies {
  readonly resource: TerraformResource;
  readonly attribute: string;
  readonly code: FlowCode;
  /** What makes them, as a message shows it. */
  readonly value: string;
  /** What to do instead. */
  readonly fix: string;
}

/** A finding, unless the resource is in regions whose pairs are inside. */
export function pairFindings(copies: Copies, context: AuditContext): readonly Finding[] {
  const { resource, attribute, code, value, fix } = copies;
  const { boundary } = context;
  const where = outsidePair(ownRegions(resource, context), context);
  if (where === undefined) return [];
  return [finding(resource, attribute, code, { value, copies: where, boundary: boundary.name, fix })];
}

/** The regions that a resource is in, or may be; nothing where one of them cannot be told. */
export function ownRegions(
  resource: TerraformResource,
  { whereabouts }: AuditContext,
): readonly AzureRegion[] | undefined {
  const all = whereabouts.of(resource);
  const regions = all.map(regionsOf);
  return regions.includes(undefined) || regions.length === 0 ? undefined : regions.flatMap((some) => some ?? []);
}

function regionsOf(where: Where): readonly AzureRegion[] | undefined {
  if (where.kind === "held") return where.regions;
  return where.kind === "region" ? [where.region] : undefined;
}

function outsidePair(
  regions: readonly AzureRegion[] | undefined,
  { boundary, catalogue }: AuditContext,
): string | undefined {
  if (!regions) return "the paired region of one that is not known";
  for (const region of regions) {
    if (region.pairedRegion === undefined) return `the paired region of '${region.name}', which no table holds`;
    const pair = catalogue.region(region.pairedRegion);
    if (!pair || !boundary.permitsStorage(pair)) {
      return `'${region.pairedRegion}'${pair ? ` in '${pair.country}'` : ""}, the paired region of '${region.name}'`;
    }
  }
  return undefined;
}
