// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { OpenAIRequest } from "../../../src/plan/openai-request";
import { openAIProblems } from "../../../src/plan/plan-openai";
import { deploymentProblems } from "../../../src/plan/rules/deployment-rules";
import { Capacity } from "../../../src/request/capacity";
import { ContentFilter, ContentFilterSource } from "../../../src/request/content-filter";
import { ContentFilterPolicy } from "../../../src/request/content-filter-policy";
import type { ModelDeployment } from "../../../src/request/model-deployment";
import { OpenAIModel } from "../../../src/request/openai-model";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { chat } from "../../support/fixtures";
import { accountsIn, codes, rendered, request, zoneFacts } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH, UK_WEST, EAST_US, WEST_EUROPE } = AzureRegion;
const OLD = OpenAIModel.of("gpt-4.1", "2025-04-14");
const FACTS = "newer facts are declared with OpenAIModel.of(name, version, { availability })";

function judged(deployments: readonly ModelDeployment[], options: Partial<OpenAIRequest> = {}) {
  return deploymentProblems(request({ deployments, ...options }));
}

/** The second account holds a list of its own. */
function withOwnList(...own: readonly ModelDeployment[]) {
  const accounts = accountsIn(SWEDEN_CENTRAL, FRANCE_CENTRAL);
  return [accounts[0], { ...accounts[1], deployments: own }];
}

function policy(name: string): ContentFilterPolicy {
  return ContentFilterPolicy.of(name, { filters: [ContentFilter.hate(ContentFilterSource.PROMPT)] });
}

describe("deploymentProblems", () => {
  test("passes one version everywhere", () => {
    expect(judged([chat(), chat({ model: OLD }, "chat-4.1")])).toEqual([]);
    expect(judged([chat()], { accounts: withOwnList(chat(), chat({}, "more")) })).toEqual([]);
  });

  test("finds no deployment, in the shared list and in one of an account", () => {
    expect(rendered(judged([]))).toEqual([
      "[DeploymentsEmpty] deployments: the list is empty; add a ModelDeployment.of(name, { model, deploymentType, capacity })",
    ]);
    expect(codes(judged([chat()], { accounts: withOwnList() }))).toEqual(["DeploymentsEmpty accounts[1].deployments"]);
  });

  test("asks for no shared list when every account has its own", () => {
    const accounts = withOwnList(chat());
    accounts[0] = { ...accounts[0], deployments: [chat()] };

    expect(judged([], { accounts })).toEqual([]);
  });

  test.each(["a", "a/b", "-a", "x".repeat(65), "a b"])("finds the name '%s'", (name) => {
    expect(codes(judged([chat({}, name)]))).toEqual(["NameInvalid deployments[0].name"]);
  });

  test("finds a name that only Terraform knows", () => {
    expect(codes(judged([chat({}, "${var.name}")]))).toEqual(["LiteralNeeded deployments[0].name"]);
  });

  test("finds a name that is taken", () => {
    expect(rendered(judged([chat(), chat({}, "other"), chat()]))).toEqual([
      "[DeploymentNameTaken] deployments[2].name: 'chat' is the name of deployments[0] already; a name stands for one model",
    ]);
  });

  test("finds a name that is taken but for its case: Azure compares without", () => {
    expect(rendered(judged([chat(), chat({}, "Chat")]))).toEqual([
      "[DeploymentNameTaken] deployments[1].name: 'chat' is the name of deployments[0] already; a name stands for one model",
    ]);
  });

  test("finds a version that differs between accounts under names that differ in case", () => {
    expect(codes(judged([chat()], { accounts: withOwnList(chat({ model: OLD }, "Chat")) }))).toEqual([
      "ModelVersionDiffers accounts[1].deployments[0].model",
    ]);
  });

  test("finds a type that the provider refuses", () => {
    const model = OpenAIModel.of("gpt-9", "1", { availability: { DeveloperTier: ["swedencentral", "francecentral"] } });
    const found = judged([chat({ model, deploymentType: DeploymentType.of("DeveloperTier") })]);

    expect(rendered(found)).toEqual([
      "[DeploymentTypeNotAccepted] deployments[0].deploymentType: 'DeveloperTier' is refused by the azurerm provider; use another deployment type",
    ]);
  });

  test("finds the 33rd deployment of an account", () => {
    const many = Array.from({ length: 33 }, (_, index) => chat({}, `chat-${index}`));

    expect(judged(many.slice(1))).toEqual([]);
    expect(rendered(judged(many))).toEqual([
      "[TooManyDeployments] deployments: 33 deployments are more than the 32 that one account may hold; use a second account",
    ]);
  });

  test("finds a capacity for an account that is not there", () => {
    const capacityByAccount = { swedencentral: Capacity.tokensPerMinute(1000), uksouth: Capacity.tokensPerMinute(1) };

    expect(rendered(judged([chat({ capacityByAccount })]))).toEqual([
      "[AccountUnknown] deployments[0].capacityByAccount: there is no account 'uksouth'; accounts are 'swedencentral', 'francecentral'",
    ]);
  });

  test("finds a version that differs between accounts under one name", () => {
    expect(rendered(judged([chat()], { accounts: withOwnList(chat({ model: OLD })) }))).toEqual([
      "[ModelVersionDiffers] accounts[1].deployments[0].model: 'chat' is 'gpt-4.1 2025-04-14' in account 'francecentral' but 'gpt-5.4 2026-03-05' in 'swedencentral'; a failover would change the answer: use one version, or another deployment name",
    ]);
  });

  test("finds two versions of one model under one name", () => {
    const older = chat({ model: OpenAIModel.of("gpt-4o", "2024-08-06") });
    const newer = chat({ model: OpenAIModel.of("gpt-4o", "2024-11-20") });

    expect(codes(judged([older], { accounts: withOwnList(newer) }))).toEqual([
      "ModelVersionDiffers accounts[1].deployments[0].model",
    ]);
  });
});

describe("deploymentProblems, content filters", () => {
  test("pass when one policy is used in many places", () => {
    const strict = policy("strict");
    const deployments = [chat({ contentFilterPolicy: strict }), chat({ contentFilterPolicy: strict }, "more")];

    expect(judged(deployments, { contentFilterPolicy: strict })).toEqual([]);
    expect(
      judged([chat({ contentFilterPolicy: ContentFilterPolicy.fromExistingName("Microsoft.DefaultV2") })]),
    ).toEqual([]);
  });

  test("are found when two of one name differ", () => {
    const found = judged([chat({ contentFilterPolicy: policy("strict") })], { contentFilterPolicy: policy("strict") });

    expect(rendered(found)).toEqual([
      "[ContentFilterDiffers] deployments[0].contentFilterPolicy: two content filter policies are called 'strict'; create one and use it in both places, or rename one",
    ]);
  });

  test("are found when two of one name but for its case differ", () => {
    const found = judged([chat({ contentFilterPolicy: policy("Strict") })], { contentFilterPolicy: policy("strict") });

    expect(rendered(found)).toEqual([
      "[ContentFilterDiffers] deployments[0].contentFilterPolicy: two content filter policies are called 'strict'; create one and use it in both places, or rename one",
    ]);
  });

  test("are found when they differ between accounts under one deployment name", () => {
    const accounts = withOwnList(chat({ contentFilterPolicy: policy("lenient") }));
    const found = judged([chat({ contentFilterPolicy: policy("strict") })], { accounts });

    expect(rendered(found)).toEqual([
      "[ContentFilterPolicyDiffers] accounts[1].deployments[0].contentFilterPolicy: 'chat' is filtered by 'lenient' in account 'francecentral' but by 'strict' in 'swedencentral'; a failover would change the answer: use one policy, or another deployment name",
    ]);
  });

  test("are found when Azure would refuse the name", () => {
    expect(codes(judged([chat({ contentFilterPolicy: policy("bad name!") })]))).toEqual([
      "NameInvalid deployments[0].contentFilterPolicy.name",
    ]);
    expect(codes(openAIProblems(request({ contentFilterPolicy: policy("Microsoft.Mine") })))).toEqual([
      "NameInvalid contentFilterPolicy.name",
    ]);
  });
});

describe("deploymentProblems, availability", () => {
  test("names the regions inside the boundary where the model is", () => {
    const model = OpenAIModel.of("gpt-9", "1", {
      availability: { DataZoneStandard: ["swedencentral", "westeurope", "eastus"] },
    });

    expect(rendered(judged([chat({ model })]))).toEqual([
      `[ModelNotInRegion] deployments[0].model: 'gpt-9 1' cannot be deployed as 'DataZoneStandard' in 'francecentral'; it can inside 'EU Data Boundary' in 'swedencentral', 'westeurope'; ${FACTS}`,
    ]);
  });

  test("says that it is nowhere inside, and where else", () => {
    const model = OpenAIModel.of("gpt-9", "1", { availability: { DataZoneStandard: ["eastus"] } });

    expect(rendered(judged([chat({ model })]))).toEqual([
      `[ModelNotInRegion] deployments[0].model: 'gpt-9 1' cannot be deployed as 'DataZoneStandard' in 'swedencentral', 'francecentral'; it can nowhere inside 'EU Data Boundary', elsewhere in 'eastus'; ${FACTS}`,
    ]);
  });

  test("is asked for the deployment type that is used", () => {
    const zone = zoneFacts({ regions: [SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH, UK_WEST, EAST_US, WEST_EUROPE] });
    const found = judged([chat({ deploymentType: DeploymentType.STANDARD })], { zone });

    expect(codes(found)).toEqual(["ModelNotInRegion deployments[0].model"]);
  });
});
