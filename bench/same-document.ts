import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STACK } from "./child/scale";

/** Of what there are several in a region, or in the gateway: the attribute that tells them apart. */
const TOLD_BY: { readonly [type: string]: string } = {
  azurerm_cognitive_deployment: "name",
  azurerm_api_management_backend: "name",
  azurerm_api_management_api_operation: "operation_id",
  azurerm_api_management_policy_fragment: "name",
  azurerm_policy_definition: "display_name",
  azurerm_resource_group_policy_assignment: "display_name",
};

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

/**
 * Makes sure that both apps wrote the same resources, and gives their number. Only what a reader of the raw program would
 * expect to differ is left out: construct paths, the Terraform names made from them, and the digest in a generated name.
 */
export function sameResources(oneOutdir: string, otherOutdir: string): number {
  const one = canonical(oneOutdir);
  const other = canonical(otherOutdir);
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
  if (differing.length > 0) {
    const [key] = differing;
    throw new Error(`the apps of the bench differ in ${key}:\n${whereTheyPart(one.get(key), other.get(key))}`);
  }
  return one.size;
}

/** A policy is long: only what is around the first difference is shown. */
function whereTheyPart(one = "nothing", other = "nothing"): string {
  const index = [...one].findIndex((character, at) => character !== other[at]);
  const from = Math.max(0, (index < 0 ? one.length : index) - 60);
  return [one, other].map((text) => text.slice(from, from + 300)).join("\n");
}

function canonical(outdir: string): Map<string, string> {
  const text = readFileSync(join(outdir, "stacks", STACK, "cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(text) as { resource: Resources };
  const entries = Object.entries(resource).flatMap(([type, bodies]) =>
    Object.entries(bodies).map(([name, body]) => ({ address: `${type}.${name}`, key: keyOf(type, body), body })),
  );
  const keyByAddress = new Map(entries.map(({ address, key }) => [address, key]));
  const found = new Map(entries.map(({ key, body }) => [key, withoutNames(body, keyByAddress)]));
  if (found.size !== entries.length) throw new Error("the bench cannot tell two resources of an app apart");
  return found;
}

/** A resource by what it is for: its type, the region in its construct path, and what tells it from the others there. */
function keyOf(type: string, body: Body): string {
  const { path } = (body["//"] as { metadata: { path: string } }).metadata;
  const region = /benchregion\d+/.exec(path)?.[0];
  return [type, region, body[TOLD_BY[type]]].join(" ").trim();
}

function withoutNames(body: Body, keyByAddress: ReadonlyMap<string, string>): string {
  const { "//": _, ...rest } = body;
  return JSON.stringify(rest)
    .replace(/local\.[\w-]+/g, "local.<name>")
    .replace(/azurerm_[a-z_]+\.[\w-]+/g, (address) => keyByAddress.get(address) ?? address)
    .replace(/-[a-z0-9]{6}(?="|\.openai\.azure\.com")/g, "-<digest>");
}
