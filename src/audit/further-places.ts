import { normaliseRegion } from "../private/region-name";
import type { Resolution } from "../terraform/resolution";
import type { ResourceRegion } from "../terraform/resource-region";
import type { TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import { type Leaf, leavesAt, resolveLeaf } from "./leaves";
import { type Place, placeIn } from "./place";

/** Blocks that put a part of a resource into a region of its own, by the attribute that names the region. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ["azurerm_api_management", ["additional_location.location"]],
]);

/** Where a resource is besides its own location, block by block: `additional_location[0].location`. */
export function furtherPlaces(catalogue: Catalogue, resource: TerraformResource): readonly Place[] {
  return (PLACES.get(resource.type) ?? []).flatMap((path) =>
    leavesAt(resource, path).map((leaf) => placeIn(catalogue, resource, regionAt(leaf))),
  );
}

function regionAt(leaf: Leaf): ResourceRegion {
  const { attribute } = leaf;
  const location: Resolution =
    leaf.kind === "absent"
      ? { kind: "unknown", reason: "the block names no region", expression: "" }
      : resolveLeaf(leaf);
  if (location.kind === "unknown") return { ...location, attribute };
  const name = typeof location.value === "string" ? normaliseRegion(location.value) : "";
  if (name !== "") return { kind: "region", name, attribute };
  return { kind: "unknown", reason: "it is no name", expression: String(location.value), attribute };
}
