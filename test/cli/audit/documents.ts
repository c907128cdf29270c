import { type AuditedZone, ZONES, zoneAsJson } from "../../../src/audit/audited-zone";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { ResidencyWaiver, type ResidencyWaiverOptions } from "../../../src/residency/residency-waiver";
import { documentOf, type WrittenResource } from "../../audit/document-of";

export const TODAY = "2026-11-21";

export const WAIVER: ResidencyWaiverOptions = {
  code: "LocationOutsideBoundary",
  target: "prod/eu/old",
  reason: "it holds pictures of the public web site only",
  approvedBy: "Data protection board",
  expiresOn: "2026-12-31",
};

export const GROUP: WrittenResource = { path: "prod/eu/rg", name: "rg", location: "swedencentral" };
export const OUTSIDE: WrittenResource = { path: "prod/eu/old", name: "rg-old", location: "eastus" };

/** What a group inside and one outside need to be there. */
export const CLEAN = { "azurerm_resource_group.rg": GROUP };
export const LEAKING = { ...CLEAN, "azurerm_resource_group.old": OUTSIDE };

/** The zone `prod/eu`. */
export function zone(waivers: readonly ResidencyWaiverOptions[] = [], path = "prod/eu"): AuditedZone {
  return {
    path,
    boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
    regions: [AzureRegion.SWEDEN_CENTRAL],
    deploymentTypes: [],
    hosts: [],
    externals: [],
    waivers: waivers.map((waiver) => ResidencyWaiver.of(waiver)),
  };
}

/** What a document has of zones. */
export function zonesJson(...zones: readonly AuditedZone[]): { readonly [path: string]: unknown } {
  return Object.fromEntries(zones.map((one) => [one.path, zoneAsJson(one)]));
}

/** The text of a document as `cdktf synth` writes it. */
export function documentText(
  resources: { readonly [address: string]: WrittenResource },
  zones: readonly AuditedZone[] = [zone()],
): string {
  const comment = { metadata: { stackName: "prod" }, [ZONES]: zonesJson(...zones) };
  return JSON.stringify(documentOf(resources, { "//": zones.length === 0 ? { metadata: {} } : comment }), undefined, 2);
}

/** A plan that makes the resources of a document, in which all is known. */
export function planText(resources: { readonly [address: string]: WrittenResource }): string {
  const all = Object.entries(resources).map(([address, { path: _, ...values }]) => {
    const [type, name] = address.split(".");
    return { address, mode: "managed", type, name, values };
  });
  return JSON.stringify({
    format_version: "1.2",
    planned_values: { root_module: { resources: all } },
    resource_changes: all.map(({ values: _, ...one }) => ({
      ...one,
      change: { actions: ["create"], after_unknown: {} },
    })),
    configuration: {
      root_module: {
        resources: all.map(({ values, ...one }) => ({
          ...one,
          expressions: Object.fromEntries(
            Object.entries(values).map(([key, value]) => [key, { constant_value: value }]),
          ),
        })),
      },
    },
  });
}

/** A state file that holds the resources of a document. */
export function stateText(resources: { readonly [address: string]: WrittenResource }): string {
  const { planned_values } = JSON.parse(planText(resources));
  return JSON.stringify({ format_version: "1.0", terraform_version: "1.9.8", values: planned_values });
}
