import { MentionGraph } from "../terraform/mention";
import type { TerraformDocument, TerraformModule, TerraformResource } from "../terraform/terraform-document";
import { Followers } from "./followers";
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
  /** For what stands beside the zone: a resource of the zone because of which it belongs to it. */
  readonly because: ReadonlyMap<Standing, TerraformResource>;
}

/** What may stand beside a zone. */
export type Standing = TerraformResource | TerraformModule;

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
  const because = new Map<Standing, TerraformResource>();
  const isAll = members.size === 0 || members.size === world.resources.length;
  const own = isAll ? members : join(members, Followers.in(world), because);
  const resources = world.resources.filter((resource) => members.has(resource));
  const documents = new Set([...homes, ...resources.map(({ document }) => document)]);
  const isMember = (standing: Standing, document: TerraformDocument): boolean => {
    const { path, body } = standing;
    if (path === undefined ? documents.has(document) : isUnder(path, pathPrefix)) return true;
    if ("type" in standing && whySourceHarmless(standing.type) !== undefined) return false;
    const handle = Followers.in(world)
      .handlesOf(document, body)
      .find((resource) => own.has(resource));
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
  followers: Followers,
  because: Map<Standing, TerraformResource>,
): ReadonlySet<TerraformResource> {
  const joinedBy = (member: TerraformResource, others: readonly TerraformResource[]): void => {
    for (const other of others) {
      if (members.has(other)) continue;
      members.add(other);
      because.set(other, member);
    }
  };
  // Sets that grow while they are walked.
  for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  const own = new Set(members);
  for (const member of own) joinedBy(member, followers.connectedTo(member));
  for (const member of members) joinedBy(member, [...followers.of(member), ...followers.perhapsOf(member)]);
  return own;
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
