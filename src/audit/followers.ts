import type { JsonValue } from "../terraform/json-value";
import { MentionGraph, mentionsIn } from "../terraform/mention";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { isArm } from "./arm/arm-type";
import { Catalogue } from "./catalogue";
import type { ParentWay } from "./facts";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import { parentLeads } from "./parents";
import type { World } from "./world";

/** Anything may be the parent of what is written in the words of Azure Resource Manager. */
const ARM_WAYS: readonly ParentWay[] = ["parent_id", "resource_id"].map((attribute) => ({
  attribute,
  by: "id",
  parents: ["*"],
}));

type Index = Map<TerraformResource, TerraformResource[]>;

const followersOf = new WeakMap<World, Followers>();

/** What hangs on a resource: its children, and what takes data from it. */
export class Followers {
  static in(world: World): Followers {
    const known = followersOf.get(world) ?? new Followers(world);
    followersOf.set(world, known);
    return known;
  }

  private readonly certain: Index = new Map();
  private readonly possible: Index = new Map();
  private readonly graphs = new Map<TerraformDocument, MentionGraph>();

  private constructor(world: World) {
    // What was declared names no resource of a document.
    const surroundings = { world, catalogue: new Catalogue() };
    for (const follower of world.resources) {
      const ways = waysOf(follower.type);
      for (const { lead, raw } of parentLeads(surroundings, follower, ways)) {
        if (lead.kind === "resource") add(this.certain, lead.resource, follower);
        else for (const parent of this.mentioned(follower, raw, ways)) add(this.possible, parent, follower);
      }
    }
  }

  /** Resources that certainly hang on another. */
  of(resource: TerraformResource): readonly TerraformResource[] {
    return this.certain.get(resource) ?? [];
  }

  /** Resources that may hang on another, whatever Terraform makes of what is written. */
  perhapsOf(resource: TerraformResource): readonly TerraformResource[] {
    return this.possible.get(resource) ?? [];
  }

  /** Resources that could be meant, reached through locals, data sources and what is no parent itself. */
  private mentioned(
    { document }: TerraformResource,
    raw: JsonValue,
    ways: readonly ParentWay[],
  ): readonly TerraformResource[] {
    const types = new Set(ways.flatMap((way) => way.parents));
    const seen = new Set(mentionsIn(raw));
    const found: TerraformResource[] = [];
    // A set that grows while it is walked.
    for (const address of seen) {
      const resource = document.resource(address);
      const isEnd = resource !== undefined && !address.startsWith("data.") && isParent(types, resource.type);
      if (isEnd) found.push(resource);
      else for (const next of this.graphOf(document).mentionedBy(address)) seen.add(next);
    }
    return found;
  }

  private graphOf(document: TerraformDocument): MentionGraph {
    const known = this.graphs.get(document) ?? new MentionGraph(document);
    this.graphs.set(document, known);
    return known;
  }
}

/** Ways to what a resource of a type belongs to, and to what it takes data from. */
function waysOf(type: string): readonly ParentWay[] {
  if (isArm(type)) return ARM_WAYS;
  const row = typeRowOf(type);
  const parents = row?.class === "child" ? row.ways : [];
  const origins = flowRowsOf(type).flatMap((flow): readonly ParentWay[] =>
    flow.judge === "reference" && flow.origin ? [{ attribute: flow.path, by: "id", parents: ["*"] }] : [],
  );
  return [...parents, ...origins];
}

function isParent(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (types.has("*") && typeRowOf(type) !== undefined);
}

function add(index: Index, parent: TerraformResource, follower: TerraformResource): void {
  if (parent === follower) return;
  const others = index.get(parent);
  if (!others) index.set(parent, [follower]);
  else if (others[others.length - 1] !== follower) others.push(follower);
}
