import { problem } from "../../private/problem-list";
import { normaliseRegion } from "../../private/region-name";
import { httpsHost, readAddress } from "../../private/web-address";
import { MODELS } from "../../residency/data/models";
import { endpointOf, subdomainIn, subdomainOf } from "../../terraform/account-endpoint";
import { blockOf } from "../../terraform/block";
import { evaluate } from "../../terraform/evaluate";
import { ownValue } from "../../terraform/json-value";
import { accountOf, DEPLOYMENT, isAccount, regionOf } from "../../terraform/resource-region";
import type { BackendEntity, DrillAccount, DrillDeployment } from "../topology";
import { Fields } from "./fields";
import type { Placed, Reading } from "./reading";
import { isUnder } from "./zone";

/** What a policy may reach, and what it must not. */
export interface ReachedAccounts {
  readonly accounts: readonly DrillAccount[];
  readonly strangers: readonly DrillAccount[];
}

/**
 * The accounts of a zone and all others. A backend may also lead to an account that the documents do not have: then somebody has
 * to tell its region, and so vouches for it.
 *
 * @param zone Path of the zone; without one, the accounts that the backends lead to are the zone.
 * @param texts The policies: a backend that none of them names needs no region.
 */
export function accountsOf(
  reading: Reading,
  zone: string | undefined,
  backends: readonly BackendEntity[],
  texts: readonly string[],
): ReachedAccounts {
  const hosts = hostsOf(backends);
  const inside: DrillAccount[] = [];
  const strangers: DrillAccount[] = [];
  const known = reading.stacks.flatMap((stack) =>
    stack.document.resources.filter(isAccount).map((resource): Placed => ({ stack, resource })),
  );
  for (const placed of known) {
    const own = ownHosts(placed, hosts);
    const isInside = zone === undefined ? own.some((host) => hosts.has(host)) : isUnder(placed, zone);
    const target = isInside ? inside : strangers;
    for (const host of own) target.push(isInside ? insider(reading, placed, host) : stranger(placed, host));
  }
  const told = new Set([...inside, ...strangers].map(({ host }) => host));
  inside.push(...declared(reading, backends, texts, told));
  return { accounts: withKeys(inside), strangers: withKeys(strangers) };
}

function hostsOf(backends: readonly BackendEntity[]): ReadonlySet<string> {
  return new Set(backends.flatMap(({ url }) => (url === undefined ? [] : (readAddress(url)?.host ?? []))));
}

/** The hosts of one account that backends use, else the one that Azure gives it; nothing where it shares one with others. */
function ownHosts({ resource }: Placed, used: ReadonlySet<string>): readonly string[] {
  const subdomain = subdomainOf(resource);
  const found = [...used].filter((host) => subdomain !== undefined && subdomainIn(host) === subdomain);
  const endpoint = httpsHost(endpointOf(resource) ?? "");
  return found.length > 0 || endpoint === undefined ? found : [endpoint];
}

function insider(reading: Reading, placed: Placed, host: string): DrillAccount {
  const region = regionOf(placed.resource);
  if (region?.kind === "unknown") {
    reading.unresolved(placed, "location", { ...region, expression: withoutBraces(region.expression) });
  }
  return {
    key: keyOf(placed),
    host,
    region: region?.kind === "region" ? region.name : "",
    deployments: deploymentsOn(reading, placed),
    subscription: subscriptionOf(placed),
  };
}

/** Of one outside only the host counts: nothing may come there. */
function stranger(placed: Placed, host: string): DrillAccount {
  const region = regionOf(placed.resource);
  return { key: keyOf(placed), host, region: region?.kind === "region" ? region.name : "unknown", deployments: [] };
}

/** `…/openai/<key>/account` where our constructs wrote it. A test renders a stack without paths, but its names are made of them. */
function keyOf({ resource: { path, name } }: Placed): string {
  if (path === undefined) return /_([^_]+)_account_[0-9A-F]{8}$/.exec(name)?.[1] ?? name;
  const ids = path.split("/");
  return ids.at(-1) === "account" && ids.length > 2 ? ids[ids.length - 2] : name;
}

function deploymentsOn(reading: Reading, account: Placed): readonly DrillDeployment[] {
  const { document } = account.stack;
  return document.resources
    .filter((resource) => resource.type === DEPLOYMENT && accountOf(resource) === account.resource)
    .map((resource) => deploymentOf(reading, { stack: account.stack, resource }));
}

function deploymentOf(reading: Reading, placed: Placed): DrillDeployment {
  const { body } = placed.resource;
  const sku = new Fields(reading, placed, blockOf(body, "sku") ?? {}, "sku");
  const model = new Fields(reading, placed, blockOf(body, "model") ?? {}, "model");
  const name = model.text("name") ?? "";
  const type = sku.text("name") ?? "";
  return {
    name: reading.required(placed, "name"),
    model: name,
    version: model.text("version") ?? "",
    sku: type,
    capacity: sku.number("capacity") ?? 1,
    isProvisioned: /Provisioned/i.test(type),
    isReasoning: MODELS.find((row) => row.name === name)?.reasoning,
  };
}

/** As the provider has it; accounts without a provider of their own share what this does not tell. */
function subscriptionOf({ stack, resource }: Placed): string | undefined {
  const alias = String(ownValue(resource.body, "provider") ?? "").split(".")[1];
  const provider = stack.document.providers.find((one) => one.name === "azurerm" && one.alias === alias);
  const id = provider && ownValue(provider.body, "subscription_id");
  if (id === undefined || id === null) return undefined;
  const found = evaluate(stack.document, id);
  return found.kind === "text" ? found.text : found.expression;
}

/** Accounts that no document has, by the word of whoever gives their region. */
function declared(
  reading: Reading,
  backends: readonly BackendEntity[],
  texts: readonly string[],
  told: ReadonlySet<string>,
): readonly DrillAccount[] {
  const named = backends.filter(({ id }) => texts.some((text) => text.includes(id)));
  const asked = [...hostsOf(named)].filter((host) => !told.has(host));
  for (const host of asked.filter((one) => !reading.values.has(one))) {
    const { id } = named.find(({ url }) => url !== undefined && readAddress(url)?.host === host) as BackendEntity;
    reading.report(problem("HostRegionMissing", `backend '${id}'`, { host }));
  }
  const given = reading.values.names.filter((name) => !told.has(name) && (asked.includes(name) || subdomainIn(name)));
  return given.map((host) => {
    const region = normaliseRegion(reading.values.take(host) ?? "");
    return { key: region, host, region, deployments: [] };
  });
}

/** A key that two accounts have is not enough: each gets the first label of its host. */
function withKeys(accounts: readonly DrillAccount[]): readonly DrillAccount[] {
  const keys = accounts.map(({ key }) => key);
  const isUnique = (key: string) => keys.indexOf(key) === keys.lastIndexOf(key);
  return accounts.map((account) =>
    isUnique(account.key) ? account : { ...account, key: `${account.key}-${account.host.split(".")[0]}` },
  );
}

function withoutBraces(expression: string): string {
  return expression.replace(/^\$\{|\}$/g, "");
}
