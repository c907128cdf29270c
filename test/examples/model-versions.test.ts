import {
  beforeSynth,
  type Edit,
  synthesizeQuickstart,
  WITHOUT_VALIDATION,
} from "../../scripts/support/edited-quickstart";
import { ModelVersionMatrix } from "../../src/audit/model-version-matrix";
import { exampleOutput } from "../support/fixtures-examples";

const EXAMPLES = [
  ["quickstart", "quickstart"],
  ["eu-us", "eu"],
  ["eu-us", "us"],
] as const;

function matrixOf(example: string, stack: string): ModelVersionMatrix {
  return ModelVersionMatrix.fromTerraformJson(exampleOutput(example).stacks[stack]);
}

function edited(...edits: readonly Edit[]): ModelVersionMatrix {
  return ModelVersionMatrix.fromTerraformJson(synthesizeQuickstart(edits));
}

describe("model versions of the examples", () => {
  test.each(EXAMPLES)("of %s, stack %s, are pinned and the same in every region", (example, stack) => {
    const matrix = matrixOf(example, stack);

    expect(matrix.differences).toEqual([]);
    expect(matrix.isConsistent).toBe(true);
    expect(matrix.lines).toHaveLength(4);
    expect(matrix.toString()).toMatchSnapshot();
  });

  test("are the same on both sides of the ocean", () => {
    const pinned = (stack: string) =>
      matrixOf("eu-us", stack).lines.map((line) =>
        line
          .split("|")
          .slice(1, 5)
          .map((cell) => cell.trim()),
      );

    expect(pinned("eu")).toEqual(pinned("us"));
  });
});

describe("the snapshot of model versions", () => {
  const asItIs = edited();

  test("is of the program that is edited here", () => {
    expect(asItIs.toString()).toBe(matrixOf("quickstart", "quickstart").toString());
  });

  test("fails when one version is changed in the properties", () => {
    const changed = edited({
      find: 'OpenAIModel.of("gpt-5.4", "2026-03-05")',
      replace: 'OpenAIModel.of("gpt-5.1", "2025-11-13")',
    });

    expect(changed.isConsistent).toBe(true);
    expect(linesThatDiffer(asItIs, changed)).toEqual([
      expect.stringMatching(/^\| chat +\| gpt-5\.1 +\| 2025-11-13 +\| NoAutoUpgrade .* francecentral /),
      expect.stringMatching(/^\| chat +\| gpt-5\.1 +\| 2025-11-13 +\| NoAutoUpgrade .* swedencentral /),
    ]);
  });

  test.each([
    ["version", "model.version", "2025-08-07", "'gpt-5.4 2025-08-07' at 'quickstart/eu/openai/francecentral/"],
    ["model", "model.name", "gpt-5.4-mini", "'gpt-5.4-mini 2026-03-05' at 'quickstart/eu/openai/francecentral/"],
    ["upgrade option", "version_upgrade_option", "OnceCurrentVersionExpired", "may be upgraded by Azure"],
  ])("fails when one %s is changed by an override", (_, attribute, value, difference) => {
    const line = `openai.account("francecentral").node.findChild("deployment-chat").addOverride("${attribute}", "${value}");`;
    const changed = edited(WITHOUT_VALIDATION, beforeSynth(line));

    expect(changed.isConsistent).toBe(false);
    expect(changed.differences).toEqual([expect.stringContaining(difference)]);
    expect(linesThatDiffer(asItIs, changed)).toEqual([expect.stringContaining(value)]);
  });
});

/** Lines of the second that the first does not have, whatever the widths of the columns. */
function linesThatDiffer(first: ModelVersionMatrix, second: ModelVersionMatrix): string[] {
  const narrow = (line: string) => line.replace(/ +/g, " ");
  const known = first.lines.map(narrow);
  return second.lines.filter((line) => !known.includes(narrow(line)));
}
