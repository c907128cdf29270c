import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import type { RegionFlow } from "../facts";
import { type Finding, finding } from "../finding";
import { leavesAt, resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import { whereFindings } from "../where-findings";
import { regionWhere } from "../written-place";
import type { FlowJudge } from "./flow-judge";
import { pairFindings } from "./paired-region";

/** Names a region, which must be inside. */
export const judgeRegion: FlowJudge<RegionFlow> = (resource, row, context) => {
  const leaves = leavesAt(resource, row.path);
  if (leaves.length === 0) {
    return row.whenMissing === undefined ? [] : named(resource, row, row.path, row.whenMissing, context);
  }
  return leaves.flatMap((leaf) => {
    if (leaf.kind !== "absent") return written(resource, row, leaf, context);
    const facts = { value: "nothing", reason: `the block has no ${row.path.split(".").at(-1)}` };
    return [finding(resource, leaf.attribute, "RegionUnresolved", facts)];
  });
};

function written(
  resource: TerraformResource,
  row: RegionFlow,
  leaf: WrittenLeaf | UnreadLeaf,
  context: AuditContext,
): readonly Finding[] {
  const found = resolveLeaf(leaf);
  const name = found.kind === "literal" ? String(found.value) : undefined;
  // At the top of a resource, an empty text is what the provider takes for nothing.
  if (name === "" && !row.path.includes(".")) {
    return row.whenMissing === undefined ? [] : named(resource, row, leaf.attribute, row.whenMissing, context);
  }
  if (name !== undefined && (isOf(row.allowed, name) || isOf(row.paired, name))) {
    return named(resource, row, leaf.attribute, name, context);
  }
  const where = regionWhere(context.whereabouts.surroundings, leaf);
  return whereFindings({ resource, attribute: leaf.attribute, code: row.code }, where, context);
}

function named(
  resource: TerraformResource,
  row: RegionFlow,
  attribute: string,
  name: string,
  context: AuditContext,
): readonly Finding[] {
  if (isOf(row.allowed, name)) return [];
  const copies = { resource, attribute, code: row.code, value: `'${name}'`, fix: fixOf(row) };
  return pairFindings(copies, context);
}

function fixOf({ allowed = [] }: RegionFlow): string {
  return `write ${[...allowed.map((word) => `'${word}'`), "a region that is inside"].join(" or ")}`;
}

function isOf(words: readonly string[] = [], name: string): boolean {
  return words.some((word) => word.toLowerCase() === name.toLowerCase());
}
