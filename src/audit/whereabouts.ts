import { shown } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { isAccount } from "../terraform/resource-region";
import type { TerraformResource } from "../terraform/terraform-document";
import { isArm, isArmAccount } from "./arm/arm-type";
import { armWhere } from "./arm/arm-where";
import { isDefault, rawOf } from "./certain";
import type { LocatedTypes, ParentWay } from "./facts";
import { pathOrAddress } from "./finding";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import type { Guards } from "./guards";
import type { Lead, Surroundings } from "./lead";
import { isWritten, leavesAt, resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "./leaves";
import { locationSource } from "./location-source";
import { readBy } from "./name-leads";
import { whyHarmless } from "./other-providers";
import { parentLeads } from "./parents";
import type { Where } from "./where";
import { isWithin, partNamed, partWhere, regionWhere, uncertain, unknownPart } from "./written-place";

/** Parents have parents; a longer chain is a circle, or nothing that Azure has. */
const MOST_PARENTS = 32;

/** Where resources are, each looked up once. */
export class Whereabouts {
  private readonly known = new Map<TerraformResource, readonly Where[]>();
  private depth = 0;

  constructor(
    readonly surroundings: Surroundings,
    private readonly guards: Guards,
  ) {}

  of(resource: TerraformResource): readonly Where[] {
    const known = this.known.get(resource);
    if (known) return known;
    const { address } = resource;
    const endless: Where = { kind: "unknown", attribute: "id", value: address, reason: "its parents lead in a circle" };
    if (this.depth > MOST_PARENTS) return [endless];
    this.known.set(resource, [endless]);
    this.depth++;
    const found = unique(this.find(resource));
    this.depth--;
    this.known.set(resource, found);
    return found;
  }

  /** Where a lead leads to. */
  ofLead(lead: Lead, attribute: string): readonly Where[] {
    switch (lead.kind) {
      case "resource":
        return this.of(lead.resource).map((where) =>
          where.kind === "unknown" ? within(where, lead.resource, attribute) : { ...where, attribute },
        );
      case "declared":
        return [{ kind: "region", region: lead.region, attribute }];
      case "inside":
        return [{ kind: "nowhere", attribute }];
      case "unknown":
        return [{ kind: "unknown", value: lead.value, reason: lead.reason, attribute }];
    }
  }

  private find(resource: TerraformResource): readonly Where[] {
    const { type, address } = resource;
    if (address.startsWith("data.") && !resource.isRead) return this.ofSource(resource);
    if (isArm(type)) return armWhere(resource, this);
    const row = typeRowOf(type);
    switch (row?.class) {
      case "located":
        return this.located(resource, row);
      case "child":
        return this.child(resource, row.ways);
      case "no-data":
        return [{ kind: "nowhere", attribute: "name" }];
      case "global":
        return this.worldOrPart(resource, row.why);
      case "opaque":
        return [{ kind: "not classified", attribute: "name", what: `'${type}'`, why: row.why }];
      default:
        return this.foreign(type);
    }
  }

  private worldOrPart(resource: TerraformResource, why: string): readonly Where[] {
    const rows = flowRowsOf(resource.type).flatMap((row) => (row.judge === "data-location" ? [row] : []));
    if (rows.length === 0) return [{ kind: "world", attribute: "name", why }];
    return rows.flatMap(({ path, whenMissing }) => {
      const leaves = leavesAt(resource, path).filter(isWritten);
      if (leaves.length > 0) return leaves.map((leaf) => this.atPart(resource, leaf));
      return [whenMissing === undefined ? unknownPart(path, "", "nothing is written") : partNamed(path, whenMissing)];
    });
  }

  private foreign(type: string): readonly Where[] {
    if (whyHarmless(type) !== undefined) return [{ kind: "nowhere", attribute: "name" }];
    return [
      { kind: "not classified", attribute: "name", what: `'${type}'`, why: "no table says where it keeps its data" },
    ];
  }

  private located(resource: TerraformResource, row: LocatedTypes): readonly Where[] {
    const leaves = leavesAt(resource, "location").filter(isWritten);
    if (leaves.length > 0) return leaves.flatMap((leaf) => this.atLocation(resource, leaf));
    if (row.otherwise?.length === 0) return [{ kind: "nowhere", attribute: "location" }];
    if (row.otherwise) return this.child(resource, row.otherwise);
    const reason = `'${resource.address}' has no location`;
    return [{ kind: "unknown", attribute: "location", value: "", reason }];
  }

  /**
   * Where an attribute says that names a region. What is not certain may be checked by Terraform: here, or where the location is
   * taken from.
   */
  atLocation(resource: TerraformResource, leaf: WrittenLeaf | UnreadLeaf): readonly Where[] {
    const where = regionWhere(this.surroundings, leaf);
    const found = resolveLeaf(leaf);
    // A default that is outside is judged as what it says.
    const isOpen = isDefault(found) && where.kind === "region" && this.permits(resource, where.region);
    if (leaf.kind === "unread" || (found.kind === "literal" && !isOpen)) return [where];
    const { attribute } = leaf;
    const regions = this.guards.regionsAt(resource, attribute);
    if (regions) return [{ kind: "held", attribute, regions, value: rawOf(leaf), holder: resource }];
    const source = locationSource(leaf.document, leaf.raw);
    const there = source && source !== resource ? this.of(source) : [];
    const isHeld = there.length > 0 && there.every(({ kind }) => kind === "held");
    if (isHeld) return there.map((held) => ({ ...held, attribute }));
    return [isDefault(found) ? uncertain(leaf, found.variable) : where];
  }

  /** The part of the world that an attribute names; one that Terraform checks is inside as a whole. */
  atPart(resource: TerraformResource, leaf: WrittenLeaf | UnreadLeaf): Where {
    const where = partWhere(leaf);
    const found = resolveLeaf(leaf);
    const { boundary } = this.guards;
    const isOpen = isDefault(found) && where.kind === "countries" && isWithin(where, boundary);
    if (found.kind === "literal" && !isOpen) return where;
    const { attribute } = leaf;
    if (this.guards.holds(resource, attribute)) {
      return { kind: "countries", attribute, name: rawOf(leaf), countries: boundary.storedIn };
    }
    return isDefault(found) ? uncertain(leaf, found.variable) : where;
  }

  /** An account keeps data at rest anywhere in its geography. */
  private permits(resource: TerraformResource, region: AzureRegion): boolean {
    const { boundary } = this.guards;
    const isAtRest = isAccount(resource) || isArmAccount(resource);
    return boundary.permitsStorage(region) && (!isAtRest || boundary.permitsStorageInGeography(region));
  }

  private child(resource: TerraformResource, ways: readonly ParentWay[]): readonly Where[] {
    const found = parentLeads(this.surroundings, resource, ways);
    if (found.length === 0) {
      const attribute = ways[0].attribute;
      const reason = `'${resource.address}' does not say what it belongs to`;
      return [{ kind: "unknown", attribute, value: "", reason }];
    }
    return found.flatMap(({ attribute, lead }) => {
      const parent = lead.kind === "resource" ? lead.resource : undefined;
      return this.ofLead(lead, attribute).map((where) => ({ ...where, parent }));
    });
  }

  /** A data source is what it reads: a resource of the app, or a part of one. */
  private ofSource(source: TerraformResource): readonly Where[] {
    const row = typeRowOf(source.type);
    if (row?.class === "child") return this.child(source, row.ways);
    if (row?.class === "no-data") return [{ kind: "nowhere", attribute: "name" }];
    const read = readBy(this.surroundings, source);
    if (read.length > 0) return read.flatMap((resource) => this.of(resource));
    const reason = `'${source.address}' is read when Terraform runs`;
    return [{ kind: "unknown", attribute: "name", value: source.address, reason }];
  }
}

function within(where: Where & { kind: "unknown" }, resource: TerraformResource, attribute: string): Where {
  const name = `'${pathOrAddress(resource)}'`;
  const reason = where.reason ?? `no table holds the region ${shown(where.value)}`;
  return { kind: "unknown", attribute, value: resource.address, reason: `${name} may be anywhere: ${reason}` };
}

/** One region that several ways to one parent lead to is one, or a long chain of parents would double at each of them. */
function unique(all: readonly Where[]): readonly Where[] {
  if (all.length < 2) return all;
  const seen = new Map<TerraformResource | undefined, Set<string>>();
  return all.filter((where) => {
    if (where.kind !== "region") return true;
    const keys = seen.get(where.parent) ?? new Set();
    seen.set(where.parent, keys);
    const key = `${where.attribute} ${where.region.name}`;
    return !keys.has(key) && keys.add(key);
  });
}
