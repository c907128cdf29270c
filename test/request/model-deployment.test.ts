import { Token } from "cdktf";
import { Capacity } from "../../src/request/capacity";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { ModelDeployment, type ModelDeploymentOptions } from "../../src/request/model-deployment";
import { DeploymentType } from "../../src/residency/deployment-type";
import { chat, GPT, untyped } from "../support/fixtures";
import { codesOf, messageOf, problemsOf } from "../support/fixtures-errors";

const TPM = Capacity.tokensPerMinute(1000);
const PTU = Capacity.provisionedThroughputUnits(15);
const BATCH = Capacity.batchUnits(10);

describe("ModelDeployment", () => {
  test("stands for a model, its version and its type", () => {
    const policy = ContentFilterPolicy.fromExistingName("strict");
    const deployment = chat({ contentFilterPolicy: policy, peakTokensPerMinute: 5, peakRequestsPerMinute: 6 });

    expect(deployment).toMatchObject({
      name: "chat",
      model: GPT,
      deploymentType: DeploymentType.DATA_ZONE_STANDARD,
      contentFilterPolicy: policy,
      peakTokensPerMinute: 5,
      peakRequestsPerMinute: 6,
      dynamicThrottling: false,
    });
  });

  test("has one capacity in every account, unless told otherwise", () => {
    const deployment = chat({ capacity: TPM, capacityByAccount: { swedencentral: Capacity.tokensPerMinute(5000) } });

    expect(deployment.capacityOf("swedencentral").value).toBe(5000);
    expect(deployment.capacityOf("francecentral")).toBe(TPM);
    expect(deployment.accountKeysWithCapacity).toEqual(["swedencentral"]);
  });

  test.each([
    [DeploymentType.STANDARD, TPM],
    [DeploymentType.DATA_ZONE_STANDARD, TPM],
    [DeploymentType.GLOBAL_STANDARD, TPM],
    [DeploymentType.PROVISIONED_MANAGED, PTU],
    [DeploymentType.DATA_ZONE_PROVISIONED_MANAGED, PTU],
    [DeploymentType.GLOBAL_PROVISIONED_MANAGED, PTU],
    [DeploymentType.DATA_ZONE_BATCH, BATCH],
    [DeploymentType.GLOBAL_BATCH, BATCH],
  ])("%s takes the capacity that it is billed by, and no other", (deploymentType, capacity) => {
    const others = [TPM, PTU, BATCH].filter((other) => other !== capacity);

    expect(() => chat({ deploymentType, capacity })).not.toThrow();
    for (const other of others) {
      expect(codesOf(() => chat({ deploymentType, capacity: other }))).toEqual(["CapacityUnitMismatch capacity"]);
    }
  });

  test("names the factory of the capacity that is needed", () => {
    const options = {
      deploymentType: DeploymentType.DATA_ZONE_PROVISIONED_MANAGED,
      capacity: TPM,
      capacityByAccount: { swedencentral: BATCH },
    };

    expect(messageOf(() => chat(options))).toBe(
      [
        "ModelDeployment.of('chat') has 2 problems:",
        "  [CapacityUnitMismatch] capacity: 'DataZoneProvisionedManaged' is counted in ProvisionedThroughputUnits, not in TokensPerMinute; use Capacity.provisionedThroughputUnits(…)",
        "  [CapacityUnitMismatch] capacityByAccount.swedencentral: 'DataZoneProvisionedManaged' is counted in ProvisionedThroughputUnits, not in EnqueuedTokens; use Capacity.provisionedThroughputUnits(…)",
      ].join("\n"),
    );
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["no option", {}],
  ])("fails for %s, with all that is missing", (_, options) => {
    expect(messageOf(() => ModelDeployment.of("chat", untyped(options)))).toBe(
      [
        "ModelDeployment.of('chat') has 3 problems:",
        "  [DeploymentInvalid] model: undefined given where OpenAIModel.of(name, version) is needed",
        "  [DeploymentInvalid] deploymentType: undefined given where a DeploymentType is needed",
        "  [DeploymentInvalid] capacity: undefined given where a Capacity is needed",
      ].join("\n"),
    );
  });

  test("fails for plain values where classes are needed", () => {
    const options = untyped<ModelDeploymentOptions>({
      model: "gpt-5.4",
      deploymentType: "DataZoneStandard",
      capacity: 1000,
    });

    expect(problemsOf(() => ModelDeployment.of("chat", options))).toEqual([
      "[DeploymentInvalid] model: 'gpt-5.4' given where OpenAIModel.of(name, version) is needed",
      "[DeploymentInvalid] deploymentType: 'DataZoneStandard' given where a DeploymentType is needed",
      "[DeploymentInvalid] capacity: 1000 given where a Capacity is needed",
    ]);
  });

  test.each<[unknown, string]>([
    [undefined, "undefined"],
    [5, "5"],
  ])("fails for a capacity of an account that is none: %j", (capacity, shown) => {
    const capacityByAccount = untyped<{ [key: string]: Capacity }>({ swedencentral: capacity });

    expect(problemsOf(() => chat({ capacityByAccount }))).toEqual([
      `[DeploymentInvalid] capacityByAccount.swedencentral: ${shown} given where a Capacity is needed`,
    ]);
  });

  test.each([0, -1, 0.5, Number.NaN])("fails for a peak of %d", (peak) => {
    expect(problemsOf(() => chat({ peakTokensPerMinute: peak, peakRequestsPerMinute: peak }))).toEqual([
      `[PeakInvalid] peakTokensPerMinute: ${peak} is no peak load; write a whole number above zero, or leave it out`,
      `[PeakInvalid] peakRequestsPerMinute: ${peak} is no peak load; write a whole number above zero, or leave it out`,
    ]);
  });

  test("fails for a peak that only Terraform knows", () => {
    const peak = Token.asNumber({ creationStack: [], resolve: () => 5 });

    expect(codesOf(() => chat({ peakTokensPerMinute: peak }))).toEqual(["LiteralNeeded peakTokensPerMinute"]);
  });
});
