import { ApiConnection } from "@cdktf/provider-azurerm/lib/api-connection";
import { ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock";
import { ResourceGroupTemplateDeployment } from "@cdktf/provider-azurerm/lib/resource-group-template-deployment";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { SubscriptionTemplateDeployment } from "@cdktf/provider-azurerm/lib/subscription-template-deployment";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { AuditCase } from "../audit-case";
import { Raw, Untyped } from "../handwritten";
import { account, GROUP, storage } from "../resources";
import { inEu } from "../zones";

const TEMPLATE = JSON.stringify({ resources: [{ type: "Microsoft.Storage/storageAccounts", location: "eastus" }] });

export const LEAKING: readonly AuditCase[] = [
  inEu("a template that can make anything", ["ResourceNotClassified prod/eu/template name"], (zone) => {
    const template = { name: "base", deploymentMode: "Incremental", templateContent: TEMPLATE };
    new ResourceGroupTemplateDeployment(zone, "template", { ...template, resourceGroupName: GROUP });
  }),
  inEu("a template for the subscription, started inside", ["ResourceNotClassified prod/eu/template name"], (zone) => {
    const template = { name: "base", location: "swedencentral", templateContent: TEMPLATE };
    new SubscriptionTemplateDeployment(zone, "template", template);
  }),
  inEu("a connector to any service", ["ResourceNotClassified prod/eu/mail name"], (zone) => {
    const managedApiId = "/subscriptions/s/providers/Microsoft.Web/locations/swedencentral/managedApis/office365";
    new ApiConnection(zone, "mail", { name: "mail", resourceGroupName: GROUP, managedApiId });
  }),
  inEu("a bucket of another cloud", ["ResourceNotClassified prod/eu/bucket name"], (zone) => {
    new Untyped(zone, "bucket", "aws_s3_bucket", { bucket: "team7-archive" });
  }),
  inEu(
    "a type of a newer provider, with a location outside",
    ["ResourceNotClassified prod/eu/agent name", "LocationOutsideBoundary prod/eu/agent location"],
    (zone) => {
      new Untyped(zone, "agent", "azurerm_ai_agent_service", { name: "agent", location: "eastus" });
    },
  ),
  inEu("a type of a newer provider, with a location inside", ["ResourceNotClassified prod/eu/agent name"], (zone) => {
    new Untyped(zone, "agent", "azurerm_ai_agent_service", { name: "agent", location: "swedencentral" });
  }),
  inEu(
    "a resource that says nothing of where it is",
    ["RegionUnresolved azurerm_storage_account.bare location"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      new Raw(stack, "bare", { resource: { azurerm_storage_account: { bare: { name: "stbare" } } } });
    },
  ),
  inEu(
    "a child that says nothing of its parent",
    ["RegionUnresolved azurerm_storage_table.bare storage_account_name"],
    (zone, stack) => {
      account(zone, "oai", "swedencentral");
      new Raw(stack, "bare", { resource: { azurerm_storage_table: { bare: { name: "chats" } } } });
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("roles, locks and identities", [], (zone) => {
    const { id: scope } = account(zone, "oai", "swedencentral");
    const identity = { name: "id-team7", resourceGroupName: GROUP, location: "swedencentral" };
    const { principalId } = new UserAssignedIdentity(zone, "identity", identity);
    const roleDefinitionName = "Cognitive Services OpenAI User";
    new RoleAssignment(zone, "role", { scope, principalId, roleDefinitionName });
    new ManagementLock(zone, "lock", { name: "keep", scope, lockLevel: "CanNotDelete" });
  }),
  inEu("values and accounts of the directory, which have no place", [], (zone) => {
    const suffix = new Untyped(zone, "suffix", "random_id", { byte_length: 4 });
    new Untyped(zone, "app", "azuread_application", { display_name: "team7" });
    new Untyped(zone, "key", "tls_private_key", { algorithm: "RSA" });
    storage(zone, "files", "swedencentral", { name: `st${suffix.getStringAttribute("hex")}` });
  }),
  inEu("templates and other clouds beside the zone", [], (zone, stack) => {
    account(zone, "oai", "swedencentral");
    new Untyped(stack, "bucket", "aws_s3_bucket", { bucket: "team7-pages" });
    const template = { name: "base", deploymentMode: "Incremental", templateContent: TEMPLATE };
    new ResourceGroupTemplateDeployment(stack, "template", { ...template, resourceGroupName: GROUP });
  }),
];
