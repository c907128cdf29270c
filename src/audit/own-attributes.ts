import type { TerraformResource } from "../terraform/terraform-document";

/** Attributes by which a resource is known; what is written for them names the resource itself, whatever it is made of. */
export const OWN_NAMES: ReadonlySet<string> = new Set(["custom_subdomain_name", "id", "name"]);

/** What Azure gives a resource to be found by, or to be let in. */
const OWN =
  /(?:^|_)(?:address(?:es)?|certificate|domains?|endpoints?|fqdns?|hosts?|hostnames?|ids?|ips?|keys?|location|login|names?|passwords?|port|region|sas|servers?|strings?|thumbprint|tokens?|uris?|urls?|username|version)(?:_alias)?$/;
/** Where an API sends its requests, which is somewhere else. */
const OTHERS = /^service_url$/;
/** Of what is only read, these are of the resource itself: others may be those of what it uses. */
const READ_ID =
  /^(?:id|client_id|customer_id|object_id|principal_id|resource_id|resource_manager_id|resource_versionless_id|tenant_id|unique_id|versionless_id)$/;
const READ_NAME = /^(?:name|custom_subdomain_name|host_?name|default_host_?name|\w+_domain_name|domain_name)$/;

/**
 * Whether an attribute that no document has written leads to the resource that has it. What is kept in one, such as the value of a
 * secret, may lead anywhere.
 *
 * @param attribute Names that follow each other, as in `identity.principal_id`.
 */
export function isOwnAttribute({ address, isRead }: TerraformResource, attribute: string): boolean {
  const name = attribute.split(".").at(-1) ?? "";
  if (!OWN.test(name) || OTHERS.test(name)) return false;
  if (!address.startsWith("data.") || isRead) return true;
  if (/ids?$/.test(name)) return READ_ID.test(name);
  return !/names?$/.test(name) || READ_NAME.test(name);
}
