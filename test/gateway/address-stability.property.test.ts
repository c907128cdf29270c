import fc from "fast-check";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument } from "../support/fixtures-document";
import { named, newFailoverPolicy, newGateway } from "../support/fixtures-gateway";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL, WEST_EUROPE } = AzureRegion;
const REGIONS = [SWEDEN_CENTRAL, FRANCE_CENTRAL, GERMANY_WEST_CENTRAL, WEST_EUROPE];
const NAMES = ["chat", "gpt-5.4", "embed_all", "mini"];
const EVERYWHERE = OpenAIModel.of("gpt-9", "1", {
  availability: { DataZoneStandard: REGIONS.map((region) => region.name) },
});

interface Topology {
  readonly regions: readonly AzureRegion[];
  readonly names: readonly string[];
  readonly isWeighted: boolean;
}

/** What belongs to one account, and which. */
const OF_ACCOUNT = /\/(?:backend-|openai\/)/;

const topology: fc.Arbitrary<Topology> = fc.record({
  // The gateway stands in Sweden, whatever comes and goes beside it.
  regions: fc.shuffledSubarray(REGIONS, { minLength: 1 }).filter((regions) => regions.includes(SWEDEN_CENTRAL)),
  names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
  isWeighted: fc.boolean(),
});

/** What a stack with a gateway holds: address -> body, with the path of the construct. */
function resourcesOf({ regions, names, isWeighted }: Topology): ReadonlyMap<string, Body> {
  const stack = newStack();
  const zone = newZone(stack, { regions: [...regions] });
  const openai = newOpenAI(zone, {
    deployments: names.map((name) => chat({ model: EVERYWHERE }, name)),
    allowSingleRegion: true,
  });
  const gateway = newGateway(zone, { region: SWEDEN_CENTRAL });
  const strategy = isWeighted ? FailoverStrategy.activeActive() : undefined;
  newFailoverPolicy(zone, { openai, gateway, strategy });
  return new Map(
    StackDocument.rendered(stack)
      .all()
      .map(({ address, path, body }) => [address, { path, ...body }]),
  );
}

/** The backends of an account, and the role of the gateway on it. */
function ofAccount(
  resources: ReadonlyMap<string, Body>,
  region: AzureRegion,
  names: readonly string[],
): [string, Body][] {
  return [...resources].filter(
    ([, { path, description = "" }]) =>
      path.startsWith(`prod/eu/openai/${region.name}/inference-`) ||
      names.some((name) => path.includes("/backend-") && description.startsWith(`${name} in ${region.name}, `)),
  );
}

/** The gateway and the API, without the text of the policy, which names all accounts. */
function ofNoAccount(resources: ReadonlyMap<string, Body>): [string, Body][] {
  return [...resources]
    .filter(([, { path }]) => /^prod\/eu\/(gateway|failover)\//.test(path) && !OF_ACCOUNT.test(path))
    .map(([address, { xml_content, depends_on, ...body }]) => [address, body]);
}

describe("adding, removing or reordering regions and deployments", () => {
  test("changes no address and no attribute of what stays", () => {
    fc.assert(
      fc.property(topology, topology, (before, after) => {
        const [first, second] = [resourcesOf(before), resourcesOf(after)];
        const names = before.names.filter((name) => after.names.includes(name));

        for (const region of before.regions.filter((kept) => after.regions.includes(kept))) {
          expect(ofAccount(second, region, names)).toEqual(ofAccount(first, region, names));
          expect(ofAccount(first, region, names)).toHaveLength(names.length + 1);
        }
        expect(ofNoAccount(second)).toEqual(ofNoAccount(first));
        expect(ofNoAccount(first).length).toBeGreaterThan(15);
      }),
      { numRuns: 20 },
    );
  });
});

describe("adding a policy", () => {
  test("changes nothing that was there", () => {
    const synth = (...more: string[]) => {
      const stack = newStack();
      const zone = newZone(stack);
      newFailoverPolicy(zone);
      for (const name of more) newFailoverPolicy(zone, named(name), name);
      return StackDocument.rendered(stack).all();
    };
    const both = synth("second");

    for (const resource of synth()) expect(both).toContainEqual(resource);
    expect(both.length).toBeGreaterThan(synth().length);
  });
});
