// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitiveAccount } from "@cdktf/provider-azurerm/lib/cognitive-account";
import { CognitiveDeployment } from "@cdktf/provider-azurerm/lib/cognitive-deployment";
import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { App, TerraformIterator, TerraformOutput, TerraformStack } from "cdktf";
import { findingsOfDocument, findingsOfFolder, stacksBelow } from "../../scripts/terraform/document-findings";
import { validateOffline, validateWithStandIn } from "../../scripts/terraform/stack-validation";
import { put, soundDocument } from "./sound-document";
import { HAS_TERRAFORM, UNLESS_SKIPPED } from "./terraform-command";

/** What CDKTF itself writes for raw resources, in the shapes that its documents come in. */
function synthesizedFolder(): string {
  const outdir = join(mkdtempSync(join(tmpdir(), "raw-")), "cdktf.out");
  mkdirSync(outdir);
  // The validation of an import asks the terraform command for its version, which may not be there.
  const app = new App({ outdir, skipValidation: true });
  const stack = new TerraformStack(app, "raw");
  const us = new AzurermProvider(stack, "us", { alias: "us", features: [{}] });
  new AzurermProvider(stack, "azurerm", { features: [{ cognitiveAccount: [{ purgeSoftDeleteOnDestroy: true }] }] });
  const group = new ResourceGroup(stack, "group", { name: "rg", location: "swedencentral" });
  const account = new CognitiveAccount(stack, "account", {
    customSubdomainName: "oai",
    identity: { type: "SystemAssigned" },
    kind: "OpenAI",
    location: group.location,
    name: "oai",
    networkAcls: { defaultAction: "Deny", ipRules: ["203.0.113.0/24"] },
    resourceGroupName: group.name,
    skuName: "S0",
    timeouts: { create: "30m" },
  });
  new CognitiveDeployment(stack, "deployment", {
    cognitiveAccountId: account.id,
    dependsOn: [group],
    lifecycle: { ignoreChanges: ["sku"], preventDestroy: true },
    model: { format: "OpenAI", name: "gpt-5.4", version: "2026-03-05" },
    name: "chat",
    sku: { capacity: 50, name: "DataZoneStandard" },
  });
  const logs = TerraformIterator.fromMap({ audit: "Audit" });
  new MonitorDiagnosticSetting(stack, "setting", {
    enabledLog: logs.dynamic({ category: logs.value }),
    name: "diagnostics",
    storageAccountId: "/subscriptions/0",
    targetResourceId: account.id,
  });
  new NetworkSecurityGroup(stack, "rules", {
    location: "eastus",
    name: "nsg",
    provider: us,
    resourceGroupName: "rg",
    securityRule: [{ access: "Allow", direction: "Inbound", name: "a", priority: 100, protocol: "Tcp" }],
  });
  new RoleAssignment(stack, "role", {
    forEach: TerraformIterator.fromList(["Reader"]),
    principalId: new DataAzurermClientConfig(stack, "me", {}).objectId,
    roleDefinitionName: "Reader",
    scope: account.id,
  });
  group.importFrom("/subscriptions/0/resourceGroups/rg");
  new TerraformOutput(stack, "principal", { value: account.identity.principalId });
  app.synth();
  return outdir;
}

describe("findingsOfFolder", () => {
  test("accepts what CDKTF writes for raw resources", () => {
    expect(findingsOfFolder(synthesizedFolder())).toEqual({});
  });

  test("names the stack of every finding", () => {
    const folder = mkdtempSync(join(tmpdir(), "folder-"));
    for (const name of ["good", "bad"]) {
      const document = soundDocument();
      if (name === "bad") put(document, ["resource", "azurerm_cognitive_deployment", "chat", "sku", "name"], "Turbo");
      mkdirSync(join(folder, "quickstart", "stacks", name), { recursive: true });
      writeFileSync(join(folder, "quickstart", "stacks", name, "cdk.tf.json"), JSON.stringify(document));
    }

    expect(stacksBelow(folder).map((stack) => stack.name)).toEqual(["quickstart/stacks/bad", "quickstart/stacks/good"]);
    const findings = findingsOfFolder(folder);
    expect(Object.keys(findings)).toEqual(["quickstart/stacks/bad"]);
    expect(findings["quickstart/stacks/bad"]).toMatchObject([{ code: "ValueRefused", path: "sku.name" }]);
    rmSync(folder, { recursive: true });
  });

  test("fails for a folder without a stack, rather than to find nothing wrong", () => {
    expect(() => findingsOfFolder(mkdtempSync(join(tmpdir(), "empty-")))).toThrow("no stacks/<name>/cdk.tf.json below");
  });
});

describe("findingsOfDocument", () => {
  test("looks at the schema and at our own tables", () => {
    const document = soundDocument();
    Object.assign(document.resource.azurerm_cognitive_deployment.chat, { sku: { name: "Turbo", colour: "red" } });

    expect(findingsOfDocument(document).map((finding) => finding.code)).toEqual(["UnknownAttribute", "ValueRefused"]);
  });
});

describe.skipIf(!HAS_TERRAFORM)(`Terraform, asked about what CDKTF writes${UNLESS_SKIPPED}`, () => {
  test("plans its offline form, and validates it against the copy of the schema", async () => {
    const [stack] = stacksBelow(synthesizedFolder());
    const place = { scratch: mkdtempSync(join(tmpdir(), "scratch-")), env: process.env };

    expect((await validateOffline(stack, place)).outcome).toEqual({ kind: "passed" });
    expect(await validateWithStandIn(stack, place)).toEqual({ kind: "passed" });
  });
});
