import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import { deploymentsFor, runScenario } from "../../../src/drill/scenario/run-scenario";
import type { DrillTopology } from "../../../src/drill/topology";
import { Capacity } from "../../../src/request/capacity";
import { FailoverStrategy } from "../../../src/request/failover-strategy";
import { ModelDeployment } from "../../../src/request/model-deployment";
import { OpenAIModel } from "../../../src/request/openai-model";
import { AzureRegion } from "../../../src/residency/azure-region";
import { DeploymentType } from "../../../src/residency/deployment-type";
import { ROOT } from "../../support/built-library";
import { accountIn, topologyOf } from "../support/topologies";

const { SWEDEN_CENTRAL: SWEDEN, FRANCE_CENTRAL: FRANCE } = AzureRegion;
const { DATA_ZONE_STANDARD: STANDARD } = DeploymentType;

/** Verdicts by the names of the rows. */
function verdicts(topology: DrillTopology, name: string): Record<string, string> {
  const text = readFileSync(join(ROOT, "scenarios", `${name}.yaml`), "utf8");
  const plan = parseScenario(text, name);
  const results = deploymentsFor(topology, plan, undefined).map((deployment) =>
    runScenario(topology, plan, { deployment }),
  );
  return Object.fromEntries(results.map((each) => [each.name, [each.verdict, each.reason].join(" ").trim()]));
}

function deploymentOf(name: string, model: string): ModelDeployment {
  const availability = { [STANDARD.name]: [SWEDEN.name, FRANCE.name] };
  return ModelDeployment.of(name, {
    model: OpenAIModel.of(model, "1", { availability, isReasoning: false }),
    deploymentType: STANDARD,
    capacity: Capacity.tokensPerMinute(100_000),
  });
}

describe("a scenario for each deployment", () => {
  test("reaches the fifth account, which no single request does", () => {
    const accounts = ["one", "two", "three", "four", "five"].map((key) => accountIn(SWEDEN, { key }));

    expect(verdicts(topologyOf({ accounts }), "every-account")).toEqual({ "every-account for chat": "pass" });
  });

  test("judges each by its own strategy", () => {
    const accounts = [SWEDEN, FRANCE].map((region) => accountIn(region, { hasEmbeddings: true }));
    const topology = topologyOf({ accounts, strategyByDeployment: { embed: FailoverStrategy.activeActive() } });

    expect(verdicts(topology, "shares")).toEqual({
      "shares for chat": "not-applicable one account serves all requests while all is well",
      "shares for embed": "pass",
    });
    expect(verdicts(topology, "nothing-wrong")).toEqual({
      "nothing-wrong for chat": "pass",
      "nothing-wrong for embed": "pass",
    });
  });

  test.each([
    ["shared", FailoverStrategy.activeActive(), "pass"],
    [
      "the other way round",
      FailoverStrategy.activePassive({ order: [FRANCE.name, SWEDEN.name] }),
      "not-applicable the primary does not answer for embeddings",
    ],
  ])("fits embeddings that are %s", (_, embed, expected) => {
    const accounts = [SWEDEN, FRANCE].map((region) => accountIn(region, { hasEmbeddings: true }));
    const topology = topologyOf({ accounts, strategyByDeployment: { embed } });

    expect(verdicts(topology, "one-model-throttled")).toEqual({ "one-model-throttled": expected });
  });

  test("asks images and speech for what they are for, and leaves out what must not be sent twice", () => {
    const accounts = [SWEDEN, FRANCE].map((region) => {
      const account = accountIn(region);
      const more = [deploymentOf("pictures", "gpt-image-1"), deploymentOf("speech", "tts-hd")];
      return { ...account, deployments: [...account.deployments, ...more] };
    });
    const topology = topologyOf({ accounts });

    for (const name of ["every-account", "nothing-wrong"]) {
      expect(Object.values(verdicts(topology, name))).toEqual(["pass", "pass", "pass"]);
    }
    expect(verdicts(topology, "header-timeouts")).toEqual({
      "header-timeouts for chat": "pass",
      "header-timeouts for pictures": "not-applicable 'pictures' is called for images",
      "header-timeouts for speech": "not-applicable 'speech' is called for audio",
    });
  });
});
