// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { TerraformResource } from "cdktf";
import { planGuards } from "../../../../src/audit/plan-guard";
import type { AuditCase } from "../audit-case";
import { type Attributes, Raw } from "../handwritten";
import { inEu, inNetherlands } from "../zones";
import { beside, raw } from "./parts";
import { byHand, checked, LRS, putTyped, STORE, VARIABLES } from "./typed-parts";

export const CONDITION_GUARDS: readonly AuditCase[] = [
  inEu(
    "conditions that are not quite the right ones",
    [
      ...["always", "case", "checked_late", "longer", "narrow_name", "negated", "other", "shorter", "twice", "wider"],
    ].map((name) => `RegionUnresolved prod/eu/${name} location`),
    (zone, stack) => {
      const conditions = {
        always: () => ({ precondition: [checked("${true}")] }),
        case: (exact: string) => ({ precondition: [checked(exact.toUpperCase())] }),
        checked_late: (exact: string) => ({ postcondition: [checked(exact)] }),
        longer: (exact: string) => ({ precondition: [checked(exact.replace(/\}$/, " || true}"))] }),
        narrow_name: (exact: string) => ({ precondition: [{ error_message: exact }] }),
        negated: (exact: string) => ({ precondition: [checked(exact.replace("${", "${!"))] }),
        other: (exact: string) => ({ precondition: [checked(exact.replace("var.region", "var.other"))] }),
        shorter: (exact: string) => ({ precondition: [checked(exact.slice(0, -1))] }),
        twice: (exact: string) => [{ precondition: [checked(exact)] }, {}],
        wider: (exact: string) => ({ precondition: [checked(exact.replace("[", '["eastus",'))] }),
      };
      raw(stack, byHand(zone, conditions));
    },
  ),
  inEu("conditions that are the right ones", [], (zone, stack) => {
    const conditions = {
      list: (exact: string) => ({ precondition: [checked(exact)] }),
      alone: (exact: string) => ({ precondition: checked(exact) }),
      second: (exact: string) => ({ precondition: [checked("${true}"), checked(exact)] }),
      listed: (exact: string) => [{ precondition: [checked(exact)] }],
    };
    raw(stack, byHand(zone, conditions));
  }),
  inNetherlands(
    "conditions on another attribute than the one that is unknown",
    ["RegionUnresolved prod/nl/kind location", "ReplicaOutsideBoundary prod/nl/place account_replication_type"],
    (zone, stack) => {
      const body = { location: "${var.region}", account_replication_type: "${var.kind}" };
      const guards = planGuards(STORE, body, zone._audited);
      const only = (name: string, attribute: string) => ({
        ...body,
        name,
        lifecycle: {
          precondition: guards.filter((one) => one.attribute === attribute).map(({ condition }) => checked(condition)),
        },
        "//": { metadata: { path: `prod/nl/${name}`, uniqueId: name } },
      });
      const resource = {
        [STORE]: { kind: only("kind", "account_replication_type"), place: only("place", "location") },
      };
      raw(stack, { ...VARIABLES, resource });
    },
  ),
  inEu("conditions on what the document tells", ["LocationOutsideBoundary prod/eu/told location"], (zone, stack) => {
    const body = { location: "${var.told}", ...LRS };
    const condition = { told: (exact: string) => ({ precondition: [checked(exact)] }) };
    raw(stack, { ...byHand(zone, condition, body), variable: { told: { default: "eastus" } } });
  }),
  inEu(
    "values that no condition can hold",
    [
      "RegionUnresolved prod/eu/beside location",
      "RegionUnresolved prod/eu/directive location",
      "RegionUnresolved prod/eu/made georeplications[*].location",
      "RegionUnresolved prod/eu/numbered georeplications.location",
      "RegionUnresolved prod/eu/part location",
    ],
    (zone, stack) => {
      raw(stack, VARIABLES);
      beside(stack, { "azurerm_resource_group.other": { location: "x-${var.region}" } });
      putTyped(zone, {
        [`${STORE}.part`]: { location: "sweden${var.region}", ...LRS },
        [`${STORE}.directive`]: { location: "%{ if true }${var.region}%{ endif }", ...LRS },
        [`${STORE}.beside`]: { location: "${azurerm_resource_group.other.location}", ...LRS },
        "azurerm_container_registry.made": {
          location: "swedencentral",
          dynamic: { georeplications: { for_each: ["eastus"], content: { location: "${georeplications.value}" } } },
        },
        "azurerm_container_registry.numbered": {
          location: "swedencentral",
          georeplications: { location: "${var.region}", 0: { location: "${var.region}" } },
        },
      });
    },
  ),
  inNetherlands(
    "conditions that hold something else",
    [
      "RegionUnresolved prod/nl/account location",
      "RegionUnresolved prod/nl/account_of_nothing location",
      "RegionUnresolved prod/nl/arm location",
      "RegionUnresolved prod/nl/by_data location",
      "RegionUnresolved prod/nl/by_tag location",
      "RegionUnresolved prod/nl/group_location location",
      "ReplicaOutsideBoundary prod/nl/kind_told account_replication_type",
      "RegionUnresolved prod/nl/numbered georeplications.location",
      "RegionUnresolved prod/nl/part location",
      "RegionUnresolved prod/nl/registry georeplications[0].location",
      "RegionUnresolved prod/nl/registry georeplications[*].location",
      "RegionUnresolved prod/nl/registry_part location",
      "BackupOutsideBoundary prod/nl/switch geo_redundant_backup_enabled",
    ],
    (zone, stack) => {
      const exact = (location: string) => planGuards(STORE, { location }, zone._audited)[0].condition;
      const [kind] = planGuards(STORE, { account_replication_type: "${var.told}" }, zone._audited);
      const at = (name: string, body: Attributes, ...conditions: string[]) => ({
        [name]: {
          ...body,
          lifecycle: { precondition: conditions.map(checked) },
          "//": { metadata: { path: `prod/nl/${name}`, uniqueId: name } },
        },
      });
      const region = "${var.region}";
      const onVariable = exact(region);
      const onGroup = exact(region).replace("var.region", "azurerm_resource_group.other.location");
      const copies = { location: region };
      raw(stack, {
        variable: { ...VARIABLES.variable, told: { default: "GRS" } },
        data: { azurerm_resource_group: { read: { name: "held" } } },
        resource: {
          azurerm_resource_group: at("held", { name: "held", location: region, tags: "${var.tags}" }, onVariable),
          [STORE]: {
            ...at("by_data", { location: "${data.azurerm_resource_group.read.location}", ...LRS }),
            ...at("by_tag", { location: "${azurerm_resource_group.held.tags.region}", ...LRS }),
            ...at("group_location", { location: "${azurerm_resource_group.other.location}", ...LRS }, onGroup),
            ...at("kind_told", { location: "westeurope", account_replication_type: "${var.told}" }, kind.condition),
            ...at("part", { location: "${var.region}2", ...LRS }, onVariable),
          },
          azurerm_cognitive_account: {
            ...at("account", { location: region }, onVariable),
            ...at("account_of_nothing", { location: region }, onVariable.replace(/\[.*\]/, "[]")),
          },
          azapi_resource: at("arm", { type: "Microsoft.Web/sites@2023-12-01", location: region }, onVariable),
          azurerm_container_registry: {
            ...at(
              "registry",
              {
                location: region,
                georeplications: [copies],
                dynamic: { georeplications: { for_each: ["a"], content: copies } },
              },
              onVariable,
            ),
            ...at("registry_part", { location: "x${var.region}", georeplications: [copies] }, onVariable),
            ...at("numbered", { location: region, georeplications: { ...copies, 0: copies } }, onVariable),
          },
          azurerm_postgresql_flexible_server: at(
            "switch",
            { location: "westeurope", geo_redundant_backup_enabled: "${var.kind}" },
            '${contains(["false"], var.kind)}',
          ),
        },
      });
      beside(stack, { "azurerm_resource_group.other": { location: "x-${var.region}" } });
    },
  ),
  inEu("conditions that somebody wrote beside those that are added", [], (zone, stack) => {
    raw(stack, VARIABLES);
    const body = { location: "${var.region}", account_replication_type: "${var.kind}" };
    const kind = planGuards(STORE, body, zone._audited).find(({ attribute }) => attribute !== "location");
    putTyped(zone, { [`${STORE}.both`]: body });
    const both = zone.node.findChild("both") as TerraformResource;
    both.lifecycle = { precondition: [{ condition: kind?.condition ?? "", errorMessage: "no" }] };
  }),
  inEu("a region outside that somebody added to the zone of a document", [], (zone, stack) => {
    raw(stack, VARIABLES);
    const zones = { "prod/eu": { regions: [{ name: "eastus" }] } };
    new Raw(stack, "zone", { "//": { residencyZones: zones } });
    putTyped(zone, { [`${STORE}.open`]: { location: "${var.region}", ...LRS } });
  }),
];
