import type { ReferenceFlow } from "../facts";
import { finding } from "../finding";
import { idLeads } from "../id-leads";
import { leadFindings } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import { nameLeads } from "../name-leads";
import type { FlowJudge } from "./flow-judge";

/** Leads to another resource, which must be inside. */
export const judgeReference: FlowJudge<ReferenceFlow> = (resource, row, context) => {
  const { path, code, named, required } = row;
  const { surroundings } = context.whereabouts;
  const leaves = leavesAt(resource, path).filter(isWritten);
  if (leaves.length === 0 && required) {
    const reason = `nothing is written for '${path}', and the service chooses; set '${path}'`;
    return [finding(resource, path, "ReferenceUnresolved", { value: "it", reason, example: "idOrHost" })];
  }
  return leaves.flatMap((leaf) => {
    const leads = named ? nameLeads(surroundings, leaf, named) : idLeads(surroundings, leaf);
    return leadFindings({ resource, attribute: leaf.attribute, code }, leads, context);
  });
};
