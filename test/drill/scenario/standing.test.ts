import { knownOf } from "../../../src/drill/scenario/known-topology";
import { standingOf } from "../../../src/drill/scenario/standing";
import type { DrillTopology } from "../../../src/drill/topology";
import { ApimTier } from "../../../src/request/apim-tier";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { AzureRegion } from "../../../src/residency/azure-region";
import { accountIn, TOPOLOGIES, topologyOf } from "../support/topologies";

const { SWEDEN_CENTRAL: SWEDEN, FRANCE_CENTRAL: FRANCE } = AzureRegion;

function standing(topology: DrillTopology, deployment: string) {
  return standingOf(topology, knownOf(topology, deployment));
}

/** The tiers of a route without the account in France. */
function withoutFrance({ scopes, ...rest }: DrillTopology, deployment: string): DrillTopology {
  const api = scopes.api?.replace(new RegExp(`;\\w+_${deployment}_francecentral=1`), "");
  expect(api).not.toBe(scopes.api);
  return { ...rest, scopes: { ...scopes, api } };
}

describe("the standing of accounts", () => {
  test("is that all who are asked are expected to answer", () => {
    const topology = TOPOLOGIES.T1();

    expect(standing(topology, "embed")).toEqual({ expected: ["swedencentral", "francecentral"], leftOut: [] });
  });

  test("expects one that the policy has a backend for and never asks, for that deployment alone", () => {
    const topology = withoutFrance(TOPOLOGIES.T1(), "embed");

    expect(standing(topology, "chat").leftOut).toEqual([]);
    expect(standing(topology, "embed")).toEqual({ expected: ["swedencentral", "francecentral"], leftOut: [] });
    expect(knownOf(topology, "embed").roles.order).toEqual(["swedencentral"]);
  });

  test("tells of one that a strategy leaves out, and expects nothing of it", () => {
    const accounts = [accountIn(SWEDEN, { hasEmbeddings: true }), accountIn(FRANCE, { hasEmbeddings: true })];
    const strategyByDeployment = { embed: FailoverStrategy.activePassive({ order: ["swedencentral"] }) };
    const topology = topologyOf({ accounts, strategyByDeployment });

    expect(standing(topology, "embed")).toEqual({ expected: ["swedencentral"], leftOut: ["francecentral"] });
    expect(standing(topology, "chat").leftOut).toEqual([]);
  });

  test("expects one that is asked and lacks the deployment", () => {
    const { accounts, ...rest } = TOPOLOGIES.T1();
    const [sweden, france] = accounts;
    const lacking = { ...france, deployments: france.deployments.filter(({ name }) => name !== "embed") };

    expect(standing({ ...rest, accounts: [sweden, lacking] }, "embed").expected).toContain("francecentral");
  });

  test("says nothing of an account that no backend leads to", () => {
    const topology = TOPOLOGIES.T1();
    const other = { ...topology.accounts[0], key: "other", host: "other.openai.azure.com" };

    expect(standing({ ...topology, accounts: [...topology.accounts, other] }, "chat").leftOut).toEqual([]);
  });

  test("expects nobody out of reach where nothing is remembered", () => {
    const plain = topologyOf({ accounts: [accountIn(SWEDEN), accountIn(FRANCE)], tier: ApimTier.CONSUMPTION });

    expect(standing(withoutFrance(plain, "chat"), "chat")).toEqual({
      expected: ["swedencentral"],
      leftOut: ["francecentral"],
    });
  });
});
