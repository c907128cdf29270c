import { AiServices } from "@cdktf/provider-azurerm/lib/ai-services";
import { CognitiveAccountRaiPolicy } from "@cdktf/provider-azurerm/lib/cognitive-account-rai-policy";
import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { newOpenAI } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { account, deployment, GROUP } from "../resources";
import { inEu, inNetherlands } from "../zones";

function aiServices(scope: Construct, location: string): AiServices {
  return new AiServices(scope, "ai", { name: "ai-team7", resourceGroupName: GROUP, location, skuName: "S0" });
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a global deployment", ["ProcessingLeavesBoundary prod/eu/chat sku.name"], (zone) => {
    deployment(zone, account(zone, "oai", "swedencentral").id, "GlobalStandard");
  }),
  inEu("a global batch of an account of AI services", ["ProcessingLeavesBoundary prod/eu/chat sku.name"], (zone) => {
    deployment(zone, aiServices(zone, "francecentral").id, "GlobalBatch");
  }),
  inEu("a global deployment type in a local", ["ProcessingLeavesBoundary prod/eu/chat sku.name"], (zone, stack) => {
    const type = new TerraformLocal(stack, "sku", "GlobalProvisionedManaged").asString;
    deployment(zone, account(zone, "oai", "swedencentral").id, type);
  }),
  inEu("a deployment type that nobody knows", ["DeploymentTypeUnknown prod/eu/chat sku.name"], (zone) => {
    deployment(zone, account(zone, "oai", "swedencentral").id, "EuropeStandard");
  }),
  inEu(
    "a deployment of the data zone in a country without one",
    ["RegionWithoutDataZone prod/eu/chat sku.name"],
    (zone) => {
      deployment(zone, account(zone, "oai", "austriaeast").id, "DataZoneStandard");
    },
  ),
  inEu(
    "an account outside with a deployment that looks right",
    ["ProcessingLeavesBoundary prod/eu/chat sku.name", "LocationOutsideBoundary prod/eu/oai location"],
    (zone) => {
      deployment(zone, account(zone, "oai", "eastus2").id, "DataZoneStandard");
    },
  ),
  inEu(
    "a deployment in an account beside the zone, outside",
    ["LocationOutsideBoundary prod/eu/chat cognitive_account_id", "ProcessingLeavesBoundary prod/eu/chat sku.name"],
    (zone, stack) => {
      deployment(zone, account(stack, "us", "eastus2").id, "Standard");
    },
  ),
  inNetherlands(
    "an account and its regional deployment, which the geography takes to Ireland",
    ["ProcessingLeavesBoundary prod/nl/chat sku.name", "AtRestLeavesBoundary prod/nl/oai location"],
    (zone) => {
      deployment(zone, account(zone, "oai", "westeurope").id, "Standard");
    },
  ),
  inEu("an account outside with nothing in it yet", ["LocationOutsideBoundary prod/eu/ai location"], (zone) => {
    aiServices(zone, "westus3");
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("accounts and deployments of the library", [], (zone) => {
    newOpenAI(zone);
  }),
  inEu("every type that stays in the data zone or in the geography", [], (zone) => {
    const { id } = account(zone, "oai", "swedencentral");
    for (const type of [
      "DataZoneStandard",
      "DataZoneBatch",
      "DataZoneProvisionedManaged",
      "Standard",
      "ProvisionedManaged",
    ]) {
      deployment(zone, id, type, `with-${type}`);
    }
  }),
  inEu("a regional deployment in a country without a data zone", [], (zone) => {
    deployment(zone, account(zone, "oai", "austriaeast").id, "Standard");
  }),
  inEu("a deployment in an account beside the zone, inside, with its filter", [], (zone, stack) => {
    const { id: cognitiveAccountId } = account(stack, "shared", "norwayeast");
    deployment(zone, cognitiveAccountId, "DataZoneStandard");
    const filter = [
      { name: "Hate", filterEnabled: true, blockEnabled: true, severityThreshold: "Low", source: "Prompt" },
    ];
    const policy = { name: "strict", basePolicyName: "Microsoft.DefaultV2", contentFilter: filter };
    new CognitiveAccountRaiPolicy(zone, "filter", { ...policy, cognitiveAccountId });
  }),
];
