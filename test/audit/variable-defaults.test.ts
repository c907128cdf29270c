// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { renderFinding } from "../../src/audit/finding";
import { ModelVersionMatrix } from "../../src/audit/model-version-matrix";
import { pinnedValueFindings } from "../../src/audit/pinned-values";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, type WrittenResource } from "./document-of";

const VARIABLES = { variable: { region: { default: "swedencentral" }, version: { default: "2026-03-05" } } };

describe("the default of a variable, for which another value may be given", () => {
  test("is not what the plan has pinned, though it is the same", () => {
    const account = { path: "prod/eu/a", location: "${var.region}", custom_subdomain_name: "oai-a" };
    const document = TerraformDocument.parse(documentOf({ "azurerm_cognitive_account.a": account }, VARIABLES));
    const pin = { path: "prod/eu/a", region: "swedencentral", customSubdomainName: "oai-a", deployments: [] };

    expect(pinnedValueFindings(document, "prod/eu", [pin]).map(renderFinding)).toEqual([
      "[PinnedValueOverridden] prod/eu/a location: the default of 'var.region' instead of 'swedencentral', which the plan has pinned; change it in the properties, not by an override",
    ]);
  });

  test("pins no model version, and is shown as what it is", () => {
    const deployment: WrittenResource = {
      path: "prod/eu/chat",
      name: "chat",
      model: { format: "OpenAI", name: "gpt-5.4", version: "${var.version}" },
      version_upgrade_option: "NoAutoUpgrade",
    };
    const matrix = ModelVersionMatrix.fromTerraformJson(
      JSON.stringify(documentOf({ "azurerm_cognitive_deployment.d": deployment }, VARIABLES)),
    );

    expect(matrix.isConsistent).toBe(false);
    expect(matrix.lines[0]).toContain("2026-03-05 (default of var.version)");
  });
});
