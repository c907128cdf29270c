import type { AzureRegion } from "../../residency/azure-region";
import { atRestFacts, outsideFacts } from "../../residency/outside-facts";
import { accountOf, DEPLOYMENT, isAccount } from "../../terraform/resource-region";
import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { type Finding, finding } from "../finding";
import { furtherPlaces } from "../further-places";
import { placeOf } from "../place";

/**
 * A resource with a location stores data there; an account, and a deployment in it, anywhere in the geography. So does a part
 * of a resource with a location of its own. A location that cannot be told is a finding.
 */
export function locationOutsideBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  return [...ofItself(resource, context), ...ofItsParts(resource, context)];
}

function ofItself(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  const isDeployment = resource.type === DEPLOYMENT;
  if (isDeployment && isJudgedWithItsAccount(resource, context)) return [];
  const place = placeOf(context.document, context.catalogue, resource);
  if (!place) return [];
  // What an unknown region means for a deployment is told by the rule on processing.
  if (place.kind === "unknown") return isDeployment ? [] : [place.finding];
  const found = isDeployment || isAccount(resource) ? atRest : atPlace;
  return found(resource, place.region, place.attribute, context);
}

function ofItsParts(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  return furtherPlaces(context.document, context.catalogue, resource).flatMap((place) =>
    place.kind === "unknown" ? [place.finding] : atPlace(resource, place.region, place.attribute, context),
  );
}

function isJudgedWithItsAccount(deployment: TerraformResource, context: AuditContext): boolean {
  const account = accountOf(context.document, deployment);
  return !("kind" in account) && context.scope.has(account);
}

function atPlace(
  resource: TerraformResource,
  region: AzureRegion,
  attribute: string,
  { boundary }: AuditContext,
): readonly Finding[] {
  if (boundary.permitsStorage(region)) return [];
  return [finding(resource, attribute, "LocationOutsideBoundary", outsideFacts(boundary, region))];
}

function atRest(
  resource: TerraformResource,
  region: AzureRegion,
  attribute: string,
  context: AuditContext,
): readonly Finding[] {
  const findings = atPlace(resource, region, attribute, context);
  const { boundary } = context;
  if (findings.length > 0 || boundary.permitsStorageInGeography(region)) return findings;
  return [finding(resource, attribute, "AtRestLeavesBoundary", atRestFacts(boundary, region))];
}
