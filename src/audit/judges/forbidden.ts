import { shown } from "../../private/text";
import { expressionOf } from "../certain";
import type { ForbiddenFlow } from "../facts";
import { finding } from "../finding";
import { isWritten, leavesAt, resolveLeaf } from "../leaves";
import type { FlowJudge } from "./flow-judge";
import { isNoneOf } from "./known-value";

/** A value that moves data to no place that could be judged. */
export const judgeForbidden: FlowJudge<ForbiddenFlow> = (resource, { path, code, leaks, why }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => {
      const found = resolveLeaf(leaf);
      const isFine = leaks && found.kind === "literal" && isNoneOf(leaks, found.value);
      if (isFine && context.guards.settles(resource, leaf.attribute, found)) return [];
      const isTold = found.kind === "literal" && !isFine;
      const value = isTold
        ? shown(found.value)
        : leaks
          ? `${shown(expressionOf(leaf, found))}, which may be so,`
          : "it";
      if (code !== "TransitOutsideBoundary") return [finding(resource, leaf.attribute, code, { value, why })];
      return [finding(resource, leaf.attribute, code, { what: value, why, boundary: context.boundary.name })];
    });
