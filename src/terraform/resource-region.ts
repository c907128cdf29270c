import { normaliseRegion } from "../private/region-name";
import { resolveAttribute } from "./block";
import { ownValue } from "./json-value";
import type { Resolution, Unknown } from "./reference";
import type { TerraformDocument, TerraformResource } from "./terraform-document";

/** Region that a resource is in, as far as the document alone tells. */
export type ResourceRegion = KnownRegion | UnknownRegion;

export interface KnownRegion {
  readonly kind: "region";
  /** As Azure Resource Manager writes it; whether such a region exists is not asked here. */
  readonly name: string;
  /** Attribute of the resource that decides it. */
  readonly attribute: string;
}

export interface UnknownRegion extends Unknown {
  readonly attribute: string;
}

export const DEPLOYMENT = "azurerm_cognitive_deployment";

/** The two resource types that make an account which takes deployments. */
const ACCOUNTS: ReadonlySet<string> = new Set(["azurerm_cognitive_account", "azurerm_ai_services"]);

export function isAccount(resource: TerraformResource): boolean {
  return ACCOUNTS.has(resource.type);
}

/** Nothing when the resource has no location of its own and is no deployment. */
export function regionOf(document: TerraformDocument, resource: TerraformResource): ResourceRegion | undefined {
  if (resource.type !== DEPLOYMENT) return ownRegion(document, resource);
  const attribute = "cognitive_account_id";
  const account = accountOf(document, resource);
  if ("kind" in account) return { ...account, attribute };
  const region = ownRegion(document, account);
  if (region?.kind !== "unknown") return region && { ...region, attribute };
  return { ...region, reason: `its account '${account.address}' may be anywhere: ${region.reason}`, attribute };
}

/** The account that a deployment belongs to, when the document has it. */
export function accountOf(document: TerraformDocument, deployment: TerraformResource): TerraformResource | Unknown {
  const id = resolveAttribute(document, deployment.body, "cognitive_account_id") ?? nothing("no account is written");
  if (id.kind === "literal") {
    return { kind: "unknown", reason: "an ARM id does not tell its region", expression: String(id.value) };
  }
  if (id.end?.attribute !== "id") return id;
  const { resource } = id.end;
  if (isAccount(resource)) return resource;
  return { kind: "unknown", reason: `'${resource.address}' is no account`, expression: id.expression };
}

function ownRegion(document: TerraformDocument, resource: TerraformResource): ResourceRegion | undefined {
  const attribute = "location";
  const isWritten = ownValue(resource.body, attribute) !== undefined;
  if (!isWritten && !isAccount(resource)) return undefined;
  const location: Resolution =
    resolveAttribute(document, resource.body, attribute) ?? nothing(`'${resource.address}' has no location`);
  if (location.kind === "unknown") return { ...location, attribute };
  const name = typeof location.value === "string" ? normaliseRegion(location.value) : "";
  if (name === "") return { ...nothing("it is no name"), expression: String(location.value), attribute };
  return { kind: "region", name, attribute };
}

function nothing(reason: string): Unknown {
  return { kind: "unknown", reason, expression: "" };
}
