import type { JsonValue } from "../terraform/json-value";
import { MentionGraph } from "../terraform/mention";
import { walkMentions } from "../terraform/mention-walk";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { bodyLeaves } from "./arm/arm-body";
import { isArm } from "./arm/arm-type";
import { Catalogue } from "./catalogue";
import type { ParentWay } from "./facts";
import { flowRowsOf, typeRowOf } from "./flow-rows";
import type { Surroundings } from "./lead";
import { isWritten } from "./leaves";
import { parentLeads } from "./parents";
import { textLeads } from "./text-leads";
import type { World } from "./world";

/** Anything may be the parent of what is written in the words of Azure Resource Manager. */
const ARM_WAYS: readonly ParentWay[] = ["parent_id", "resource_id"].map((attribute) => ({
  attribute,
  by: "id",
  parents: ["*"],
}));

/** `sourceResourceId`, `restoreParameters`, `creationData`: data comes from there. */
const ORIGIN = /(?<!re)source(?!app)|restore|recover(?!y?services)|snapshot|copyfrom|creationdata/i;

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
      for (const source of armSources(surroundings, follower)) add(this.certain, source, follower);
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
    return walkMentions(document, raw, {
      isEnd: ({ address, type }) => !address.startsWith("data.") && isParent(types, type),
      mentionedBy: (home, address) => this.graphOf(home).mentionedBy(address),
    });
  }

  private graphOf(document: TerraformDocument): MentionGraph {
    const known = this.graphs.get(document) ?? new MentionGraph(document);
    this.graphs.set(document, known);
    return known;
  }
}

/** What an azapi resource takes data from, by what a property of its body is called. */
function armSources(surroundings: Surroundings, resource: TerraformResource): readonly TerraformResource[] {
  if (!isArm(resource.type)) return [];
  return bodyLeaves(resource).flatMap(({ leaf, names }) => {
    if (!isWritten(leaf) || !names.some((name) => ORIGIN.test(name))) return [];
    return textLeads(surroundings, leaf).flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : []));
  });
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
