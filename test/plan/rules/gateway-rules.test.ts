// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { Token } from "cdktf";
import type { GatewayRequest } from "../../../src/plan/gateway-plan";
import { virtualNetworkProblems, zoneProblems } from "../../../src/plan/rules/gateway-place-rules";
import {
  createdTierProblems,
  gatewayRegionProblems,
  publisherProblems,
  unitProblems,
} from "../../../src/plan/rules/gateway-rules";
import { ApimTier } from "../../../src/request/apim-tier";
import { ApimVirtualNetwork } from "../../../src/request/apim-virtual-network";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DataClass } from "../../../src/residency/data-class";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { gatewayRequest } from "../../support/fixtures-failover";
import { codes, rendered, zoneFacts } from "../../support/fixtures-request";

const { EXTERNAL, INTERNAL } = ApimVirtualNetwork;
const { CONSUMPTION, DEVELOPER, BASIC, STANDARD, PREMIUM, BASIC_V2, STANDARD_V2, PREMIUM_V2 } = ApimTier;
const SUBNET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";
const NUMBER = Token.asNumber({ creationStack: [], resolve: () => 2 });

describe("gatewayRegionProblems", () => {
  const judged = (region: unknown) => rendered(gatewayRegionProblems(gatewayRequest({ region })));

  test("passes a region of the zone", () => {
    expect(judged(AzureRegion.FRANCE_CENTRAL)).toEqual([]);
  });

  test("finds a region outside the zone", () => {
    expect(judged(AzureRegion.UK_SOUTH)).toEqual([
      "[RegionNotInZone] region: 'uksouth' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ]);
  });

  test("finds a region whose geography reaches outside: what the service keeps may be anywhere in it", () => {
    const dataClass = DataClass.of("dutch", { boundary: ResidencyBoundary.country("NL") });
    const zone = zoneFacts({ dataClass, regions: [AzureRegion.of("westeurope")] });

    expect(rendered(gatewayRegionProblems(gatewayRequest({ zone, region: AzureRegion.of("westeurope") })))).toEqual([
      expect.stringMatching(
        /^\[GatewayLeavesBoundary\] region: a service in 'westeurope' keeps .* 'Europe', which reaches 'IE' /,
      ),
    ]);
  });

  test("finds what is no region", () => {
    expect(judged("francecentral")).toEqual([
      "[RegionInvalid] region: 'francecentral' is no AzureRegion; write AzureRegion.of('francecentral')",
    ]);
    expect(judged(undefined)).toEqual([expect.stringContaining("[RegionInvalid] region: undefined")]);
    expect(judged("${var.region}")).toEqual([expect.stringContaining("[LiteralNeeded] region: ")]);
  });
});

describe("createdTierProblems", () => {
  const judged = (tier: unknown) => rendered(createdTierProblems(gatewayRequest({ tier })));

  test.each(Object.values(ApimTier).filter((tier) => tier !== CONSUMPTION))("passes %s", (tier) => {
    expect(judged(tier)).toEqual([]);
  });

  test("finds Consumption, with what it cannot", () => {
    expect(judged(CONSUMPTION)).toEqual([
      "[TierDoesNotFit] tier: 'Consumption' does not stream answers, has no circuit breaker, and takes requests of 2 MiB and policies of 16 KiB at most; use another tier",
    ]);
  });

  test("finds what is no tier", () => {
    expect(judged("Gold")).toEqual(["[OptionInvalid] tier: 'Gold' given where an ApimTier is needed"]);
    expect(judged(undefined)).toEqual(["[OptionInvalid] tier: undefined given where an ApimTier is needed"]);
    expect(judged("${var.tier}")).toEqual([expect.stringContaining("[LiteralNeeded] tier: ")]);
  });
});

describe("unitProblems", () => {
  const judged = (tier: unknown, units: unknown) => rendered(unitProblems(gatewayRequest({ tier, units })));

  test.each([
    [DEVELOPER, 1],
    [BASIC, 2],
    [STANDARD, 4],
    [PREMIUM, 99],
    [BASIC_V2, 10],
    [STANDARD_V2, 10],
    [PREMIUM_V2, 30],
  ])("%s takes 1 to %d units", (tier, most) => {
    expect([...judged(tier, undefined), ...judged(tier, 1), ...judged(tier, most)]).toEqual([]);
    expect(judged(tier, most + 1)).toEqual([
      `[TierDoesNotFit] units: '${tier}' takes at most ${most === 1 ? "1 unit" : `${most} units`}, not ${most + 1}; use fewer units, or another tier`,
    ]);
  });

  test.each<[unknown, string]>([
    [0, "0"],
    [-1, "-1"],
    [1.5, "1.5"],
    [Number.NaN, "NaN"],
    ["2", "'2'"],
    [null, "null"],
  ])("finds %j units, of any tier", (units, shown) => {
    const text = `[OptionInvalid] units: ${shown} given where a whole number above zero is needed`;

    expect(judged(STANDARD, units)).toEqual([text]);
    expect(judged("Gold", units)).toEqual([text]);
  });

  test("finds a number that only Terraform knows, without its encoding", () => {
    expect(judged(STANDARD, NUMBER)).toEqual([
      "[LiteralNeeded] units: a number is only known to Terraform, but a number of units decides what is built; write it as a literal",
    ]);
  });

  test("leaves to others what is no tier, or none to create", () => {
    expect([...judged("Gold", 500), ...judged(CONSUMPTION, 1)]).toEqual([]);
  });
});

describe("zoneProblems", () => {
  const judged = (options: Partial<GatewayRequest>) =>
    rendered(zoneProblems(gatewayRequest({ tier: PREMIUM, units: 6, ...options })));

  test.each<[unknown, number]>([
    [undefined, 1],
    [[], 1],
    [["1"], 1],
    [["2", "3"], 4],
    [["1", "2", "3"], 3],
  ])("passes the zones %j for %d units", (availabilityZones, units) => {
    expect(judged({ availabilityZones, units })).toEqual([]);
  });

  test.each([DEVELOPER, BASIC, STANDARD, BASIC_V2, STANDARD_V2, PREMIUM_V2])("finds zones of %s", (tier) => {
    expect(judged({ tier, availabilityZones: ["1"] })).toEqual([
      `[TierDoesNotFit] availabilityZones: '${tier}' cannot be pinned to availability zones by the azurerm provider; leave availabilityZones out, or use 'Premium'`,
    ]);
  });

  test.each([
    [["1", "2"], 1, "1 does not fit 2 zones; use 2 units"],
    [["1", "2", "3"], 4, "4 do not fit 3 zones; use 3 units"],
    [["1", "2"], undefined, "1 does not fit 2 zones; use 2 units"],
  ])("finds zones %j without units for each: %s", (availabilityZones, units, text) => {
    expect(judged({ availabilityZones, units })).toEqual([
      `[TierDoesNotFit] availabilityZones: 'Premium' spreads units evenly, and ${text} or a multiple, or leave availabilityZones out so that Azure spreads them`,
    ]);
  });

  test("finds what are no zones, each where it stands", () => {
    expect(judged({ availabilityZones: ["1", "4", 2, "1", undefined] })).toEqual([
      "[OptionInvalid] availabilityZones[1]: '4' given where '1', '2' or '3', each once, is needed",
      "[OptionInvalid] availabilityZones[2]: 2 given where '1', '2' or '3', each once, is needed",
      "[OptionInvalid] availabilityZones[3]: '1' given where '1', '2' or '3', each once, is needed",
      "[OptionInvalid] availabilityZones[4]: undefined given where '1', '2' or '3', each once, is needed",
    ]);
    expect(judged({ availabilityZones: "1" })).toEqual([
      "[OptionInvalid] availabilityZones: '1' given where a list of zones is needed",
    ]);
    expect(judged({ availabilityZones: ["${var.zone}"] })).toEqual([
      expect.stringContaining("[LiteralNeeded] availabilityZones: "),
    ]);
  });

  test("finds zones of a region that has none, and does not judge a declared one", () => {
    const without = AzureRegion.known().find((region) => !region.availabilityZones) as AzureRegion;
    const declared = AzureRegion.of("newregion", { country: "SE", geography: "Sweden" });

    expect(judged({ region: without, availabilityZones: ["1"] })).toEqual([
      `[RegionWithoutZones] availabilityZones: '${without.name}' has no availability zones; leave availabilityZones out`,
    ]);
    expect(judged({ region: declared, availabilityZones: ["1"] })).toEqual([]);
    expect(judged({ region: "swedencentral", availabilityZones: ["1"] })).toEqual([]);
  });

  test("finds zones in a virtual network, which would need an address of its own", () => {
    expect(judged({ availabilityZones: ["1", "2"], virtualNetworkType: EXTERNAL, subnetId: SUBNET })).toEqual([
      "[TierDoesNotFit] availabilityZones: 'Premium' needs a public IP address of your own to be pinned to availability zones in a virtual network; leave availabilityZones out so that Azure spreads the units",
    ]);
  });
});

describe("virtualNetworkProblems", () => {
  const judged = (options: Partial<GatewayRequest>) => rendered(virtualNetworkProblems(gatewayRequest(options)));

  test.each([
    [DEVELOPER, EXTERNAL],
    [DEVELOPER, INTERNAL],
    [PREMIUM, EXTERNAL],
    [PREMIUM, INTERNAL],
    [STANDARD_V2, EXTERNAL],
    [PREMIUM_V2, EXTERNAL],
    [PREMIUM_V2, INTERNAL],
  ])("passes %s in an %s network", (tier, virtualNetworkType) => {
    expect(judged({ tier, virtualNetworkType, subnetId: SUBNET })).toEqual([]);
  });

  test.each([
    [BASIC, EXTERNAL, "'Developer', 'Premium', 'StandardV2', 'PremiumV2'"],
    [STANDARD, INTERNAL, "'Developer', 'Premium', 'PremiumV2'"],
    [BASIC_V2, EXTERNAL, "'Developer', 'Premium', 'StandardV2', 'PremiumV2'"],
    [STANDARD_V2, INTERNAL, "'Developer', 'Premium', 'PremiumV2'"],
  ])("finds %s in an %s network", (tier, virtualNetworkType, able) => {
    expect(judged({ tier, virtualNetworkType, subnetId: SUBNET })).toEqual([
      `[TierDoesNotFit] virtualNetwork: '${tier}' has no virtual network of the kind '${virtualNetworkType}'; leave virtualNetwork out, or use ${able}`,
    ]);
  });

  test("passes none, and a subnet that only Terraform knows", () => {
    expect(judged({})).toEqual([]);
    expect(judged({ tier: PREMIUM, virtualNetworkType: INTERNAL, subnetId: "${azurerm_subnet.a.id}" })).toEqual([]);
  });

  test("finds a network without its subnet, and a subnet without its network", () => {
    expect(judged({ tier: PREMIUM, virtualNetworkType: INTERNAL })).toEqual([
      "[OptionInvalid] subnetId: undefined given where the id of a subnet, '/subscriptions/…/virtualNetworks/…/subnets/…', is needed",
    ]);
    expect(judged({ subnetId: SUBNET })).toEqual([
      expect.stringContaining("given where no subnet, or a virtualNetwork with it, is needed"),
    ]);
  });

  test.each<unknown>([SUBNET.replace("/subnets/n", ""), `${SUBNET}/x`, "n", 5, null])(
    "finds the subnet %j",
    (subnetId) => {
      expect(
        codes(virtualNetworkProblems(gatewayRequest({ tier: PREMIUM, virtualNetworkType: INTERNAL, subnetId }))),
      ).toEqual(["OptionInvalid subnetId"]);
    },
  );

  test("finds what is no kind of network", () => {
    expect(judged({ tier: PREMIUM, virtualNetworkType: "None", subnetId: SUBNET })).toEqual([
      "[OptionInvalid] virtualNetwork: 'None' given where an ApimVirtualNetwork is needed",
    ]);
    expect(judged({ tier: PREMIUM, virtualNetworkType: "${var.a}", subnetId: SUBNET })).toEqual([
      expect.stringContaining("[LiteralNeeded] virtualNetwork: "),
    ]);
  });
});

describe("publisherProblems", () => {
  const judged = (options: Partial<GatewayRequest>) => rendered(publisherProblems(gatewayRequest(options)));

  test("passes a name of 100 characters, one that only Terraform knows, and an address", () => {
    expect(judged({ publisherName: "a".repeat(100) })).toEqual([]);
    expect(judged({ publisherName: "${var.name}" })).toEqual([]);
    expect(judged({ publisherEmail: "a.b+c@mail.test" })).toEqual([]);
  });

  test.each<[unknown, string]>([
    ["", "''"],
    [" ", "' '"],
    ["a".repeat(101), `'${"a".repeat(77)}…'`],
    [undefined, "undefined"],
    [5, "5"],
  ])("finds the name %j", (publisherName, shown) => {
    expect(judged({ publisherName })).toEqual([
      `[OptionInvalid] publisherName: ${shown} given where a name of 1 to 100 characters is needed`,
    ]);
  });

  test.each<[unknown]>([
    ["nobody"],
    ["a@b"],
    ["a b@mail.test"],
    ["a@@mail.test"],
    [`${"a".repeat(92)}@mail.test`],
    [undefined],
  ])("finds the address %j", (publisherEmail) => {
    expect(judged({ publisherEmail })).toEqual([
      expect.stringContaining("given where a mail address of at most 100 characters is needed"),
    ]);
  });

  test("finds an address that only Terraform knows", () => {
    expect(judged({ publisherEmail: "${var.mail}" })).toEqual([
      "[LiteralNeeded] publisherEmail: '${var.mail}' is only known to Terraform, but where Azure sends its warnings decides what is built; write it as a literal",
    ]);
  });
});
