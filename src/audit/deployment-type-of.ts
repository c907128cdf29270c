import { shown } from "../private/text";
import { DEPLOYMENT_TYPES } from "../residency/data/deployment-types";
import type { DeploymentType } from "../residency/deployment-type";
import { resolveInBlock } from "../terraform/block";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { Catalogue } from "./catalogue";
import { type Finding, finding } from "./finding";
import { writtenWithReason } from "./place";

/** The deployment type of a deployment, or the finding that it cannot be told. */
export type DeployedType =
  | { readonly kind: "known"; readonly type: DeploymentType }
  | { readonly kind: "unknown"; readonly finding: Finding };

export function deploymentTypeOf(
  document: TerraformDocument,
  catalogue: Catalogue,
  resource: TerraformResource,
): DeployedType {
  const attribute = "sku.name";
  const sku = resolveInBlock(document, resource.body, "sku", "name");
  if (sku?.kind === "unknown") {
    const facts = { value: writtenWithReason(sku), what: "the deployment type" };
    return { kind: "unknown", finding: finding(resource, attribute, "LiteralNeeded", facts) };
  }
  const type = typeof sku?.value === "string" ? catalogue.deploymentType(sku.value) : undefined;
  if (type) return { kind: "known", type };
  const known = DEPLOYMENT_TYPES.map((row) => row.name);
  const facts = { value: sku ? shown(sku.value) : "nothing", known };
  return { kind: "unknown", finding: finding(resource, attribute, "DeploymentTypeUnknown", facts) };
}
