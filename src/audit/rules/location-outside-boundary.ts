import { DEPLOYMENT, isAccount } from "../../terraform/resource-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import { isArmAccount, isArmDeployment } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { type Finding, pathOrAddress } from "../finding";
import { typeRowOf } from "../flow-rows";
import { handedOn } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import type { Where } from "../where";
import { atRestFindings, type Told, whereFindings } from "../where-findings";

/**
 * A resource stores data where its location says, or where what it belongs to is; an account, and a deployment in it, anywhere
 * in the geography. What cannot be told is a finding, and so is a type that no table holds.
 */
export function locationOutsideBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  return [
    ...context.whereabouts.of(resource).flatMap((where) => ofItself(resource, where, context)),
    ...ofUnclassified(resource, context),
  ];
}

function ofItself(resource: TerraformResource, where: Where, context: AuditContext): readonly Finding[] {
  const isDeployment = resource.type === DEPLOYMENT || isArmDeployment(resource);
  // What it belongs to has findings of its own.
  if (where.parent && context.scope.has(where.parent)) return [];
  // What an unknown region means for a deployment is told by the rule on processing; a flow tells where data of the world goes.
  if (isDeployment && where.kind === "unknown") return [];
  if (typeRowOf(resource.type)?.class === "global") return [];
  const told: Told = { resource, attribute: where.attribute, code: "LocationOutsideBoundary" };
  const findings = whereFindings(told, where, context);
  const isAtRest = isDeployment || isAccount(resource) || isArmAccount(resource);
  const found = findings.length > 0 || !isAtRest ? findings : atRestFindings(told, where, context);
  if (found.length > 0 || !where.parent) return found;
  // Data of a part is kept in the whole, wherever that sends it.
  return handedOn({ ...told, what: pathOrAddress(where.parent) }, context.leaksOfKeeper(where.parent));
}

/** Of a type that no table holds, the location is told too. */
function ofUnclassified(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (typeRowOf(resource.type) || !context.whereabouts.of(resource).some(({ kind }) => kind === "not classified")) {
    return [];
  }
  return leavesAt(resource, "location")
    .filter(isWritten)
    .flatMap((leaf) => {
      const told: Told = { resource, attribute: leaf.attribute, code: "LocationOutsideBoundary" };
      return context.whereabouts.atLocation(resource, leaf).flatMap((where) => whereFindings(told, where, context));
    });
}
