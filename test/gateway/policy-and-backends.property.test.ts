import fc from "fast-check";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { backendsNamedIn, fragmentsNamedIn, newFailoverPolicy, routeValuesOf } from "../support/fixtures-gateway";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL, WEST_EUROPE, POLAND_CENTRAL } = AzureRegion;
const REGIONS = [SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL, WEST_EUROPE, POLAND_CENTRAL];
const EVERYWHERE = OpenAIModel.of("gpt-9", "1", {
  availability: { DataZoneStandard: REGIONS.map((region) => region.name) },
});

interface Account {
  readonly region: AzureRegion;
  readonly accountKey: string;
  readonly held: readonly string[];
}

interface Topology {
  readonly accounts: readonly Account[];
  readonly strategy: FailoverStrategy | undefined;
  readonly strategyByDeployment: { [name: string]: FailoverStrategy };
  readonly backendPrefix: string;
}

const name = fc.oneof(
  fc.constantFrom("chat", "gpt-5.4", "a_b", "a-b"),
  fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{1,63}$/).filter((text) => text.length >= 2),
);
const key = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,30}$/);

const accountsOf = (names: readonly string[]): fc.Arbitrary<readonly Account[]> =>
  fc.uniqueArray(
    fc.record({
      region: fc.constantFrom(...REGIONS),
      accountKey: key,
      held: fc.subarray([...names], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 6, selector: ({ accountKey }) => accountKey.toLowerCase() },
  );

/** Names every account of a list, in one of the three ways. */
const strategyOver = (keys: readonly string[]): fc.Arbitrary<FailoverStrategy> => {
  const order = fc.shuffledSubarray([...keys], { minLength: keys.length });
  const weight = fc.integer({ min: 1, max: 1000 });
  return fc.oneof(
    order.map((all) => FailoverStrategy.activePassive({ order: all })),
    fc
      .array(weight, { minLength: keys.length, maxLength: keys.length })
      .map((weights) =>
        FailoverStrategy.activeActive({ weights: Object.fromEntries(keys.map((one, i) => [one, weights[i]])) }),
      ),
    fc.tuple(order, fc.integer({ min: 1, max: keys.length })).map(([all, first]) => {
      const tiers = [all.slice(0, first), all.slice(first)].filter((tier) => tier.length > 0);
      return FailoverStrategy.tiered(tiers.map((tier) => FailoverTier.of(tier)));
    }),
  );
};

const topology: fc.Arbitrary<Topology> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 4, selector: (text) => text.toLowerCase() })
  .chain(accountsOf)
  .chain((accounts) => {
    const keys = accounts.map(({ accountKey }) => accountKey);
    const holders = (deployment: string) =>
      accounts.filter(({ held }) => held.includes(deployment)).map(({ accountKey }) => accountKey);
    const deployments = [...new Set(accounts.flatMap(({ held }) => held))];
    return fc.record({
      accounts: fc.constant(accounts),
      strategy: fc.option(strategyOver(keys), { nil: undefined }),
      // One that names some of the accounts: the others get no traffic.
      strategyByDeployment: fc
        .subarray(deployments)
        .chain((chosen) =>
          fc.tuple(
            ...chosen.map((deployment) =>
              fc
                .shuffledSubarray(holders(deployment), { minLength: 1 })
                .map((order) => [deployment, FailoverStrategy.activePassive({ order })] as const),
            ),
          ),
        )
        .map((entries) => Object.fromEntries(entries)),
      backendPrefix: fc.constantFrom("openai", "Team-7", "x", "p-"),
    });
  });

function synthesized({ accounts, ...props }: Topology): SynthesizedStack {
  const stack = newStack();
  const zone = newZone(stack, { regions: [...new Set(accounts.map(({ region }) => region))] });
  const own = (held: readonly string[]) => held.map((deployment) => chat({ model: EVERYWHERE }, deployment));
  const openai = newOpenAI(zone, {
    deployments: own(accounts[0].held),
    accounts: accounts.map(({ held, ...account }) => ({ ...account, deployments: own(held) })),
    allowSingleRegion: true,
  });
  const asked: Partial<ApimFailoverPolicyProps> = { openai, ...props };
  newFailoverPolicy(zone, asked);
  return SynthesizedStack.of(stack);
}

describe("any topology", () => {
  test("has the backends and fragments that its policy names, and each backend leads to an account of the zone", () => {
    fc.assert(
      fc.property(topology, (asked) => {
        const document = synthesized(asked);
        const xml = document.at("prod/eu/failover/policy").xml_content;
        const backends = document.all("azurerm_api_management_backend").map(({ body }) => body);
        const hosts = document
          .all("azurerm_cognitive_account")
          .map(({ body }) => `https://${body.custom_subdomain_name}.openai.azure.com`);
        const ids = backends.map((body) => body.name).sort();
        const routed = routeValuesOf(xml, "failover-tiers").flatMap((tiers) => tiers.split(/[,;]/));

        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
        expect([...new Set(backendsNamedIn(xml))].sort()).toEqual(ids);
        expect(routed.map((member) => member.replace(/=\d+$/, "")).sort()).toEqual(ids);
        expect(backends.filter((body) => !hosts.includes(body.url))).toEqual([]);
        expect(fragmentsNamedIn(xml).sort()).toEqual(
          document
            .all("azurerm_api_management_policy_fragment")
            .map(({ body }) => body.name)
            .sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("sends a deployment only to accounts that hold it", () => {
    fc.assert(
      fc.property(topology, (asked) => {
        const document = synthesized(asked);
        const deployed = new Map(
          asked.accounts.map(({ accountKey, held }) => {
            const path = `prod/eu/openai/${accountKey}/account`;
            return [`https://${document.at(path).custom_subdomain_name}.openai.azure.com`, { accountKey, held }];
          }),
        );

        for (const { body } of document.all("azurerm_api_management_backend")) {
          const at = deployed.get(body.url);
          const [, deployment, accountKey] = /^(.*) in \S+, account (.*)$/.exec(body.description) ?? [];
          expect(at?.held).toContain(deployment);
          expect(at?.accountKey).toBe(accountKey);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is the same, byte for byte, in a second synth", () => {
    fc.assert(
      fc.property(topology, (asked) => {
        expect(synthesized(asked).text).toBe(synthesized(asked).text);
      }),
      { numRuns: 8 },
    );
  });
});
