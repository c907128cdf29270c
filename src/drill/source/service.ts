import { evaluate } from "../../terraform/evaluate";
import { ownValue } from "../../terraform/json-value";
import type { Placed } from "./reading";

export const SERVICE = "azurerm_api_management";

/** The API Management service that something belongs to. */
export interface ServiceKey {
  /** The same for everything of one service, however it is referred to. */
  readonly key: string;
  /** Its name, or how it is referred to where the document does not tell the name. */
  readonly shown: string;
}

const ID = /\/service\/([^/]+)$/i;
const READ = /^(data\.[^.]+\.[^.]+)\.(?:id|name)$/;

/** By `api_management_name`, or by the id where that is what tells it. */
export function serviceOf(placed: Placed): ServiceKey {
  const byName = ownValue(placed.resource.body, "api_management_name");
  const value =
    byName ?? ownValue(placed.resource.body, "api_management_id") ?? ownValue(placed.resource.body, "parent_id");
  const { document, name: stack } = placed.stack;
  const found = evaluate(document, value);
  if (found.kind === "text") return named(byName === undefined ? (ID.exec(found.text)?.[1] ?? found.text) : found.text);
  const { expression, end } = found;
  const read = document.resource(READ.exec(expression)?.[1] ?? "");
  const resource = end?.resource.type === SERVICE ? end.resource : read;
  const name = resource ? evaluate(resource.document, ownValue(resource.body, "name")) : undefined;
  if (name?.kind === "text") return named(name.text);
  const shown = resource?.address ?? expression;
  return { key: `${stack} ${shown}`, shown };
}

export function named(name: string): ServiceKey {
  return { key: name.toLowerCase(), shown: name };
}
