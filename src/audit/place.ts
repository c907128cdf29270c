import { shown } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { similarRegions } from "../residency/region-table";
import type { Unknown } from "../terraform/resolution";
import { type ResourceRegion, regionOf } from "../terraform/resource-region";
import type { TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import { type Finding, finding } from "./finding";

/** The region of a resource, or the finding that it cannot be told. */
export type Place =
  | { readonly kind: "known"; readonly region: AzureRegion; readonly attribute: string }
  | { readonly kind: "unknown"; readonly written: string; readonly attribute: string; readonly finding: Finding };

/** Nothing for a resource that has no region, such as a role assignment. */
export function placeOf(catalogue: Catalogue, resource: TerraformResource): Place | undefined {
  const found = regionOf(resource);
  return found && placeIn(catalogue, resource, found);
}

/** What is known of a region that a resource, or a part of it, is in. */
export function placeIn(catalogue: Catalogue, resource: TerraformResource, found: ResourceRegion): Place {
  const { attribute } = found;
  if (found.kind === "unknown") {
    const facts = { value: untold(found.expression), reason: found.reason };
    const unresolved = finding(resource, attribute, "RegionUnresolved", facts);
    return { kind: "unknown", written: found.expression, attribute, finding: unresolved };
  }
  const region = catalogue.region(found.name);
  if (region) return { kind: "known", region, attribute };
  const facts = { value: shown(found.name), similar: similarRegions(found.name) };
  const unheard = finding(resource, attribute, "RegionUnknown", facts);
  return { kind: "unknown", written: found.name, attribute, finding: unheard };
}

/** How an expression is named in a sentence that goes on with "cannot be told"; nothing may be written at all. */
export function untold(expression: string): string {
  return expression === "" ? "it" : shown(expression);
}

/** How an unresolved value is named in a message that tells the reason itself. */
export function written(value: Unknown): string {
  return value.expression === "" ? "nothing" : shown(value.expression);
}

/** How an unresolved value is named in a message that has no other place for the reason. */
export function writtenWithReason(value: Unknown): string {
  return value.expression === "" ? `what is written (${value.reason})` : shown(value.expression);
}
