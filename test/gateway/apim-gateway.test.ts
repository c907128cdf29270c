import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import type { ApimGatewayProps } from "../../src/gateway/apim-gateway-props";
import { asTerraformText } from "../../src/private/tokens";
import { ApimTier } from "../../src/request/apim-tier";
import { ApimVirtualNetwork } from "../../src/request/apim-virtual-network";
import { AzureRegion } from "../../src/residency/azure-region";
import { newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument, SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";
import { IDENTITY, newGateway } from "../support/fixtures-gateway";

const SUBNET = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const { FRANCE_CENTRAL, SWEDEN_CENTRAL } = AzureRegion;
const { DEVELOPER, BASIC, STANDARD, PREMIUM, BASIC_V2, STANDARD_V2, PREMIUM_V2 } = ApimTier;

function rendered(props: Partial<ApimGatewayProps> = {}): StackDocument {
  const stack = newStack();
  newGateway(newZone(stack), props);
  return StackDocument.rendered(stack);
}

function service(props: Partial<ApimGatewayProps> = {}): Body {
  return rendered(props).at("prod/eu/gateway/service");
}

describe("ApimGateway", () => {
  const stack = newStack();
  const gateway = newGateway(newZone(stack));
  const document = SynthesizedStack.of(stack);

  test("creates a service in the first region of the zone, and says nothing that was not asked for", () => {
    expect(document.at("prod/eu/gateway/service")).toEqual({
      name: expect.stringMatching(/^apim-team7-eu-swedencentral-[a-z0-9]{6}$/),
      location: "swedencentral",
      resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
      publisher_name: "Team 7",
      publisher_email: "team7@mail.test",
      sku_name: "Standard_1",
      identity: { type: "SystemAssigned" },
    });
  });

  test("creates its logs beside it, and nothing else", () => {
    expect(document.pathsBesidePolicies()).toEqual([
      "prod/eu/gateway/diagnostics",
      "prod/eu/gateway/request-logs",
      "prod/eu/gateway/service",
      "prod/eu/gateway/telemetry/workspace-swedencentral",
      "prod/eu/resource-group-francecentral",
      "prod/eu/resource-group-swedencentral",
    ]);
  });

  test("refers to the service that it creates", () => {
    const { serviceId, serviceName, gatewayUrl, principalId = "", resourceGroupName } = gateway;

    expect(
      [serviceId, serviceName, gatewayUrl, principalId, resourceGroupName].map((text) => asTerraformText(stack, text)),
    ).toEqual([
      ...["id", "name", "gateway_url", "identity[0].principal_id"].map((attribute) =>
        document.reference("prod/eu/gateway/service", attribute),
      ),
      document.reference("prod/eu/resource-group-swedencentral", "name"),
    ]);
    expect(gateway.region).toBe(SWEDEN_CENTRAL);
    expect(gateway.tier).toBe(STANDARD);
    expect(gateway.identityClientId).toBeUndefined();
    expect(gateway.provider).toBeUndefined();
  });

  test("tells the zone what it will be, and that it costs money from the first minute on", () => {
    const zone = newZone();
    newGateway(zone, { tier: PREMIUM, units: 2, serviceName: "team7-gw" });

    expect(zone.summary()).toContain("## ApimGateway prod/eu/gateway");
    expect(zone.summary()).toContain("- service: team7-gw in swedencentral, Premium, 2 units");
    expect(zone.summary()).toContain("Fixed monthly cost before the first request: 2 units of Premium");
  });

  test("advises against a tier without an SLA, and stops nothing", () => {
    expect(newGateway(newZone(), { tier: DEVELOPER }).node.metadata.map(({ data }) => data)).toEqual([
      expect.stringMatching(/^\[TierWithoutSla\] tier: 'Developer' has no SLA/),
    ]);
  });
});

describe("the service", () => {
  test.each([
    [DEVELOPER, undefined, "Developer_1"],
    [BASIC, 2, "Basic_2"],
    [STANDARD, 4, "Standard_4"],
    [PREMIUM, 3, "Premium_3"],
    [BASIC_V2, 10, "BasicV2_10"],
    [STANDARD_V2, undefined, "StandardV2_1"],
    [PREMIUM_V2, 30, "PremiumV2_30"],
  ])("is sold as it was asked for: %s with %s units", (tier, units, sku) => {
    expect(service({ tier, units }).sku_name).toBe(sku);
  });

  test("stands in the region that was asked for, with all that belongs to it", () => {
    const document = rendered({ region: FRANCE_CENTRAL });

    expect(document.at("prod/eu/gateway/service")).toMatchObject({
      location: "francecentral",
      resource_group_name: document.reference("prod/eu/resource-group-francecentral", "name"),
    });
    expect(document.paths("azurerm_log_analytics_workspace")).toEqual([
      "prod/eu/gateway/telemetry/workspace-francecentral",
    ]);
  });

  test("follows the first region of the zone", () => {
    const stack = newStack();
    newGateway(newZone(stack, { regions: [FRANCE_CENTRAL, SWEDEN_CENTRAL] }));

    expect(StackDocument.rendered(stack).at("prod/eu/gateway/service").location).toBe("francecentral");
  });

  test("takes a name", () => {
    expect(service({ serviceName: "team7-gw" }).name).toBe("team7-gw");
  });

  test("has another name in another zone, under another id, and in another region", () => {
    const stack = newStack();
    const [eu, other] = [newZone(stack), newZone(stack, {}, "other")];
    const names = [
      newGateway(eu),
      newGateway(other),
      newGateway(eu, {}, "second"),
      newGateway(eu, { region: FRANCE_CENTRAL }, "third"),
    ].map(({ node }) => StackDocument.rendered(stack).at(`${node.path}/service`).name);

    expect(new Set(names).size).toBe(4);
  });

  test.each([
    [["3", "1"], 2, ["1", "3"]],
    [["1", "2", "3"], 3, ["1", "2", "3"]],
  ])("is pinned to availability zones in one order, however they are listed: %j", (availabilityZones, units, zones) => {
    expect(service({ tier: PREMIUM, units, availabilityZones }).zones).toEqual(zones);
  });

  test.each([[undefined], [[]]])("leaves availability zones to Azure: %j", (availabilityZones) => {
    expect(service({ tier: PREMIUM, units: 2, availabilityZones })).not.toHaveProperty("zones");
  });

  test.each([
    [ApimVirtualNetwork.EXTERNAL, "External"],
    [ApimVirtualNetwork.INTERNAL, "Internal"],
  ])("stands in a virtual network: %s", (virtualNetwork, type) => {
    expect(service({ tier: PREMIUM, units: 2, virtualNetwork, subnetId: SUBNET })).toMatchObject({
      virtual_network_type: type,
      virtual_network_configuration: { subnet_id: SUBNET },
    });
  });

  test("adds its tags to those of the zone", () => {
    const stack = newStack();
    newGateway(newZone(stack, { tags: { team: "search", cost: "zone" } }), { tags: { cost: "gateway" } });

    expect(StackDocument.rendered(stack).at("prod/eu/gateway/service").tags).toEqual({
      team: "search",
      cost: "gateway",
    });
  });
});

describe("the identity of a gateway", () => {
  test("is one that exists, where it is told, and no other", () => {
    const stack = newStack();
    const gateway = newGateway(newZone(stack), { userAssignedIdentity: IDENTITY });

    expect(gateway.principalId).toBe(IDENTITY.principalId);
    expect(gateway.identityClientId).toBe(IDENTITY.clientId);
    expect(StackDocument.rendered(stack).at("prod/eu/gateway/service").identity).toEqual({
      type: "UserAssigned",
      identity_ids: [IDENTITY.resourceId],
    });
  });
});

describe("the provider of a gateway", () => {
  test("is that of its region, for everything that belongs to it", () => {
    const stack = newStack();
    const providerOf = (alias: string) => new AzurermProvider(stack, alias, { alias, features: [{}] });
    const providerByRegion = { swedencentral: providerOf("north"), francecentral: providerOf("south") };
    newGateway(newZone(stack, { providerByRegion }), { region: FRANCE_CENTRAL });
    const written = StackDocument.rendered(stack)
      .all()
      .filter(({ path }) => path.startsWith("prod/eu/gateway/"));

    expect(written.map(({ body }) => body.provider)).toEqual(written.map(() => "azurerm.south"));
    expect(written).toHaveLength(4);
  });
});

describe("a gateway that cannot be created", () => {
  test("fails in a region that the zone does not have", () => {
    expect(problemsOf(() => newGateway(newZone(), { region: AzureRegion.WEST_EUROPE }))).toEqual([
      "[RegionNotInZone] region: 'westeurope' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ]);
  });

  test.each([
    ["as it is", "team7-gw"],
    ["in capitals", "TEAM7-GW"],
  ])("fails under a name that another one has, %s", (_, serviceName) => {
    const stack = newStack();
    newGateway(newZone(stack), { serviceName: "team7-gw" });

    expect(problemsOf(() => newGateway(newZone(stack, {}, "other"), { serviceName }))).toEqual([
      `[NameTaken] serviceName: '${serviceName}' is the API Management service name of 'prod/eu/gateway' already; override one of the two names`,
    ]);
  });

  test("fails outside a zone", () => {
    expect(problemsOf(() => newGateway(newStack()))).toEqual([
      "[ZoneMissing] scope: no ResidencyZone is above it; create it under one: new ApimGateway(zone, 'gateway', …)",
    ]);
  });
});
