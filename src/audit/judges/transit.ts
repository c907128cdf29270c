import type { TransitFlow } from "../facts";
import { finding } from "../finding";
import type { FlowJudge } from "./flow-judge";

/** The resource itself is the finding; the path only names an attribute to tell it at. */
export const judgeTransit: FlowJudge<TransitFlow> = (resource, { path, why }, { boundary }) => [
  finding(resource, path, "TransitOutsideBoundary", { what: `'${resource.type}'`, why, boundary: boundary.name }),
];
