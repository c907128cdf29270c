import { DEPLOYMENT } from "../../terraform/resource-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import { isArm } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { type Finding, finding } from "../finding";
import { flowRowsOf, typeRowOf } from "../flow-rows";
import { ignoredChanges } from "../ignored-changes";

/** What decides about something that is written in the words of Azure Resource Manager. */
const OF_ARM = ["body", "location", "parent_id", "resource_id", "type"];

/**
 * What decides where data goes is what the document says, unless Terraform leaves it to whoever changes it: then it may be anything,
 * and stay so.
 */
export function changesIgnored(resource: TerraformResource, { scope }: AuditContext): readonly Finding[] {
  if (!scope.has(resource)) return [];
  const ignored = ignoredChanges(resource.body);
  if (ignored.length === 0) return [];
  const judged = judgedPaths(resource);
  return ignored.flatMap(({ written, path }) => {
    const decides = judged.filter((one) => path === "all" || isWithin(one, path) || isWithin(path, one));
    if (decides.length === 0) return [];
    const facts = { value: written, decides };
    return [finding(resource, `lifecycle.ignore_changes.${path}`, "ChangeIgnored", facts)];
  });
}

/** Attributes of which a value can be a leak. */
function judgedPaths({ type }: TerraformResource): readonly string[] {
  if (isArm(type)) return OF_ARM;
  const row = typeRowOf(type);
  const own =
    row?.class === "located" ? ["location"] : row?.class === "child" ? row.ways.map((way) => way.attribute) : [];
  const flows = flowRowsOf(type).flatMap(({ judge, path }) =>
    ["class", "none", "pair", "transit"].includes(judge) ? [] : [path],
  );
  return [...new Set([...own, ...flows, ...(type === DEPLOYMENT ? ["sku.name"] : [])])];
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
