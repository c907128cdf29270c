import type { DrillTopology, PolicyScopes } from "../topology";

/** Weights as a policy may list them: `a=3,b=1;c=1`, where a `;` begins the next tier. */
const WEIGHTS = /[\w.-]+=\d+(?:[,;][\w.-]+=\d+)*/g;

/**
 * The shares that accounts should have: by the weights that the policy lists for the backends that were called; if it lists none,
 * by what was granted to those who serve. Unlike what they have, that does not depend on how the policy draws.
 */
export function plannedShares(
  topology: DrillTopology,
  deployment: string,
  called: ReadonlySet<string>,
  usual: ReadonlyMap<string, number>,
  least: number,
): ReadonlyMap<string, number> {
  return sharesOf(listedWeights(topology, called) ?? grantedCapacity(topology, deployment, usual, least));
}

function listedWeights(topology: DrillTopology, called: ReadonlySet<string>): Map<string, number> | undefined {
  const accountOf = new Map(topology.backends.map(({ id, url }) => [id, accountAt(topology, url)]));
  for (const text of textsOf(topology)) {
    for (const [list] of text.matchAll(WEIGHTS)) {
      const [tier] = list.split(";");
      const members = tier.split(",").map((member) => member.split("="));
      if (!members.every(([id]) => accountOf.get(id) !== undefined) || !members.some(([id]) => called.has(id)))
        continue;
      return new Map(members.map(([id, weight]) => [accountOf.get(id) as string, Number(weight)]));
    }
  }
  return undefined;
}

function grantedCapacity({ accounts }: DrillTopology, name: string, usual: ReadonlyMap<string, number>, least: number) {
  const serving = accounts.filter(({ key }) => (usual.get(key) ?? 0) >= least);
  return new Map(
    serving.map(({ key, deployments }) => [key, deployments.find((each) => each.name === name)?.capacity ?? 1]),
  );
}

/** Texts of all policies that a request may run through. */
export function textsOf({ scopes, api }: DrillTopology): string[] {
  const { global, product, api: own, operation, fragments }: PolicyScopes = scopes;
  const operations = api.operations.map(({ policy }) => policy);
  return [global, product, own, operation, ...operations, ...fragments.values()].filter((text) => text !== undefined);
}

function accountAt({ accounts }: DrillTopology, url: string | undefined): string | undefined {
  const host = url && /^https:\/\/([^/:]+)/i.exec(url)?.[1].toLowerCase();
  return accounts.find((account) => account.host.toLowerCase() === host)?.key;
}

function sharesOf(weights: ReadonlyMap<string, number>): Map<string, number> {
  const sum = [...weights.values()].reduce((all, weight) => all + weight, 0);
  return new Map([...weights].map(([key, weight]) => [key, weight / sum]));
}
