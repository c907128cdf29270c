import { normaliseRegion } from "../private/region-name";
import { resolveAttribute, writtenValue } from "./block";
import { type Resolution, type Unknown, unknown } from "./resolution";
import type { TerraformResource } from "./terraform-document";

/** Region that a resource is in, as far as the document alone tells. */
export type ResourceRegion = KnownRegion | UnknownRegion;

export interface KnownRegion {
  readonly kind: "region";
  /** As Azure Resource Manager writes it; whether such a region exists is not asked here. */
  readonly name: string;
  /** Attribute of the resource that decides it. */
  readonly attribute: string;
  /** `var.region`, where its default decides. */
  readonly variable?: string;
}

export interface UnknownRegion extends Unknown {
  readonly attribute: string;
}

export const DEPLOYMENT = "azurerm_cognitive_deployment";

/** The two resource types that make an account which takes deployments. */
const ACCOUNTS: ReadonlySet<string> = new Set(["azurerm_cognitive_account", "azurerm_ai_services"]);

export function isAccount({ type }: Pick<TerraformResource, "type">): boolean {
  return ACCOUNTS.has(type);
}

/** Nothing when the resource has no location of its own and is no deployment. */
export function regionOf(resource: TerraformResource): ResourceRegion | undefined {
  if (resource.type !== DEPLOYMENT) return ownRegion(resource);
  const attribute = "cognitive_account_id";
  const account = accountOf(resource);
  if ("kind" in account) return { ...account, attribute };
  const region = ownRegion(account);
  if (region?.kind !== "unknown") return region && { ...region, attribute };
  return { ...region, reason: `its account '${account.address}' may be anywhere: ${region.reason}`, attribute };
}

/** The account that a deployment belongs to, when the document or another stack of the app has it. */
export function accountOf(deployment: TerraformResource): TerraformResource | Unknown {
  const id =
    resolveAttribute(deployment.document, deployment.body, "cognitive_account_id") ??
    unknown("", "no account is written");
  if (id.kind === "literal") {
    return unknown(String(id.value), "an ARM id does not tell its region");
  }
  if (id.end?.attribute !== "id") return id;
  const { resource } = id.end;
  if (isAccount(resource)) return resource;
  return unknown(id.expression, `'${resource.address}' is no account`);
}

function ownRegion(resource: TerraformResource): ResourceRegion | undefined {
  const attribute = "location";
  const isWritten = writtenValue(resource.body, attribute) !== undefined;
  if (!isWritten && !isAccount(resource)) return undefined;
  const location: Resolution =
    resolveAttribute(resource.document, resource.body, attribute) ??
    unknown("", `'${resource.address}' has no location`);
  if (location.kind === "unknown") return { ...location, attribute };
  const name = typeof location.value === "string" ? normaliseRegion(location.value) : "";
  if (name === "") return { ...unknown(String(location.value), "it is no name"), attribute };
  return { kind: "region", name, attribute, variable: location.variable };
}
