// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { ApimGatewayProps } from "../../src/gateway/apim-gateway-props";
import { ApimTier } from "../../src/request/apim-tier";
import { ApimVirtualNetwork } from "../../src/request/apim-virtual-network";
import { AzureRegion } from "../../src/residency/azure-region";
import { newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { newGateway } from "../support/fixtures-gateway";

const SUBJECT = "ApimGateway at 'prod/eu/gateway' has 1 problem:";
const TWO = "ApimGateway at 'prod/eu/gateway' has 2 problems:";
const NAME =
  "is no name for an API Management service: Azure takes 1 to 50 characters, letters, digits and '-', beginning with a letter and ending with a letter or digit";
const SUBNET = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const { CONSUMPTION, DEVELOPER, STANDARD, PREMIUM, BASIC_V2, STANDARD_V2 } = ApimTier;

function gateway(props: object) {
  return () => newGateway(newZone(), untyped<Partial<ApimGatewayProps>>(props));
}

describe("the name of a service that Azure would refuse", () => {
  refuses([
    ["an empty one", gateway({ serviceName: "" }), SUBJECT, `[NameInvalid] serviceName: '' ${NAME}`],
    ["a digit first", gateway({ serviceName: "7-gw" }), SUBJECT, `[NameInvalid] serviceName: '7-gw' ${NAME}`],
    ["a hyphen last", gateway({ serviceName: "gw-" }), SUBJECT, `[NameInvalid] serviceName: 'gw-' ${NAME}`],
    ["a dot", gateway({ serviceName: "team7.gw" }), SUBJECT, `[NameInvalid] serviceName: 'team7.gw' ${NAME}`],
    ["a quote", gateway({ serviceName: 'gw"' }), SUBJECT, `[NameInvalid] serviceName: 'gw"' ${NAME}`],
    [
      "51 characters",
      gateway({ serviceName: "x".repeat(51) }),
      SUBJECT,
      `[NameInvalid] serviceName: '${"x".repeat(51)}' ${NAME}`,
    ],
    [
      "one that only Terraform knows",
      gateway({ serviceName: "${var.name}" }),
      SUBJECT,
      "[LiteralNeeded] serviceName: '${var.name}' is only known to Terraform, but the name of an API Management service decides what is built; write it as a literal",
    ],
  ]);
});

describe("what a tier cannot", () => {
  refuses([
    [
      "Consumption at all",
      gateway({ tier: CONSUMPTION }),
      SUBJECT,
      "[TierDoesNotFit] tier: 'Consumption' does not stream answers, has no circuit breaker, and takes requests of 2 MiB and policies of 16 KiB at most; use another tier",
    ],
    [
      "two units of Developer",
      gateway({ tier: DEVELOPER, units: 2 }),
      SUBJECT,
      "[TierDoesNotFit] units: 'Developer' takes at most 1 unit, not 2; use fewer units, or another tier",
    ],
    [
      "five units of Standard",
      gateway({ tier: STANDARD, units: 5 }),
      SUBJECT,
      "[TierDoesNotFit] units: 'Standard' takes at most 4 units, not 5; use fewer units, or another tier",
    ],
    [
      "availability zones of Standard v2",
      gateway({ tier: STANDARD_V2, availabilityZones: ["1"] }),
      SUBJECT,
      "[TierDoesNotFit] availabilityZones: 'StandardV2' cannot be pinned to availability zones by the azurerm provider; leave availabilityZones out, or use 'Premium'",
    ],
    [
      "units that do not fit the zones",
      gateway({ tier: PREMIUM, units: 2, availabilityZones: ["1", "2", "3"] }),
      SUBJECT,
      "[TierDoesNotFit] availabilityZones: 'Premium' spreads units evenly, and 2 do not fit 3 zones; use 3 units or a multiple, or leave availabilityZones out so that Azure spreads them",
    ],
    [
      "a virtual network of Basic v2",
      gateway({ tier: BASIC_V2, virtualNetwork: ApimVirtualNetwork.EXTERNAL, subnetId: SUBNET }),
      SUBJECT,
      "[TierDoesNotFit] virtualNetwork: 'BasicV2' has no virtual network of the kind 'External'; leave virtualNetwork out, or use 'Developer', 'Premium', 'StandardV2', 'PremiumV2'",
    ],
    [
      "a place inside a virtual network of Standard v2",
      gateway({ tier: STANDARD_V2, virtualNetwork: ApimVirtualNetwork.INTERNAL, subnetId: SUBNET }),
      SUBJECT,
      "[TierDoesNotFit] virtualNetwork: 'StandardV2' has no virtual network of the kind 'Internal'; leave virtualNetwork out, or use 'Developer', 'Premium', 'PremiumV2'",
    ],
    [
      "zones and a virtual network at once",
      gateway({
        tier: PREMIUM,
        units: 2,
        availabilityZones: ["1", "2"],
        virtualNetwork: ApimVirtualNetwork.INTERNAL,
        subnetId: SUBNET,
      }),
      SUBJECT,
      "[TierDoesNotFit] availabilityZones: 'Premium' needs a public IP address of your own to be pinned to availability zones in a virtual network; leave availabilityZones out so that Azure spreads the units",
    ],
  ]);
});

describe("a service that cannot be built", () => {
  refuses([
    [
      "zones of a region without any",
      () =>
        newGateway(newZone(newStack(), { regions: [AzureRegion.NORWAY_WEST, AzureRegion.SWEDEN_CENTRAL] }), {
          tier: PREMIUM,
          availabilityZones: ["1"],
        }),
      SUBJECT,
      "[RegionWithoutZones] availabilityZones: 'norwaywest' has no availability zones; leave availabilityZones out",
    ],
    [
      "zones that are not there, and one twice",
      gateway({ tier: PREMIUM, units: 3, availabilityZones: ["1", "4", "1"] }),
      TWO,
      "[OptionInvalid] availabilityZones[1]: '4' given where '1', '2' or '3', each once, is needed",
      "[OptionInvalid] availabilityZones[2]: '1' given where '1', '2' or '3', each once, is needed",
    ],
    [
      "a virtual network without a subnet",
      gateway({ tier: PREMIUM, units: 2, virtualNetwork: ApimVirtualNetwork.INTERNAL }),
      SUBJECT,
      "[OptionInvalid] subnetId: undefined given where the id of a subnet, '/subscriptions/…/virtualNetworks/…/subnets/…', is needed",
    ],
    [
      "a virtual network by its own id",
      gateway({
        tier: PREMIUM,
        units: 2,
        virtualNetwork: ApimVirtualNetwork.INTERNAL,
        subnetId: SUBNET.replace("/subnets/s", ""),
      }),
      SUBJECT,
      `[OptionInvalid] subnetId: '${SUBNET.replace("/subnets/s", "").slice(0, 77)}…' given where the id of a subnet, '/subscriptions/…/virtualNetworks/…/subnets/…', is needed`,
    ],
    [
      "a subnet without a virtual network",
      gateway({ subnetId: "/subscriptions/1/subnet" }),
      SUBJECT,
      "[OptionInvalid] subnetId: '/subscriptions/1/subnet' given where no subnet, or a virtualNetwork with it, is needed",
    ],
    [
      "no publisher",
      gateway({ publisherName: " ", publisherEmail: "team7" }),
      TWO,
      "[OptionInvalid] publisherName: ' ' given where a name of 1 to 100 characters is needed",
      "[OptionInvalid] publisherEmail: 'team7' given where a mail address of at most 100 characters is needed",
    ],
    [
      "half a unit",
      gateway({ units: 0.5 }),
      SUBJECT,
      "[OptionInvalid] units: 0.5 given where a whole number above zero is needed",
    ],
    [
      "no units",
      gateway({ units: 0 }),
      SUBJECT,
      "[OptionInvalid] units: 0 given where a whole number above zero is needed",
    ],
    [
      "an identity that is half told",
      gateway({ userAssignedIdentity: { resourceId: "gw", clientId: "not-a-guid" } }),
      "ApimGateway at 'prod/eu/gateway' has 3 problems:",
      "[OptionInvalid] userAssignedIdentity.clientId: 'not-a-guid' given where a client id, a GUID, is needed",
      "[OptionInvalid] userAssignedIdentity.resourceId: 'gw' given where the id of an identity, '/subscriptions/…', is needed",
      "[OptionInvalid] userAssignedIdentity.principalId: undefined given where the object id of the identity, a GUID, is needed",
    ],
  ]);
});

describe("a client id that would change the policy", () => {
  test.each(['x" resource="https://evil.example', "{{named}}", "@(1)", "a\nb", "", "%{ if x }"])(
    "fails: %j",
    (clientId) => {
      const identity = { resourceId: "/subscriptions/1/identity", clientId, principalId: "p" };

      expect(gateway({ userAssignedIdentity: identity })).toThrow(/\[OptionInvalid\] userAssignedIdentity\.clientId: /);
    },
  );
});
