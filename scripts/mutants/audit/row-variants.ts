import type { DataFlowRow, ParentWay, ResourceTypeRow } from "../../../src/audit/facts";

/** What is done to a row, and the row that is put in its place; none where it is taken away. */
export interface RowVariant<Row> {
  readonly change: string;
  readonly other?: Row;
}

/** Of these the class of the type decides, or a rule of its own; or nothing can leave. */
const NOT_JUDGED: readonly DataFlowRow["judge"][] = ["class", "none", "rule"];
/** Each word of them counts. */
const LISTS = ["allowed", "leaks", "named", "paired", "safe"];
const OPTIONS = ["oneWay", "onlyIf", "origin", "required", "unless"];

/** A way that data takes: without it, and without each of its facts. Nothing where the row only says why it is not judged. */
export function flowVariants(row: DataFlowRow): readonly RowVariant<DataFlowRow>[] {
  // What is only read from is nothing but an origin.
  if (NOT_JUDGED.includes(row.judge) && !("origin" in row)) return [];
  const facts = new Map<string, unknown>(Object.entries(row));
  const lists = LISTS.flatMap((name) => {
    const words = facts.get(name);
    if (!Array.isArray(words)) return [];
    return words.map((word) => ({
      change: `${name} without ${word}`,
      other: { ...row, [name]: words.filter((one) => one !== word) } as DataFlowRow,
    }));
  });
  const options = [...OPTIONS, ...(isMissingSafe(row) ? [] : ["whenMissing"])].filter((name) => facts.has(name));
  return [
    { change: "left out" },
    ...lists,
    ...options.map((name) => ({ change: `without ${name}`, other: { ...row, [name]: undefined } as DataFlowRow })),
  ];
}

/** What the service then takes is as good as nothing. */
function isMissingSafe(row: DataFlowRow): boolean {
  return row.judge === "redundancy" && row.whenMissing !== undefined && row.safe.includes(row.whenMissing);
}

/** How the place of a type is found; nothing for one that no row names. */
export type RowOf = (type: string) => ResourceTypeRow | undefined;

/** A flow says where these are, also for what belongs to them: their class adds nothing. */
const TOLD_BY_A_FLOW: readonly string[] = [
  "azurerm_aadb2c_directory",
  "azurerm_communication_service",
  "azurerm_email_communication_service",
];

/** The class of a type: as if it were in no table, as if it held no data, and without each way to a parent. */
export function typeVariants(row: ResourceTypeRow, type: string, rowOf: RowOf): readonly RowVariant<ResourceTypeRow>[] {
  const harmless: ResourceTypeRow = { class: "no-data", types: [type], why: "" };
  const isHarmless = row.class === "no-data" || TOLD_BY_A_FLOW.includes(type);
  return [
    // A type that no table names is told as what can make anything.
    ...(row.class === "opaque" ? [] : [{ change: "in no table" }]),
    ...(isHarmless ? [] : [{ change: "without data", other: harmless }]),
    ...(row.class === "child" ? wayVariants(row, rowOf) : []),
  ];
}

function wayVariants(row: ResourceTypeRow & { class: "child" }, rowOf: RowOf): readonly RowVariant<ResourceTypeRow>[] {
  const { ways } = row;
  const variants = ways.flatMap((way, at) =>
    [
      ...(ways.length > 1 ? [{ change: `without ${way.attribute}`, others: [] }] : []),
      ...way.parents
        .filter((parent) => !isAboveAnother(parent, way, rowOf))
        .map((parent) => ({
          change: `${way.attribute} without ${parent}`,
          others: [{ ...way, parents: way.parents.filter((one) => one !== parent) }],
        })),
    ].map(({ change, others }) => ({
      change,
      other: { ...row, ways: [...ways.slice(0, at), ...others, ...ways.slice(at + 1)] },
    })),
  );
  return variants;
}

/** What a parent is written inside of is taken for one anyway. */
function isAboveAnother(type: string, { parents }: ParentWay, rowOf: RowOf): boolean {
  const above = new Set(parents.filter((parent) => parent !== type));
  // A set that grows while it is walked.
  for (const one of above) {
    const row = rowOf(one);
    for (const way of row?.class === "child" ? row.ways : []) for (const parent of way.parents) above.add(parent);
  }
  return above.has(type);
}
