// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ModelVersionMatrix } from "../../src/audit/model-version-matrix";
import { documentOf, type WrittenResource } from "./document-of";

const GOLDEN = join(__dirname, "golden");
const STACK = readFileSync(join(GOLDEN, "cdk.tf.json"), "utf8");

function matrix(...deployments: readonly WrittenResource[]): ModelVersionMatrix {
  const resources = Object.fromEntries(
    deployments.map((deployment, index) => [
      `azurerm_cognitive_deployment.d${index}`,
      {
        path: `prod/${index}`,
        name: "chat",
        model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
        version_upgrade_option: "NoAutoUpgrade",
        sku: { name: "DataZoneStandard", capacity: 10 },
        ...deployment,
      },
    ]),
  );
  return ModelVersionMatrix.fromTerraformJson(JSON.stringify(documentOf(resources)));
}

function model(version?: string, name = "gpt-5.4", format = "OpenAI"): WrittenResource {
  return { model: { format, name, version } };
}

describe("ModelVersionMatrix", () => {
  test("prints a stack as a document", async () => {
    await expect(`${ModelVersionMatrix.fromTerraformJson(STACK)}\n`).toMatchFileSnapshot(
      join(GOLDEN, "model-versions.md"),
    );
  });

  test("has one line a deployment, ordered by deployment and path, and hands out copies", () => {
    const { lines } = ModelVersionMatrix.fromTerraformJson(STACK);

    expect(
      lines.map((line) =>
        line
          .split(/ *\| */)
          .slice(1, 6)
          .join(" "),
      ),
    ).toEqual([
      "chat gpt-5.4 2026-03-05 NoAutoUpgrade DataZoneStandard",
      "chat gpt-5.4 2025-08-07 NoAutoUpgrade unknown ${var.sku}",
      "chat gpt-5.4 2026-03-05 NoAutoUpgrade GlobalStandard",
      "embedding text-embedding-3-large not pinned not set Standard",
    ]);
    const again = ModelVersionMatrix.fromTerraformJson(STACK);
    again.lines.pop();
    again.differences.pop();
    expect(again.lines).toEqual(lines);
    expect(again.differences).not.toEqual([]);
  });

  test("prints the same for the same resources in another order", () => {
    const document = JSON.parse(STACK);
    const reversed = Object.fromEntries(Object.entries(document.resource.azurerm_cognitive_deployment).reverse());
    document.resource.azurerm_cognitive_deployment = reversed;

    expect(String(ModelVersionMatrix.fromTerraformJson(JSON.stringify(document)))).toBe(
      String(ModelVersionMatrix.fromTerraformJson(STACK)),
    );
  });

  test("is consistent when every account has the same pinned version", () => {
    const consistent = matrix({}, {}, { name: "other", ...model("2025-08-07", "gpt-5") });

    expect(consistent.isConsistent).toBe(true);
    expect(consistent.differences).toEqual([]);
    expect(String(consistent)).toMatch(/\n\nConsistent: yes$/);
  });

  test.each<[string, WrittenResource, string]>([
    [
      "another version",
      model("2025-08-07"),
      "'chat' is 'gpt-5.4 2026-03-05' at 'prod/0', but 'gpt-5.4 2025-08-07' at 'prod/1'",
    ],
    [
      "another model",
      model("2026-03-05", "gpt-5"),
      "'chat' is 'gpt-5.4 2026-03-05' at 'prod/0', but 'gpt-5 2026-03-05' at 'prod/1'",
    ],
    [
      "another format",
      model("2026-03-05", "gpt-5.4", "Meta"),
      "'chat' is 'gpt-5.4 2026-03-05' at 'prod/0', but 'gpt-5.4 2026-03-05 (Meta)' at 'prod/1'",
    ],
    ["no version", model(), "'chat' at 'prod/1' has no model version that the document tells (version: not pinned)"],
    [
      "a version that is a variable",
      model("${var.v}"),
      "'chat' at 'prod/1' has no model version that the document tells (version: unknown ${var.v})",
    ],
    [
      "a name that is a variable",
      { name: "${var.n}" },
      "'unknown ${var.n}' at 'prod/1' has no model version that the document tells (version: 2026-03-05)",
    ],
    [
      "no upgrade option",
      { version_upgrade_option: undefined },
      "'chat' at 'prod/1' may be upgraded by Azure (version_upgrade_option: not set)",
    ],
    [
      "an upgrade option that upgrades",
      { version_upgrade_option: "OnceCurrentVersionExpired" },
      "'chat' at 'prod/1' may be upgraded by Azure (version_upgrade_option: OnceCurrentVersionExpired)",
    ],
    [
      "an upgrade option that is a variable",
      { version_upgrade_option: "${var.u}" },
      "'chat' at 'prod/1' may be upgraded by Azure (version_upgrade_option: unknown ${var.u})",
    ],
  ])("is not consistent with %s", (_, other, difference) => {
    const inconsistent = matrix({}, other);

    expect(inconsistent.isConsistent).toBe(false);
    expect(inconsistent.differences).toEqual([difference]);
    expect(String(inconsistent)).toContain(`\n\nConsistent: no\n\n- ${difference}`);
  });

  test("says that there is no deployment", () => {
    expect(String(ModelVersionMatrix.fromTerraformJson("{}"))).toMatch(/\n\nConsistent: yes, there is no deployment$/);
  });

  test("keeps every cell on its line and in its column", () => {
    const { lines } = matrix({ name: "a|b\nc\\", rai_policy_name: "x".repeat(500) });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("a\\|b c\\\\ ");
    expect(lines[0].length).toBeLessThan(400);
  });

  test.each([
    ["", "ModelVersionMatrix.fromTerraformJson has 1 problem:\n  [InvalidTerraformJson] document: the text is empty"],
    ["[]", "[InvalidTerraformJson] document: the document is a list, not an object"],
    ["{", "[InvalidTerraformJson] line 1, column 2: the text ends in the middle of the document"],
  ])("fails for %j", (text, message) => {
    expect(() => ModelVersionMatrix.fromTerraformJson(text)).toThrow(message);
  });
});
