import { CommunicationService } from "@cdktf/provider-azurerm/lib/communication-service";
import { DataFactory } from "@cdktf/provider-azurerm/lib/data-factory";
import { DataFactoryLinkedServiceAzureBlobStorage } from "@cdktf/provider-azurerm/lib/data-factory-linked-service-azure-blob-storage";
import { DataFactoryLinkedServiceWeb } from "@cdktf/provider-azurerm/lib/data-factory-linked-service-web";
import { DataFactoryManagedPrivateEndpoint } from "@cdktf/provider-azurerm/lib/data-factory-managed-private-endpoint";
import { EmailCommunicationService } from "@cdktf/provider-azurerm/lib/email-communication-service";
import { EventgridEventSubscription } from "@cdktf/provider-azurerm/lib/eventgrid-event-subscription";
import { EventgridSystemTopic } from "@cdktf/provider-azurerm/lib/eventgrid-system-topic";
import { Eventhub, type EventhubCaptureDescriptionDestination } from "@cdktf/provider-azurerm/lib/eventhub";
import { LinuxFunctionApp } from "@cdktf/provider-azurerm/lib/linux-function-app";
import { LogicAppActionHttp } from "@cdktf/provider-azurerm/lib/logic-app-action-http";
import { LogicAppWorkflow } from "@cdktf/provider-azurerm/lib/logic-app-workflow";
import { ServicePlan } from "@cdktf/provider-azurerm/lib/service-plan";
import type { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { eventHubs, GROUP, gateway, storage } from "../resources";
import { inEu } from "../zones";

const IN_SE = { resourceGroupName: GROUP, location: "swedencentral" };

function subscribed(zone: ResidencyZone, to: object): void {
  const { id: scope } = storage(zone, "files", "swedencentral");
  new EventgridEventSubscription(zone, "uploads", { name: "uploads", scope, ...to });
}

function queueOf({ id: storageAccountId }: StorageAccount): object {
  return { storageQueueEndpoint: { storageAccountId, queueName: "uploads" } };
}

function factory(zone: ResidencyZone): { readonly dataFactoryId: string } {
  return { dataFactoryId: new DataFactory(zone, "factory", { ...IN_SE, name: "adf-team7" }).id };
}

function captured(zone: ResidencyZone, { id: storageAccountId }: StorageAccount): void {
  const archiveNameFormat = "{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}";
  const name = "EventHubArchive.AzureBlockBlob";
  const destination: EventhubCaptureDescriptionDestination = {
    name,
    archiveNameFormat,
    blobContainerName: "events",
    storageAccountId,
  };
  new Eventhub(zone, "hub", {
    name: "hub",
    namespaceId: eventHubs(zone, "bus", "swedencentral").id,
    partitionCount: 1,
    messageRetention: 1,
    captureDescription: { enabled: true, encoding: "Avro", destination },
  });
}

function functions(zone: ResidencyZone, { name: storageAccountName }: Pick<StorageAccount, "name">): void {
  const plan = new ServicePlan(zone, "plan", { ...IN_SE, name: "plan", osType: "Linux", skuName: "EP1" });
  const app = { ...IN_SE, name: "func-team7", servicePlanId: plan.id, siteConfig: {} };
  new LinuxFunctionApp(zone, "app", { ...app, storageAccountName, storageUsesManagedIdentity: true });
}

function called(zone: ResidencyZone, uri: string): void {
  const workflow = new LogicAppWorkflow(zone, "flow", { ...IN_SE, name: "logic-team7" });
  new LogicAppActionHttp(zone, "call", { name: "call", logicAppId: workflow.id, method: "POST", uri });
}

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "events of an account to a queue outside",
    ["ReferenceLeavesZone prod/eu/uploads storage_queue_endpoint.storage_account_id"],
    (zone, stack) => {
      subscribed(zone, queueOf(storage(stack, "us", "eastus")));
    },
  ),
  inEu(
    "events of an account to an address of nobody",
    ["ReferenceUnresolved prod/eu/uploads webhook_endpoint.url"],
    (zone) => {
      subscribed(zone, { webhookEndpoint: { url: "https://hooks.contoso.com/uploads" } });
    },
  ),
  inEu(
    "a topic outside for events of an account of the zone",
    ["LocationOutsideBoundary prod/topic location"],
    (zone, stack) => {
      const { id: sourceArmResourceId } = storage(zone, "files", "swedencentral");
      const topic = { name: "topic", topicType: "Microsoft.Storage.StorageAccounts", sourceArmResourceId };
      new EventgridSystemTopic(stack, "topic", { ...topic, resourceGroupName: GROUP, location: "eastus" });
    },
  ),
  inEu(
    "events that are captured outside",
    ["ReferenceLeavesZone prod/eu/hub capture_description.destination.storage_account_id"],
    (zone, stack) => {
      captured(zone, storage(stack, "us", "centralus"));
    },
  ),
  inEu(
    "a factory that writes to an account outside",
    ["ReferenceLeavesZone prod/eu/lake connection_string"],
    (zone, stack) => {
      const connectionString = storage(stack, "us", "eastus").primaryConnectionString;
      new DataFactoryLinkedServiceAzureBlobStorage(zone, "lake", { ...factory(zone), name: "lake", connectionString });
    },
  ),
  inEu(
    "a factory with a connection string that is written out",
    ["ReferenceUnresolved prod/eu/lake connection_string"],
    (zone) => {
      const connectionString =
        "DefaultEndpointsProtocol=https;AccountName=stlake;AccountKey=a2V5;EndpointSuffix=core.windows.net";
      new DataFactoryLinkedServiceAzureBlobStorage(zone, "lake", { ...factory(zone), name: "lake", connectionString });
    },
  ),
  inEu("a factory that reads from the web", ["ReferenceUnresolved prod/eu/web url"], (zone) => {
    const web = { name: "web", authenticationType: "Anonymous", url: "https://data.contoso.com/feed" };
    new DataFactoryLinkedServiceWeb(zone, "web", { ...factory(zone), ...web });
  }),
  inEu(
    "a private way of a factory that leads outside",
    ["ReferenceLeavesZone prod/eu/way target_resource_id"],
    (zone, stack) => {
      const way = { name: "way", targetResourceId: storage(stack, "us", "uksouth").id, subresourceName: "blob" };
      new DataFactoryManagedPrivateEndpoint(zone, "way", { ...factory(zone), ...way });
    },
  ),
  inEu(
    "functions that keep their state outside",
    ["ReferenceLeavesZone prod/eu/app storage_account_name"],
    (zone, stack) => {
      functions(zone, storage(stack, "us", "eastus"));
    },
  ),
  inEu(
    "functions that keep their state in an account of nobody",
    ["ReferenceUnresolved prod/eu/app storage_account_name"],
    (zone) => {
      functions(zone, { name: "stlegacystate" });
    },
  ),
  inEu("a workflow that calls a vendor", ["ReferenceUnresolved prod/eu/call uri"], (zone) => {
    called(zone, "https://hooks.slack.com/services/T0/B0");
  }),
  inEu(
    "messages, for which no part of the world is written",
    ["LocationOutsideBoundary prod/eu/sms data_location"],
    (zone) => {
      new CommunicationService(zone, "sms", { name: "acs-team7", resourceGroupName: GROUP });
    },
  ),
  inEu("mail that is kept in the United Kingdom", ["LocationOutsideBoundary prod/eu/mail data_location"], (zone) => {
    new EmailCommunicationService(zone, "mail", { name: "mail-team7", resourceGroupName: GROUP, dataLocation: "UK" });
  }),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("events of an account to a queue of the zone", [], (zone) => {
    subscribed(zone, queueOf(storage(zone, "queues", "swedencentral")));
  }),
  inEu("events of an account to the gateway of the zone", [], (zone) => {
    const { gatewayUrl } = gateway(zone, "apim", "swedencentral");
    subscribed(zone, { webhookEndpoint: { url: `${gatewayUrl}/uploads` } });
  }),
  inEu("events that are captured in the zone", [], (zone) => {
    captured(zone, storage(zone, "events", "francecentral"));
  }),
  inEu("a factory that writes to an account of the zone, by a private way", [], (zone) => {
    const { id: targetResourceId, primaryBlobEndpoint: serviceEndpoint } = storage(zone, "lake", "swedencentral");
    const to = factory(zone);
    const lake = { ...to, name: "lake", serviceEndpoint, useManagedIdentity: true };
    new DataFactoryLinkedServiceAzureBlobStorage(zone, "linked", lake);
    const way = { name: "way", targetResourceId, subresourceName: "blob" };
    new DataFactoryManagedPrivateEndpoint(zone, "way", { ...to, ...way });
  }),
  inEu("functions that keep their state in the zone", [], (zone) => {
    functions(zone, storage(zone, "state", "swedencentral"));
  }),
  inEu("a workflow that calls the gateway of the zone", [], (zone) => {
    gateway(zone, "apim", "swedencentral");
    called(zone, "https://apim-team7-apim.azure-api.net/chat");
  }),
  inEu("messages and mail that are kept in Europe", [], (zone) => {
    new CommunicationService(zone, "sms", { name: "acs-team7", resourceGroupName: GROUP, dataLocation: "Europe" });
    const mail = { name: "mail-team7", resourceGroupName: GROUP, dataLocation: "Switzerland" };
    new EmailCommunicationService(zone, "mail", mail);
  }),
];
