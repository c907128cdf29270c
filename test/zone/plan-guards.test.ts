// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ApplicationInsightsStandardWebTest } from "@cdktf/provider-azurerm/lib/application-insights-standard-web-test";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { CommunicationService } from "@cdktf/provider-azurerm/lib/communication-service";
import { CosmosdbAccount } from "@cdktf/provider-azurerm/lib/cosmosdb-account";
import { DataAzurermResourceGroup } from "@cdktf/provider-azurerm/lib/data-azurerm-resource-group";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { PostgresqlFlexibleServer } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { TerraformResource, type TerraformStack, TerraformVariable } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { newStack, newZone } from "../support/fixtures";
import { type Body, StackDocument } from "../support/fixtures-document";

const STORAGE = { name: "stteam7", resourceGroupName: "rg", accountTier: "Standard" } as const;

/** Conditions of the resource at a path, in a finished document. */
function conditionsAt(stack: TerraformStack, path: string): string[] {
  invokeAspects(stack);
  const { lifecycle } = StackDocument.rendered(stack).at(path);
  return (lifecycle?.precondition ?? []).map(({ condition }: Body) => condition);
}

function variable(stack: TerraformStack, id = "region"): string {
  return new TerraformVariable(stack, id, { type: "string" }).stringValue;
}

describe("a value that only Terraform knows", () => {
  test("is checked by Terraform where it is the region of a resource of the zone", () => {
    const stack = newStack();
    new ResourceGroup(newZone(stack), "mine", { name: "rg", location: variable(stack) });

    const [condition, ...others] = conditionsAt(stack, "prod/eu/mine");

    expect(condition).toMatch(/^\$\{contains\(\[.*"swedencentral".*\], lower\(replace\(var\.region, " ", ""\)\)\)\}$/);
    expect(condition).not.toContain("eastus");
    expect(others).toEqual([]);
  });

  test("is checked where it is read from Azure", () => {
    const stack = newStack();
    const group = new DataAzurermResourceGroup(stack, "theirs", { name: "rg-theirs" });
    new ResourceGroup(newZone(stack), "mine", { name: "rg", location: group.location });

    expect(conditionsAt(stack, "prod/eu/mine")[0]).toContain("data.azurerm_resource_group.theirs.location");
  });

  test("is checked where it is the redundancy of a storage account, or its deployment type", () => {
    const stack = newStack();
    const zone = newZone(stack);
    new StorageAccount(zone, "files", {
      ...STORAGE,
      location: "swedencentral",
      accountReplicationType: variable(stack),
    });
    const account = new CognitiveAccount(zone, "account", {
      name: "a",
      resourceGroupName: "rg",
      kind: "OpenAI",
      skuName: "S0",
      location: "swedencentral",
    });
    new CognitiveDeployment(zone, "chat", {
      name: "chat",
      cognitiveAccountId: account.id,
      model: { format: "OpenAI", name: "m", version: "1" },
      sku: { name: variable(stack, "sku") },
    });

    expect(conditionsAt(stack, "prod/eu/files")).toEqual(['${contains(["LRS","ZRS"], var.region)}']);
    expect(conditionsAt(stack, "prod/eu/chat")[0]).toMatch(/^\$\{contains\(\[.*"DataZoneStandard".*\], var\.sku\)\}$/);
    expect(conditionsAt(stack, "prod/eu/chat")[0]).not.toContain("Global");
  });

  test("is checked in each of several blocks", () => {
    const stack = newStack();
    new CosmosdbAccount(newZone(stack), "docs", {
      name: "docs",
      resourceGroupName: "rg",
      offerType: "Standard",
      location: "swedencentral",
      consistencyPolicy: { consistencyLevel: "Session" },
      geoLocation: [
        { location: "swedencentral", failoverPriority: 0 },
        { location: variable(stack), failoverPriority: 1 },
        { location: variable(stack, "third"), failoverPriority: 2 },
      ],
    });

    expect(conditionsAt(stack, "prod/eu/docs")).toEqual([
      expect.stringContaining("replace(var.region,"),
      expect.stringContaining("replace(var.third,"),
    ]);
  });

  test("is checked where an override writes it, and beside the conditions that are there", () => {
    const stack = newStack();
    const group = new ResourceGroup(newZone(stack), "mine", {
      name: "rg",
      location: "swedencentral",
      lifecycle: { precondition: [{ condition: "${true}", errorMessage: "Mine." }] },
    });
    group.addOverride("location", "$" + "{lower(var.region)}");

    expect(conditionsAt(stack, "prod/eu/mine")).toEqual([
      "${true}",
      expect.stringContaining("replace(lower(var.region),"),
    ]);
  });

  test("is checked once, however often the aspects run", () => {
    const stack = newStack();
    new ResourceGroup(newZone(stack), "mine", { name: "rg", location: variable(stack) });
    invokeAspects(stack);

    expect(conditionsAt(stack, "prod/eu/mine")).toHaveLength(1);
  });

  test("is checked where it is a switch that moves data, unless the paired region of its own is inside", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const isOn = new TerraformVariable(stack, "on", { type: "bool", default: false }).booleanValue;
    const database = (id: string, location: string) =>
      new PostgresqlFlexibleServer(zone, id, {
        name: id,
        resourceGroupName: "rg",
        location,
        geoRedundantBackupEnabled: isOn,
      });
    database("sweden", "swedencentral");
    database("poland", "Poland Central");
    database("somewhere", variable(stack));
    new StorageAccount(zone, "files", {
      ...STORAGE,
      location: "swedencentral",
      accountReplicationType: "LRS",
      crossTenantReplicationEnabled: isOn,
    });

    expect(conditionsAt(stack, "prod/eu/sweden")).toEqual([]);
    expect(conditionsAt(stack, "prod/eu/poland")).toEqual(['${contains(["false"], tostring(var.on))}']);
    expect(conditionsAt(stack, "prod/eu/somewhere")[1]).toMatch(
      /^\$\{contains\(\["false"\], tostring\(var\.on\)\) \|\| contains\(\[.*"swedencentral".*\], lower\(replace\(var\.region, " ", ""\)\)\)\}$/,
    );
    expect(conditionsAt(stack, "prod/eu/files")).toEqual(['${contains(["false"], tostring(var.on))}']);
  });

  test("is checked where it is a part of the world, a point of a web test or what must not be", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const common = { name: "a", resourceGroupName: "rg" };
    new CommunicationService(zone, "sms", { ...common, dataLocation: variable(stack, "part") });
    new PublicIp(zone, "ip", {
      ...common,
      location: "swedencentral",
      allocationMethod: "Static",
      skuTier: variable(stack, "tier"),
    });
    const test = (id: string, geoLocations: string[]) =>
      new ApplicationInsightsStandardWebTest(zone, id, {
        ...common,
        location: "swedencentral",
        applicationInsightsId: "id",
        geoLocations,
        request: { url: "https://team7.contoso.com" },
      });
    test("list", new TerraformVariable(stack, "points", { type: "list(string)" }).listValue);
    test("item", ["emea-nl-ams-azr", variable(stack, "point")]);

    expect(conditionsAt(stack, "prod/eu/sms")).toEqual([
      '${contains(["europe","france","germany","norway","switzerland"], lower(var.part))}',
    ]);
    expect(conditionsAt(stack, "prod/eu/ip")).toEqual(['${!contains(["global"], lower(var.tier))}']);
    expect(conditionsAt(stack, "prod/eu/list")[0]).toMatch(
      /^\$\{alltrue\(\[for item in var\.points : contains\(\[.*"emea-nl-ams-azr".*\], lower\(item\)\)\]\)\}$/,
    );
    expect(conditionsAt(stack, "prod/eu/item")[0]).toMatch(/^\$\{contains\(\[.*\], lower\(var\.point\)\)\}$/);
    expect(conditionsAt(stack, "prod/eu/item")[0]).not.toContain("us-va-ash-azr");
  });

  test("is checked where it is the number of days for which logs are kept", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const common = { resourceGroupName: "rg", location: "swedencentral" };
    const days = new TerraformVariable(stack, "days", { type: "number", default: 90 }).numberValue;
    new LogAnalyticsWorkspace(zone, "traces", { ...common, name: "traces", retentionInDays: days });
    new LogAnalyticsWorkspace(zone, "fixed", { ...common, name: "fixed", retentionInDays: 30 });

    expect(conditionsAt(stack, "prod/eu/traces")).toEqual(["${contains(range(1, 731), tonumber(var.days))}"]);
    expect(conditionsAt(stack, "prod/eu/fixed")).toEqual([]);
    expect(StackDocument.rendered(stack).at("prod/eu/traces").lifecycle.precondition[0].error_message).toBe(
      "retention_in_days must be a number of days, so that it is known how long logs are kept in 'EU Data Boundary', the boundary of the zone 'prod/eu': one of the numbers from 1 to 730.",
    );
  });

  test("is checked where a resource without bindings has it, and one that writes nothing needs no check", () => {
    class Untyped extends TerraformResource {
      protected override synthesizeAttributes() {
        return { location: "${var.region}" };
      }
    }
    class Silent extends Untyped {
      override toTerraform() {
        return {};
      }
    }
    const stack = newStack();
    const zone = newZone(stack);
    const terraformResourceType = "azurerm_storage_account";
    new Untyped(zone, "files", { terraformResourceType });
    new Silent(zone, "silent", { terraformResourceType });

    expect(conditionsAt(stack, "prod/eu/files")).toHaveLength(1);
  });

  test("needs no check where a resource of the document tells it, nor outside the zone", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const group = new ResourceGroup(zone, "first", { name: "rg", location: "swedencentral" });
    new ResourceGroup(zone, "second", { name: "rg2", location: group.location });
    new ResourceGroup(stack, "other", { name: "rg3", location: variable(stack) });

    expect(conditionsAt(stack, "prod/eu/second")).toEqual([]);
    expect(conditionsAt(stack, "prod/other")).toEqual([]);
  });
});
