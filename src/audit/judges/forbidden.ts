import { shown } from "../../private/text";
import type { ForbiddenFlow } from "../facts";
import { finding } from "../finding";
import { isWritten, leavesAt, resolveLeaf } from "../leaves";
import type { FlowJudge } from "./flow-judge";

/** A value that moves data to no place that could be judged. */
export const judgeForbidden: FlowJudge<ForbiddenFlow> = (resource, { path, code, leaks, why }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => {
      const found = resolveLeaf(leaf);
      const isFine = leaks && found.kind === "literal" && !leaks.some((value) => isSame(value, found.value));
      if (isFine) return [];
      const value =
        found.kind === "literal" ? shown(found.value) : leaks ? `${shown(found.expression)}, which may be so,` : "it";
      if (code !== "TransitOutsideBoundary") return [finding(resource, leaf.attribute, code, { value, why })];
      return [finding(resource, leaf.attribute, code, { what: value, why, boundary: context.boundary.name })];
    });

function isSame(a: string | boolean, b: string | number | boolean): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
