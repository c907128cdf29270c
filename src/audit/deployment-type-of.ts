import { shown } from "../private/text";
import { DEPLOYMENT_TYPES } from "../residency/data/deployment-types";
import type { DeploymentType } from "../residency/deployment-type";
import { resolveInBlock } from "../terraform/block";
import type { Literal, Resolution } from "../terraform/resolution";
import type { TerraformResource } from "../terraform/terraform-document";
import { bodyLeavesAt } from "./arm/arm-body";
import { isArm } from "./arm/arm-type";
import type { Catalogue } from "./catalogue";
import { heldByNothing, isDefault } from "./certain";
import { type Finding, finding } from "./finding";
import { isWritten, resolveLeaf } from "./leaves";
import { writtenWithReason } from "./place";

/** The deployment type of a deployment, or the finding that it cannot be told. */
export type DeployedType =
  | {
      readonly kind: "known";
      readonly type: DeploymentType;
      readonly attribute: string;
      /** Where it is the default of a variable: the finding that another one may be given. */
      readonly doubt?: Finding;
    }
  | { readonly kind: "unknown"; readonly finding: Finding };

export function deploymentTypeOf(catalogue: Catalogue, resource: TerraformResource): DeployedType {
  const { attribute, sku } = writtenSku(resource);
  if (sku?.kind === "unknown") {
    const facts = { value: writtenWithReason(sku), what: "the deployment type" };
    return { kind: "unknown", finding: finding(resource, attribute, "LiteralNeeded", facts) };
  }
  const type = typeof sku?.value === "string" ? catalogue.deploymentType(sku.value) : undefined;
  if (type)
    return { kind: "known", type, attribute, doubt: isDefault(sku) ? doubtOf(resource, attribute, sku) : undefined };
  const known = DEPLOYMENT_TYPES.map((row) => row.name);
  const facts = { value: sku ? shown(sku.value) : "nothing", known };
  return { kind: "unknown", finding: finding(resource, attribute, "DeploymentTypeUnknown", facts) };
}

function doubtOf(resource: TerraformResource, attribute: string, { variable = "" }: Literal): Finding {
  const what = `the deployment type (${heldByNothing(variable)})`;
  return finding(resource, attribute, "LiteralNeeded", { value: shown(`\${${variable}}`), what });
}

function writtenSku(resource: TerraformResource): { readonly attribute: string; readonly sku?: Resolution } {
  if (!isArm(resource.type)) {
    return { attribute: "sku.name", sku: resolveInBlock(resource.document, resource.body, "sku", "name") };
  }
  const leaf = bodyLeavesAt(resource, "sku.name").find(isWritten);
  return { attribute: leaf?.attribute ?? "body", sku: leaf && resolveLeaf(leaf) };
}
