import { quotedList } from "../../private/text";
import type { DrillTopology } from "../topology";
import { takes } from "./call-form";
import { hasCache } from "./engine";
import { type KnownTopology, knownOf } from "./known-topology";
import { textsOf } from "./planned-shares";
import { accountsOf } from "./roles";
import type { ScenarioPlan } from "./scenario-plan";

/** Why a scenario makes no sense for a topology; empty when it does. */
export function inapplicable(topology: DrillTopology, { given, cases }: ScenarioPlan, known: KnownTopology): string {
  const { roles, kind } = known;
  const { drilled } = known.deployments;
  const { order, isShared, hasIdentity } = roles;
  const calls = new Set([...given.takes, ...cases.flatMap(({ load }) => load.map(({ call }) => call))]);
  const refused = [...calls].filter((call) => !call.startsWith("/") && !takes(topology.api, call));
  const all = (names: readonly string[], isWanted: boolean) =>
    names.every((role) => isProvisioned(topology, accountsOf(role, topology, roles, undefined), drilled) === isWanted);
  const faults: readonly (readonly [isFault: boolean, why: string])[] = [
    [order.length === 0, `nobody answers '${drilled}' even when all is well`],
    [
      order.length < given.atLeastAccounts,
      `'${drilled}' has ${counted(order.length)}, and it takes ${given.atLeastAccounts}`,
    ],
    [
      order.length > given.atMostAccounts,
      `'${drilled}' has ${counted(order.length)}, and it takes ${given.atMostAccounts} at most`,
    ],
    [given.order === "ranked" && isShared, "several accounts share the requests while all is well"],
    [given.order === "shared" && !isShared, "one account serves all requests while all is well"],
    [given.memory && !hasCache(topology), "the tier has no internal cache, so the policy remembers nothing"],
    [given.identity && !hasIdentity, "the gateway signs in to the accounts without an identity"],
    [given.strangers && topology.strangers.length === 0, "no account outside the zone is known"],
    [
      given.thinks !== undefined && given.thinks !== thinks(topology, drilled),
      `the model of '${drilled}' ${given.thinks ? "does not think" : "thinks"} before it answers`,
    ],
    [refused.length > 0, `the API takes no ${quotedList(refused)}`],
    [given.calledFor.length > 0 && !given.calledFor.includes(kind), `'${drilled}' is called for ${kind}`],
    [given.embeddings && !servesEmbeddings(topology, known), "the primary does not answer for embeddings"],
    [given.sharedQuota && !sharesQuota(topology, order, drilled), "no two accounts have their quota together"],
    [!all(given.provisioned, true), `${quotedList(given.provisioned)} is not provisioned`],
    [!all(given.payAsYouGo, false), `${quotedList(given.payAsYouGo)} is provisioned`],
    [given.regionsDiffer && !regionsDiffer(topology, order), "the primary and the secondary are in one region"],
    ...given.policy.map(
      (pattern) => [!matches(topology, pattern), `nothing in the policy matches '${pattern}'`] as const,
    ),
    ...given.policyLacks.map(
      (pattern) => [matches(topology, pattern), `something in the policy matches '${pattern}'`] as const,
    ),
  ];
  return faults.find(([isFault]) => isFault)?.[1] ?? "";
}

function counted(accounts: number): string {
  return accounts === 1 ? "1 account" : `${accounts} accounts`;
}

/** Whether embeddings come from the primary as well, at least every fifth of them. */
function servesEmbeddings(topology: DrillTopology, { make, deployments, roles }: KnownTopology): boolean {
  if (deployments.embeddings === undefined) return false;
  const { usual } = knownOf(topology, deployments.embeddings, make).roles;
  return (usual.get(roles.order[0]) ?? 0) >= 0.2;
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
