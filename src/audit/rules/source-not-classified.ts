import type { TerraformResource } from "../../terraform/terraform-document";
import { isAsking } from "../arm/arm-action";
import type { AuditContext } from "../audit-context";
import { type Finding, finding } from "../finding";
import { hostLeads } from "../host-leads";
import { leadFindings } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import { whySourceHarmless } from "../other-providers";

/** Asks whatever address is written for it. */
const REQUEST = "http";
/** Runs an action on something, and may send a body along. */
const ARM_ACTION = "azapi_resource_action";
const RUNS = "what it runs may send data anywhere";

/**
 * What Terraform reads when it runs keeps nothing. But a request goes to a host, and a program or an action may send anything; what
 * the data source of a provider does that no table holds, nobody knows.
 */
export function sourceNotClassified(source: TerraformResource, context: AuditContext): readonly Finding[] {
  const { type, address } = source;
  if (address.startsWith("action.")) return [notClassified(source, `the action '${type}'`, RUNS)];
  if (type === REQUEST) {
    return leavesAt(source, "url")
      .filter(isWritten)
      .flatMap((leaf) => {
        const leads = hostLeads(context.whereabouts.surroundings, leaf);
        return leadFindings(
          { resource: source, attribute: leaf.attribute, code: "ReferenceLeavesZone" },
          leads,
          context,
        );
      });
  }
  const isHarmless = type === ARM_ACTION ? isAsking(source) : whySourceHarmless(type) !== undefined;
  if (isHarmless) return [];
  const why = type === "external" || type === ARM_ACTION ? RUNS : "no table says what it reads from, or sends";
  return [notClassified(source, `the data source '${type}'`, why)];
}

function notClassified(source: TerraformResource, what: string, why: string): Finding {
  return finding(source, source.type === "external" ? "program" : "type", "ResourceNotClassified", { what, why });
}
