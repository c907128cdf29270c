// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { NAMED_HOSTS } from "../../../../src/audit/data/data-flows";
import { AzureRegion } from "../../../../src/residency/azure-region";
import type { AuditCase } from "../audit-case";
import type { Attributes } from "../handwritten";
import { inEu } from "../zones";
import { beside, declare, each, NEAR_AND_FAR, type Parts, put, raw } from "./parts";

const BOT = "azurerm_bot_service_azure_bot";
const KEY = "developer_app_insights_key";

/** Extensions of a machine of the zone, each with settings of its own. */
function extensions(settings: Attributes): Parts {
  const machine = { "azurerm_linux_virtual_machine.vm": { name: "vm", location: "swedencentral" } };
  const all = Object.entries(settings).map(([name, value]) => [
    `azurerm_virtual_machine_extension.${name}`,
    { name, virtual_machine_id: "${azurerm_linux_virtual_machine.vm.id}", settings: value },
  ]);
  return { ...machine, ...Object.fromEntries(all) };
}

/** A host below each domain of Azure that is known in a text without a scheme before it. */
const HOSTS = [
  ...["a.azure.com", "a.azure.net", "a.windows.net", "a.azure-api.net", "a.azure-devices.net", "a.azurewebsites.net"],
  ...["a.azureweb.net", "a.azurecr.io", "a.azconfig.io", "a.signalr.net", "a.azuresynapse.net", "a.azurefd.net"],
  ...["a.azureedge.net", "a.trafficmanager.net", "a.azurecontainerapps.io", "a.azurestaticapps.net"],
  ...["a.cloudapp.azure.com"],
];

export const TEXT_GUARDS: readonly AuditCase[] = [
  inEu("texts that lead inside, or nowhere", [], (zone, stack) => {
    zone.declareExternal("here.example", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("${var.told}", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("--key=${var.told}", AzureRegion.SWEDEN_CENTRAL);
    raw(stack, { variable: { told: {} }, resource: { random_pet: { hand: { length: 2 } } } });
    beside(stack, NEAR_AND_FAR);
    const near = "https://near.blob.core.windows.net/files";
    put(
      zone,
      extensions({
        version: "1.2.3",
        semicolon: "https://near.blob.core.windows.net;Version=1",
        declared: "--key=${var.told}",
        words: "one two.three, 4.5.6 and gpt-4.1",
        address: `read ${near}, then ${near}?a=b`,
        host: "here.example",
        host_port: "here.example:443",
        named: NAMED_HOSTS.map(({ host }) => `https://${host}/a`).join(" "),
        named_capitals: `HTTPS://${NAMED_HOSTS[0].host.toUpperCase()}/a`,
        reference: "from ${azurerm_storage_account.near.id} to ${azurerm_storage_account.near.name}",
        identifier: "audience api://11111111-2222-3333-4444-555555555555/.default",
        caller: "<cors><origin> https://app.contoso.com </origin><origin>http://localhost:3000/</origin></cors>",
        list: ["a", near],
        map: { a: { b: [near] }, "here.example": "c" },
        told: "${var.told}",
        pet: "pet-${random_pet.hand.id}",
      }),
    );
  }),
  inEu(
    "texts that lead outside",
    [
      "ReferenceUnresolved prod/eu/a_caller settings",
      "ReferenceLeavesZone prod/eu/address settings",
      "ReferenceLeavesZone prod/eu/addresses settings",
      "ReferenceLeavesZone prod/eu/also_declared settings",
      "ReferenceLeavesZone prod/eu/host settings",
      "ReferenceLeavesZone prod/eu/id settings",
      "ReferenceLeavesZone prod/eu/key settings.there.example",
      "ReferenceLeavesZone prod/eu/list settings[1]",
      "ReferenceLeavesZone prod/eu/map settings.a.b[0]",
      "ReferenceUnresolved prod/eu/mixed settings",
      "ReferenceLeavesZone prod/eu/mixed settings",
      // Two mentions of one resource are told once.
      "ReferenceLeavesZone prod/eu/reference settings",
      "ReferenceLeavesZone prod/eu/told settings",
    ],
    (zone, stack) => {
      const id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Web/sites/a";
      for (const what of ["there.example", "${var.told}", id]) zone.declareExternal(what, AzureRegion.EAST_US);
      zone.declareExternal("https://far.blob.core.windows.net/ ${var.open}", AzureRegion.SWEDEN_CENTRAL);
      raw(stack, { variable: { told: {}, open: {} }, resource: { random_pet: { hand: { length: 2 } } } });
      beside(stack, NEAR_AND_FAR);
      const far = "https://far.blob.core.windows.net/files";
      put(
        zone,
        extensions({
          a_caller: '<origin>https://a.example</origin><set-backend-service base-url="https://nobody.example/v1" />',
          address: `read ${far} then ${far}`,
          addresses: `https://near.blob.core.windows.net,${far}`,
          also_declared: "https://far.blob.core.windows.net/ ${var.open}",
          host: "there.example",
          id: `{"id":"${id}"}`,
          reference: "${azurerm_storage_account.far.name} and ${azurerm_storage_account.far.name}",
          list: ["a", far],
          map: { a: { b: [far] } },
          mixed: "a ${true ? random_pet.hand.id : azurerm_storage_account.far.id}",
          key: { "there.example": "a" },
          told: "${var.told}",
        }),
      );
    },
  ),
  inEu(
    "texts of which nobody knows where they lead",
    [
      "ReferenceUnresolved prod/eu/deep settings",
      ...HOSTS.map((_, index) => `ReferenceUnresolved prod/eu/host${String(index).padStart(2, "0")} settings`),
      ...["made", "mail", "not_named", "object", "open", "part", "token", "user"].map(
        (name) => `ReferenceUnresolved prod/eu/${name} settings`,
      ),
    ],
    (zone, stack) => {
      const deep = Array.from({ length: 50 }, (_, index) => [`deep${index}`, `a\${local.deep${index + 1}}`]);
      const locals = { ...Object.fromEntries(deep), deep50: "a", object: { a: 1 } };
      raw(stack, { variable: { open: {} }, locals });
      beside(stack, { ...NEAR_AND_FAR, "aws_instance.hand": { ami: "a" } });
      const hosts = HOSTS.map((host, index) => [`host${String(index).padStart(2, "0")}`, `at ${host} (there)`]);
      put(
        zone,
        extensions({
          ...Object.fromEntries(hosts),
          deep: "a${local.deep0}",
          object: "a ${local.object}",
          open: "${var.open}",
          part: "--key=${var.open}",
          made: "${aws_instance.hand.id}",
          not_named: `https://not-${NAMED_HOSTS[0].host}/`,
          mail: "somebody@nobody.azure.com",
          user: "https://near.blob.core.windows.net\\@nobody.example/",
          token: "%{ if var.open }a%{ endif }",
        }),
      );
    },
  ),
  inEu("a text that a dynamic block makes", ["ReferenceUnresolved prod/eu/made settings[*]"], (zone) => {
    put(zone, {
      ...extensions({}),
      "azurerm_virtual_machine_extension.made": {
        virtual_machine_id: "${azurerm_linux_virtual_machine.vm.id}",
        dynamic: { settings: { for_each: ["a"], content: {} } },
      },
    });
  }),
  inEu("a text of more parts than are told apart", ["ReferenceUnresolved prod/eu/long settings"], (zone, stack) => {
    beside(stack, NEAR_AND_FAR);
    put(zone, extensions({ long: "${azurerm_storage_account.near.id} ".repeat(6500) }));
  }),
  inEu("secrets from inside", [], (zone, stack) => {
    zone.declareExternal("${var.told}", AzureRegion.SWEDEN_CENTRAL);
    zone.declareExternal("Key=${var.other}", AzureRegion.SWEDEN_CENTRAL);
    declare(stack, "Key=1234");
    raw(stack, { variable: { told: {}, other: {} } });
    beside(stack, NEAR_AND_FAR);
    const secrets = {
      key: "${azurerm_storage_account.near.primary_access_key}",
      text: "Key=${azurerm_storage_account.near.primary_access_key};Host=near.blob.core.windows.net",
      told: "${var.told}",
      told_part: "Key=${var.other}",
      literal: "Key=1234",
    };
    put(zone, each(BOT, KEY, secrets));
  }),
  inEu(
    "secrets from outside",
    ["host", "key", "text", "told"].map((name) => `LogsOutsideBoundary prod/eu/${name} ${KEY}`),
    (zone, stack) => {
      zone.declareExternal("${var.told}", AzureRegion.EAST_US);
      zone.declareExternal("there.example", AzureRegion.EAST_US);
      raw(stack, { variable: { told: {} } });
      beside(stack, NEAR_AND_FAR);
      const secrets = {
        key: "${azurerm_storage_account.far.primary_access_key}",
        text: "Key=${azurerm_storage_account.near.primary_access_key};Host=far.blob.core.windows.net",
        host: "Key=${azurerm_storage_account.near.primary_access_key};Server=there.example,1433",
        told: "${var.told}",
      };
      put(zone, each(BOT, KEY, secrets));
    },
  ),
  inEu(
    "secrets of which nobody knows whose they are",
    ["also", "literal", "open", "pet"].map((name) => `ReferenceUnresolved prod/eu/${name} ${KEY}`),
    (zone, stack) => {
      raw(stack, { variable: { open: {} }, resource: { random_password: { hand: { length: 9 } } } });
      beside(stack, NEAR_AND_FAR);
      const secrets = {
        literal: "Key=1234;Host=near.blob.core.windows.net",
        open: "${var.open}",
        also: "Key=${azurerm_storage_account.near.primary_access_key};Also=${var.open}",
        pet: "${random_password.hand.result}",
      };
      put(zone, each(BOT, KEY, secrets));
    },
  ),
];
