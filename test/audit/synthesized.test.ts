import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { DataAzurermResourceGroup } from "@cdktf/provider-azurerm/lib/data-azurerm-resource-group";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { conditional, Fn, TerraformLocal, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { auditDocument } from "../../src/audit/audit-document";
import { ModelVersionMatrix } from "../../src/audit/model-version-matrix";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";

/** A stack written with the provider's own constructs: one account and one deployment under `prod/eu`. */
function prod() {
  const stack = new TerraformStack(Testing.app(), "prod");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const scope = new Construct(stack, "eu");
  const group = new ResourceGroup(scope, "rg", { name: "rg", location: "Sweden Central" });
  const account = new CognitiveAccount(scope, "account", {
    name: "account",
    kind: "OpenAI",
    skuName: "S0",
    location: group.location,
    resourceGroupName: group.name,
  });
  const deployment = new CognitiveDeployment(scope, "chat", {
    name: "chat",
    cognitiveAccountId: account.id,
    model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
    sku: { name: "DataZoneStandard", capacity: 10 },
    versionUpgradeOption: "NoAutoUpgrade",
  });
  return { stack, scope, group, account, deployment };
}

const OUTSIDE = "LocationOutsideBoundary prod/eu/other location";

function regionWithDefault(stack: TerraformStack, region: string): string {
  return new TerraformVariable(stack, "region", { type: "string", default: region }).stringValue;
}

/** Findings by the rendered object, after making sure that the written file gives the same. */
function findings(stack: TerraformStack): string[] {
  const options = { pathPrefix: "prod/eu", boundary: ResidencyBoundary.EU_DATA_BOUNDARY };
  const rendered = auditDocument(TerraformDocument.parse(stack.toTerraform()), options);
  const file = join(Testing.fullSynth(stack), "stacks", "prod", "cdk.tf.json");
  expect(auditDocument(TerraformDocument.parse(readFileSync(file, "utf8")), options)).toEqual(rendered);
  return rendered.map(({ code, path, attribute }) => `${code} ${path} ${attribute}`);
}

describe("a stack that CDKTF synthesized", () => {
  test("passes when everything is inside", () => {
    const { stack } = prod();

    expect(findings(stack)).toEqual([]);
    expect(ModelVersionMatrix.fromTerraformJson(Testing.synth(stack)).isConsistent).toBe(true);
  });

  test("is seen with an override of a resource", () => {
    const { stack, group, deployment } = prod();
    group.addOverride("location", "East US");
    deployment.addOverride("sku.name", "GlobalStandard");

    expect(findings(stack)).toEqual([
      "LocationOutsideBoundary prod/eu/account location",
      "ProcessingLeavesBoundary prod/eu/chat sku.name",
      "LocationOutsideBoundary prod/eu/rg location",
    ]);
  });

  test("is seen with an override of the stack", () => {
    const { stack, account } = prod();
    stack.addOverride(`resource.azurerm_cognitive_account.${account.friendlyUniqueId}.location`, "uksouth");

    expect(findings(stack)).toEqual([
      "LocationOutsideBoundary prod/eu/account location",
      "RegionWithoutDataZone prod/eu/chat sku.name",
    ]);
  });

  test("is seen with a whole resource that an override adds, though another construct stands beside the zone", () => {
    const { stack, account } = prod();
    new ResourceGroup(stack, "shared", { name: "shared", location: "eastus" });
    stack.addOverride("resource.azurerm_cognitive_deployment.hand", {
      name: "hand",
      cognitive_account_id: account.id,
      sku: { name: "GlobalStandard" },
    });
    stack.addOverride("resource.azurerm_storage_account.apart", { name: "apart", location: "eastus" });

    expect(findings(stack)).toEqual([
      "ProcessingLeavesBoundary azurerm_cognitive_deployment.hand sku.name",
      "LocationOutsideBoundary azurerm_storage_account.apart location",
    ]);
  });

  test("is seen with a sku that an override turns into a dynamic block", () => {
    const { stack, deployment } = prod();
    deployment.addOverride("sku", undefined);
    deployment.addOverride("dynamic.sku", { for_each: ["GlobalStandard"], content: { name: "GlobalStandard" } });

    expect(findings(stack)).toEqual(["LiteralNeeded prod/eu/chat sku.name"]);
  });

  test.each<[string, (stack: TerraformStack, scope: Construct) => string]>([
    ["a variable", (stack) => new TerraformVariable(stack, "region", { type: "string" }).stringValue],
    ["a data source", (_, scope) => new DataAzurermResourceGroup(scope, "read", { name: "read" }).location],
    ["a function", () => Fn.coalesce([Fn.lower("SWEDENCENTRAL"), "norwayeast"])],
    ["a condition", () => conditional(true, "swedencentral", "norwayeast")],
  ])("is not trusted where a location is %s", (_, location) => {
    const { stack, scope } = prod();
    new ResourceGroup(scope, "other", { name: "other", location: location(stack, scope) });

    expect(findings(stack)).toEqual(["RegionUnresolved prod/eu/other location"]);
  });

  test.each<[string, string[], (stack: TerraformStack) => string]>([
    [
      "a variable with a default inside",
      ["RegionUnresolved prod/eu/other location"],
      (stack) => regionWithDefault(stack, "swedencentral"),
    ],
    ["a variable with a default outside", [OUTSIDE], (stack) => regionWithDefault(stack, "eastus")],
    ["functions that lead inside", [], () => Fn.lower(Fn.join("", ["SWEDEN", "central"]))],
    ["functions that lead outside", [OUTSIDE], () => Fn.replace(Fn.format("%s-%s", ["east", "us"]), "-", "")],
  ])("is judged where a location is %s", (_, expected, location) => {
    const { stack, scope } = prod();
    new ResourceGroup(scope, "other", { name: "other", location: location(stack) });

    expect(findings(stack)).toEqual(expected);
  });

  test("is followed through a local", () => {
    const { stack, scope, group } = prod();
    const local = new TerraformLocal(stack, "region", group.location);
    new ResourceGroup(scope, "other", { name: "other", location: local.asString });

    expect(findings(stack)).toEqual([]);
  });
});
