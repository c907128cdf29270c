// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AuditCase } from "../audit-case";
import { inEu, inNetherlands } from "../zones";
import { beside, each, type Parts, put, raw } from "./parts";

const SERVICE = "azurerm_communication_service";

function domains(parents: { readonly [name: string]: string }): Parts {
  return Object.fromEntries(
    Object.entries(parents).map(([name, email_service_id]) => [
      `azurerm_email_communication_service_domain.${name}`,
      { name, email_service_id },
    ]),
  );
}

const MAILS = { far: "United States", near: "Norway", nobody: "Atlantis", open: "${var.part}", europe: "europe" };

export const PLACE_GUARDS: readonly AuditCase[] = [
  inEu(
    "parts of the world",
    [
      "LocationOutsideBoundary prod/eu/africa data_location",
      "LocationOutsideBoundary prod/eu/asia data_location",
      "LocationOutsideBoundary prod/eu/australia data_location",
      "RegionUnresolved prod/eu/atlantis data_location",
      "LocationOutsideBoundary prod/eu/brazil data_location",
      "LocationOutsideBoundary prod/eu/canada data_location",
      "LocationOutsideBoundary prod/eu/gov data_location",
      "LocationOutsideBoundary prod/eu/india data_location",
      "LocationOutsideBoundary prod/eu/japan data_location",
      "LocationOutsideBoundary prod/eu/korea data_location",
      "LocationOutsideBoundary prod/eu/missing data_location",
      "RegionUnresolved prod/eu/open data_location",
      "LocationOutsideBoundary prod/eu/uae data_location",
      "LocationOutsideBoundary prod/eu/uk data_location",
      "LocationOutsideBoundary prod/eu/us data_location",
      "LocationOutsideBoundary prod/eu/world data_location",
    ].sort((a, b) => ((a.split(" ")[1] as string) < (b.split(" ")[1] as string) ? -1 : 1)),
    (zone, stack) => {
      raw(stack, { variable: { part: {} } });
      const outside = {
        africa: "Africa",
        asia: "Asia Pacific",
        australia: "Australia",
        atlantis: "Atlantis",
        brazil: "Brazil",
        canada: "Canada",
        gov: "usgov",
        india: "India",
        japan: "Japan",
        korea: "Korea",
        missing: null,
        open: "${var.part}",
        uae: "UAE",
        uk: "UK",
        us: "united states",
        world: "Global",
      };
      const inside = { at_europe: "Europe", at_france: "france", at_germany: "Germany", at_norway: "Norway" };
      put(zone, each(SERVICE, "data_location", { ...outside, ...inside, at_switzerland: "Switzerland" }));
    },
  ),
  inNetherlands(
    "a part of the world of which one country is inside",
    ["LocationOutsideBoundary prod/nl/europe data_location"],
    (zone) => {
      put(zone, each(SERVICE, "data_location", { europe: "Europe" }));
    },
  ),
  inEu(
    "what belongs to a service of a part of the world",
    [
      "LocationOutsideBoundary prod/eu/at_far email_service_id",
      "RegionUnresolved prod/eu/at_nobody email_service_id",
      "RegionUnresolved prod/eu/at_nothing email_service_id",
      "RegionUnresolved prod/eu/at_open email_service_id",
    ],
    (zone, stack) => {
      raw(stack, { variable: { part: {} } });
      const type = "azurerm_email_communication_service";
      beside(stack, { ...each(type, "data_location", MAILS), [`${type}.nothing`]: { name: "nothing" } });
      const ids = [...Object.keys(MAILS), "nothing"].map((name) => [`at_${name}`, `\${${type}.${name}.id}`]);
      put(zone, domains(Object.fromEntries(ids)));
    },
  ),
  inEu(
    "references to a service of a part of the world",
    ["LocationOutsideBoundary prod/eu/default communication_service_id"],
    (zone, stack) => {
      beside(stack, {
        [`${SERVICE}.world`]: { name: "world" },
        [`${SERVICE}.near`]: { name: "near", data_location: "France" },
      });
      const type = "azurerm_communication_service_email_domain_association";
      put(zone, {
        [`${type}.default`]: { communication_service_id: `\${${SERVICE}.world.id}` },
        [`${type}.inside`]: { communication_service_id: `\${${SERVICE}.near.id}` },
      });
    },
  ),
  inEu(
    "references to a service of the world",
    ["TransitOutsideBoundary prod/eu/link private_service_connection.private_connection_resource_id"],
    (zone, stack) => {
      beside(stack, { "azurerm_cdn_profile.edge": { name: "edge", location: "global" } });
      const id = "${azurerm_cdn_profile.edge.id}";
      put(
        zone,
        each("azurerm_private_endpoint", "private_service_connection.private_connection_resource_id", { link: id }),
      );
    },
  ),
  inEu(
    "what has no location of its own",
    [
      "RegionUnresolved prod/eu/bare location",
      "LocationOutsideBoundary prod/eu/flow_far network_watcher_name",
      "RegionUnresolved prod/eu/orphan storage_account_id",
    ],
    (zone, stack) => {
      const watcher = "azurerm_network_watcher";
      beside(stack, {
        [`${watcher}.watcher_near`]: { name: "near", location: "swedencentral" },
        [`${watcher}.watcher_far`]: { name: "far", location: "eastus" },
      });
      put(zone, {
        "azurerm_storage_account.bare": { name: "bare", account_replication_type: "LRS" },
        "azurerm_resource_group_policy_assignment.rule": { name: "rule" },
        "azurerm_network_watcher_flow_log.flow_near": { network_watcher_name: "near" },
        "azurerm_network_watcher_flow_log.flow_far": { network_watcher_name: "far" },
        "azurerm_storage_container.orphan": { name: "orphan" },
      });
    },
  ),
  inEu(
    "provisioners in every form",
    [
      "ResourceNotClassified prod/eu/empty provisioner",
      "ResourceNotClassified prod/eu/list provisioner[0].local-exec",
      "ResourceNotClassified prod/eu/list provisioner[1].file[0]",
      "ResourceNotClassified prod/eu/list provisioner[1].file[1]",
      "ResourceNotClassified prod/eu/one provisioner.local-exec",
      "ResourceNotClassified prod/eu/text provisioner",
    ],
    (zone, stack) => {
      const run = { "local-exec": { command: "a" } };
      const provisioners = { empty: {}, list: [run, { file: [{}, {}] }], none: [], one: run, text: "a" };
      const entries = Object.entries(provisioners).map(([name, provisioner]) => [
        name,
        { provisioner, "//": { metadata: { path: `${zone.node.path}/${name}`, uniqueId: name } } },
      ]);
      raw(stack, { resource: { null_resource: Object.fromEntries(entries) } });
    },
  ),
  inEu("Application Insights without a workspace", ["ReferenceUnresolved prod/eu/app workspace_id"], (zone) => {
    put(zone, { "azurerm_application_insights.app": { location: "swedencentral" } });
  }),
  inEu(
    "types of no table, with a location",
    ["ResourceNotClassified prod/eu/far name", "LocationOutsideBoundary prod/eu/far location"],
    (zone) => {
      put(zone, { "azurerm_new_thing.far": { name: "far", location: "eastus" } });
    },
  ),
  inEu(
    "a template, and a service of the world",
    ["TransitOutsideBoundary prod/eu/edge location", "ResourceNotClassified prod/eu/template name"],
    (zone) => {
      put(zone, {
        "azurerm_cdn_profile.edge": { name: "edge", location: "global" },
        "azurerm_resource_group_template_deployment.template": { name: "template" },
      });
    },
  ),
];
