import { Capacity } from "../../src/request/capacity";
import { ModelDeployment } from "../../src/request/model-deployment";
import { OpenAIModel } from "../../src/request/openai-model";
import { DeploymentType } from "../../src/residency/deployment-type";
import { newOpenAI, newZone } from "../support/fixtures";
import { codesOf } from "../support/fixtures-errors";

/** Retired before the date of the tables. */
function gone(): ModelDeployment {
  return ModelDeployment.of("chat", {
    model: OpenAIModel.of("gpt-9", "1", {
      availability: { DataZoneStandard: ["swedencentral", "francecentral"] },
      retirement: "2026-06-29",
    }),
    deploymentType: DeploymentType.DATA_ZONE_STANDARD,
    capacity: Capacity.tokensPerMinute(10_000),
  });
}

describe("a model version that has retired", () => {
  test.each([undefined, "2026-01-01", "1999-01-01"])(
    "is refused at the date %s: no date makes it answer again",
    (asOf) => {
      expect(codesOf(() => newOpenAI(newZone(), { deployments: [gone()], asOf }))).toEqual([
        "ModelRetired deployments[0].model",
      ]);
    },
  );
});
