import { DATA_FLOWS } from "./data/data-flows";
import { RESOURCE_TYPES } from "./data/resource-types";
import type { DataFlowRow, ResourceTypeRow } from "./facts";

const classOf = new Map<string, ResourceTypeRow>();
for (const row of RESOURCE_TYPES) for (const type of row.types) classOf.set(type, row);

const flowsOf = new Map<string, DataFlowRow[]>();
for (const row of DATA_FLOWS) {
  for (const type of row.types) flowsOf.set(type, [...(flowsOf.get(type) ?? []), row]);
}

/** The ways that data of a resource of a type may take, besides what it belongs to. */
export function flowRowsOf(type: string): readonly DataFlowRow[] {
  return flowsOf.get(type) ?? [];
}

/** How the place of a resource of a type is found; nothing for a type that no row names. */
export function typeRowOf(type: string): ResourceTypeRow | undefined {
  return classOf.get(type);
}
