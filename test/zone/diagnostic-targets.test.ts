// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataAzurermEventhubNamespace } from "@cdktf/provider-azurerm/lib/data-azurerm-eventhub-namespace";
import { EventhubAuthorizationRule } from "@cdktf/provider-azurerm/lib/eventhub-authorization-rule";
import { EventhubNamespace } from "@cdktf/provider-azurerm/lib/eventhub-namespace";
import { EventhubNamespaceAuthorizationRule } from "@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { TerraformCount, TerraformIterator, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { AzureRegion } from "../../src/residency/azure-region";
import { RegionalTelemetry } from "../../src/telemetry/regional-telemetry";
import type { ResidencyZone } from "../../src/zone/residency-zone";
import { permittedBy } from "../support/azure-policy";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { type Body, SynthesizedStack } from "../support/fixtures-document";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;
const IN_GROUP = "/subscriptions/1/resourceGroups/shared/providers";
const WORKSPACE = `${IN_GROUP}/Microsoft.OperationalInsights/workspaces/log`;
const PLACE = { resourceGroupName: "rg", location: "swedencentral" } as const;
const LOG = { ...PLACE, retentionInDays: 30 } as const;
const ASSIGNMENTS = ["swedencentral", "francecentral"].map(
  (region) => `prod/eu/policy-assignments/assignment-diagnostic-targets-${region}`,
);

/** What diagnostic settings of the zone may send to, as the document has it; the same in each region. */
function targetsIn(stack: TerraformStack): { ids: string[]; hubs: string[]; document: SynthesizedStack } {
  const document = SynthesizedStack.of(stack);
  const [first, second] = ASSIGNMENTS.map((path) => permittedBy(document, path));
  expect(second).toBe(first);
  return { ids: first.allowedTargetIds, hubs: first.allowedEventHubIds, document };
}

function workspace(scope: Construct, id = "mine"): LogAnalyticsWorkspace {
  return new LogAnalyticsWorkspace(scope, id, { name: id, ...LOG });
}

function zoneIn(stack: TerraformStack): ResidencyZone {
  return newZone(stack);
}

describe("targets of diagnostic settings", () => {
  test("are the logs of the zone, wherever they stand below it and whenever they were made", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    newOpenAI(zone);
    workspace(new Construct(zone, "deep"));
    workspace(stack, "outside");
    const { ids, document } = targetsIn(stack);

    expect(ids).toEqual(
      [
        "deep/mine",
        "openai/regional_telemetry/workspace-francecentral",
        "openai/regional_telemetry/workspace-swedencentral",
      ].map((path) => document.reference(`prod/eu/${path}`, "id")),
    );
  });

  test("are storage accounts and rules of Event Hubs; a namespace stands for all of its rules", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    new StorageAccount(zone, "files", {
      name: "stteam7",
      accountTier: "Standard",
      accountReplicationType: "LRS",
      ...PLACE,
    });
    const namespace = new EventhubNamespace(zone, "hubs", { name: "hubs", sku: "Standard", ...PLACE });
    const { name: namespaceName } = namespace;
    new EventhubNamespaceAuthorizationRule(zone, "send", { name: "send", namespaceName, resourceGroupName: "rg" });
    new EventhubAuthorizationRule(zone, "one", {
      name: "one",
      namespaceName,
      eventhubName: "logs",
      resourceGroupName: "rg",
    });
    const { ids, hubs, document } = targetsIn(stack);

    expect(ids).toEqual(["one", "files", "send"].map((id) => document.reference(`prod/eu/${id}`, "id")).sort());
    expect(hubs).toEqual([document.reference("prod/eu/hubs", "id")]);
  });

  test("are existing workspaces of the logs of a zone", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    new RegionalTelemetry(zone, "logs", {
      existingWorkspaceIds: { swedencentral: `${WORKSPACE}-se`, francecentral: `${WORKSPACE}-fr` },
    });

    expect(targetsIn(stack).ids).toEqual([`${WORKSPACE}-fr`, `${WORKSPACE}-se`]);
  });

  test("are declared ids of regions inside, once, in an order of their own", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    zone.declareExternal(`${WORKSPACE}-2`, FRANCE_CENTRAL);
    zone.declareExternal(`${WORKSPACE}-2`, SWEDEN_CENTRAL);
    zone.declareExternal(`${WORKSPACE}-1`, SWEDEN_CENTRAL);
    zone.declareExternal(`${WORKSPACE}-uk`, UK_SOUTH);
    zone.declareExternal("logs.example.com", SWEDEN_CENTRAL);

    expect(targetsIn(stack)).toMatchObject({ ids: [`${WORKSPACE}-1`, `${WORKSPACE}-2`], hubs: [] });
  });

  test.each([
    ["namespace", `${IN_GROUP}/Microsoft.EventHub/namespaces/hubs`, true],
    ["hub", `${IN_GROUP}/microsoft.eventhub/namespaces/hubs/eventhubs/logs`, true],
    ["rule", `${IN_GROUP}/Microsoft.EventHub/namespaces/hubs/authorizationRules/send`, false],
  ])("are rules below a declared %s, if it has any", (_, id, isHolder) => {
    const stack = newStack();
    zoneIn(stack).declareExternal(id, SWEDEN_CENTRAL);

    expect(targetsIn(stack)).toMatchObject({ ids: [id], hubs: isHolder ? [id] : [] });
  });

  test("are declared references, which may be either", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    const read = new DataAzurermEventhubNamespace(stack, "theirs", { name: "hubs", resourceGroupName: "rg" });
    zone.declareExternal(read.id, SWEDEN_CENTRAL);
    zone.declareExternal('${data.azurerm_log_analytics_workspace.all["se"].id}', SWEDEN_CENTRAL);
    stack.addOverride("data.azurerm_log_analytics_workspace.all", { name: "log", resource_group_name: "rg" });
    const both = [
      "${data.azurerm_eventhub_namespace.theirs.id}",
      '${data.azurerm_log_analytics_workspace.all["se"].id}',
    ];

    expect(targetsIn(stack)).toMatchObject({ ids: both, hubs: both });
  });

  test("are all that count and for_each make of one resource", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    new LogAnalyticsWorkspace(zone, "counted", { name: "a", ...LOG, count: TerraformCount.of(2) });
    new LogAnalyticsWorkspace(zone, "each", { name: "b", ...LOG, forEach: TerraformIterator.fromList(["x"]) });
    workspace(zone, "overridden").addOverride("count", 3);
    workspace(zone, "mapped").addOverride("for_each", { a: 1 });
    const { ids, document } = targetsIn(stack);
    const addressOf = (id: string) => document.address(`prod/eu/${id}`);

    expect(ids).toEqual(
      [
        ...["counted", "overridden"].map((id) => `\${${addressOf(id)}[*].id}`),
        ...["each", "mapped"].map((id) => `\${values(${addressOf(id)})[*].id}`),
      ].sort(),
    );
  });

  test("are in another stack too, when they were declared", () => {
    const app = Testing.app();
    const other = newStack("logs", app);
    const shared = workspace(other, "shared");
    const stack = newStack("prod", app);
    zoneIn(stack).declareExternal(shared.id, SWEDEN_CENTRAL);
    app.synth();
    const text = readFileSync(join(app.outdir, app.manifest.stacks.prod.synthesizedStackPath), "utf8");
    const lists = Object.values<Body>(JSON.parse(text).locals).filter((list) => "allowedTargetIds" in list);

    expect(lists).toHaveLength(1);
    expect(lists[0].allowedTargetIds).toEqual([
      expect.stringMatching(/^\$\{data\.terraform_remote_state\..*outputs\..*workspaceshared/),
    ]);
  });

  test("are not in a stack inside the zone, which stands on this one", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    const inner = new TerraformStack(zone, "inner");
    new AzurermProvider(inner, "azurerm", { features: [{}] });
    new LogAnalyticsWorkspace(inner, "log", {
      name: "log",
      ...LOG,
      resourceGroupName: zone.resourceGroupName(SWEDEN_CENTRAL),
    });

    expect(targetsIn(stack).ids).toEqual([]);
  });

  test("let through what the zone itself writes", () => {
    const stack = newStack();
    const zone = zoneIn(stack);
    newOpenAI(zone);
    const { ids, document } = targetsIn(stack);
    const settings = document.all("azurerm_monitor_diagnostic_setting");

    expect(settings).toHaveLength(2);
    expect(settings.filter(({ body }) => !ids.includes(body.log_analytics_workspace_id))).toEqual([]);
  });
});

describe("a target that stands in the app beside the zone", () => {
  test("is known to the audit and, once it is declared, to Azure Policy", () => {
    const stack = newStack();
    const shared = workspace(stack, "shared");
    const zone = zoneIn(stack);
    const openai = newOpenAI(zone);
    new MonitorDiagnosticSetting(zone, "also", {
      name: "also",
      targetResourceId: openai.accounts[0].accountId,
      logAnalyticsWorkspaceId: shared.id,
      enabledLog: [{ category: "Audit" }],
    });
    zone.declareExternal(shared.id, SWEDEN_CENTRAL);
    const { ids, document } = targetsIn(stack);

    expect(ids).toContain(document.reference("prod/shared", "id"));
  });
});
