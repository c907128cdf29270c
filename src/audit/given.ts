import { provisionersOf } from "../terraform/provisioner";
import type { TerraformModule, TerraformResource } from "../terraform/terraform-document";
import { isArm } from "./arm/arm-type";
import { typeRowOf } from "./flow-rows";
import { whyHarmless } from "./other-providers";

/** What may belong to a zone, wherever it stands. */
export type Standing = TerraformResource | TerraformModule;

/** What is told of a resource, or by a module, to something that mentions it. */
export interface Given {
  readonly of: Standing;
  /** Type of what was asked: that of the resource, or of a data source that reads it or a part of it; `module` for an output. */
  readonly type: string;
  /** Names that follow each other, as in `identity.principal_id`; empty for all of it. */
  readonly attribute: string;
}

/** Type of the outputs of modules. */
export const MODULE = "module";

/** What opens a resource to whoever has it. */
const SECRET =
  /(?:^|_)(?:keys?|connection_strings?(?:_alias)?|passwords?|secrets?|tokens?|sas|(?:sas|callback)_ur[il]s?|kube_(?:admin_)?config(?:_raw)?|site_credential|publishing_profile)\d*$/i;
/** Blocks in which everything is secret. */
const SECRET_BLOCK = /(?:^|\.)(?:connection_strings|kube_(?:admin_)?config|password\d|query_keys|site_credential)\./;
/** A part of a whole that is not secret. */
const PUBLIC = /(?:^|_)(?:public(?:_\w+)?|partition|row|sort|instrumentation)_keys?$/;
/** What describes a resource, or says where to call it or who it is; whoever has it cannot do anything with it alone. */
const DESCRIBING =
  /(?:^|_)(?:address(?:es)?|client_id|domains?|endpoints?|fqdns?|hosts?|host_?names?|ips?|kind|location|names?|object_id|port|principal_id|region|sku|tenant_id|thumbprint|ur[il]s?|version)$/;
export const GROUP = "azurerm_resource_group";
/** What it gives is what an action answers: mostly keys. */
export const ACTION = "azapi_resource_action";
/** The private key is behind the id of its secret. */
const CERTIFICATE = "azurerm_key_vault_certificate";
const VAULT_SECRET = /^azurerm_key_vault_secrets?$/;
/** With these, telemetry is only sent, or requests are, as anybody may who calls the gateway. */
const ONLY_SENDING: readonly { readonly type: RegExp; readonly attribute: RegExp }[] = [
  { type: /^azurerm_application_insights$/, attribute: /^(?:connection_string|instrumentation_key)$/ },
  { type: /^azurerm_log_analytics_workspace$/, attribute: /_shared_key$/ },
  { type: /^azurerm_api_management_subscription$/, attribute: /_key$/ },
];
/** Has no data, and nothing is opened by knowing it. */
const IDENTITY = "azurerm_user_assigned_identity";
/** Its address lets in whoever has it. */
const WEBHOOK = "azurerm_automation_webhook";

/** Whether anything of a customer can be in something, or come from it. */
export function hasData(standing: Standing): boolean {
  return !("type" in standing) || (standing.type !== IDENTITY && typeRowOf(standing.type)?.class !== "no-data");
}

/** Whether what stands at an attribute opens something. */
function isSecretName(name: string): boolean {
  return SECRET.test(name) && !PUBLIC.test(name);
}

/** Whether what is told opens the resource, or what it keeps, to whoever is told. */
export function isAccess(given: Given): boolean {
  const { type, attribute } = given;
  const name = lastOf(given);
  if (attribute === "") return true;
  if (VAULT_SECRET.test(type)) return name !== "name";
  if (type === CERTIFICATE && name.endsWith("secret_id")) return true;
  if (type === ACTION) return !DESCRIBING.test(name);
  if (type === WEBHOOK && name === "uri") return true;
  if (isOnlySending(given)) return false;
  return isSecretName(name) || SECRET_BLOCK.test(attribute);
}

/** Whether something that cannot be seen into could do more with what it is told than call the resource as anybody may. */
export function isHandle(given: Given): boolean {
  if (isAccess(given) || isGroupName(given)) return true;
  return !isOnlySending(given) && !DESCRIBING.test(lastOf(given));
}

/** A resource group: who knows its name may make something in it. */
export function isGroupName(given: Given): boolean {
  return given.type === GROUP && lastOf(given) === "name";
}

function isOnlySending(given: Given): boolean {
  return ONLY_SENDING.some((row) => row.type.test(given.type) && row.attribute.test(lastOf(given)));
}

function lastOf({ attribute }: Given): string {
  return attribute.slice(attribute.lastIndexOf(".") + 1);
}

/** Whether a resource is of a provider that no table knows: it makes nothing in Azure. */
export function isForeign(resource: TerraformResource): boolean {
  const { type } = resource;
  return !/^(?:azurerm|azapi)_/.test(type) && provisionersOf(resource).length === 0;
}

/** Whether the document does not tell what a resource does with what it is given. */
export function isUnseen(resource: TerraformResource): boolean {
  const { type } = resource;
  if (provisionersOf(resource).length > 0) return true;
  if (isArm(type)) return false;
  const row = typeRowOf(type);
  return row ? row.class === "opaque" : whyHarmless(type) === undefined;
}
