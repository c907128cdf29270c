import { provisionersOf } from "../terraform/provisioner";
import type { TerraformResource } from "../terraform/terraform-document";
import { isArm } from "./arm/arm-type";
import { typeRowOf } from "./flow-rows";
import { whyHarmless } from "./other-providers";

/** What is told of a resource of Azure to something that mentions it. */
export interface Given {
  readonly resource: TerraformResource;
  /** Type of what was asked: that of the resource, or of a data source that reads it or a part of it. */
  readonly type: string;
  /** The last name of what is told; empty for all of it. */
  readonly attribute: string;
}

/** What opens a resource to whoever has it. */
const SECRET =
  /(?:^|_)(?:keys?|connection_strings?|passwords?|secrets?|tokens?|sas|(?:sas|callback)_ur[il]s?|kube_(?:admin_)?config(?:_raw)?|site_credential|publishing_profile)\d*$/i;
/** A part of a whole that is not secret. */
const PUBLIC = /(?:^|_)(?:public(?:_\w+)?|partition|row|sort|instrumentation)_keys?$/;
/** What describes a resource, or says where to call it or who it is; whoever has it cannot do anything with it alone. */
const DESCRIBING =
  /(?:^|_)(?:address(?:es)?|client_id|domains?|endpoints?|fqdns?|hosts?|host_?names?|ips?|kind|location|names?|object_id|port|principal_id|region|sku|tenant_id|thumbprint|ur[il]s?|version)$/;
/** A name in this is a place where things can be made. */
export const GROUP = "azurerm_resource_group";
/** What it gives is what an action answers: mostly keys. */
export const ACTION = "azapi_resource_action";
const VAULT_SECRET = /^azurerm_key_vault_secrets?$/;
/** With these, telemetry is only sent, or requests are, as anybody may who calls the gateway. */
const ONLY_SENDING: readonly { readonly type: RegExp; readonly attribute: RegExp }[] = [
  { type: /^azurerm_application_insights$/, attribute: /^(?:connection_string|instrumentation_key)$/ },
  { type: /^azurerm_log_analytics_workspace$/, attribute: /_shared_key$/ },
  { type: /^azurerm_api_management_subscription$/, attribute: /_key$/ },
];
/** Has no data, and nothing is opened by knowing it. */
const IDENTITY = "azurerm_user_assigned_identity";

/** Whether anything of a customer can be in a resource, or come from it. */
export function hasData({ type }: TerraformResource): boolean {
  return type !== IDENTITY && typeRowOf(type)?.class !== "no-data";
}

/** Whether what is told opens the resource, or what it keeps, to whoever is told. */
export function isAccess({ type, attribute }: Given): boolean {
  if (attribute === "") return true;
  if (VAULT_SECRET.test(type)) return attribute !== "name";
  if (type === ACTION) return !DESCRIBING.test(attribute);
  if (ONLY_SENDING.some((row) => row.type.test(type) && row.attribute.test(attribute))) return false;
  return SECRET.test(attribute) && !PUBLIC.test(attribute);
}

/** Whether something that cannot be seen into could do more with what it is told than call the resource as anybody may. */
export function isHandle(given: Given): boolean {
  const { type, attribute } = given;
  if (isAccess(given) || (type === GROUP && attribute === "name")) return true;
  const isOnlySending = ONLY_SENDING.some((row) => row.type.test(type) && row.attribute.test(attribute));
  return !isOnlySending && !DESCRIBING.test(attribute);
}

/** Whether the document does not tell what a resource does with what it is given. */
export function isUnseen(resource: TerraformResource): boolean {
  const { type } = resource;
  if (provisionersOf(resource).length > 0) return true;
  if (isArm(type)) return false;
  const row = typeRowOf(type);
  return row ? row.class === "opaque" : whyHarmless(type) === undefined;
}
