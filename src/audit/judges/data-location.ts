import type { DataLocationFlow } from "../facts";
import { isWritten, leavesAt } from "../leaves";
import { whereFindings } from "../where-findings";
import { partNamed } from "../written-place";
import type { FlowJudge } from "./flow-judge";

/** Names a part of the world, which must be inside as a whole. */
export const judgeDataLocation: FlowJudge<DataLocationFlow> = (resource, { path, code, whenMissing }, context) => {
  const leaves = leavesAt(resource, path).filter(isWritten);
  const missing = whenMissing === undefined ? [] : [partNamed(path, whenMissing)];
  const places = leaves.length > 0 ? leaves.map((leaf) => context.whereabouts.atPart(resource, leaf)) : missing;
  return places.flatMap((where) => whereFindings({ resource, attribute: where.attribute, code }, where, context));
};
