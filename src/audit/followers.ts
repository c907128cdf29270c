import type { JsonValue } from "../terraform/json-value";
import { MentionGraph, textsIn } from "../terraform/mention";
import { walkMentions } from "../terraform/mention-walk";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { Catalogue } from "./catalogue";
import { connectionLeads, groupOf, groupsNamed, originLeads } from "./connections";
import { typeRowOf } from "./flow-rows";
import { accessGivenTo, giftsTo } from "./gifts";
import { type Given, hasData, isForeign, isGroupName, isHandle, isUnseen, MODULE, type Standing } from "./given";
import type { Surroundings } from "./lead";
import { type ParentLead, parentLeads, waysOf } from "./parents";
import { SharedSecrets } from "./shared-secrets";
import { leadsOfIdsIn } from "./text-leads";
import { vaultsNamedIn } from "./vault-references";
import type { World } from "./world";

const ANY = "*";
const ARM_ID = /\/subscriptions\//i;
const ANYTHING: ReadonlySet<string> = new Set([ANY]);
type Index = Map<Standing, TerraformResource[]>;

const followersOf = new WeakMap<World, Followers>();

/** What hangs on a resource, and what is connected to it. */
export class Followers {
  static in(world: World): Followers {
    const known = followersOf.get(world) ?? new Followers(world);
    followersOf.set(world, known);
    return known;
  }

  private readonly certain: Index = new Map();
  private readonly possible: Index = new Map();
  private readonly connected: Index = new Map();
  private readonly graphs = new Map<TerraformDocument, MentionGraph>();
  private readonly groups = new Map<TerraformDocument, Map<string, readonly TerraformResource[]>>();
  private readonly secrets: SharedSecrets;
  /** What was declared names no resource of a document. */
  private readonly surroundings: Surroundings;

  private constructor(world: World) {
    this.surroundings = { world, catalogue: new Catalogue() };
    this.secrets = new SharedSecrets(world);
    for (const resource of world.resources) {
      this.addHanging(resource);
      this.addConnected(resource);
    }
  }

  /** Resources that certainly hang on another: its children, and what takes data from it. */
  of(resource: Standing): readonly TerraformResource[] {
    return this.certain.get(resource) ?? [];
  }

  /** Resources that may hang on another, whatever Terraform makes of what is written. */
  perhapsOf(resource: Standing): readonly TerraformResource[] {
    return this.possible.get(resource) ?? [];
  }

  /**
   * Resources that may take data from another without hanging on it: they have a connection to it or a key of it, are in it as in
   * a resource group, or are given something of it and nobody can tell what they do.
   */
  connectedTo(resource: Standing): readonly TerraformResource[] {
    return this.connected.get(resource) ?? [];
  }

  /** Of what something that cannot be seen into is given more than how to call it; also ids that are written out. */
  handlesOf(document: TerraformDocument, value: JsonValue, isMeant = isHandle): readonly Standing[] {
    const gifts = giftsTo(this.surroundings, document, value);
    const named = gifts.values.flatMap((one) => this.namedIn(one.home, one.value));
    return [...gifts.given.filter(isMeant).map(({ of }) => of), ...this.secrets.in(gifts), ...named.filter(hasData)];
  }

  private addHanging(resource: TerraformResource): void {
    const ways = waysOf(resource.type);
    const origins = originLeads(this.surroundings, resource);
    const types = new Set([...ways.flatMap((way) => way.parents), ...(origins.length > 0 ? [ANY] : [])]);
    for (const way of [...parentLeads(this.surroundings, resource, ways), ...origins]) {
      if (way.lead.kind === "resource") add(this.certain, way.lead.resource, resource);
      if (isOpen(way)) for (const parent of this.perhaps(resource, way, types)) add(this.possible, parent, resource);
    }
  }

  private addConnected(resource: TerraformResource): void {
    for (const giver of this.giversTo(resource)) add(this.connected, giver, resource);
    for (const group of this.groupsOf(resource)) add(this.connected, group, resource);
    for (const vault of vaultsNamedIn(this.surroundings, resource)) add(this.connected, vault, resource);
    for (const way of connectionLeads(this.surroundings, resource)) {
      const { lead } = way;
      const told = lead.kind === "resource" ? [lead.resource] : [];
      const ends = isOpen(way) ? [...told, ...this.perhaps(resource, way, ANYTHING)] : told;
      for (const end of ends) if (hasData(end)) add(this.connected, end, resource);
    }
  }

  private giversTo(resource: TerraformResource): readonly Standing[] {
    const { document, body } = resource;
    if (isUnseen(resource)) {
      // What is not of Azure makes nothing in a group.
      const isMeant = isForeign(resource) ? (one: Given) => isHandle(one) && !isGroupName(one) : isHandle;
      return this.handlesOf(document, body, isMeant);
    }
    const gifts = accessGivenTo(this.surroundings, document, body);
    return [...gifts.given.map(({ of }) => of), ...this.secrets.in(gifts)];
  }

  /** Resources of which the ARM ids are written out. */
  private namedIn(document: TerraformDocument, value: JsonValue): readonly TerraformResource[] {
    const written = textsIn(value).filter((text) => ARM_ID.test(text));
    const leads = written.flatMap((raw) =>
      leadsOfIdsIn(this.surroundings, { kind: "written", attribute: "", document, raw }),
    );
    return leads.flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : []));
  }

  /** Many name the same group. */
  private groupsOf(resource: TerraformResource): readonly TerraformResource[] {
    const { document } = resource;
    const name = groupOf(resource);
    if (name === undefined) return [];
    const all = this.groups.get(document) ?? new Map<string, readonly TerraformResource[]>();
    this.groups.set(document, all);
    const known = all.get(name) ?? groupsNamed(this.surroundings, document, name);
    all.set(name, known);
    return known;
  }

  /** What could be meant: reached through locals, data sources and what is no parent itself; or a module that tells it. */
  private perhaps(resource: TerraformResource, way: ParentLead, types: ReadonlySet<string>): readonly Standing[] {
    const { given } = giftsTo(this.surroundings, resource.document, way.raw);
    const modules = given.flatMap(({ of, type }) => (type === MODULE ? [of] : []));
    return [...this.mentioned(resource, way, types), ...modules];
  }

  private mentioned(
    { document }: TerraformResource,
    { raw }: ParentLead,
    types: ReadonlySet<string>,
  ): readonly TerraformResource[] {
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

/** Whether nobody can tell what is meant: of what a data source reads, only what is written for it tells. */
function isOpen({ lead }: ParentLead): boolean {
  return lead.kind !== "resource" || (lead.resource.address.startsWith("data.") && !lead.resource.isRead);
}

function isParent(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (types.has(ANY) && typeRowOf(type) !== undefined);
}

function add(index: Index, parent: Standing, follower: TerraformResource): void {
  if (parent === follower) return;
  const others = index.get(parent);
  if (!others) index.set(parent, [follower]);
  else if (others[others.length - 1] !== follower) others.push(follower);
}
