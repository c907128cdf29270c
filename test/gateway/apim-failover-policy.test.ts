import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { asTerraformText } from "../../src/private/tokens";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { chat, EMBEDDING, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf } from "../support/fixtures-errors";
import { IDENTITY, newFailoverPolicy, newGateway, routeValuesOf } from "../support/fixtures-gateway";
import { elements, only, readPolicy, templatesIn } from "../support/policy-reader";

const POLICY = "prod/eu/failover/policy";

describe("ApimFailoverPolicy", () => {
  const stack = newStack();
  const zone = newZone(stack);
  const policy = newFailoverPolicy(zone);
  const document = SynthesizedStack.of(stack);
  const inService = {
    api_management_name: document.reference("prod/eu/gateway/service", "name"),
    resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
  };

  test("writes the policy of its API when all it names is there, and the models behind the backends", () => {
    expect(document.at(POLICY)).toEqual({
      ...inService,
      api_name: document.reference("prod/eu/failover/api", "name"),
      xml_content: policy.policyXml,
      depends_on: expect.any(Array),
    });
    expect([...document.at(POLICY).depends_on].sort()).toEqual(
      [
        "prod/eu/failover/backend-openai_chat_francecentral",
        "prod/eu/failover/backend-openai_chat_swedencentral",
        "prod/eu/failover/fragment-answer",
        "prod/eu/failover/fragment-memory",
        "prod/eu/failover/fragment-request",
        "prod/eu/openai/francecentral/deployment-chat",
        "prod/eu/openai/swedencentral/deployment-chat",
      ].map((path) => document.address(path)),
    );
  });

  test("writes a policy that Terraform takes as it is", () => {
    expect(templatesIn(policy.policyXml)).toEqual([]);
    expect(policy.policyXml).not.toContain("TfToken");
    expect(elements(readPolicy(policy.policyXml), "base")).toHaveLength(3);
  });

  test("tells the endpoint for SDKs, and the name of its API", () => {
    const { endpoint, apiName } = policy;

    expect(asTerraformText(stack, endpoint)).toBe(`${document.reference("prod/eu/gateway/service", "gateway_url")}/ai`);
    expect(apiName).toBe("azure-openai");
  });

  test("tells the zone who answers, in which order", () => {
    expect(zone.summary()).toContain("## ApimFailoverPolicy prod/eu/failover");
    expect(zone.summary()).toContain("| chat       | active-passive | 1. swedencentral → 2. francecentral |");
  });

  test("is the same, byte for byte, in a second synth", () => {
    const again = newStack();
    newFailoverPolicy(newZone(again));

    expect(SynthesizedStack.of(again).text).toBe(document.text);
  });

  test("fails outside a zone", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const [gateway, openai] = [newGateway(zone), newOpenAI(zone)];

    expect(codesOf(() => newFailoverPolicy(stack, { gateway, openai }))).toEqual(["ZoneMissing scope"]);
  });

  test("advises, and stops nothing, where there is nothing to fail over to", () => {
    const zone = newZone();
    const strategy = FailoverStrategy.activePassive({ order: ["francecentral"] });

    expect(newFailoverPolicy(zone, { strategy }).node.metadata.map(({ data }) => data)).toEqual([
      expect.stringMatching(/^\[AccountWithoutTraffic\] strategy: 'swedencentral' holds 'chat', but /),
      expect.stringMatching(/^\[NothingToFailOverTo\] strategy: 'chat' is answered by 'francecentral' alone/),
    ]);
  });
});

describe("the identity in a policy", () => {
  const signIn = (policyXml: string) => only(readPolicy(policyXml), "authentication-managed-identity").attributes;

  test("is that of the service itself", () => {
    expect(signIn(newFailoverPolicy().policyXml)).toEqual({
      id: "failover-identity",
      resource: "https://cognitiveservices.azure.com",
      "output-token-variable-name": "failover-token",
      "ignore-error": "false",
    });
  });

  test("is the one that the service was given", () => {
    const zone = newZone();
    const gateway = newGateway(zone, { userAssignedIdentity: IDENTITY });

    expect(signIn(newFailoverPolicy(zone, { gateway }).policyXml)["client-id"]).toBe(IDENTITY.clientId);
  });

  test("may be known to Terraform alone, and is then all that Terraform fills in", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const own = new UserAssignedIdentity(zone, "own", {
      name: "id-gateway",
      location: "swedencentral",
      resourceGroupName: zone.resourceGroupName(zone.regions[0]),
    });
    const userAssignedIdentity = { resourceId: own.id, clientId: own.clientId, principalId: own.principalId };
    newFailoverPolicy(zone, { gateway: newGateway(zone, { userAssignedIdentity }) });
    const document = SynthesizedStack.of(stack);
    const written = document.at(POLICY).xml_content;

    expect(signIn(written)["client-id"]).toBe(document.reference("prod/eu/own", "client_id"));
    expect(templatesIn(written)).toHaveLength(1);
  });
});

describe("the routes of a policy", () => {
  const both = [chat(), chat({ model: EMBEDDING }, "embedding")];

  test("follow one strategy, each deployment over its own backends", () => {
    const zone = newZone();
    const openai = newOpenAI(zone, { deployments: both });
    const strategy = FailoverStrategy.activePassive({ order: ["francecentral", "swedencentral"] });

    expect(routeValuesOf(newFailoverPolicy(zone, { openai, strategy }).policyXml, "failover-tiers")).toEqual([
      "openai_chat_francecentral=1;openai_chat_swedencentral=1",
      "openai_embedding_francecentral=1;openai_embedding_swedencentral=1",
    ]);
  });

  test("follow strategies of their own", () => {
    const zone = newZone();
    const openai = newOpenAI(zone, { deployments: both });
    const strategyByDeployment = {
      embedding: FailoverStrategy.activeActive({ weights: { swedencentral: 3, francecentral: 1 } }),
      chat: FailoverStrategy.tiered([FailoverTier.of(["francecentral"]), FailoverTier.of(["swedencentral"])]),
    };

    expect(
      routeValuesOf(newFailoverPolicy(zone, { openai, strategyByDeployment }).policyXml, "failover-tiers"),
    ).toEqual([
      "openai_chat_francecentral=1;openai_chat_swedencentral=1",
      "openai_embedding_swedencentral=3,openai_embedding_francecentral=1",
    ]);
  });

  test("keep to limits, for all and of their own", () => {
    const zone = newZone();
    const openai = newOpenAI(zone, { deployments: both });
    const { policyXml } = newFailoverPolicy(zone, {
      openai,
      tuning: FailoverTuning.of({ deadlineInSeconds: 90, failoverOnMisconfiguration: false }),
      tuningByDeployment: { embedding: FailoverTuning.of({ maxAttempts: 1, deadlineInSeconds: 20 }) },
    });

    expect(routeValuesOf(policyXml, "failover-max-attempts")).toEqual(["@(2)", "@(1)"]);
    expect(routeValuesOf(policyXml, "failover-deadline-ms")).toEqual(["@(90000)", "@(20000)"]);
    expect(routeValuesOf(policyXml, "failover-on-misconfiguration")).toEqual(["@(false)", "@(false)"]);
  });
});

describe("addOutput", () => {
  test("tells the endpoint and the deployments", () => {
    const stack = newStack();
    const zone = newZone(stack);
    newFailoverPolicy(zone).addOutput("openai");
    const document = SynthesizedStack.of(stack);

    expect(Object.entries(document.document.output)).toEqual([
      [
        expect.stringMatching(/^eu_failover_openai_[0-9A-F]{8}$/),
        {
          value: {
            endpoint: `${document.reference("prod/eu/gateway/service", "gateway_url")}/ai`,
            deployments: ["chat"],
          },
          description: "Azure OpenAI behind the gateway of prod/eu/failover",
        },
      ],
    ]);
  });

  test.each(["output", "policy", "api"])("fails for an id that is in use: %s", (id) => {
    const policy = newFailoverPolicy();
    policy.addOutput("output");

    expect(codesOf(() => policy.addOutput(id))).toEqual(["OptionInvalid id"]);
  });
});
