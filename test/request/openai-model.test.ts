// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { OpenAIModel, type OpenAIModelFacts } from "../../src/request/openai-model";
import { DeploymentType } from "../../src/residency/deployment-type";
import { untyped } from "../support/fixtures";
import { codesOf, messageOf } from "../support/fixtures-errors";
import { MODEL_FACTS, TYPE_FACTS } from "../support/fixtures-oracle";

const PINNED = "a version is always pinned, so that no region upgrades by itself";

describe("OpenAIModel", () => {
  test.each(MODEL_FACTS.map((fact) => [fact.name, fact.version, fact] as const))(
    "%s %s is where the table says, until when it says",
    (name, version, fact) => {
      const model = OpenAIModel.of(name, version);
      const offered = TYPE_FACTS.map((type) => [type.name, model.regionNames(DeploymentType.of(type.name))]);

      expect(String(model)).toBe(`${name} ${version}`);
      expect(model.retirement).toBe(fact.retirement);
      expect(Object.fromEntries(offered)).toEqual(
        Object.fromEntries(TYPE_FACTS.map((type) => [type.name, [...(fact.availability[type.name] ?? [])].sort()])),
      );
    },
  );

  test.each(MODEL_FACTS.map((fact) => [fact.name, fact.version, fact.reasoning] as const))(
    "%s %s reasons: %s",
    (name, version, reasoning) => {
      expect(OpenAIModel.of(name, version).isReasoning).toBe(reasoning);
    },
  );

  test("names the successor that Microsoft names", () => {
    expect(OpenAIModel.of("gpt-4o", "2024-05-13").replacement).toBe("gpt-5.6-sol");
  });

  test("keeps two versions of a model apart", () => {
    const [first, second] = ["2024-05-13", "2024-11-20"].map((version) => OpenAIModel.of("gpt-4o", version));

    expect([first.retirement, second.retirement]).toEqual(["2026-12-09", "2027-04-14"]);
  });

  test("hands out copies", () => {
    const model = OpenAIModel.of("gpt-5.4", "2026-03-05");
    const before = model.regionNames(DeploymentType.DATA_ZONE_STANDARD);
    model.regionNames(DeploymentType.DATA_ZONE_STANDARD).push("marsnorth");

    expect(model.regionNames(DeploymentType.DATA_ZONE_STANDARD)).toEqual(before);
  });
});

describe("OpenAIModel, declared", () => {
  test("takes a version that no table holds", () => {
    const model = OpenAIModel.of("gpt-9", "2027-01-01", {
      availability: { DataZoneStandard: ["swedencentral", "francecentral"] },
      retirement: "2029-01-01",
      format: "Cohere",
    });

    expect(model).toMatchObject({
      name: "gpt-9",
      version: "2027-01-01",
      retirement: "2029-01-01",
      format: "Cohere",
    });
    expect(model.regionNames(DeploymentType.DATA_ZONE_STANDARD)).toEqual(["francecentral", "swedencentral"]);
    expect(model.regionNames(DeploymentType.STANDARD)).toEqual([]);
  });

  test("replaces the availability of a version that the table holds, and keeps its retirement", () => {
    const model = OpenAIModel.of("gpt-5.4", "2026-03-05", { availability: { Standard: ["uksouth"] } });

    expect(model.regionNames(DeploymentType.STANDARD)).toEqual(["uksouth"]);
    expect(model.regionNames(DeploymentType.DATA_ZONE_STANDARD)).toEqual([]);
    expect([model.retirement, model.format]).toEqual(["2027-09-02", "OpenAI"]);
  });

  test("moves the retirement of a version that the table holds, and keeps its availability", () => {
    const model = OpenAIModel.of("gpt-5.4", "2026-03-05", { retirement: "2028-01-01" });

    expect(model.retirement).toBe("2028-01-01");
    expect(model.regionNames(DeploymentType.DATA_ZONE_STANDARD)).toContain("swedencentral");
  });

  test("does not change the table", () => {
    OpenAIModel.of("gpt-5.4", "2026-03-05", { retirement: "2028-01-01" });

    expect(OpenAIModel.of("gpt-5.4", "2026-03-05").retirement).toBe("2027-09-02");
  });

  test.each<[string, string, boolean | undefined, boolean]>([
    ["is no reasoning model unless declared", "gpt-9", undefined, false],
    ["is a reasoning model where declared", "gpt-9", true, true],
    ["is none where declared", "gpt-9", false, false],
    ["takes from the table what its name is", "gpt-5.4", undefined, true],
    ["takes from the table what its name is not", "gpt-4.1", undefined, false],
    ["is what is declared of the version, whatever its name is", "gpt-5.4", false, false],
  ])("a version that no table holds %s", (_, name, isReasoning, expected) => {
    const model = OpenAIModel.of(name, "2027-01-01", { availability: { Standard: ["uksouth"] }, isReasoning });

    expect(model.isReasoning).toBe(expected);
  });

  test.each<[string, boolean, boolean]>([
    ["gpt-5.4 2026-03-05", false, true],
    ["gpt-5.4 2026-03-05", true, true],
    ["gpt-4.1 2025-04-14", true, false],
  ])("fails for %s declared as reasoning: %s, which the table knows", (model, isReasoning, known) => {
    const [name, version] = model.split(" ");

    expect(messageOf(() => OpenAIModel.of(name, version, { isReasoning }))).toBe(
      `OpenAIModel.of('${name}', '${version}') has 1 problem:\n` +
        `  [ModelFactsInvalid] facts.isReasoning: ${isReasoning} given where no value (the table says ${known} of ${model}) is needed`,
    );
  });

  test("fails with all wrong facts at once", () => {
    const facts = untyped<OpenAIModelFacts>({
      availability: { DataZoneStandard: [], Standard: ["Sweden Central", 5], GlobalStandard: "eastus" },
      retirement: "2026-02-30",
      isReasoning: "yes",
    });

    expect(messageOf(() => OpenAIModel.of("gpt-9", "1", facts))).toBe(
      [
        "OpenAIModel.of('gpt-9', '1') has 6 problems:",
        "  [ModelFactsInvalid] facts.isReasoning: 'yes' given where true or false is needed",
        "  [ModelFactsInvalid] facts.retirement: '2026-02-30' given where a date YYYY-MM-DD is needed",
        "  [ModelFactsInvalid] facts.availability.DataZoneStandard: an empty list given where at least one region name is needed",
        "  [ModelFactsInvalid] facts.availability.Standard[0]: 'Sweden Central' given where a region name such as 'swedencentral' is needed",
        "  [ModelFactsInvalid] facts.availability.Standard[1]: 5 given where a region name such as 'swedencentral' is needed",
        "  [ModelFactsInvalid] facts.availability.GlobalStandard: 'eastus' given where at least one region name is needed",
      ].join("\n"),
    );
  });
});

describe("OpenAIModel.of", () => {
  test.each<[string, unknown, unknown, string]>([
    [
      "an unknown model",
      "gpt-9",
      "1",
      "[ModelUnknown] name: 'gpt-9' is no model that is known; docs/models.md lists them all, a new one is declared with OpenAIModel.of('gpt-9', '1', { availability: { DataZoneStandard: ['swedencentral'] } })",
    ],
    [
      "an unknown version",
      "gpt-4o",
      "latest",
      "[ModelVersionUnknown] version: 'latest' is no version of 'gpt-4o' that is known; known are '2024-05-13', '2024-08-06', '2024-11-20'; a new one is declared with OpenAIModel.of('gpt-4o', 'latest', { availability: { DataZoneStandard: ['swedencentral'] } })",
    ],
    [
      "a version left out",
      "gpt-5.4",
      undefined,
      `[ModelVersionMissing] version: undefined given where a version of 'gpt-5.4' is needed; known are '2026-03-05'; ${PINNED}`,
    ],
    [
      "an empty version",
      "gpt-5.4",
      "",
      `[ModelVersionMissing] version: '' given where a version of 'gpt-5.4' is needed; known are '2026-03-05'; ${PINNED}`,
    ],
    [
      "a token for the model",
      "${var.model}",
      "1",
      "[LiteralNeeded] name: '${var.model}' is only known to Terraform, but a model decides what is built; write it as a literal",
    ],
    [
      "a token for the version",
      "gpt-5.4",
      "${var.version}",
      "[LiteralNeeded] version: '${var.version}' is only known to Terraform, but a model version decides what is built; write it as a literal",
    ],
  ])("fails for %s", (_, name, version, problem) => {
    expect(messageOf(() => OpenAIModel.of(untyped(name), untyped(version)))).toBe(
      `OpenAIModel.of has 1 problem:\n  ${problem}`,
    );
  });

  test("fails without a model", () => {
    expect(codesOf(() => OpenAIModel.of(untyped(undefined), "1"))).toEqual(["ModelUnknown name"]);
  });

  test("fails for a version that is known of another model only", () => {
    expect(messageOf(() => OpenAIModel.of("gpt-5.4", "2024-11-20"))).toContain("[ModelVersionUnknown]");
  });

  test("fails for a retirement alone of a version that no table holds", () => {
    expect(messageOf(() => OpenAIModel.of("gpt-9", "1", { retirement: "2029-01-01" }))).toContain("[ModelUnknown]");
  });
});
