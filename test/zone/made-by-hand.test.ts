import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Aspects, Fn, TerraformElement, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { messageOf, problemLines } from "../support/fixtures-errors";

/** `Code path attribute` of what synth finds; empty when it finds nothing. */
function found(stack: TerraformStack): string[] {
  try {
    SynthesizedStack.of(stack);
    return [];
  } catch (error) {
    return problemLines((error as Error).message).map((line) => line.replace(/^\[(\w+)\] (\S+ \S+): .*$/, "$1 $2"));
  }
}

describe("a resource made by hand", () => {
  test.each([
    ["inside", "norwayeast", []],
    ["outside", "eastus", ["LocationOutsideBoundary prod/eu/mine location"]],
    ["outside, as the portal shows it", "East US", ["LocationOutsideBoundary prod/eu/mine location"]],
    ["in a region that no table holds", "marsnorth", ["RegionUnknown prod/eu/mine location"]],
  ])("under a zone is judged: %s", (_, location, expected) => {
    const stack = newStack();
    new ResourceGroup(newZone(stack), "mine", { name: "rg-mine", location });

    expect(found(stack)).toEqual(expected);
  });

  test("under a zone is judged at any depth, in a stack inside it too", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const inner = new TerraformStack(new Construct(zone, "deep"), "inner");
    new AzurermProvider(inner, "azurerm", { features: [{}] });
    new ResourceGroup(inner, "mine", { name: "rg-mine", location: "eastus" });

    expect(found(stack)).toEqual(["LocationOutsideBoundary prod/eu/deep/inner/mine location"]);
  });

  test("beside a zone is nobody's business", () => {
    const stack = newStack();
    newOpenAI(newZone(stack));
    new ResourceGroup(stack, "eu2", { name: "rg-mine", location: "eastus" });

    expect(found(stack)).toEqual([]);
  });

  test("under a zone passes with the location of another resource of the stack, and fails where that is outside", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const [inside, outside] = ["swedencentral", "eastus"].map(
      (location) => new ResourceGroup(stack, `rg-${location}`, { name: location, location }),
    );
    new ResourceGroup(zone, "follows-inside", { name: "a", location: inside.location });
    new ResourceGroup(zone, "follows-outside", { name: "b", location: outside.location });

    // A provider attribute that is read is a reference; the framework writes the literal where it has one.
    expect(found(stack)).toEqual(["LocationOutsideBoundary prod/eu/follows-outside location"]);
  });

  test("under a zone is left to Terraform with a location that only Terraform knows, and fails with part of one", () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, "region", { type: "string" });
    new ResourceGroup(newZone(stack), "mine", { name: "rg-mine", location: variable.stringValue });

    expect(found(stack)).toEqual([]);

    new ResourceGroup(stack.node.findChild("eu"), "part", {
      name: "rg-part",
      location: `${variable.stringValue}north`,
    });

    expect(found(stack)).toEqual(["RegionUnresolved prod/eu/part location"]);
  });

  test("that an aspect adds or moves late is judged too", () => {
    const stack = newStack();
    const zone = newZone(stack);
    Aspects.of(zone).add({
      visit: (node) => {
        if (node instanceof ResourceGroup) node.location = "eastus";
      },
    });

    expect(found(stack)).toEqual([
      "LocationOutsideBoundary prod/eu/resource-group-francecentral location",
      "LocationOutsideBoundary prod/eu/resource-group-swedencentral location",
    ]);
  });
});

/** Writes a storage account as the framework would not: without the metadata that names the construct. */
class Raw extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly body: object,
  ) {
    super(scope, id);
  }

  public override toTerraform() {
    return { resource: { azurerm_storage_account: { [this.node.id]: { name: "x", ...this.body } } } };
  }
}

class Bare extends ResourceGroup {
  public override toTerraform() {
    const [[type, names]] = Object.entries<Record<string, object>>(super.toTerraform().resource);
    const [[name, body]] = Object.entries(names);
    return { resource: { [type]: { [name]: { ...body, "//": undefined } } } };
  }
}

describe("a resource that does not name its construct", () => {
  test.each([
    ["alone", () => ({})],
    ["tied to a resource outside", (group: ResourceGroup) => ({ resource_group_name: group.name })],
  ])("is judged by the zone that its construct is under: %s", (_, more) => {
    const stack = newStack();
    const group = new ResourceGroup(stack, "us", { name: "rg-us", location: "eastus" });
    new Raw(newZone(stack), "raw", { location: "eastus", ...more(group) });

    expect(found(stack)).toEqual(["LocationOutsideBoundary prod/eu/raw location"]);
  });

  test("is judged too when a resource of the provider drops its name", () => {
    const stack = newStack();
    new ResourceGroup(stack, "us", { name: "rg-us", location: "eastus" });
    new Bare(newZone(stack), "bare", { name: "rg-bare", location: "eastus" });

    expect(found(stack)).toEqual(["LocationOutsideBoundary prod/eu/bare location"]);
  });

  test("beside a zone is nobody's business", () => {
    const stack = newStack();
    newZone(stack);
    new Raw(stack, "raw", { location: "eastus" });

    expect(found(stack)).toEqual([]);
  });

  test("and that no construct wrote is judged by every zone", () => {
    const stack = newStack();
    newZone(stack);
    new ResourceGroup(stack, "us", { name: "rg-us", location: "eastus" });
    stack.addOverride("resource.azurerm_storage_account.raw", { location: "eastus" });

    expect(found(stack)).toEqual(["LocationOutsideBoundary azurerm_storage_account.raw location"]);
  });
});

describe("logs of an account", () => {
  test.each([
    ["swedencentral", []],
    ["norwayeast", ["LogsInAnotherRegion prod/eu/openai/swedencentral/diagnostics log_analytics_workspace_id"]],
    ["eastus", ["LogsOutsideBoundary prod/eu/openai/swedencentral/diagnostics log_analytics_workspace_id"]],
  ])("in a given workspace of the stack are judged by its region: %s", (location, expected) => {
    const stack = newStack();
    const zone = newZone(stack);
    const [near, far] = ["francecentral", location].map(
      (region) =>
        new LogAnalyticsWorkspace(stack, `workspace-${region}`, {
          name: region,
          location: region,
          resourceGroupName: "rg",
        }),
    );
    const existingWorkspaceIds = { francecentral: near.id, swedencentral: far.id };
    newOpenAI(zone, { telemetry: new RegionalTelemetry(zone, "logs", { existingWorkspaceIds }) });

    expect(found(stack)).toEqual(expected);
  });
});

describe("a deployment made by hand", () => {
  function deployment(scope: Construct, cognitiveAccountId: string, sku: string, name = "mine") {
    return new CognitiveDeployment(scope, "mine", {
      name,
      cognitiveAccountId,
      model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
      versionUpgradeOption: "NoAutoUpgrade",
      sku: { name: sku, capacity: 1 },
    });
  }

  test.each([
    ["DataZoneStandard", []],
    ["GlobalStandard", ["ProcessingLeavesBoundary prod/eu/mine sku.name"]],
    ["SomethingNew", ["DeploymentTypeUnknown prod/eu/mine sku.name"]],
  ])("on an account of the zone is judged by its type: %s", (sku, expected) => {
    const stack = newStack();
    const zone = newZone(stack);
    deployment(zone, newOpenAI(zone).accounts[0].accountId, sku);

    expect(found(stack)).toEqual(expected);
  });

  test("beside the zone, but on an account of the zone, is judged too", () => {
    const stack = newStack();
    const openai = newOpenAI(newZone(stack));
    deployment(stack, openai.accounts[0].accountId, "GlobalStandard");

    expect(found(stack)).toEqual(["ProcessingLeavesBoundary prod/mine sku.name"]);
  });

  test("beside the zone, on an account of the zone that only an expression names, is refused", () => {
    const stack = newStack();
    const openai = newOpenAI(newZone(stack));
    deployment(stack, Fn.join("", [openai.accounts[0].accountId, ""]), "DataZoneStandard");

    expect(found(stack)).toEqual(["RegionUnresolved prod/mine cognitive_account_id"]);
  });

  test("under the name of a pinned one, with another version, is refused", () => {
    const stack = newStack();
    const openai = newOpenAI(newZone(stack));
    const mine = deployment(openai, openai.accounts[0].accountId, "DataZoneStandard", "chat");
    mine.addOverride("model.version", "2025-08-07");

    expect(found(stack)).toEqual([
      "PinnedValueOverridden prod/eu/openai/mine model.version",
      "PinnedValueOverridden prod/eu/openai/mine rai_policy_name",
    ]);
  });

  test("on an account made by hand is judged by the region of that account", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const account = new CognitiveAccount(zone, "account", {
      name: "mine",
      location: "japaneast",
      resourceGroupName: "rg",
      kind: "OpenAI",
      skuName: "S0",
    });
    deployment(zone, account.id, "DataZoneStandard");

    expect(found(stack)).toEqual([
      "LocationOutsideBoundary prod/eu/account location",
      "ProcessingLeavesBoundary prod/eu/mine sku.name",
    ]);
  });

  test("on an account that only Terraform knows is refused", () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, "account", { type: "string" });
    deployment(newZone(stack), variable.stringValue, "DataZoneStandard");

    expect(found(stack)).toEqual(["RegionUnresolved prod/eu/mine cognitive_account_id"]);
  });
});

describe("a finding", () => {
  test("tells value, place, what is allowed and what to do", () => {
    const stack = newStack();
    new ResourceGroup(newZone(stack), "mine", { name: "rg-mine", location: "UK South" });

    expect(messageOf(() => SynthesizedStack.of(stack))).toContain(
      "[prod] [LocationOutsideBoundary] prod/eu/mine location: 'uksouth' is in 'GB', which is not in 'EU Data Boundary'; allowed are 'francecentral', ",
    );
  });
});
