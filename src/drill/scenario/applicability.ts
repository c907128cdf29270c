import { quotedList } from "../../private/text";
import type { DrillTopology } from "../topology";
import { takes } from "./call-form";
import type { AskedDeployments } from "./deployments";
import { hasCache } from "./engine";
import { textsOf } from "./planned-shares";
import { accountsOf, type Roles } from "./roles";
import type { ScenarioPlan } from "./scenario-plan";

/** Why a scenario makes no sense for a topology; empty when it does. */
export function inapplicable(
  topology: DrillTopology,
  { given, cases }: ScenarioPlan,
  roles: Roles,
  { chat, embeddings }: AskedDeployments,
): string {
  const { order, isShared, hasIdentity } = roles;
  const calls = new Set([...given.takes, ...cases.flatMap(({ load }) => load.map(({ call }) => call))]);
  const refused = [...calls].filter((call) => !call.startsWith("/") && !takes(topology.api, call));
  const all = (names: readonly string[], isWanted: boolean) =>
    names.every((role) => isProvisioned(topology, accountsOf(role, topology, roles, undefined), chat) === isWanted);
  const faults: readonly (readonly [isFault: boolean, why: string])[] = [
    [order.length === 0, `nobody answers '${chat}' even when all is well`],
    [
      order.length < given.atLeastAccounts,
      `'${chat}' has ${counted(order.length)}, and it takes ${given.atLeastAccounts}`,
    ],
    [
      order.length > given.atMostAccounts,
      `'${chat}' has ${counted(order.length)}, and it takes ${given.atMostAccounts} at most`,
    ],
    [given.order === "ranked" && isShared, "several accounts share the requests while all is well"],
    [given.order === "shared" && !isShared, "one account serves all requests while all is well"],
    [given.memory && !hasCache(topology), "the tier has no internal cache, so the policy remembers nothing"],
    [given.identity && !hasIdentity, "the gateway signs in to the accounts without an identity"],
    [given.strangers && topology.strangers.length === 0, "no account outside the zone is known"],
    [
      given.thinks !== undefined && given.thinks !== thinks(topology, chat),
      `the model of '${chat}' ${given.thinks ? "does not think" : "thinks"} before it answers`,
    ],
    [refused.length > 0, `the API takes no ${quotedList(refused)}`],
    [
      given.embeddings && !hasEmbeddings(topology, order[0], embeddings),
      "the primary has no deployment for embeddings",
    ],
    [given.sharedQuota && !sharesQuota(topology, order, chat), "no two accounts have their quota together"],
    [!all(given.provisioned, true), `${quotedList(given.provisioned)} is not provisioned`],
    [!all(given.payAsYouGo, false), `${quotedList(given.payAsYouGo)} is provisioned`],
    [given.regionsDiffer && !regionsDiffer(topology, order), "the primary and the secondary are in one region"],
    ...given.policy.map(
      (pattern) => [!matches(topology, pattern), `nothing in the policy matches '${pattern}'`] as const,
    ),
  ];
  return faults.find(([isFault]) => isFault)?.[1] ?? "";
}

function counted(accounts: number): string {
  return accounts === 1 ? "1 account" : `${accounts} accounts`;
}

function hasEmbeddings({ accounts }: DrillTopology, primary: string | undefined, name: string | undefined): boolean {
  const account = accounts.find(({ key }) => key === primary);
  return account?.deployments.some((deployment) => deployment.name === name) ?? false;
}

function sharesQuota({ accounts }: DrillTopology, order: readonly string[], name: string): boolean {
  const pools = accounts.flatMap(({ key, subscription, region, deployments }) => {
    const found = order.includes(key) ? deployments.find((deployment) => deployment.name === name) : undefined;
    return found === undefined ? [] : [[subscription, region, found.model, found.sku].join("/")];
  });
  return new Set(pools).size < pools.length;
}

function thinks({ accounts }: DrillTopology, name: string): boolean {
  return accounts.some(({ deployments }) => deployments.some((each) => each.name === name && each.isReasoning));
}

function regionsDiffer({ accounts }: DrillTopology, [primary, secondary]: readonly string[]): boolean {
  const regionOf = (key: string | undefined) => accounts.find((account) => account.key === key)?.region;
  return regionOf(primary) !== regionOf(secondary);
}

function isProvisioned({ accounts }: DrillTopology, keys: readonly string[], name: string): boolean {
  return keys.every((key) => {
    const account = accounts.find((each) => each.key === key);
    return account?.deployments.some((deployment) => deployment.name === name && deployment.isProvisioned);
  });
}

function matches(topology: DrillTopology, pattern: string): boolean {
  return textsOf(topology).some((text) => new RegExp(pattern).test(text));
}
