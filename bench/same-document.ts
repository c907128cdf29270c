import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MODELS, STACK } from "./child/scale";

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
    throw new Error(`the apps of the bench differ in ${key}:\n${one.get(key)}\n${other.get(key)}`);
  }
  return one.size;
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

/** A resource by what it is for: its type, the region in its construct path, and the model it deploys. */
function keyOf(type: string, body: Body): string {
  const { path } = (body["//"] as { metadata: { path: string } }).metadata;
  const region = /benchregion\d+/.exec(path)?.[0];
  const model = MODELS.find(({ deployment }) => body.name === deployment)?.deployment ?? "";
  return [type, region, model].join(" ").trim();
}

function withoutNames(body: Body, keyByAddress: ReadonlyMap<string, string>): string {
  const { "//": _, ...rest } = body;
  return JSON.stringify(rest)
    .replace(/azurerm_[a-z_]+\.[\w-]+/g, (address) => keyByAddress.get(address) ?? address)
    .replace(/-[a-z0-9]{6}"/g, '-<digest>"');
}
