import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformVariable } from "cdktf";
import type { ApimGatewayAttributes } from "../../src/gateway/apim-gateway-attributes";
import { AzureRegion } from "../../src/residency/azure-region";
import { newStack, newZone } from "../support/fixtures";
import { StackDocument, SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";
import { existingGateway, IDENTITY, newFailoverPolicy, SERVICE_ID } from "../support/fixtures-gateway";

const LOGGER = `${SERVICE_ID}/loggers/insights`;
const FRAGMENT = "azurerm_api_management_policy_fragment";

describe("fromApimGatewayAttributes", () => {
  test("creates nothing", () => {
    const stack = newStack();
    existingGateway(newZone(stack));

    expect(SynthesizedStack.of(stack).pathsBesidePolicies()).toEqual([
      "prod/eu/resource-group-francecentral",
      "prod/eu/resource-group-swedencentral",
    ]);
  });

  test("reads name and resource group from the resource id, and makes the address of the name", () => {
    const { serviceId, serviceName, resourceGroupName, gatewayUrl, principalId, identityClientId, provider } =
      existingGateway();

    expect({ serviceId, serviceName, resourceGroupName, gatewayUrl, principalId, identityClientId, provider }).toEqual({
      serviceId: SERVICE_ID,
      serviceName: "apim-old",
      resourceGroupName: "rg-apim",
      gatewayUrl: "https://apim-old.azure-api.net",
      principalId: IDENTITY.principalId,
      identityClientId: undefined,
      provider: undefined,
    });
  });

  test.each([
    ["in capitals", SERVICE_ID.replace(/resourceGroups/, "RESOURCEGROUPS").replace(/service/, "SERVICE")],
    ["as Azure sometimes writes it", SERVICE_ID.replace(/resourceGroups/, "resourcegroups")],
  ])("reads a resource id %s, and writes it as the provider takes it", (_, serviceId) => {
    expect(existingGateway(newZone(), { serviceId })).toMatchObject({
      serviceId: SERVICE_ID,
      serviceName: "apim-old",
      resourceGroupName: "rg-apim",
    });
  });

  test.each([
    ["https://ai.team7.test", "https://ai.team7.test"],
    ["https://ai.team7.test/", "https://ai.team7.test"],
    ["https://ai.team7.test:8443/shared//", "https://ai.team7.test:8443/shared"],
  ])("takes an address of its own, without a slash at the end: %s", (gatewayUrl, expected) => {
    expect(existingGateway(newZone(), { gatewayUrl }).gatewayUrl).toBe(expected);
  });

  test("takes an id that only Terraform knows, with name and resource group", () => {
    const stack = newStack();
    const serviceId = new TerraformVariable(stack, "service", { type: "string" }).stringValue;
    const gateway = existingGateway(newZone(stack), {
      serviceId,
      serviceName: "apim-shared",
      resourceGroupName: "rg-shared",
    });

    expect(gateway).toMatchObject({
      serviceId,
      serviceName: "apim-shared",
      resourceGroupName: "rg-shared",
      gatewayUrl: "https://apim-shared.azure-api.net",
    });
  });

  test("may be named in two places", () => {
    const zone = newZone();
    existingGateway(zone);

    expect(() => existingGateway(zone, {}, "again")).not.toThrow();
  });

  test("uses the provider of its region, or the one that it was given", () => {
    const stack = newStack();
    const [zonal, own] = ["zonal", "own"].map((alias) => new AzurermProvider(stack, alias, { alias, features: [{}] }));
    const zone = newZone(stack, { providerByRegion: { francecentral: zonal } });
    const region = AzureRegion.FRANCE_CENTRAL;

    expect(existingGateway(zone, { region }, "a").provider).toBe(zonal);
    expect(existingGateway(zone, { region, provider: own }, "b").provider).toBe(own);
    expect(existingGateway(zone, {}, "c").provider).toBeUndefined();
  });
});

describe("a policy in an existing service", () => {
  function rendered(attributes: Partial<ApimGatewayAttributes> = {}, loggerId?: string): StackDocument {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone, attributes), loggerId });
    return StackDocument.rendered(stack);
  }

  test.each([
    ["without a logger", undefined, []],
    ["with a logger, on our API alone", LOGGER, ["azurerm_api_management_api_diagnostic"]],
  ])("adds our API, its backends and its fragments, nothing for the whole service, %s", (_, loggerId, diagnostic) => {
    const own = rendered({}, loggerId)
      .all()
      .filter(({ path }) => !/^prod\/eu\/(openai|policy-assignments|resource-group)/.test(path));

    expect([...new Set(own.map(({ type }) => type))].sort()).toEqual([
      "azurerm_api_management_api",
      ...diagnostic,
      "azurerm_api_management_api_operation",
      "azurerm_api_management_api_policy",
      "azurerm_api_management_backend",
      "azurerm_api_management_policy_fragment",
    ]);
    expect(own.map(({ path }) => path.slice(0, "prod/eu/failover/".length))).toEqual(
      own.map(() => "prod/eu/failover/"),
    );
  });

  test("stands in the resource group and under the name of the service, with its provider", () => {
    const stack = newStack();
    const provider = new AzurermProvider(stack, "shared", { alias: "shared", features: [{}] });
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone, { provider }), loggerId: LOGGER });
    const own = StackDocument.rendered(stack)
      .all()
      .filter(({ path }) => path.startsWith("prod/eu/failover/"));
    const fragments = own.filter(({ type }) => type === FRAGMENT);
    const others = own.filter(({ type }) => type !== FRAGMENT);

    expect(
      others.map(({ body }) => [body.api_management_name, body.resource_group_name, body.provider].join(" ")),
    ).toEqual(others.map(() => "apim-old rg-apim azurerm.shared"));
    expect(others.length).toBeGreaterThan(10);
    // They belong to the service by its id alone.
    expect(fragments.map(({ body }) => [body.api_management_id, body.provider].join(" "))).toEqual(
      fragments.map(() => `${SERVICE_ID} azurerm.shared`),
    );
    expect(fragments).toHaveLength(3);
  });

  test("has the fragments that it has in a service of ours", () => {
    const stack = newStack();
    newFailoverPolicy(newZone(stack));
    const fragmentsOf = (document: StackDocument) =>
      document.all(FRAGMENT).map(({ path, body: { api_management_id, ...body } }) => ({ path, ...body }));

    expect(fragmentsOf(rendered())).toEqual(fragmentsOf(StackDocument.rendered(stack)));
    expect(fragmentsOf(rendered())).toHaveLength(3);
  });

  test("lets the identity of the service call every account", () => {
    const roles = rendered().all("azurerm_role_assignment");

    expect(roles.map(({ body }) => body.principal_id)).toEqual([IDENTITY.principalId, IDENTITY.principalId]);
  });

  test("fails where nobody has told who calls the accounts", () => {
    const zone = newZone();
    const gateway = existingGateway(zone, { principalId: undefined });

    expect(problemsOf(() => newFailoverPolicy(zone, { gateway }))).toEqual([
      "[OptionInvalid] gateway.principalId: undefined given where the object id of the identity of the existing gateway, or grantInference: false, is needed",
    ]);
  });

  test("grants nothing where somebody else does", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone, { gateway: existingGateway(zone, { principalId: undefined }), grantInference: false });

    expect(StackDocument.rendered(stack).all("azurerm_role_assignment")).toEqual([]);
  });

  test("signs in with the identity that was told", () => {
    const zone = newZone();
    const gateway = existingGateway(zone, { identityClientId: IDENTITY.clientId });

    expect(newFailoverPolicy(zone, { gateway }).policyXml).toContain(` client-id="${IDENTITY.clientId}" `);
  });

  test.each([
    ["wherever the service was named", SERVICE_ID],
    ["however its id is written", SERVICE_ID.replace("rg-apim", "RG-APIM").replace("apim-old", "APIM-old")],
  ])("fails under a name that another policy of the same service has, %s", (_, serviceId) => {
    const zone = newZone();
    newFailoverPolicy(zone, { gateway: existingGateway(zone) });
    const again = { gateway: existingGateway(zone, { serviceId }, "again") };

    expect(problemsOf(() => newFailoverPolicy(zone, again, "second"))).toEqual([
      expect.stringMatching(/^\[NameTaken\] apiName: /),
      expect.stringMatching(/^\[NameTaken\] apiPath: /),
      expect.stringMatching(/^\[NameTaken\] backendPrefix: /),
    ]);
  });
});
