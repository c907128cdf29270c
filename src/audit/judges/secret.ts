import type { SecretFlow } from "../facts";
import { leadFindings } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import { secretLeads } from "../text-leads";
import type { FlowJudge } from "./flow-judge";

/** A connection string or a key. It does not tell its place, so it must come from resources that are inside. */
export const judgeSecret: FlowJudge<SecretFlow> = (resource, { path, code }, context) =>
  leavesAt(resource, path)
    .filter(isWritten)
    .flatMap((leaf) => {
      const leads = secretLeads(context.whereabouts.surroundings, leaf);
      return leadFindings({ resource, attribute: leaf.attribute, code }, leads, context);
    });
