import { RegionalOpenAI, type RegionalOpenAIProps } from "../../src/openai/regional-openai";
import { OpenAIModel } from "../../src/request/openai-model";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, messageOf } from "../support/fixtures-errors";

function alone(scope = newZone(), props: Partial<RegionalOpenAIProps> = {}): RegionalOpenAI {
  return new RegionalOpenAI(scope, "alone", {
    region: AzureRegion.SWEDEN_CENTRAL,
    deployments: [chat()],
    ...props,
  });
}

describe("RegionalOpenAI", () => {
  test("stands alone with its deployments and its own workspace", () => {
    const stack = newStack();
    const account = alone(newZone(stack));
    const document = SynthesizedStack.of(stack);

    expect(document.all().map(({ type, body }) => [type, body.location ?? "-"])).toEqual(
      expect.arrayContaining([
        ["azurerm_cognitive_account", "swedencentral"],
        ["azurerm_cognitive_deployment", "-"],
        ["azurerm_log_analytics_workspace", "swedencentral"],
        ["azurerm_monitor_diagnostic_setting", "-"],
      ]),
    );
    expect(document.all("azurerm_log_analytics_workspace")).toHaveLength(1);
    expect([account.accountKey, account.region.name]).toEqual(["swedencentral", "swedencentral"]);
  });

  test("is asked for no second region", () => {
    expect(() => alone(newZone(), { region: AzureRegion.FRANCE_CENTRAL })).not.toThrow();
  });

  test("names its problems by its own properties", () => {
    const props = {
      region: AzureRegion.UK_SOUTH,
      accountKey: "a b",
      accountName: "!",
      deployments: [chat({ deploymentType: DeploymentType.GLOBAL_STANDARD })],
      importDeploymentNames: ["chat"],
    };

    expect(
      codesOf(() => alone(newZone(), props))
        .map((line) => line.split(" ")[1])
        .sort(),
    ).toEqual(["accountKey", "accountName", "deployments[0].deploymentType", "importAccountId", "region", "region"]);
    expect(messageOf(() => alone(newZone(), props))).toMatch(/^RegionalOpenAI at 'prod\/eu\/alone' has 6 problems:\n/);
  });

  test("fails without deployments", () => {
    expect(codesOf(() => alone(newZone(), { deployments: undefined }))).toEqual(["DeploymentsEmpty deployments"]);
  });

  test("advises", () => {
    const stack = newStack();
    alone(newZone(stack), { deployments: [chat({ model: OpenAIModel.of("gpt-4o", "2024-05-13") })] });

    expect(SynthesizedStack.of(stack).manifest.stacks.prod.annotations).toEqual([
      expect.objectContaining({
        constructPath: "prod/eu/alone",
        message: expect.stringContaining("[ModelRetiresSoon]"),
      }),
    ]);
  });

  test("has a part in the summary of its zone", () => {
    const zone = newZone();
    alone(zone);

    expect(zone.summary()).toContain("## RegionalOpenAI prod/eu/alone");
  });
});
