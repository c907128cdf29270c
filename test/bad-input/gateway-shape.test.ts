import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ApimFailoverPolicy } from "../../src/gateway/apim-failover-policy";
import { ApimGateway } from "../../src/gateway/apim-gateway";
import { ApimTier } from "../../src/request/apim-tier";
import { AzureRegion } from "../../src/residency/azure-region";
import { newOpenAI, newZone, untyped } from "../support/fixtures";
import { StackDocument } from "../support/fixtures-document";
import { codesOf, messageOf } from "../support/fixtures-errors";
import { existingGateway, newGateway } from "../support/fixtures-gateway";

/** What a caller in plain JavaScript, or one that hands over a parsed file, may write anywhere. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
const ANYTHING = [null, 7, -1e300, true, "x", "", "${var.x}", ["${var.x}"], [], [null], {}, { a: 1 }, () => "x"];

const REFUSAL = /^(ApimGateway|ApimFailoverPolicy) at 'prod\/eu\/\w+' has \d+ problems?:\n {2}\[/;

type Build = (property: string, value: unknown) => () => Construct;

const service: Build = (property, value) => () => {
  const props = { tier: ApimTier.STANDARD, publisherName: "Team 7", publisherEmail: "team7@mail.test" };
  return new ApimGateway(newZone(), "gateway", untyped({ ...props, [property]: value }));
};

const existing: Build = (property, value) => () => {
  // An id that only Terraform knows does not tell these.
  const parts = property === "serviceId" ? { serviceName: "apim-old", resourceGroupName: "rg-apim" } : {};
  return existingGateway(newZone(), untyped({ ...parts, [property]: value })) as Construct;
};

const policy: Build = (property, value) => () => {
  const zone = newZone();
  const props = { gateway: newGateway(zone), openai: newOpenAI(zone) };
  return new ApimFailoverPolicy(zone, "failover", untyped({ ...props, [property]: value }));
};

const PROPERTIES: readonly (readonly [string, Build, readonly string[]])[] = [
  [
    "ApimGateway",
    service,
    [
      ...["tier", "publisherName", "publisherEmail", "region", "units", "availabilityZones", "serviceName"],
      ...["userAssignedIdentity", "virtualNetwork", "subnetId", "telemetry"],
    ],
  ],
  [
    "fromApimGatewayAttributes",
    existing,
    [
      ...["serviceId", "region", "tier", "gatewayUrl", "serviceName", "resourceGroupName", "principalId"],
      ...["identityClientId", "provider"],
    ],
  ],
  [
    "ApimFailoverPolicy",
    policy,
    [
      ...[
        "gateway",
        "openai",
        "strategy",
        "strategyByDeployment",
        "tuning",
        "tuningByDeployment",
        "apiName",
        "apiPath",
      ],
      ...["backendPrefix", "subscriptionRequired", "apiKeyByAccount", "grantInference", "loggerId"],
    ],
  ],
];

const CASES = PROPERTIES.flatMap(([name, build, properties]) =>
  properties.map((property) => ({ name, build, property })),
);

describe("anything at all for a property", () => {
  test.each(CASES)("is taken, or refused by its name: $name $property", ({ build, property }) => {
    const refused = ANYTHING.filter((value) => {
      const outcome = outcomeOf(build(property, value));
      if (typeof outcome !== "string") {
        expect(() => StackDocument.rendered(outcome)).not.toThrow();
        return false;
      }
      expect(outcome).toMatch(REFUSAL);
      expect(outcome).toContain(`] ${property}`);
      return true;
    });

    // Some are what is asked for; all of them never are.
    expect(refused.length).toBeGreaterThan(ANYTHING.length / 2);
  });

  test.each([undefined, null, 7, "x", []])("is refused in place of all properties: %j", (props) => {
    expect(codesOf(() => new ApimGateway(newZone(), "gateway", untyped(props)))).toEqual([
      "OptionInvalid tier",
      "OptionInvalid publisherName",
      "OptionInvalid publisherEmail",
    ]);
    expect(codesOf(() => ApimGateway.fromApimGatewayAttributes(newZone(), "gateway", untyped(props)))).toEqual([
      "RegionInvalid region",
      "OptionInvalid serviceId",
      "OptionInvalid tier",
    ]);
    expect(codesOf(() => new ApimFailoverPolicy(newZone(), "failover", untyped(props)))).toEqual([
      "OptionInvalid gateway",
      "OptionInvalid openai",
    ]);
  });
});

describe("what is wrong", () => {
  test("is told all at once for a service", () => {
    const props = {
      region: AzureRegion.WEST_EUROPE,
      serviceName: "-",
      tier: "Gold",
      units: "2",
      availabilityZones: "1",
      virtualNetwork: "None",
      subnetId: "x",
      publisherName: "",
      publisherEmail: "x",
      userAssignedIdentity: "gw",
      telemetry: "logs",
    };

    expect(codesOf(() => new ApimGateway(newZone(), "gateway", untyped(props)))).toEqual([
      "RegionNotInZone region",
      "NameInvalid serviceName",
      "OptionInvalid tier",
      "OptionInvalid units",
      "OptionInvalid availabilityZones",
      "OptionInvalid virtualNetwork",
      "OptionInvalid subnetId",
      "OptionInvalid publisherName",
      "OptionInvalid publisherEmail",
      "OptionInvalid userAssignedIdentity",
      "OptionInvalid telemetry",
    ]);
  });

  test("is told all at once for a policy", () => {
    const zone = newZone();
    const props = {
      gateway: newGateway(zone),
      openai: newOpenAI(zone),
      strategy: "active-passive",
      strategyByDeployment: { chatt: 1 },
      apiName: "a b",
      apiPath: "/",
      backendPrefix: "a_b",
      tuning: 3,
      tuningByDeployment: [],
      apiKeyByAccount: { westeurope: "x" },
      subscriptionRequired: "no",
      grantInference: 0,
      loggerId: "insights",
    };

    expect(codesOf(() => new ApimFailoverPolicy(zone, "failover", untyped(props))).sort()).toEqual([
      "AccountUnknown apiKeyByAccount",
      "ApiPathInvalid apiPath",
      "DeploymentUnknown strategyByDeployment",
      "OptionInvalid apiName",
      "OptionInvalid backendPrefix",
      "OptionInvalid grantInference",
      "OptionInvalid loggerId",
      "OptionInvalid subscriptionRequired",
      "OptionInvalid tuningByDeployment",
      "StrategyInvalid strategy",
      "StrategyInvalid strategyByDeployment.chatt",
      "TuningInvalid tuning",
    ]);
  });

  test("leaves no resource behind, so that a caller who goes on has nothing half-built", () => {
    const zone = newZone();
    const [gateway, openai] = [newGateway(zone), newOpenAI(zone)];
    const before = writtenIn(zone);
    const wrong = [
      () => newGateway(zone, { serviceName: "-" }, "wrong-service"),
      () => existingGateway(zone, { serviceId: "x" }, "wrong-existing"),
      () => new ApimFailoverPolicy(zone, "wrong-path", { gateway, openai, apiPath: "/" }),
      () => new ApimFailoverPolicy(zone, "wrong-logger", { gateway, openai, loggerId: "x" }),
    ];

    for (const build of wrong) expect(messageOf(build)).toMatch(REFUSAL_ANYWHERE);
    expect(writtenIn(zone)).toEqual(before);
  });
});

const REFUSAL_ANYWHERE = / has 1 problem:\n/;

/** The stack of what was built, or the message of what was thrown. */
function outcomeOf(build: () => Construct): TerraformStack | string {
  try {
    return TerraformStack.of(build());
  } catch (error) {
    return (error as Error).message;
  }
}

/** Paths of everything below a zone that would be written. */
function writtenIn(zone: ReturnType<typeof newZone>): string[] {
  return zone.node
    .findAll()
    .filter((construct) => TerraformElement.isTerraformElement(construct))
    .map(({ node }) => node.path);
}
