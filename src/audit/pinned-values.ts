import { normaliseRegion } from "../private/region-name";
import { resolveAttribute } from "../terraform/block";
import { isJsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import type { Resolution } from "../terraform/reference";
import { DEPLOYMENT, isAccount } from "../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { deployedModel, literalText } from "./deployed-model";
import { type Finding, finding } from "./finding";
import { writtenWithReason } from "./place";
import { isUnder } from "./zone-membership";

/** What an account was planned to be. */
export interface AccountPin {
  /** Path of the construct that writes the account. */
  readonly path: string;
  readonly region: string;
  readonly deployments: readonly DeploymentPin[];
}

/** What a deployment was planned to be. */
export interface DeploymentPin {
  /** Path of the construct that writes the deployment. */
  readonly path: string;
  readonly name: string;
  readonly modelFormat: string;
  readonly model: string;
  readonly version: string;
  readonly deploymentType: string;
  readonly contentFilterPolicy: string;
}

interface Check {
  readonly attribute: string;
  readonly found: Resolution | undefined;
  readonly pinned: string;
}

/**
 * What below a path is not what was planned, and so was never judged: an override of a region, type, filter, model or
 * version, a lifecycle that no longer holds it, or a deployment added by hand under a name that is pinned.
 */
export function pinnedValueFindings(
  document: TerraformDocument,
  pathPrefix: string,
  accounts: readonly AccountPin[],
): readonly Finding[] {
  const deployments = accounts.flatMap((account) => account.deployments);
  const accountByPath = new Map(accounts.map((pin) => [pin.path, pin]));
  const byPath = new Map(deployments.map((pin) => [pin.path, pin]));
  const byName = new Map(deployments.map((pin) => [pin.name, pin]));
  return document.resources.flatMap((resource) => {
    if (resource.path === undefined || !isUnder(resource.path, pathPrefix)) return [];
    if (isAccount(resource))
      return findings(resource, accountChecks(document, resource, accountByPath.get(resource.path)));
    if (resource.type !== DEPLOYMENT) return [];
    const name = literalText(deployedModel(document, resource).name) ?? "";
    const own = byPath.get(resource.path);
    const checks = deploymentChecks(document, resource, own ?? byName.get(name));
    // One made by hand may well be of another type: provisioned beside pay-as-you-go.
    return findings(resource, own ? checks : checks.filter(({ attribute }) => attribute !== "sku.name"));
  });
}

function accountChecks(document: TerraformDocument, { body }: TerraformResource, pin: AccountPin | undefined): Check[] {
  return pin
    ? [{ attribute: "location", found: resolveAttribute(document, body, "location"), pinned: pin.region }]
    : [];
}

function deploymentChecks(
  document: TerraformDocument,
  resource: TerraformResource,
  pin: DeploymentPin | undefined,
): Check[] {
  if (!pin) return [];
  const found = deployedModel(document, resource);
  return [
    { attribute: "name", found: found.name, pinned: pin.name },
    { attribute: "model.format", found: found.format, pinned: pin.modelFormat },
    { attribute: "model.name", found: found.model, pinned: pin.model },
    { attribute: "model.version", found: found.version, pinned: pin.version },
    { attribute: "version_upgrade_option", found: found.upgrade, pinned: "NoAutoUpgrade" },
    { attribute: "sku.name", found: found.deploymentType, pinned: pin.deploymentType },
    { attribute: "rai_policy_name", found: found.contentFilter, pinned: pin.contentFilterPolicy },
  ];
}

function findings(resource: TerraformResource, checks: readonly Check[]): Finding[] {
  return [...differing(resource, checks), ...released(resource, checks)];
}

function differing(resource: TerraformResource, checks: readonly Check[]): Finding[] {
  return checks
    .filter(({ attribute, found, pinned }) => {
      const text = literalText(found);
      return (attribute === "location" && text !== undefined ? normaliseRegion(text) : text) !== pinned;
    })
    .map(({ attribute, found, pinned }) =>
      finding(resource, attribute, "PinnedValueOverridden", { value: foundText(found), pinned }),
    );
}

function foundText(found: Resolution | undefined): string {
  if (found === undefined) return "nothing";
  return found.kind === "unknown" ? writtenWithReason(found) : `'${found.value}'`;
}

/** With `lifecycle.ignore_changes`, Terraform writes a value once and then leaves it to whoever changes it. */
function released(resource: TerraformResource, checks: readonly Check[]): Finding[] {
  return listOf(ownValue(resource.body, "lifecycle"))
    .flatMap((lifecycle) => (isJsonObject(lifecycle) ? listOf(ownValue(lifecycle, "ignore_changes")) : []))
    .flatMap((ignored) => {
      const path = String(ignored).replace(/\[\s*\d+\s*\]|\.\s*\d+(?=\s*\.|\s*$)|\s+/g, "");
      const pins = checks.filter(
        ({ attribute }) => path === "all" || attribute === path || attribute.startsWith(`${path}.`),
      );
      if (pins.length === 0) return [];
      const value = `with '${ignored}', whatever Azure has`;
      const pinned = pins.map((check) => check.pinned).join("', '");
      return [finding(resource, "lifecycle.ignore_changes", "PinnedValueOverridden", { value, pinned })];
    });
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
