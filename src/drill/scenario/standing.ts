import { readAddress } from "../../private/web-address";
import type { BackendEntity, DrillTopology } from "../topology";
import { deploymentNames } from "./deployments";
import { hasCache } from "./engine";
import { type KnownTopology, knownOf } from "./known-topology";
import { textsOf } from "./planned-shares";

/** Keys of the accounts that have a deployment, by what the policy makes of them. */
export interface Standing {
  /** The policy calls them, or has a backend for them that nobody is ever sent to. */
  readonly expected: readonly string[];
  /** The policy has nothing for them: whoever wrote it may have meant that. */
  readonly leftOut: readonly string[];
}

/** Who should answer for the deployment of a drill when all others cannot. */
export function standingOf(topology: DrillTopology, known: KnownTopology): Standing {
  const { accounts } = topology;
  const { called } = known.roles;
  const name = known.deployments.drilled;
  const missing = accounts.filter(
    ({ key, host, deployments }) =>
      !called.has(key) &&
      deployments.some((each) => each.name === name) &&
      topology.backends.some((backend) => leadsTo(backend, host)),
  );
  // Without a memory nobody is reached who comes after the last attempt, so being out of reach says nothing.
  const unused = missing.length > 0 && hasCache(topology) ? unusedBackends(topology, known) : [];
  const forgotten = missing.filter(({ host }) => unused.some((backend) => leadsTo(backend, host)));
  return {
    expected: [...called, ...forgotten.map(({ key }) => key)],
    leftOut: missing.filter((account) => !forgotten.includes(account)).map(({ key }) => key),
  };
}

/** Backends that the policy names, itself or in a pool, and never calls, whichever deployment is asked for and whoever is gone. */
function unusedBackends(topology: DrillTopology, { make, deployments }: KnownTopology): BackendEntity[] {
  const names = new Set([deployments.drilled, ...deploymentNames(topology)]);
  const called = new Set([...names].flatMap((name) => [...knownOf(topology, name, make).roles.backends]));
  const texts = textsOf(topology);
  const named = topology.backends.filter(({ id }) => texts.some((text) => text.includes(id)));
  const members = new Set(named.flatMap(({ pool }) => pool?.map(({ id }) => id) ?? []));
  return topology.backends.filter((each) => (named.includes(each) || members.has(each.id)) && !called.has(each.id));
}

function leadsTo({ url }: BackendEntity, host: string): boolean {
  return url !== undefined && readAddress(url)?.host === host.toLowerCase();
}
