import type { HostFlow } from "../facts";
import { hostLeads } from "../host-leads";
import { leadFindings } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import type { FlowJudge } from "./flow-judge";

/** A host name, an address or the start of one: of a resource that is inside, or declared. */
export const judgeHost: FlowJudge<HostFlow> = (resource, { path, code }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => {
      const leads = hostLeads(context.whereabouts.surroundings, leaf);
      return leadFindings({ resource, attribute: leaf.attribute, code }, leads, context);
    });
