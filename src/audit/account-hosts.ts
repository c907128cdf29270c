import { hostKey } from "../private/web-address";
import { resolveAttribute } from "../terraform/block";
import { accountOf, DEPLOYMENT, isAccount } from "../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";

/** Under these, the first label is the custom subdomain of one account in all of Azure. */
const DOMAINS: ReadonlySet<string> = new Set([
  "openai.azure.com",
  "cognitiveservices.azure.com",
  "services.ai.azure.com",
]);

const accountsOf = new WeakMap<TerraformDocument, ReadonlyMap<string, readonly TerraformResource[]>>();
const deploymentsOf = new WeakMap<TerraformDocument, ReadonlyMap<TerraformResource, readonly TerraformResource[]>>();

/** Accounts of a document that answer under a host name; more than one only where Azure would refuse the second. */
export function accountsAt(document: TerraformDocument, host: string): readonly TerraformResource[] {
  const [label, ...domain] = hostKey(host).split(".");
  if (!DOMAINS.has(domain.join("."))) return [];
  const known = accountsOf.get(document) ?? bySubdomain(document);
  accountsOf.set(document, known);
  return known.get(label) ?? [];
}

/** Deployments of a document that certainly are on an account. */
export function deploymentsOn(document: TerraformDocument, account: TerraformResource): readonly TerraformResource[] {
  const known = deploymentsOf.get(document) ?? byAccount(document);
  deploymentsOf.set(document, known);
  return known.get(account) ?? [];
}

function byAccount(document: TerraformDocument): ReadonlyMap<TerraformResource, readonly TerraformResource[]> {
  const found = new Map<TerraformResource, TerraformResource[]>();
  for (const deployment of document.resources.filter(({ type }) => type === DEPLOYMENT)) {
    const account = accountOf(document, deployment);
    if ("kind" in account) continue;
    const others = found.get(account);
    if (others) others.push(deployment);
    else found.set(account, [deployment]);
  }
  return found;
}

function bySubdomain(document: TerraformDocument): ReadonlyMap<string, readonly TerraformResource[]> {
  const found = new Map<string, TerraformResource[]>();
  for (const account of document.resources.filter(isAccount)) {
    const name = resolveAttribute(document, account.body, "custom_subdomain_name");
    if (name?.kind !== "literal") continue;
    const label = hostKey(String(name.value));
    found.set(label, [...(found.get(label) ?? []), account]);
  }
  return found;
}
