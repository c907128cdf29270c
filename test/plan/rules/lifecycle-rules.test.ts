import { retiredProblems, retiresSoonWarnings } from "../../../src/plan/rules/lifecycle-rules";
import { OpenAIModel } from "../../../src/request/openai-model";
import { AzureRegion } from "../../../src/residency/azure-region";
import { FACTS_AS_OF } from "../../../src/residency/data/models";
import { chat } from "../../support/fixtures";
import { accountsIn, codes, rendered, request } from "../../support/fixtures-request";

const AVAILABLE = { availability: { DataZoneStandard: ["swedencentral", "francecentral"] } };

/** What is told of a version that retires on 2027-04-14, judged at a date. */
function judgedAt(asOf: string) {
  const model = OpenAIModel.of("gpt-9", "1", { ...AVAILABLE, retirement: "2027-04-14" });
  const asked = request({ asOf, deployments: [chat({ model })] });
  return [...retiredProblems(asked), ...retiresSoonWarnings(asked)];
}

describe("lifecycle rules", () => {
  test.each([
    ["91 days before, nothing", "2027-01-13", []],
    ["90 days before, a warning", "2027-01-14", ["ModelRetiresSoon"]],
    ["a day before, a warning", "2027-04-13", ["ModelRetiresSoon"]],
    ["on the day, an error", "2027-04-14", ["ModelRetired"]],
    ["long after, an error", "2029-01-01", ["ModelRetired"]],
  ])("tell %s", (_, asOf, expected) => {
    expect(judgedAt(asOf).map(({ code }) => code)).toEqual(expected);
  });

  test("tell the dates, the days and the way out", () => {
    expect(rendered(judgedAt("2027-05-01"))).toEqual([
      "[ModelRetired] deployments[0].model: 'gpt-9 1' retired on 2027-04-14, judged at 2027-05-01; use a newer version, or declare a later date with OpenAIModel.of(name, version, { retirement })",
    ]);
    expect(rendered(judgedAt("2027-04-04"))).toEqual([
      "[ModelRetiresSoon] deployments[0].model: 'gpt-9 1' retires on 2027-04-14, in 10 days; plan the rollout of a newer version",
    ]);
    expect(rendered(judgedAt("2027-04-13"))[0]).toContain("in 1 day;");
  });

  test("name the successor that Microsoft names", () => {
    const model = OpenAIModel.of("gpt-4o", "2024-05-13");
    const asked = (asOf: string) => request({ asOf, deployments: [chat({ model })] });

    expect(rendered(retiredProblems(asked("2026-12-09")))[0]).toContain(
      "; Microsoft names 'gpt-5.6-sol' as the successor; use a newer version",
    );
    expect(rendered(retiresSoonWarnings(asked("2026-12-08")))[0]).toContain(
      "; Microsoft names 'gpt-5.6-sol' as the successor; plan the rollout",
    );
  });

  test("judge what the tables say at the date of the tables", () => {
    const deployments = [
      chat({ model: OpenAIModel.of("gpt-5.4", "2026-03-05") }, "current"),
      chat({ model: OpenAIModel.of("gpt-4o", "2024-05-13") }, "soon"),
      chat({ model: OpenAIModel.of("o3", "2025-04-16") }, "gone"),
    ];
    const asked = request({ asOf: FACTS_AS_OF, deployments });

    expect(codes(retiredProblems(asked))).toEqual(["ModelRetired deployments[2].model"]);
    expect(codes(retiresSoonWarnings(asked))).toEqual(["ModelRetiresSoon deployments[1].model"]);
  });

  test("take the date that the user declares", () => {
    const moved = chat({ model: OpenAIModel.of("o3", "2025-04-16", { retirement: "2028-01-01" }) });

    expect(retiredProblems(request({ deployments: [moved] }))).toEqual([]);
  });

  test("tell nothing of a version whose retirement nobody has announced", () => {
    const asked = request({
      asOf: "2040-01-01",
      deployments: [chat({ model: OpenAIModel.of("gpt-9", "1", AVAILABLE) })],
    });

    expect([...retiredProblems(asked), ...retiresSoonWarnings(asked)]).toEqual([]);
  });

  test("tell a deployment once for all accounts, and name the own list of an account", () => {
    const accounts = accountsIn(AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL, AzureRegion.WEST_EUROPE);
    accounts[2] = { ...accounts[2], deployments: [chat()] };

    expect(codes(retiredProblems(request({ accounts, asOf: "2030-01-01" })))).toEqual([
      "ModelRetired deployments[0].model",
      "ModelRetired accounts[2].deployments[0].model",
    ]);
  });
});
