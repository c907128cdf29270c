import fc from "fast-check";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument } from "../support/fixtures-document";

const REGIONS = [
  AzureRegion.SWEDEN_CENTRAL,
  AzureRegion.FRANCE_CENTRAL,
  AzureRegion.GERMANY_WEST_CENTRAL,
  AzureRegion.WEST_EUROPE,
  AzureRegion.SPAIN_CENTRAL,
  AzureRegion.POLAND_CENTRAL,
];
const EVERYWHERE = OpenAIModel.of("gpt-9", "1", {
  availability: { DataZoneStandard: REGIONS.map((region) => region.name) },
});
const someRegions = fc.shuffledSubarray(REGIONS, { minLength: 1 });

const DEFINITION = /\/policy-assignments\/definition-/;

/** What a stack with these regions holds: address -> body. */
function resourcesOf(regions: readonly AzureRegion[]): ReadonlyMap<string, Body> {
  const stack = newStack();
  const deployments = [
    chat({ model: EVERYWHERE }),
    chat({ model: EVERYWHERE, deploymentType: DeploymentType.DATA_ZONE_STANDARD }, "more"),
  ];
  const openai = newOpenAI(newZone(stack, { regions: [...regions] }), { deployments, allowSingleRegion: true });
  openai.grants.inference("00000000-0000-0000-0000-000000000001");
  return new Map(
    StackDocument.rendered(stack)
      .all()
      .map(({ address, path, body }) => [address, { path, ...body }]),
  );
}

function ofRegion(resources: ReadonlyMap<string, Body>, region: AzureRegion): [string, Body][] {
  const place = new RegExp(`[/-]${region.name}(/|$)`);
  return [...resources].filter(([, { path }]) => place.test(path));
}

function definitionsOf(resources: ReadonlyMap<string, Body>): [string, Body][] {
  return [...resources].filter(([, { path }]) => DEFINITION.test(path));
}

describe("adding, removing or reordering regions", () => {
  test("changes no address, no name and no other attribute of another region's resources", () => {
    fc.assert(
      fc.property(someRegions, someRegions, (before, after) => {
        const [first, second] = [resourcesOf(before), resourcesOf(after)];
        const kept = before.filter((region) => after.includes(region));

        for (const region of kept) {
          expect(ofRegion(second, region)).toEqual(ofRegion(first, region));
        }
        expect(definitionsOf(second)).toEqual(definitionsOf(first));
      }),
      { numRuns: 30 },
    );
  });

  test("leaves no resource that belongs to no region, but for the definitions: all of them are compared", () => {
    const resources = resourcesOf(REGIONS);
    const counted = REGIONS.map((region) => ofRegion(resources, region).length);

    expect(new Set(counted).size).toBe(1);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(resources.size - definitionsOf(resources).length);
  });
});

describe("adding, removing or reordering accounts", () => {
  const keys = ["one", "two", "three", "four"];

  test("changes no address and no name of another account's resources", () => {
    const synth = (chosen: readonly string[]) => {
      const stack = newStack();
      const accounts = chosen.map((accountKey) => ({ region: AzureRegion.SWEDEN_CENTRAL, accountKey }));
      newOpenAI(newZone(stack), { accounts, allowSingleRegion: true });
      return StackDocument.rendered(stack).all();
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: 1 }), (chosen) => {
        const all = synth(keys);

        for (const resource of synth(chosen)) expect(all).toContainEqual(resource);
      }),
      { numRuns: 15 },
    );
  });
});

describe("adding a deployment", () => {
  test("at the end changes nothing that was there", () => {
    const synth = (names: readonly string[]) => {
      const stack = newStack();
      newOpenAI(newZone(stack), { deployments: names.map((name) => chat({}, name)) });
      return StackDocument.rendered(stack).all();
    };
    const more = synth(["chat", "mini", "nano"]);

    for (const resource of synth(["chat", "mini"])) expect(more).toContainEqual(resource);
  });
});
