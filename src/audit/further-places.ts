import { normaliseRegion } from "../private/region-name";
import { resolveInBlock } from "../terraform/block";
import { type JsonValue, ownValue } from "../terraform/json-value";
import type { Resolution } from "../terraform/reference";
import type { ResourceRegion } from "../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import { type Place, placeIn } from "./place";

/** Blocks that put a part of a resource into a region of its own: type, block, and the attribute of it that names the region. */
const BLOCKS: ReadonlyMap<string, readonly LocatedBlock[]> = new Map([
  ["azurerm_api_management", [{ block: "additional_location", attribute: "location" }]],
]);

interface LocatedBlock {
  readonly block: string;
  readonly attribute: string;
}

/** Where a resource is besides its own location, block by block: `additional_location[0].location`. */
export function furtherPlaces(
  document: TerraformDocument,
  catalogue: Catalogue,
  resource: TerraformResource,
): readonly Place[] {
  return (BLOCKS.get(resource.type) ?? []).flatMap((located) =>
    locationsOf(document, resource, located).map((location, index) => {
      const attribute = `${located.block}[${index}].${located.attribute}`;
      return placeIn(catalogue, resource, regionAt(attribute, location));
    }),
  );
}

/** One for each block, and one for all that a `dynamic` block may make. */
function locationsOf(
  document: TerraformDocument,
  { body }: TerraformResource,
  { block, attribute }: LocatedBlock,
): readonly Resolution[] {
  const inBlock = (name: string, written: JsonValue) => resolveInBlock(document, { [name]: written }, block, attribute);
  const made = inBlock("dynamic", ownValue(body, "dynamic"));
  const written = listOf(ownValue(body, block)).map((one) => inBlock(block, one) ?? nothing(attribute));
  return made ? [...written, made] : written;
}

function regionAt(attribute: string, location: Resolution): ResourceRegion {
  if (location.kind === "unknown") return { ...location, attribute };
  const name = typeof location.value === "string" ? normaliseRegion(location.value) : "";
  if (name !== "") return { kind: "region", name, attribute };
  return { kind: "unknown", reason: "it is no name", expression: String(location.value), attribute };
}

function nothing(attribute: string): Resolution {
  return { kind: "unknown", reason: `the block has no ${attribute}`, expression: "" };
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
