import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { isDefault } from "../certain";
import type { RegionFlow } from "../facts";
import { type Finding, finding } from "../finding";
import { leavesAt, resolveLeaf, type UnreadLeaf, type WrittenLeaf } from "../leaves";
import { untold } from "../place";
import { whereFindings } from "../where-findings";
import { uncertain } from "../written-place";
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
    const facts = { value: untold(""), reason: `the block has no ${row.path.split(".").at(-1)}` };
    return [finding(resource, leaf.attribute, "RegionUnresolved", facts)];
  });
};

function written(
  resource: TerraformResource,
  row: RegionFlow,
  leaf: WrittenLeaf | UnreadLeaf,
  context: AuditContext,
): readonly Finding[] {
  const { attribute } = leaf;
  const found = resolveLeaf(leaf);
  const word = found.kind === "literal" ? wordOf(row, String(found.value)) : undefined;
  if (word === undefined) {
    const all = context.whereabouts.atLocation(resource, leaf);
    return all.flatMap((where) => whereFindings({ resource, attribute, code: row.code }, where, context));
  }
  const findings = word === "" ? [] : named(resource, row, attribute, word, context);
  if (findings.length > 0 || context.guards.settles(resource, attribute, found) || !isDefault(found)) return findings;
  return whereFindings({ resource, attribute, code: row.code }, uncertain(leaf, found.variable), context);
}

/** A word that stands for no region, or for the paired one; empty where it stands for nothing. */
function wordOf({ path, allowed, paired, whenMissing = "" }: RegionFlow, name: string): string | undefined {
  // At the top of a resource, an empty text is what the provider takes for nothing.
  if (name === "" && !path.includes(".")) return whenMissing;
  return isOf(allowed, name) || isOf(paired, name) ? name : undefined;
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
