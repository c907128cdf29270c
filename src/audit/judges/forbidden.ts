import { shown } from "../../private/text";
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
      if (isFine) return [];
      const value =
        found.kind === "literal" ? shown(found.value) : leaks ? `${shown(found.expression)}, which may be so,` : "it";
      if (code !== "TransitOutsideBoundary") return [finding(resource, leaf.attribute, code, { value, why })];
      return [finding(resource, leaf.attribute, code, { what: value, why, boundary: context.boundary.name })];
    });
