// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ResidencyMatrix, type ResidencyMatrixOptions } from "../../src/audit/residency-matrix";
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { documentOf } from "./document-of";

const GOLDEN = join(__dirname, "golden");
const STACK = readFileSync(join(GOLDEN, "cdk.tf.json"), "utf8");
const EU = { boundary: ResidencyBoundary.EU_DATA_BOUNDARY, pathPrefix: "prod/eu" };

function matrix(document: unknown, options?: ResidencyMatrixOptions): ResidencyMatrix {
  return ResidencyMatrix.fromTerraformJson(JSON.stringify(document), options);
}

/** The cells of the column `inside`, by path. */
function inside({ lines }: ResidencyMatrix): string[] {
  return lines.map((line) => line.split(/ *\| */)).map((cells) => `${cells[1]} ${cells[7]}`);
}

describe("ResidencyMatrix", () => {
  test("prints a zone of a stack as a document", async () => {
    await expect(`${ResidencyMatrix.fromTerraformJson(STACK, EU)}\n`).toMatchFileSnapshot(
      join(GOLDEN, "residency-eu.md"),
    );
  });

  test("prints a whole stack as a document, without a judgement when no boundary is given", async () => {
    await expect(`${ResidencyMatrix.fromTerraformJson(STACK)}\n`).toMatchFileSnapshot(join(GOLDEN, "residency-all.md"));
  });

  test("judges every line", () => {
    expect(inside(ResidencyMatrix.fromTerraformJson(STACK, EU))).toEqual([
      "azurerm_resource_group.by_hand NO",
      "prod/eu/openai/swedencentral yes",
      "prod/eu/openai/swedencentral/chat yes",
      "prod/eu/openai/variable unknown",
      "prod/eu/openai/variable/chat unknown",
      "prod/eu/openai/westeurope yes",
      "prod/eu/openai/westeurope/chat NO",
      "prod/eu/openai/westeurope/embedding yes",
      "prod/eu/rg yes",
    ]);
  });

  test("has no leaks when every line is inside, and says so", () => {
    const document = documentOf({ "azurerm_storage_account.a": { path: "prod/eu/a", location: "Norway East" } });
    const clean = matrix(document, EU);

    expect(clean.leaks).toEqual([]);
    expect(String(clean)).toMatch(/\n\nInside 'EU Data Boundary': yes$/);
  });

  test("counts what is outside and what is unknown as a leak, with path, attribute and fix", () => {
    const { leaks } = ResidencyMatrix.fromTerraformJson(STACK, EU);

    expect(leaks.map((leak) => leak.split(":")[0])).toEqual([
      "[LocationOutsideBoundary] azurerm_resource_group.by_hand location",
      "[RegionUnresolved] prod/eu/openai/variable location",
      "[LiteralNeeded] prod/eu/openai/variable/chat sku.name",
      "[RegionUnresolved] prod/eu/openai/variable/chat cognitive_account_id",
      "[ProcessingLeavesBoundary] prod/eu/openai/westeurope/chat sku.name",
    ]);
  });

  test("shows a deployment outside when only its account is", () => {
    const document = documentOf({
      "azurerm_cognitive_account.a": { path: "prod/eu/a", location: "westeurope" },
      "azurerm_cognitive_deployment.a": {
        path: "prod/eu/a/chat",
        cognitive_account_id: "${azurerm_cognitive_account.a.id}",
        sku: { name: "Standard" },
      },
    });
    const boundary = ResidencyBoundary.of("stored in NL", { storedIn: ["NL"], processedIn: ["NL", "IE"] });

    const judged = matrix(document, { boundary });

    expect(inside(judged)).toEqual(["prod/eu/a NO", "prod/eu/a/chat NO"]);
    expect(judged.leaks.every((leak) => leak.startsWith("[AtRestLeavesBoundary]"))).toBe(true);
  });

  test("is never free of leaks without a boundary, or where nothing is at the path", () => {
    const document = documentOf({ "azurerm_storage_account.a": { path: "prod/eu/a", location: "norwayeast" } });

    expect(matrix(document).leaks).toEqual(["prod/eu/a: no boundary is given to judge it by"]);
    expect(matrix(document, { ...EU, pathPrefix: "prod/uk" }).leaks).toEqual([
      "prod/uk: the document has nothing there",
    ]);
    expect(matrix(document, { pathPrefix: "prod/uk" }).leaks).toEqual(["prod/uk: the document has nothing there"]);
    expect(String(matrix(document, { ...EU, pathPrefix: "prod/uk" }))).toMatch(
      /Inside 'EU Data Boundary': NO\n\n- prod\/uk: the document has nothing there$/,
    );
  });

  test("judges a declared region by its facts", () => {
    const document = documentOf({ "azurerm_storage_account.a": { path: "prod/eu/a", location: "finlandcentral" } });
    const regions = [AzureRegion.of("finlandcentral", { country: "FI", geography: "Finland" })];

    expect(inside(matrix(document, EU))).toEqual(["prod/eu/a unknown"]);
    expect(inside(matrix(document, { ...EU, regions }))).toEqual(["prod/eu/a yes"]);
  });

  test("prints the same for the same resources in another order", () => {
    const document = JSON.parse(STACK);
    document.resource = Object.fromEntries(Object.entries(document.resource).reverse());

    expect(String(matrix(document, EU))).toBe(String(ResidencyMatrix.fromTerraformJson(STACK, EU)));
  });

  test("hands out copies", () => {
    const judged = ResidencyMatrix.fromTerraformJson(STACK, EU);
    judged.leaks.pop();
    judged.lines.pop();

    expect([judged.leaks.length, judged.lines.length]).toEqual([5, 9]);
  });

  test("fails for what is no Terraform document", () => {
    expect(() => ResidencyMatrix.fromTerraformJson("null")).toThrow(
      "ResidencyMatrix.fromTerraformJson has 1 problem:\n  [InvalidTerraformJson] document: the document is null, not an object",
    );
  });
});
