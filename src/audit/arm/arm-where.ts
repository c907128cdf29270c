import type { TerraformResource } from "../../terraform/terraform-document";
import { hostLeads } from "../host-leads";
import { idLeads } from "../id-leads";
import type { Lead, Surroundings } from "../lead";
import { isWritten, leavesAt, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import type { Where } from "../where";
import { bodyLeavesAt } from "./arm-body";
import { armClassOf, armTypeOf } from "./arm-type";

const DATA_PLANE = "azapi_data_plane_resource";
const PARENTS = ["parent_id", "resource_id"];

interface LeadPlaces {
  readonly surroundings: Surroundings;
  ofLead(lead: Lead, attribute: string): readonly Where[];
  atLocation(resource: TerraformResource, leaf: WrittenLeaf | UnreadLeaf): readonly Where[];
  atPart(resource: TerraformResource, leaf: WrittenLeaf | UnreadLeaf): Where;
}

/** Where something is that is written in the words of Azure Resource Manager: by its location, or where its parent is. */
export function armWhere(resource: TerraformResource, whereabouts: LeadPlaces): readonly Where[] {
  const type = armTypeOf(resource);
  if (type === undefined) {
    const why = "what it makes is only known to Terraform";
    return [{ kind: "not classified", attribute: "type", what: `'${resource.type}'`, why }];
  }
  const row = armClassOf(type);
  switch (row?.class) {
    case "world":
      return [{ kind: "world", attribute: "type", why: row.why }];
    case "opaque":
      return [{ kind: "not classified", attribute: "type", what: `'${type}'`, why: row.why }];
    case "no-data":
      return [{ kind: "nowhere", attribute: "type" }];
    case "data-location":
      return partOf(resource, whereabouts);
    default:
      return located(resource, whereabouts);
  }
}

function partOf(resource: TerraformResource, whereabouts: LeadPlaces): readonly Where[] {
  const leaves = bodyLeavesAt(resource, "properties.dataLocation").filter(isWritten);
  if (leaves.length > 0) return leaves.map((leaf) => whereabouts.atPart(resource, leaf));
  return [{ kind: "unknown", attribute: "body", value: "", reason: "it has no dataLocation" }];
}

function located(resource: TerraformResource, whereabouts: LeadPlaces): readonly Where[] {
  const { surroundings } = whereabouts;
  const own = leavesAt(resource, "location").filter(isWritten);
  const inBody = bodyLeavesAt(resource, "location").filter(isWritten);
  if (own.length + inBody.length > 0) {
    return [...own, ...inBody].flatMap((leaf) => whereabouts.atLocation(resource, leaf));
  }
  const leadsOf = resource.type === DATA_PLANE ? hostLeads : idLeads;
  const found = PARENTS.flatMap((attribute) => leavesAt(resource, attribute).filter(isWritten)).flatMap((leaf) =>
    leadsOf(surroundings, leaf).map((lead) => ({ attribute: leaf.attribute, lead })),
  );
  const isScope = found.some(({ lead }) => lead.kind === "resource" && lead.resource.type === "azurerm_resource_group");
  if (found.length === 0 || isScope) {
    const reason = `'${resource.address}' has no location`;
    return [{ kind: "unknown", attribute: "location", value: "", reason }];
  }
  return found.flatMap(({ attribute, lead }) => {
    const parent = lead.kind === "resource" ? lead.resource : undefined;
    return whereabouts.ofLead(lead, attribute).map((where) => ({ ...where, parent }));
  });
}
