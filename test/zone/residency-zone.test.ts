import { Testing } from "cdktf";
import { Construct } from "constructs";
import { residencyProblems } from "../../src/plan/rules/residency-rules";
import { Capacity } from "../../src/request/capacity";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { DeploymentType } from "../../src/residency/deployment-type";
import { FailoverScope } from "../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { ResidencyWaiver } from "../../src/residency/residency-waiver";
import { ResidencyZone } from "../../src/zone/residency-zone";
import { chat, EU_CONTENT, EU_REGIONS, newOpenAI, newStack, newZone, PREFIX } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, messageOf } from "../support/fixtures-errors";
import { accountsIn, request, zoneFacts } from "../support/fixtures-request";

const CAPACITY = {
  TokensPerMinute: Capacity.tokensPerMinute(1000),
  ProvisionedThroughputUnits: Capacity.provisionedThroughputUnits(15),
  EnqueuedTokens: Capacity.batchUnits(1),
};
const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH, WEST_EUROPE } = AzureRegion;

describe("ResidencyZone", () => {
  test("creates a tagged resource group in every region", () => {
    const stack = newStack();
    newZone(stack, { tags: { team: "search" } });
    const document = SynthesizedStack.of(stack);

    expect(document.all("azurerm_resource_group").map(({ path, body }) => [path, body])).toEqual([
      [
        "prod/eu/resource-group-francecentral",
        {
          name: expect.stringMatching(/^rg-team7-eu-francecentral-[a-z0-9]{6}$/),
          location: "francecentral",
          tags: { team: "search" },
        },
      ],
      [
        "prod/eu/resource-group-swedencentral",
        {
          name: expect.stringMatching(/^rg-team7-eu-swedencentral-[a-z0-9]{6}$/),
          location: "swedencentral",
          tags: { team: "search" },
        },
      ],
    ]);
  });

  test("names the resource group of each region, created or existing", () => {
    const stack = newStack();
    const zone = newZone(stack, { existingResourceGroups: { francecentral: "rg-central" } });
    newOpenAI(zone);
    const document = SynthesizedStack.of(stack);
    const groupOf = (region: string) => document.at(`prod/eu/openai/${region}/account`).resource_group_name;

    expect(document.paths("azurerm_resource_group")).toEqual(["prod/eu/resource-group-swedencentral"]);
    expect(groupOf("francecentral")).toBe("rg-central");
    expect(groupOf("swedencentral")).toBe(document.reference("prod/eu/resource-group-swedencentral", "name"));
  });

  test("takes names of resource groups", () => {
    const stack = newStack();
    newZone(stack, { resourceGroupNames: { swedencentral: "rg-mine" } });

    expect(SynthesizedStack.of(stack).at("prod/eu/resource-group-swedencentral").name).toBe("rg-mine");
  });

  test("fails for the resource group of a region that it does not have", () => {
    expect(messageOf(() => newZone().resourceGroupName(UK_SOUTH))).toBe(
      "ResidencyZone at 'prod/eu' has 1 problem:\n  [RegionNotInZone] region: 'uksouth' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    );
  });

  test("keeps what it was given, and hands out copies", () => {
    const zone = newZone(newStack(), { tags: { a: "b" } });
    zone.regions.pop();
    zone.tags.a = "c";

    expect(zone.regions).toEqual(EU_REGIONS);
    expect(zone.tags).toEqual({ a: "b" });
    expect([zone.dataClass, zone.boundary, zone.namePrefix]).toEqual([EU_CONTENT, EU_CONTENT.boundary, PREFIX]);
  });

  test("may stand beside another zone of the same id in another stack", () => {
    const app = Testing.app();
    const first = newZone(newStack("one", app));
    const second = newZone(newStack("two", app));

    expect(first.resourceGroupName(SWEDEN_CENTRAL)).not.toBe(second.resourceGroupName(SWEDEN_CENTRAL));
    expect(() => app.synth()).not.toThrow();
  });

  test.each([
    ["a region inside", SWEDEN_CENTRAL, undefined, true],
    ["a region inside that is none of the zone", WEST_EUROPE, undefined, true],
    ["a region outside", UK_SOUTH, undefined, false],
    ["a type that stays inside", SWEDEN_CENTRAL, DeploymentType.DATA_ZONE_STANDARD, true],
    ["a type that leaves", SWEDEN_CENTRAL, DeploymentType.GLOBAL_STANDARD, false],
    ["a type that stays in a region outside", UK_SOUTH, DeploymentType.STANDARD, false],
  ])("permits or not: %s", (_, region, type, expected) => {
    expect(newZone().permits(region, type)).toBe(expected);
  });

  test("permits a deployment only where an account may keep data at rest", () => {
    const { processedIn } = ResidencyBoundary.EU_DATA_BOUNDARY;
    const boundary = ResidencyBoundary.of("Dutch", { storedIn: ["NL"], processedIn });
    const zone = newZone(newStack(), { regions: [WEST_EUROPE], dataClass: DataClass.of("x", { boundary }) });

    expect(zone.permits(WEST_EUROPE)).toBe(true);
    expect(zone.permits(WEST_EUROPE, DeploymentType.DATA_ZONE_STANDARD)).toBe(false);
  });
});

describe("ResidencyZone.permits", () => {
  const everywhere = AzureRegion.known();
  const types = Object.values(DeploymentType).filter((value) => value instanceof DeploymentType);

  test.each([
    ResidencyBoundary.EU_DATA_BOUNDARY,
    ResidencyBoundary.EU_MEMBER_STATES,
    ResidencyBoundary.UNITED_STATES,
    ResidencyBoundary.of("Dutch", { storedIn: ["NL"], processedIn: ResidencyBoundary.EU_DATA_BOUNDARY.processedIn }),
  ])("says what accounts are told, for every region and type: %s", (boundary) => {
    const dataClass = DataClass.of("x", { boundary });
    const zone = newZone(newStack(), { dataClass, regions: [AzureRegion.of(boundary.regionNames[0])] });
    const refused = (region: AzureRegion, deploymentType: DeploymentType) =>
      residencyProblems(
        request({
          zone: zoneFacts({ dataClass }),
          accounts: accountsIn(region),
          deployments: [chat({ deploymentType, capacity: CAPACITY[deploymentType.billingUnit] })],
        }),
      ).length > 0;
    const differ = everywhere.flatMap((region) =>
      types
        .filter((type) => zone.permits(region, type) === refused(region, type))
        .map((type) => `${type} in ${region}`),
    );

    expect(differ).toEqual([]);
  });
});

describe("ResidencyZone.of", () => {
  test("finds the zone from itself and from any depth", () => {
    const zone = newZone();
    const deep = new Construct(new Construct(zone, "a"), "b");

    expect(ResidencyZone.of(deep)).toBe(zone);
    expect(ResidencyZone.of(zone)).toBe(zone);
    expect([ResidencyZone.isResidencyZone(zone), ResidencyZone.isResidencyZone(deep)]).toEqual([true, false]);
  });

  test("fails outside every zone: none never means anywhere", () => {
    const stack = newStack();
    newZone(stack);

    expect(messageOf(() => ResidencyZone.of(new Construct(stack, "other")))).toMatch(
      /^Construct at 'prod\/other' has 1 problem:\n {2}\[ZoneMissing\] scope: no ResidencyZone is above it; /,
    );
  });

  test("tells two zones of a stack apart", () => {
    const stack = newStack();
    const zones = [newZone(stack, {}, "eu"), newZone(stack, { regions: [WEST_EUROPE] }, "eu2")];

    expect(zones.map((zone) => ResidencyZone.of(new Construct(zone, "x")))).toEqual(zones);
  });
});

describe("ResidencyZone, where it stands", () => {
  test("fails for an id that is taken", () => {
    const stack = newStack();
    newZone(stack);

    expect(codesOf(() => newZone(stack))).toEqual(["ZoneIdTaken id"]);
  });

  test("fails inside another zone, at any depth", () => {
    const zone = newZone();

    expect(codesOf(() => newZone(new Construct(zone, "a"), {}, "inner"))).toEqual(["ZoneInsideZone scope"]);
  });

  test("fails outside a stack", () => {
    expect(codesOf(() => newZone(Testing.app()))).toEqual(["ZoneOutsideStack scope"]);
  });
});

describe("ResidencyZone.summary", () => {
  test("tells the zone to people", () => {
    const dataClass = DataClass.of("payroll", {
      boundary: ResidencyBoundary.of("Nordic", { storedIn: ["SE"], processedIn: ["SE", "DK", "NO", "FI"] }),
      failover: FailoverScope.NONE,
    });
    const zone = newZone(newStack(), { regions: [SWEDEN_CENTRAL], dataClass });

    expect(zone.summary()).toBe(
      [
        "# Zone prod/eu",
        "",
        "- data class: payroll; requests may move: none",
        "- boundary: Nordic, stored in Sweden, processed in 4 countries",
        "- regions: swedencentral (SE)",
      ].join("\n"),
    );
  });

  test("has a part for every construct of the zone, in their order", () => {
    const zone = newZone();
    newOpenAI(zone, {}, "second-a");
    newOpenAI(zone, {}, "first-b");

    expect(zone.summary().match(/^#+ .*$/gm)).toEqual([
      "# Zone prod/eu",
      "## MultiRegionOpenAI prod/eu/second-a",
      "## MultiRegionOpenAI prod/eu/first-b",
    ]);
  });

  test("can be asked for before and after synth, with the same answer", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newOpenAI(zone);
    const before = zone.summary();
    SynthesizedStack.of(stack);

    expect(zone.summary()).toBe(before);
    expect(before).toContain(FRANCE_CENTRAL.name);
  });
});

describe("ResidencyZone.waive", () => {
  const options = {
    code: "TransitOutsideBoundary",
    target: "prod/eu/door",
    reason: "TLS ends at the edge, see decision 42",
    approvedBy: "CISO",
    expiresOn: "2027-01-31",
  };

  test("refuses one that was made behind its class", () => {
    const forged = Object.assign(Object.create(ResidencyWaiver.prototype), { ...options, approvedBy: "" });

    expect(codesOf(() => newZone().waive(forged))).toEqual(["WaiverInvalid approvedBy"]);
  });

  test.each(["prod/eu", "prod/eu/door", "prod/shop", "prod/eu2", "us/door"])("accepts at '%s'", (target) => {
    const zone = newZone();
    zone.waive(ResidencyWaiver.of({ ...options, target }));

    expect(zone.waivers).toHaveLength(1);
  });

  test("refuses one for what is above the zone", () => {
    expect(messageOf(() => newZone().waive(ResidencyWaiver.of({ ...options, target: "prod" })))).toBe(
      "ResidencyZone at 'prod/eu' has 1 problem:\n  [WaiverInvalid] target: 'prod' given where the path of 'prod/eu', of a construct below it, or of one beside it, is needed",
    );
  });

  test("keeps what was accepted, whatever becomes of the object", () => {
    const zone = newZone();
    const waiver = ResidencyWaiver.of(options);
    zone.waive(waiver);
    Object.assign(waiver, { target: "prod" });

    expect(zone.waivers.map(({ target }) => target)).toEqual(["prod/eu/door"]);
  });
});
