import type { DeploymentType } from "../../residency/deployment-type";
import { ProcessingScope } from "../../residency/processing-scope";
import { DEPLOYMENT } from "../../terraform/resource-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { deployedModel, literalText } from "../deployed-model";
import { deploymentTypeOf } from "../deployment-type-of";
import { type Finding, finding } from "../finding";
import { offeredTypes } from "../offered-types";
import { type Place, placeOf } from "../place";

/**
 * The deployment type and the region of the account decide where prompts are processed. A type or a region that cannot
 * be told is a finding, except that a global type leaves every boundary from any region.
 */
export function processingLeavesBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  if (resource.type !== DEPLOYMENT) return [];
  const { document, catalogue, boundary } = context;
  const findings: Finding[] = [];
  const type = deploymentTypeOf(document, catalogue, resource);
  if (type.kind === "unknown") findings.push(type.finding);
  const place = placeOf(document, catalogue, resource);
  if (place?.kind === "unknown") findings.push(place.finding);
  if (type.kind === "unknown") return findings;
  const leaves =
    place?.kind === "known"
      ? !boundary.permitsProcessing(type.type, place.region)
      : type.type.processingScope === ProcessingScope.GLOBAL;
  if (leaves) findings.push(breach(resource, type.type, place, context));
  return findings;
}

function breach(
  resource: TerraformResource,
  type: DeploymentType,
  place: Place | undefined,
  { document, boundary }: AuditContext,
): Finding {
  const deployed = deployedModel(document, resource);
  const name = literalText(deployed.model);
  const version = literalText(deployed.version);
  const facts = {
    type: type.name,
    boundary: boundary.name,
    model: [name ?? "the model", version].filter((part) => part !== undefined).join(" "),
  };
  if (place?.kind !== "known") {
    const regions = [place?.written || "an unknown region"];
    return finding(resource, "sku.name", "ProcessingLeavesBoundary", {
      ...facts,
      regions,
      where: "any Azure region",
      offers: [],
    });
  }
  const { region } = place;
  const offers = offeredTypes(boundary, region, name, version);
  if (type.processingScope === ProcessingScope.DATA_ZONE && region.dataZone === undefined) {
    const { model } = facts;
    return finding(resource, "sku.name", "RegionWithoutDataZone", {
      type: type.name,
      regions: [region.name],
      model,
      offers,
    });
  }
  return finding(resource, "sku.name", "ProcessingLeavesBoundary", {
    ...facts,
    regions: [region.name],
    where: type.describeProcessing(region),
    offers,
  });
}
