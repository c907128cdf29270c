import fc from "fast-check";
import { API_MANAGEMENT } from "../../src/plan/name-rules";
import { breaksNameRule } from "../../src/plan/physical-name";
import { gatewayProblems, gatewayWarnings, planGateway } from "../../src/plan/plan-gateway";
import { ApimTier } from "../../src/request/apim-tier";
import { ApimVirtualNetwork } from "../../src/request/apim-virtual-network";
import { AzureRegion } from "../../src/residency/azure-region";
import { gatewayRequest } from "../support/fixtures-failover";
import { codes, rendered, zoneFacts } from "../support/fixtures-request";

const SUBNET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";

describe("planGateway", () => {
  test("plans one unit with a name of its own", () => {
    expect(planGateway(gatewayRequest())).toEqual({
      name: expect.stringMatching(/^apim-team7-eu-swedencentral-[a-z0-9]{6}$/),
      region: AzureRegion.SWEDEN_CENTRAL,
      tier: ApimTier.STANDARD,
      skuName: "Standard_1",
      units: 1,
      availabilityZones: [],
      publisherName: "Team 7",
      publisherEmail: "team7@mail.test",
      virtualNetworkType: undefined,
      subnetId: undefined,
    });
  });

  test("plans what was asked for", () => {
    const plan = planGateway(
      gatewayRequest({
        tier: ApimTier.PREMIUM,
        units: 6,
        serviceName: "mine",
        availabilityZones: ["3", "1", "2"],
        virtualNetworkType: ApimVirtualNetwork.INTERNAL,
        subnetId: SUBNET,
      }),
    );

    expect(plan).toMatchObject({
      name: "mine",
      skuName: "Premium_6",
      units: 6,
      availabilityZones: ["1", "2", "3"],
      virtualNetworkType: "Internal",
      subnetId: SUBNET,
    });
  });

  test.each(Object.values(ApimTier))("writes the SKU of %s as the provider does", (tier) => {
    expect(planGateway(gatewayRequest({ tier, units: 2 })).skuName).toBe(`${tier}_2`);
  });

  test("gives names that differ by prefix, path and region", () => {
    const nameOf = (namePrefix: string, path: string, region: AzureRegion) =>
      planGateway(gatewayRequest({ zone: zoneFacts({ namePrefix }), path, region })).name;
    const [a, b] = [AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL];
    const names = [nameOf("a1", "p", a), nameOf("a2", "p", a), nameOf("a1", "q", a), nameOf("a1", "p", b)];

    expect(new Set(names).size).toBe(4);
    expect(nameOf("a1", "p", a)).toBe(names[0]);
  });

  test("makes a name that Azure takes, whatever the zone is called", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...AzureRegion.known()), (id, region) => {
        const { name } = planGateway(gatewayRequest({ zone: zoneFacts({ path: `prod/${id}` }), region }));

        expect(breaksNameRule(API_MANAGEMENT, name)).toBe(false);
      }),
    );
  });
});

describe("gatewayProblems", () => {
  test("has none for a request that can be built", () => {
    expect(gatewayProblems(gatewayRequest())).toEqual([]);
  });

  test("tells all at once, residency first", () => {
    const found = gatewayProblems(
      gatewayRequest({
        region: AzureRegion.UK_SOUTH,
        serviceName: "1",
        tier: ApimTier.BASIC,
        units: 3,
        availabilityZones: ["1"],
        virtualNetworkType: ApimVirtualNetwork.EXTERNAL,
        publisherName: "",
        publisherEmail: "nobody",
      }),
    );

    expect(codes(found)).toEqual([
      "RegionNotInZone region",
      "NameInvalid serviceName",
      "TierDoesNotFit units",
      "TierDoesNotFit availabilityZones",
      "TierDoesNotFit virtualNetwork",
      "OptionInvalid subnetId",
      "OptionInvalid publisherName",
      "OptionInvalid publisherEmail",
    ]);
  });

  test.each(["a_b", "1a", "a-", "a".repeat(51), ""])("finds the name '%s'", (serviceName) => {
    expect(codes(gatewayProblems(gatewayRequest({ serviceName })))).toEqual(["NameInvalid serviceName"]);
  });

  test("says what a name may be", () => {
    expect(rendered(gatewayProblems(gatewayRequest({ serviceName: "a_b" })))).toEqual([
      "[NameInvalid] serviceName: 'a_b' is no name for an API Management service: Azure takes 1 to 50 characters, letters, digits and '-', beginning with a letter and ending with a letter or digit",
    ]);
  });
});

describe("gatewayWarnings", () => {
  test.each([
    [ApimTier.BASIC, 1],
    [ApimTier.STANDARD, 1],
    [ApimTier.BASIC_V2, 1],
    [ApimTier.PREMIUM, 2],
    [ApimTier.STANDARD_V2, 2],
  ])("has none for %s with %d units", (tier, units) => {
    expect(gatewayWarnings(gatewayRequest({ tier, units }))).toEqual([]);
  });

  test("tells of a tier without an SLA", () => {
    expect(rendered(gatewayWarnings(gatewayRequest({ tier: ApimTier.DEVELOPER })))).toEqual([
      "[TierWithoutSla] tier: 'Developer' has no SLA and one unit; use it to try things out, and another tier for the rest",
    ]);
  });

  test.each([ApimTier.PREMIUM, ApimTier.STANDARD_V2, ApimTier.PREMIUM_V2])("tells of one unit of %s", (tier) => {
    expect(rendered(gatewayWarnings(gatewayRequest({ tier })))).toEqual([
      `[SingleUnit] units: one unit of '${tier}' is two instances, so half of the capacity is gone with one of them; use 2 units or more`,
    ]);
  });

  test("tells of one availability zone, whatever the units", () => {
    const request = gatewayRequest({ tier: ApimTier.PREMIUM, units: 4, availabilityZones: ["2"] });

    expect(rendered(gatewayWarnings(request))).toEqual([
      "[SingleAvailabilityZone] availabilityZones: all units are in the availability zone '2', and its outage stops every caller; name more zones, or leave availabilityZones out so that Azure spreads the units",
    ]);
  });
});
