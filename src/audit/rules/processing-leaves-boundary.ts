import type { AzureRegion } from "../../residency/azure-region";
import type { DeploymentType } from "../../residency/deployment-type";
import { ProcessingScope } from "../../residency/processing-scope";
import { DEPLOYMENT } from "../../terraform/resource-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import { isArmDeployment } from "../arm/arm-type";
import type { AuditContext } from "../audit-context";
import { deployedModel, literalText } from "../deployed-model";
import { deploymentTypeOf } from "../deployment-type-of";
import { type Finding, finding } from "../finding";
import { leavingFrom } from "../guarded-zone";
import { offeredTypes } from "../offered-types";
import type { Where } from "../where";
import { whereFindings } from "../where-findings";

/**
 * The deployment type and the region of the account decide where prompts are processed. A type or a region that cannot
 * be told is a finding, except that a global type leaves every boundary from any region.
 */
export function processingLeavesBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (resource.type !== DEPLOYMENT && !isArmDeployment(resource)) return [];
  const deployed = deploymentTypeOf(context.catalogue, resource);
  const places = context.whereabouts.of(resource);
  const told = places.flatMap((where) => untold(resource, where, context));
  if (deployed.kind === "unknown") return [deployed.finding, ...told];
  const { type, attribute, doubt } = deployed;
  const leaving = places.filter((where) => isLeaving(type, where, context));
  const known = leaving.filter(({ kind }) => kind === "region" || kind === "held");
  // Of two ways to one account, one may not tell where that is: there is nothing more to say of it.
  const breaches = (known.length > 0 ? known : leaving).map((where) =>
    breach(resource, attribute, type, where, context),
  );
  // Of a default that leaves, that is told; of one that stays, that another one may be given.
  const isOpen = doubt && breaches.length === 0 && !context.guards.holds(resource, attribute);
  return [...(isOpen ? [doubt] : []), ...told, ...breaches];
}

function untold(resource: TerraformResource, where: Where, context: AuditContext): readonly Finding[] {
  if (where.kind === "region" || where.kind === "held") return [];
  return whereFindings({ resource, attribute: where.attribute, code: "LocationOutsideBoundary" }, where, context);
}

function isLeaving(type: DeploymentType, where: Where, { boundary }: AuditContext): boolean {
  if (where.kind === "held") return leavingFrom(boundary, type, where.regions).length > 0;
  return where.kind === "region"
    ? !boundary.permitsProcessing(type, where.region)
    : type.processingScope === ProcessingScope.GLOBAL;
}

function breach(
  resource: TerraformResource,
  attribute: string,
  type: DeploymentType,
  where: Where,
  { boundary }: AuditContext,
): Finding {
  const deployed = deployedModel(resource);
  const name = literalText(deployed.model);
  const version = literalText(deployed.version);
  const facts = {
    type: type.name,
    boundary: boundary.name,
    model: [name ?? "the model", version].filter((part) => part !== undefined).join(" "),
  };
  if (where.kind === "held") {
    const regions = leavingFrom(boundary, type, where.regions);
    const about = {
      ...facts,
      regions: regions.map((region) => region.name),
      where: type.describeProcessing(regions[0]),
    };
    return finding(resource, attribute, "ProcessingLeavesBoundary", { ...about, offers: [] });
  }
  if (where.kind !== "region") {
    const regions = [(where.kind === "unknown" && where.value) || "an unknown region"];
    return finding(resource, attribute, "ProcessingLeavesBoundary", {
      ...facts,
      regions,
      where: "any Azure region",
      offers: [],
    });
  }
  const { region } = where;
  const offers = offeredTypes(boundary, region, name, version);
  if (isWithoutZone(type, region)) {
    const { model } = facts;
    return finding(resource, attribute, "RegionWithoutDataZone", {
      type: type.name,
      regions: [region.name],
      model,
      offers,
    });
  }
  const { name: inRegion } = region;
  const about = { ...facts, regions: [inRegion], where: type.describeProcessing(region), offers };
  return finding(resource, attribute, "ProcessingLeavesBoundary", about);
}

function isWithoutZone(type: DeploymentType, region: AzureRegion): boolean {
  return type.processingScope === ProcessingScope.DATA_ZONE && region.dataZone === undefined;
}
