import type { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { guardedAttributes } from "../../../../src/audit/guarded-attributes";
import type { AzureRegion } from "../../../../src/residency/azure-region";
import { DataClass } from "../../../../src/residency/data-class";
import { ResidencyBoundary } from "../../../../src/residency/residency-boundary";
import { newStack, newZone } from "../../../support/fixtures";
import type { AuditCase } from "../audit-case";
import { type Attributes, Raw, Untyped, UntypedSource } from "../handwritten";
import type { Build } from "../zones";

/** Resources and data sources by address, each with what is written for it. */
export interface Parts {
  readonly [address: string]: Attributes;
}

/**
 * Writes resources below a construct, each at its name: `azurerm_storage_account.near` is there under that address. Only a location
 * gets a condition, as of everything else they say that nothing was given.
 */
export function put(scope: Construct, parts: Parts): void {
  for (const [address, attributes] of Object.entries(parts)) {
    const [type, name] = address.replace(/^data\./, "").split(".");
    const made = address.startsWith("data.")
      ? new UntypedSource(scope, name, type, attributes)
      : new Untyped(scope, name, type, attributes);
    made.overrideLogicalId(name);
    for (const path of guardedAttributes(type)) {
      const input = `${path.split(".")[0].replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}Input`;
      if (!(input in made)) Object.defineProperty(made, input, { value: undefined });
    }
  }
}

/** Beside the zone, at `prod/shared`. */
export function beside(stack: TerraformStack, parts: Parts): void {
  put((stack.node.tryFindChild("shared") as Construct | undefined) ?? new Construct(stack, "shared"), parts);
}

/** Sections of the document as they are. */
export function raw(stack: TerraformStack, sections: object): void {
  new Raw(stack, "raw", sections);
}

/** Declares that something is in Sweden, as a zone that somebody has edited by hand could. */
export function declare(stack: TerraformStack, ...all: readonly string[]): void {
  const externals = all.map((what) => ({ what, region: "swedencentral" }));
  new Raw(stack, "declared", { "//": { residencyZones: { "prod/eu": { externals } } } });
}

/** A storage account without copies beside the region. */
export function store(name: string, location: unknown, more: Attributes = {}): Parts {
  return { [`azurerm_storage_account.${name}`]: { name, location, account_replication_type: "LRS", ...more } };
}

/** One inside and one outside the boundary of the zone `eu`, neither of them of the zone. */
export const NEAR_AND_FAR: Parts = { ...store("near", "swedencentral"), ...store("far", "eastus") };

/** The same resource with one attribute after the other, in Sweden. */
export function each(type: string, attribute: string, values: Attributes, more: Attributes = {}): Parts {
  const parts = Object.entries(values).map(([name, value]) => [
    `${type}.${name}`,
    { name, location: "swedencentral", ...more, ...nested(attribute, value) },
  ]);
  return Object.fromEntries(parts) as Parts;
}

function nested(path: string, value: unknown): Attributes {
  const [name, ...more] = path.split(".");
  return { [name]: more.length === 0 ? value : nested(more.join("."), value) };
}

/** In the stack `prod`, the zone `two` in one region, bounded by some countries. */
export function inCountries(
  codes: readonly string[],
  region: AzureRegion,
  name: string,
  expected: readonly string[],
  build: Build,
): AuditCase {
  return inBoundary(ResidencyBoundary.countries("Two countries", [...codes]), region, name, expected, build);
}

export function inBoundary(
  boundary: ResidencyBoundary,
  region: AzureRegion,
  name: string,
  expected: readonly string[],
  build: Build,
): AuditCase {
  const dataClass = DataClass.of("customer-content", { boundary });
  const addTo = (app: App): void => {
    const stack = newStack("prod", app);
    build(newZone(stack, { regions: [region], dataClass }, "two"), stack, app);
  };
  return { name, expected, build: addTo };
}
