// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.

import { planGuards } from "../../../../src/audit/plan-guard";
import type { JsonObject } from "../../../../src/terraform/json-value";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import { type Attributes, Untyped } from "../handwritten";
import type { Parts } from "./parts";

export const STORE = "azurerm_storage_account";
export const VARIABLES = { variable: { region: {}, other: {}, kind: {}, sku: {}, regions: {}, tags: {} } };
export const LRS = { account_replication_type: "LRS" };

/** Resources as bindings write them: what is given for an attribute can be asked of the construct. */
export function putTyped(zone: ResidencyZone, parts: Parts): void {
  for (const [address, attributes] of Object.entries(parts)) {
    const [type, name] = address.split(".");
    const made = new Untyped(zone, name, type, attributes);
    made.overrideLogicalId(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute === "location") continue;
      Object.defineProperty(made, `${camelCase(attribute)}Input`, { value: withCamelCase(value) });
    }
  }
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function withCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [camelCase(name), withCamelCase(one)]));
}

/** Accounts of the zone whose conditions somebody wrote by hand, by name. */
export function byHand(
  zone: ResidencyZone,
  conditions: { readonly [name: string]: (exact: string) => unknown },
  body: Attributes = { location: "${var.region}", ...LRS },
): object {
  const [{ condition }] = planGuards(STORE, body as JsonObject, zone._audited);
  const written = Object.entries(conditions).map(([name, lifecycle]) => [
    name,
    {
      ...body,
      name,
      lifecycle: lifecycle(condition),
      "//": { metadata: { path: `${zone.node.path}/${name}`, uniqueId: name } },
    },
  ]);
  return { ...VARIABLES, resource: { [STORE]: Object.fromEntries(written) } };
}

export const checked = (condition: unknown) => ({ condition, error_message: "no" });
