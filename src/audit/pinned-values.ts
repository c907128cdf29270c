import { normaliseRegion } from "../private/region-name";
import { resolveAttribute } from "../terraform/block";
import { DEPLOYMENT, isAccount } from "../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { deployedModel, literalText } from "./deployed-model";
import type { Finding } from "./finding";
import { isUnder } from "./path-under";
import { type PinnedCheck, pinnedFindings, pinnedText } from "./pinned-check";

/** What an account was planned to be. */
export interface AccountPin {
  /** Path of the construct that writes the account. */
  readonly path: string;
  readonly region: string;
  /** Decides the host name, which backends point at. */
  readonly customSubdomainName: string;
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
      return pinnedFindings(resource, accountChecks(document, resource, accountByPath.get(resource.path)));
    if (resource.type !== DEPLOYMENT) return [];
    const name = literalText(deployedModel(resource).name) ?? "";
    const own = byPath.get(resource.path);
    const checks = deploymentChecks(resource, own ?? byName.get(name));
    // One made by hand may well be of another type: provisioned beside pay-as-you-go.
    return pinnedFindings(resource, own ? checks : checks.filter(({ attribute }) => attribute !== "sku.name"));
  });
}

function accountChecks(
  document: TerraformDocument,
  { body }: TerraformResource,
  pin: AccountPin | undefined,
): readonly PinnedCheck[] {
  if (!pin) return [];
  const found = (attribute: string) => resolveAttribute(document, body, attribute);
  return [
    pinnedText("location", found("location"), pin.region, normaliseRegion),
    pinnedText("custom_subdomain_name", found("custom_subdomain_name"), pin.customSubdomainName),
  ];
}

function deploymentChecks(resource: TerraformResource, pin: DeploymentPin | undefined): readonly PinnedCheck[] {
  if (!pin) return [];
  const found = deployedModel(resource);
  return [
    pinnedText("name", found.name, pin.name),
    pinnedText("model.format", found.format, pin.modelFormat),
    pinnedText("model.name", found.model, pin.model),
    pinnedText("model.version", found.version, pin.version),
    pinnedText("version_upgrade_option", found.upgrade, "NoAutoUpgrade"),
    pinnedText("sku.name", found.deploymentType, pin.deploymentType),
    pinnedText("rai_policy_name", found.contentFilter, pin.contentFilterPolicy),
  ];
}
