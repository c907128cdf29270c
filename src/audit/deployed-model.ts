import { resolveAttribute, resolveInBlock } from "../terraform/block";
import type { Resolution } from "../terraform/resolution";
import type { TerraformResource } from "../terraform/terraform-document";

/** What an `azurerm_cognitive_deployment` says of itself; nothing where nothing is written. */
export interface DeployedModel {
  readonly name?: Resolution;
  readonly format?: Resolution;
  readonly model?: Resolution;
  readonly version?: Resolution;
  readonly upgrade?: Resolution;
  readonly deploymentType?: Resolution;
  readonly capacity?: Resolution;
  readonly contentFilter?: Resolution;
}

export function deployedModel({ document, body }: TerraformResource): DeployedModel {
  return {
    name: resolveAttribute(document, body, "name"),
    format: resolveInBlock(document, body, "model", "format"),
    model: resolveInBlock(document, body, "model", "name"),
    version: resolveInBlock(document, body, "model", "version"),
    upgrade: resolveAttribute(document, body, "version_upgrade_option"),
    deploymentType: resolveInBlock(document, body, "sku", "name"),
    capacity: resolveInBlock(document, body, "sku", "capacity"),
    contentFilter: resolveAttribute(document, body, "rai_policy_name"),
  };
}

/**
 * The text of a value that the document tells for certain; nothing for one that only Terraform knows, that another value of a
 * variable may replace, or that is not written.
 */
export function literalText(resolution: Resolution | undefined): string | undefined {
  return resolution?.kind === "literal" && resolution.variable === undefined ? String(resolution.value) : undefined;
}

/** A value as a cell of a table shows it. */
export function cellOf(resolution: Resolution | undefined, absent: string): string {
  if (resolution === undefined) return absent;
  if (resolution.kind === "literal") {
    const { value, variable } = resolution;
    return variable === undefined ? String(value) : `${value} (default of ${variable})`;
  }
  return resolution.expression === "" ? "unknown" : `unknown ${resolution.expression}`;
}
