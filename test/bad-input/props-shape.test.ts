import { MultiRegionOpenAI } from "../../src/openai/multi-region-openai";
import { RegionalOpenAI } from "../../src/openai/regional-openai";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newZone, untyped } from "../support/fixtures";
import { problemsOf } from "../support/fixtures-errors";

const SWEDEN = { region: AzureRegion.SWEDEN_CENTRAL };

function told(props: unknown): string[] {
  return problemsOf(() => new MultiRegionOpenAI(newZone(), "openai", untyped(props))).map((line) => line.split(":")[0]);
}

// What a caller in plain JavaScript, or one that hands over a parsed file, gets wrong.
describe("properties that are not what they should be", () => {
  test.each<[string, unknown, string[]]>([
    ["none at all", undefined, ["[DeploymentsEmpty] deployments"]],
    ["deployments that are a text", { deployments: "chat" }, ["[OptionInvalid] deployments"]],
    ["deployments that are plain objects", { deployments: [{ name: "chat" }] }, ["[OptionInvalid] deployments"]],
    ["a deployment that is null", { deployments: [null] }, ["[OptionInvalid] deployments"]],
    ["accounts that are a text", { deployments: [chat()], accounts: "x" }, ["[OptionInvalid] accounts"]],
    ["an account that is null", { deployments: [chat()], accounts: [null] }, ["[OptionInvalid] accounts"]],
    [
      "an account without a region",
      { deployments: [chat()], accounts: [{}, SWEDEN] },
      ["[RegionInvalid] accounts[0].region"],
    ],
    [
      "a key that is a number",
      { deployments: [chat()], accounts: [{ ...SWEDEN, accountKey: 5 }] },
      ["[OptionInvalid] accounts[0].accountKey"],
    ],
    [
      "deployments of an account that are a text",
      { deployments: [chat()], accounts: [{ ...SWEDEN, deployments: "x" }] },
      ["[OptionInvalid] accounts[0].deployments"],
    ],
    [
      "several at once",
      {
        deployments: [chat()],
        contentFilterPolicy: "strict",
        telemetry: "x",
        kind: "Robot",
        allowedIpRanges: "1.2.3.4",
      },
      [
        "[OptionInvalid] contentFilterPolicy",
        "[OptionInvalid] telemetry",
        "[OptionInvalid] kind",
        "[OptionInvalid] allowedIpRanges",
      ],
    ],
  ])("fail for %s", (_, props, expected) => {
    expect(told(props)).toEqual(expected);
  });

  test("fail for an account of its own without properties", () => {
    expect(problemsOf(() => new RegionalOpenAI(newZone(), "alone", untyped(undefined)))).toEqual([
      "[RegionInvalid] region: undefined is no AzureRegion; write AzureRegion.of('swedencentral')",
    ]);
  });

  test.each([undefined, {}, { accounts: [null] }])("fail for existing accounts told as %j", (attributes) => {
    const existing = () => MultiRegionOpenAI.fromMultiRegionOpenAIAttributes(newZone(), "openai", untyped(attributes));

    expect(problemsOf(existing).length).toBeGreaterThan(0);
  });
});
