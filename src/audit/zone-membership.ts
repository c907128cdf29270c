import { MentionGraph } from "../terraform/mention";
import type { TerraformDocument, TerraformModule, TerraformResource } from "../terraform/terraform-document";
import { Followers } from "./followers";
import type { Standing } from "./given";
import { whySourceHarmless } from "./other-providers";
import { isUnder } from "./path-under";
import { World } from "./world";

/** What belongs to a zone. */
export interface ZoneMembers {
  readonly resources: readonly TerraformResource[];
  /** Data sources, and what else Terraform reads or runs without keeping it. */
  readonly sources: readonly TerraformResource[];
  readonly modules: readonly TerraformModule[];
  /** Documents in which the zone has something; all of them where it has nothing anywhere. */
  readonly homes: readonly TerraformDocument[];
  /** For what stands beside the zone: what is of the zone, because of which it belongs to it. */
  readonly because: ReadonlyMap<Standing, Standing>;
}

/** The resources of a document that belong to the construct at a path, in the order of the document. */
export function resourcesUnder(document: TerraformDocument, pathPrefix: string): readonly TerraformResource[] {
  return membersUnder(new World([document]), pathPrefix).resources;
}

/**
 * What belongs to the construct at a path, in the order of the documents:
 *
 * 1. what a construct at or under the path wrote;
 * 2. resources without a path (written by hand, or by an override of a whole resource) which mention one of them or are
 *    mentioned by one, directly or through locals, data sources and others without a path;
 * 3. what has no path and is connected to no resource outside the path: it may be anybody's, so it is everybody's, also that of
 *    a zone which has nothing else;
 * 4. children of a resource of the zone, and what takes data from one, wherever their construct stands. Those too whose parent
 *    cannot be told, when what is written for it mentions a resource of the zone;
 * 5. what is connected to any of these, has a key of it, is in its resource group, or is given something of it that nobody can
 *    tell the use of; and what hangs on that in turn, as in 4. What it is connected to itself is its own business.
 */
export function membersUnder(world: World, pathPrefix: string): ZoneMembers {
  const written = world.documents.filter((document) => isHome(document, pathPrefix));
  const homes = written.length > 0 ? written : world.documents;
  const members = new Set(homes.flatMap((document) => [...writtenUnder(document, pathPrefix)]));
  const because = new Map<Standing, Standing>();
  const modules = homes.flatMap((document) => document.modules.filter(({ path }) => isOwn(path, pathPrefix)));
  const isAll = members.size === world.resources.length || members.size + modules.length === 0;
  const own = isAll ? new Set([...members, ...modules]) : join(members, modules, Followers.in(world), because);
  const resources = world.resources.filter((resource) => members.has(resource));
  const documents = new Set([...homes, ...resources.map(({ document }) => document)]);
  const isMember = (standing: Standing, document: TerraformDocument): boolean => {
    const { path, body } = standing;
    if (path === undefined ? documents.has(document) : isUnder(path, pathPrefix)) return true;
    if ("type" in standing && whySourceHarmless(standing.type) !== undefined) return false;
    const handle = Followers.in(world)
      .handlesOf(document, body)
      .find((giver) => own.has(giver) && giver !== standing);
    if (handle) because.set(standing, handle);
    return handle !== undefined;
  };
  return {
    resources,
    sources: world.documents.flatMap((document) =>
      [...document.dataSources, ...document.transients].filter((source) => isMember(source, document)),
    ),
    modules: world.documents.flatMap((document) => document.modules.filter((module) => isMember(module, document))),
    homes: world.documents.filter((document) => documents.has(document)),
    because,
  };
}

/** Adds what hangs on members, what is connected to them, and what hangs on that. Gives those without what is connected. */
function join(
  members: Set<TerraformResource>,
  modules: readonly TerraformModule[],
  followers: Followers,
  because: Map<Standing, Standing>,
): ReadonlySet<Standing> {
  const joinedBy = (giver: Standing, others: readonly TerraformResource[]): void => {
    for (const other of others) {
      if (members.has(other)) continue;
      members.add(other);
      because.set(other, giver);
    }
  };
  const hangingOn = (giver: Standing) => [...followers.of(giver), ...followers.perhapsOf(giver)];
  for (const module of modules) joinedBy(module, hangingOn(module));
  // Sets that grow while they are walked.
  for (const member of members) joinedBy(member, hangingOn(member));
  const own = new Set<Standing>([...members, ...modules]);
  for (const giver of own) joinedBy(giver, followers.connectedTo(giver));
  for (const member of members) joinedBy(member, hangingOn(member));
  return own;
}

function isOwn(path: string | undefined, pathPrefix: string): boolean {
  return path === undefined || isUnder(path, pathPrefix);
}

function isHome({ resources, dataSources, modules }: TerraformDocument, pathPrefix: string): boolean {
  const isThere = ({ path }: { readonly path?: string }) => path !== undefined && isUnder(path, pathPrefix);
  return resources.some(isThere) || modules.some(isThere) || dataSources.some(isThere);
}

function writtenUnder(document: TerraformDocument, pathPrefix: string): ReadonlySet<TerraformResource> {
  const members = new Set<TerraformResource>();
  const others = new Set<TerraformResource>();
  const strays: TerraformResource[] = [];
  for (const resource of document.resources) {
    if (resource.path === undefined) strays.push(resource);
    else if (isUnder(resource.path, pathPrefix)) members.add(resource);
    else others.add(resource);
  }
  if (strays.length === 0) return members;
  if (others.size > 0) {
    const graph = new MentionGraph(document);
    addConnected(document, graph, members);
    addConnected(document, graph, others);
  }
  for (const stray of strays) if (!others.has(stray)) members.add(stray);
  return members;
}

/** Walks in one direction at a time: two resources that both mention a local have nothing else to do with each other. */
function addConnected(document: TerraformDocument, graph: MentionGraph, members: Set<TerraformResource>): void {
  const waiting = [...members].map((member) => member.address);
  const mentioned = new Set<string>();
  const mentioning = new Set<string>();
  const join = (addresses: readonly string[]): void => {
    for (const address of addresses) {
      const resource = document.resource(address);
      if (resource === undefined || resource.path !== undefined || members.has(resource)) continue;
      members.add(resource);
      waiting.push(address);
    }
  };
  for (const address of waiting) {
    join(reached(address, (from) => graph.mentionedBy(from), mentioned));
    join(reached(address, (from) => graph.mentioning(from), mentioning));
  }
}

/** Resources that are reached from an address, through locals and data sources but not through other resources. */
function reached(start: string, next: (address: string) => readonly string[], seen: Set<string>): readonly string[] {
  const found: string[] = [];
  const waiting = [start];
  for (const from of waiting) {
    for (const address of next(from)) {
      if (seen.has(address)) continue;
      seen.add(address);
      if (/^(?:local|data)\./.test(address)) waiting.push(address);
      else found.push(address);
    }
  }
  return found;
}
