import { ownValue } from "../terraform/json-value";
import { MentionGraph, mentionsIn } from "../terraform/mention";
import { accountOf, DEPLOYMENT, isAccount } from "../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";

/**
 * The resources of a document that belong to the construct at a path, in the order of the document:
 *
 * 1. those that a construct at or under the path wrote;
 * 2. those without a path (written by hand, or by an override of a whole resource) which mention one of them or are
 *    mentioned by one, directly or through locals, data sources and others without a path;
 * 3. those without a path that nothing connects to a resource outside the path: they may be anybody's, so they are everybody's;
 * 4. deployments on an account of the zone, wherever their construct stands: Azure keeps them in the account. Those too whose
 *    account cannot be told, when what is written for it mentions an account of the zone.
 */
export function resourcesUnder(document: TerraformDocument, pathPrefix: string): readonly TerraformResource[] {
  const members = new Set<TerraformResource>();
  const others = new Set<TerraformResource>();
  const strays: TerraformResource[] = [];
  for (const resource of document.resources) {
    if (resource.path === undefined) strays.push(resource);
    else if (isUnder(resource.path, pathPrefix)) members.add(resource);
    else others.add(resource);
  }
  if (members.size === 0) return [];
  const graph = once(() => new MentionGraph(document));
  if (strays.length > 0) {
    if (others.size > 0) {
      addConnected(document, graph(), members);
      addConnected(document, graph(), others);
    }
    for (const stray of strays) if (!others.has(stray)) members.add(stray);
  }
  for (const resource of document.resources) {
    if (resource.type !== DEPLOYMENT || members.has(resource)) continue;
    const account = accountOf(document, resource);
    const accounts = "kind" in account ? mentionedAccounts(document, graph, resource) : [account];
    if (accounts.some((candidate) => members.has(candidate))) members.add(resource);
  }
  return document.resources.filter((resource) => members.has(resource));
}

/** Accounts that the account id of a deployment leads to, whatever Terraform makes of them. */
function mentionedAccounts(
  document: TerraformDocument,
  graph: () => MentionGraph,
  deployment: TerraformResource,
): readonly TerraformResource[] {
  const seen = new Set(mentionsIn(ownValue(deployment.body, "cognitive_account_id")));
  const accounts: TerraformResource[] = [];
  // A set that grows while it is walked.
  for (const address of seen) {
    const resource = document.resource(address);
    // A data source may read an account of the zone.
    const isEnd = resource !== undefined && isAccount(resource) && !address.startsWith("data.");
    if (isEnd) accounts.push(resource);
    else for (const next of graph().mentionedBy(address)) seen.add(next);
  }
  return accounts;
}

/** `stack/eu` holds `stack/eu` and `stack/eu/openai`, not `stack/eu2`; the empty path holds all. */
export function isUnder(path: string, prefix: string): boolean {
  const trimmed = prefix.replace(/\/+$/, "");
  return trimmed === "" || path === trimmed || path.startsWith(`${trimmed}/`);
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

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
