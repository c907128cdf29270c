import { quotedList, shown } from "../../private/text";
import { expressionOf } from "../certain";
import type { RedundancyFlow } from "../facts";
import { isWritten, leavesAt, resolveLeaf } from "../leaves";
import type { FlowJudge } from "./flow-judge";
import { isOneOf } from "./known-value";
import { pairFindings } from "./paired-region";

/** Copies go to the paired region of the resource's own, unless the value is a safe one. */
export const judgeRedundancy: FlowJudge<RedundancyFlow> = (resource, row, context) => {
  const { path, code, safe, whenMissing } = row;
  const fix = `write ${quotedList(safe.map(String))}`;
  const leaves = leavesAt(resource, path).filter(isWritten);
  if (leaves.length === 0) {
    if (whenMissing === undefined || isOneOf(safe, whenMissing)) return [];
    const value = `nothing is written, which stands for '${whenMissing}' and`;
    return pairFindings({ resource, attribute: path, code, value, fix }, context);
  }
  return leaves.flatMap((leaf) => {
    const found = resolveLeaf(leaf);
    const isSafe = found.kind === "literal" && isOneOf(safe, found.value);
    if (isSafe && context.guards.settles(resource, leaf.attribute, found)) return [];
    const value =
      found.kind === "literal" && !isSafe
        ? `'${found.value}'`
        : `${shown(expressionOf(leaf, found))}, which may be anything,`;
    return pairFindings({ resource, attribute: leaf.attribute, code, value, fix }, context);
  });
};
