import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../../terraform/json-value";
import type { PathAt } from "../../terraform/sections";
import type { Stack } from "../../terraform/stacks";
import type { TerraformDocument } from "../../terraform/terraform-document";
import { UsageError } from "../terminal";

/**
 * The stack that a plan or state file was made from: it has most of its resources, and fewest besides. Throws `UsageError` where
 * none can be told, or a plan configures what the stack does not have.
 */
export function stackOfPlan(plan: JsonValue, file: string, stacks: readonly Stack[]): Stack {
  const { configured, present } = rootAddresses(plan);
  const wanted = configured ?? present;
  const ranked = stacks
    .map((stack) => ({ stack, ...compared(addressesIn(stack.document), wanted) }))
    .sort((a, b) => b.common - a.common || a.besides - b.besides);
  const [best, next] = ranked;
  if (!best || (best.common === 0 && wanted.size > 0)) {
    throw new UsageError(`nothing in '${file}' is of a stack of --zones; give the cdktf.out that it was made from`);
  }
  if (next && next.common === best.common && next.besides === best.besides) {
    const names = [best, next].map(({ stack }) => `'${stack.name}'`).join(" and ");
    throw new UsageError(
      `'${file}' fits the stacks ${names} of --zones; give the folder of the one that it was made from`,
    );
  }
  const known = addressesIn(best.stack.document);
  const missing = [...(configured ?? [])].filter((address) => !known.has(address));
  if (missing.length > 0) {
    const others = missing.length === 1 ? "" : ` and ${missing.length - 1} more`;
    throw new UsageError(
      `'${file}' has '${missing[0]}'${others}, which the stack '${best.stack.name}' of --zones does not have; give the cdktf.out that it was made from`,
    );
  }
  return best.stack;
}

/** By whom the resources of a plan were written, as the document of its stack tells. */
export function writersIn(document: TerraformDocument): PathAt {
  const all = [...document.resources, ...document.dataSources, ...document.modules];
  const paths = new Map(all.map(({ address, path }) => [address, path]));
  return (address) => paths.get(address);
}

interface RootAddresses {
  /** What the configuration in a plan has; nothing in a state file. */
  readonly configured?: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
}

function rootAddresses(plan: JsonValue): RootAddresses {
  const configuration = resourcesAt(plan, "configuration");
  const values = ["planned_values", "values"].flatMap((name) => resourcesAt(plan, name) ?? []);
  return { configured: configuration && addressesOf(configuration), present: addressesOf(values) };
}

function resourcesAt(plan: JsonValue, name: string): readonly JsonObject[] | undefined {
  const holder = isJsonObject(plan) ? ownValue(plan, name) : undefined;
  const root = isJsonObject(holder) ? ownValue(holder, "root_module") : undefined;
  if (!isJsonObject(root)) return undefined;
  const resources = ownValue(root, "resources");
  return Array.isArray(resources) ? resources.filter(isJsonObject) : [];
}

/** Without the index of an instance. */
function addressesOf(resources: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(
    resources.map((resource) => {
      const [mode, type, name] = ["mode", "type", "name"].map((key) => String(ownValue(resource, key)));
      return `${mode === "data" ? "data." : ""}${type}.${name}`;
    }),
  );
}

function addressesIn({ resources, dataSources }: TerraformDocument): ReadonlySet<string> {
  return new Set([...resources, ...dataSources].map(({ address }) => address));
}

function compared(own: ReadonlySet<string>, wanted: ReadonlySet<string>): { common: number; besides: number } {
  const common = [...wanted].filter((address) => own.has(address)).length;
  return { common, besides: own.size - common };
}
