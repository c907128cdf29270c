import type { AzureRegion } from "../residency/azure-region";
import type { TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import type { World } from "./world";

/** Where a value leads. */
export type Lead = ResourceLead | DeclaredLead | InsideLead | UnknownLead;

export interface ResourceLead {
  readonly kind: "resource";
  readonly resource: TerraformResource;
}

/** To something that is in no document, in a region by the word of whoever declared it. */
export interface DeclaredLead {
  readonly kind: "declared";
  readonly what: string;
  readonly region: AzureRegion;
}

/** To what cannot be anywhere else: a private address is in the network of the resource. */
export interface InsideLead {
  readonly kind: "inside";
}

export interface UnknownLead {
  readonly kind: "unknown";
  /** As it is written. */
  readonly value: string;
  /** Completes the sentence "it cannot be told to be inside: …". */
  readonly reason: string;
  /** No declaration tells it either: it works world-wide. */
  readonly isWorldWide?: true;
}

/** What leads are looked up in. */
export interface Surroundings {
  readonly world: World;
  readonly catalogue: Catalogue;
  /**
   * What is judged must be certain, and another value may be given than the default of a variable. What may belong together is found
   * by defaults too.
   */
  readonly isCertain?: true;
}

export const INSIDE: InsideLead = { kind: "inside" };

export function unknownLead(value: string, reason: string): UnknownLead {
  return { kind: "unknown", value, reason };
}

/** To what no declaration puts into a region. */
export function worldWideLead(value: string): UnknownLead {
  return { ...unknownLead(value, "it works world-wide, whatever is declared"), isWorldWide: true };
}

export function resourceLeads(resources: readonly TerraformResource[]): readonly ResourceLead[] {
  return resources.map((resource) => ({ kind: "resource", resource }));
}

/** What a document does not tell may be declared, as the expression that is written; what it makes is judged as it is. */
export function orDeclared({ catalogue }: Surroundings, written: string, leads: readonly Lead[]): readonly Lead[] {
  const isOpen = (lead: Lead) => lead.kind === "unknown" && !lead.isWorldWide;
  if (!leads.some(isOpen)) return leads;
  const declared = declaredLeads(written, catalogue.textRegions(written));
  return declared.length === 0 ? leads : [...leads.filter((lead) => !isOpen(lead)), ...declared];
}

/** What was declared of a text: one lead for each region, because of two nobody can tell which is meant. */
export function declaredLeads(what: string, regions: readonly AzureRegion[]): readonly DeclaredLead[] {
  return regions.map((region) => ({ kind: "declared", what, region }));
}
