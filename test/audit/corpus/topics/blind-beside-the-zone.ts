import { ApiConnection } from "@cdktf/provider-azurerm/lib/api-connection";
import { LogicAppTriggerHttpRequest } from "@cdktf/provider-azurerm/lib/logic-app-trigger-http-request";
import { LogicAppWorkflow } from "@cdktf/provider-azurerm/lib/logic-app-workflow";
import { ResourceGroupTemplateDeployment } from "@cdktf/provider-azurerm/lib/resource-group-template-deployment";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { TerraformHclModule, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { AzureRegion } from "../../../../src/residency/azure-region";
import { ResidencyWaiver } from "../../../../src/residency/residency-waiver";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { newStack } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { Untyped, UntypedSource } from "../handwritten";
import { account, GROUP, gateway, insights, storage, workspace } from "../resources";
import { inEu } from "../zones";

const MODULE = ["ResourceNotClassified prod/module source"];
const RELEASE = ["ResourceNotClassified prod/release name"];
const SECRET = ["ResourceNotClassified prod/secret name"];
const COPY = "az storage blob copy start-batch --destination-account-name stus";
const RUNS_COPY = [{ type: "local-exec", command: COPY }] as const;

function module(scope: Construct, variables: { [name: string]: unknown }): TerraformHclModule {
  const source = "Azure/avm-res-insights-diagnosticsetting/azurerm";
  return new TerraformHclModule(scope, "module", { source, version: "0.1.0", variables });
}

function release(scope: Construct, set: { [name: string]: string }): void {
  const values = Object.entries(set).map(([name, value]) => ({ name, value }));
  new Untyped(scope, "release", "helm_release", { name: "chat", chart: "chat", set: values });
}

function files(zone: ResidencyZone) {
  return storage(zone, "files", "swedencentral");
}

/** A resource that keeps nothing, and a program that runs when it is made. */
function program(scope: Construct, triggers: object, command = COPY): void {
  const seed = new Untyped(scope, "seed", "null_resource", { triggers });
  seed.addOverride("provisioner", [{ "local-exec": { command } }]);
}

export const LEAKING: readonly AuditCase[] = [
  inEu("a module that is given a key", MODULE, (zone, stack) => {
    module(stack, { storage: { key: files(zone).primaryAccessKey } });
  }),
  inEu("a module that is given the id of an account", MODULE, (zone, stack) => {
    const workspace_id = workspace(stack, "us", "eastus").id;
    module(stack, { target_resource_id: account(zone, "oai", "swedencentral").id, workspace_id });
  }),
  inEu("a module that is given an account as a whole", MODULE, (zone, stack) => {
    module(stack, { account: `\${azurerm_storage_account.${files(zone).friendlyUniqueId}}` });
  }),
  inEu("a module that puts something into a group of the zone", MODULE, (zone, stack) => {
    module(stack, { resource_group_name: zone.resourceGroupName(AzureRegion.SWEDEN_CENTRAL), location: "eastus" });
  }),
  inEu("a module that is given what nobody has looked at", MODULE, (zone, stack) => {
    module(stack, {
      access: `\${azurerm_api_management.${gateway(zone, "apim", "swedencentral").friendlyUniqueId}.tenant_access}`,
    });
  }),
  inEu("a module that is given an address with its signature", MODULE, (zone, stack) => {
    const common = { resourceGroupName: GROUP, location: "swedencentral" };
    const { id: logicAppId } = new LogicAppWorkflow(zone, "flow", { ...common, name: "logic-team7" });
    const { callbackUrl } = new LogicAppTriggerHttpRequest(zone, "call", { name: "call", logicAppId, schema: "{}" });
    module(stack, { url: callbackUrl });
  }),
  inEu("a module that is given an id through a local", MODULE, (zone, stack) => {
    module(stack, { id: new TerraformLocal(stack, "target", files(zone).id).asString });
  }),
  inEu("a module that is given an id which is written out", MODULE, (zone, stack) => {
    const group = `/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/${GROUP}`;
    files(zone);
    module(stack, { target_resource_id: `${group}/providers/Microsoft.Storage/storageAccounts/stteam7files` });
  }),
  inEu("a module of another stack", ["ResourceNotClassified us/module source"], (zone, _, app) => {
    module(newStack("us", app), { key: files(zone).primaryAccessKey });
  }),
  inEu(
    "a program that is given a key",
    ["ResourceNotClassified prod/seed provisioner[0].local-exec"],
    (zone, stack) => {
      program(stack, { key: files(zone).primaryAccessKey });
    },
  ),
  inEu(
    "a program whose command has a key in it",
    ["ResourceNotClassified prod/seed provisioner[0].local-exec"],
    (zone, stack) => {
      program(stack, {}, `${COPY} --source-account-key ${files(zone).primaryAccessKey}`);
    },
  ),
  inEu(
    "a program of an account elsewhere, which is told the id of one of the zone",
    ["ResourceNotClassified prod/us provisioner[0].local-exec", "LocationOutsideBoundary prod/us location"],
    (zone, stack) => {
      storage(stack, "us", "eastus", { provisioners: [...RUNS_COPY], tags: { from: files(zone).id } });
    },
  ),
  inEu("a program that Terraform reads from", ["ResourceNotClassified prod/run program"], (zone, stack) => {
    const query = { key: files(zone).primaryAccessKey };
    new UntypedSource(stack, "run", "external", { program: ["python3", "send.py"], query });
  }),
  inEu("a secret of a cluster", SECRET, (zone, stack) => {
    new Untyped(stack, "secret", "kubernetes_secret", { data: { key: files(zone).primaryAccessKey } });
  }),
  inEu("a chart with a connection string", RELEASE, (zone, stack) => {
    release(stack, { "blobs.connection": files(zone).primaryConnectionString });
  }),
  inEu("a chart with an id", RELEASE, (zone, stack) => {
    release(stack, { "account.id": account(zone, "oai", "swedencentral").id });
  }),
  inEu("a parameter of another cloud", ["ResourceNotClassified prod/parameter name"], (zone, stack) => {
    const value = files(zone).primaryConnectionString;
    new Untyped(stack, "parameter", "aws_ssm_parameter", { name: "files", type: "SecureString", value });
  }),
  inEu("a secret of a data platform, of another stack", ["ResourceNotClassified us/secret name"], (zone, _, app) => {
    const attributes = { key: "files", scope: "team7", string_value: files(zone).primaryAccessKey };
    new Untyped(newStack("us", app), "secret", "databricks_secret", attributes);
  }),
  inEu("a job of a type that no table has", ["ResourceNotClassified prod/job name"], (zone, stack) => {
    new Untyped(stack, "job", "archiver_backup_job", { source: files(zone).id, region: "us-east-1" });
  }),
  inEu("a template that is given a key", ["ResourceNotClassified prod/template name"], (zone, stack) => {
    const parametersContent = JSON.stringify({ key: { value: files(zone).primaryAccessKey } });
    const common = { name: "base", resourceGroupName: "rg-team7-us", deploymentMode: "Incremental" };
    new ResourceGroupTemplateDeployment(stack, "template", { ...common, parametersContent, templateContent: "{}" });
  }),
  inEu("a connector that is given a key", ["ResourceNotClassified prod/blobs name"], (zone, stack) => {
    const managedApiId = "/subscriptions/s/providers/Microsoft.Web/locations/eastus/managedApis/azureblob";
    const parameterValues = { accessKey: files(zone).primaryAccessKey };
    new ApiConnection(stack, "blobs", { name: "blobs", resourceGroupName: "rg-us", managedApiId, parameterValues });
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a module that is told whom to call", [], (zone, stack) => {
    const { endpoint, name, location } = account(zone, "oai", "swedencentral");
    const { primaryBlobEndpoint, primaryBlobHost } = files(zone);
    module(stack, { endpoint, name, location, blobs: primaryBlobEndpoint, host: primaryBlobHost });
  }),
  inEu("a chart that is told whom to call, and as whom", [], (zone, stack) => {
    const identity = { name: "id-team7", resourceGroupName: GROUP, location: "swedencentral" };
    const { clientId, tenantId } = new UserAssignedIdentity(zone, "identity", identity);
    const { gatewayUrl } = gateway(zone, "apim", "swedencentral");
    release(stack, { url: gatewayUrl, "identity.client": clientId, "identity.tenant": tenantId });
  }),
  inEu("a module that is told who may call", [], (zone, stack) => {
    const identity = { name: "id-team7", resourceGroupName: GROUP, location: "swedencentral" };
    const { id, principalId } = new UserAssignedIdentity(zone, "identity", identity);
    module(stack, { identity_id: id, principal_id: principalId });
  }),
  inEu("a chart that traces to the zone", [], (zone, stack) => {
    const traces = workspace(zone, "traces", "swedencentral");
    release(stack, { tracing: insights(zone, "ai", "swedencentral", traces.id).connectionString });
  }),
  inEu("a program that is told whom to call", [], (zone, stack) => {
    program(stack, { url: account(zone, "oai", "swedencentral").endpoint }, "curl --fail $URL");
  }),
  inEu("a resource that keeps nothing and runs nothing, with a key and an id", [], (zone, stack) => {
    const { id, primaryAccessKey } = files(zone);
    new Untyped(stack, "seed", "null_resource", { triggers: { id, primaryAccessKey } });
    new Untyped(stack, "suffix", "random_id", { byte_length: 4, keepers: { id } });
  }),
  inEu("a program that Terraform reads from, which is told a name", [], (zone, stack) => {
    const query = { name: files(zone).name };
    new UntypedSource(stack, "run", "external", { program: ["python3", "find.py"], query });
  }),
  inEu("a secret of a cluster that is not from the zone", [], (zone, stack) => {
    files(zone);
    new Untyped(stack, "secret", "kubernetes_secret", {
      data: { key: storage(stack, "us", "eastus").primaryAccessKey },
    });
  }),
  inEu("variables of a pipeline, which say where and as whom", [], (zone, stack) => {
    const identity = { name: "id-team7", resourceGroupName: GROUP, location: "swedencentral" };
    const { clientId: value } = new UserAssignedIdentity(zone, "identity", identity);
    new Untyped(stack, "client", "github_actions_variable", { repository: "chat", variable_name: "CLIENT", value });
  }),
  inEu("a module with an id that somebody answers for", [], (zone, stack) => {
    const { path: target } = module(stack, { target_resource_id: files(zone).id }).node;
    const reason = "we have read version 0.1.0: one setting, to the workspace it is given";
    const approved = { approvedBy: "data-protection@contoso.com", expiresOn: "2027-06-30" };
    zone.waive(ResidencyWaiver.of({ code: "ResourceNotClassified", target, reason, ...approved }));
  }),
];
