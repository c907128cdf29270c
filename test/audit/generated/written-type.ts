import { DATA_FLOWS } from "../../../src/audit/data/data-flows";
import { RESOURCE_TYPES } from "../../../src/audit/data/resource-types";
import type { DataFlowRow, ResourceTypeRow } from "../../../src/audit/facts";
import type { WrittenResource } from "../document-of";

type Body = { [attribute: string]: unknown };
export type Resources = { [address: string]: WrittenResource };

const ROWS = new Map<string, ResourceTypeRow>(
  RESOURCE_TYPES.flatMap((row) => row.types.map((type) => [type, row] as const)),
);

export function rowOf(type: string): ResourceTypeRow {
  return ROWS.get(type) as ResourceTypeRow;
}

export function flowsOf(type: string): readonly DataFlowRow[] {
  return DATA_FLOWS.filter((row) => row.types.includes(type));
}

/** The class of the resource that decides where one of a type is: its own, or that of the first of its parents that is no child. */
export function endOf(type: string): ResourceTypeRow {
  const row = rowOf(type);
  if (row.class !== "child") return row;
  return endOf(parentTypeOf(row.ways[0].parents[0]));
}

/** A resource of a type and all that it belongs to, from the end of the chain on. */
export function written(type: string, at: { readonly path: string; readonly location: string }, name = "x"): Resources {
  const row = rowOf(type);
  const body: Body = { name: `${name}-name` };
  const parents: Resources = {};
  if (row.class === "located") body.location = at.location;
  if (type === "azurerm_log_analytics_workspace") body.retention_in_days = 30;
  if (row.class === "child") {
    const [{ attribute, by, parents: types }] = row.ways;
    const parent = parentTypeOf(types[0]);
    Object.assign(parents, written(parent, { ...at, path: `${at.path}-parent` }, `${name}p`));
    set(body, attribute, by === "name" ? `${name}p-name` : `\${${parent}.${name}p.id}`);
  }
  for (const flow of flowsOf(type)) fill(body, flow);
  return { ...parents, [`${type}.${name}`]: { path: at.path, ...body } };
}

/** Writes a value at a dotted path, in a list of one block where there is none. */
export function set(body: Body, path: string, value: unknown): void {
  const [first, ...rest] = path.split(".");
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const blocks = (body[first] ?? [{}]) as Body[];
  body[first] = blocks;
  set(blocks[0], rest.join("."), value);
}

function parentTypeOf(type: string): string {
  return type === "*" ? "azurerm_resource_group" : type;
}

/** What leaks where nothing is written, or cannot be left out. */
function fill(body: Body, row: DataFlowRow): void {
  if (row.judge === "redundancy") set(body, row.path, row.safe[0]);
  if (row.judge === "region" && row.whenMissing !== undefined) set(body, row.path, row.allowed?.[0]);
  if (row.judge === "data-location") set(body, row.path, "France");
  if (row.judge === "reference" && row.required) set(body, row.path, `\${azurerm_storage_account.near.id}`);
}
