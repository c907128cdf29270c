import { hostKey } from "../private/web-address";
import { resolveAttribute } from "./block";
import { isAccount } from "./resource-region";
import type { TerraformResource } from "./terraform-document";

/** Under these, the first label is the custom subdomain of one account in all of Azure. */
const DOMAINS = ["openai.azure.com", "cognitiveservices.azure.com", "services.ai.azure.com"] as const;

/** The custom subdomain of an account that a host names, if it is one. */
export function subdomainIn(host: string): string | undefined {
  const [label, ...domain] = hostKey(host).split(".");
  return DOMAINS.some((known) => known === domain.join(".")) ? label : undefined;
}

/** The custom subdomain of an account; nothing when none is written, or only Terraform knows it. */
export function subdomainOf({ document, body }: TerraformResource): string | undefined {
  const name = resolveAttribute(document, body, "custom_subdomain_name");
  return name?.kind === "literal" ? hostKey(String(name.value)) : undefined;
}

/** The address that `${azurerm_cognitive_account.x.endpoint}` stands for: Azure tells it, and always the same way. */
export function endpointOf(account: TerraformResource): string | undefined {
  const subdomain = isAccount(account) ? subdomainOf(account) : undefined;
  if (subdomain === undefined) return undefined;
  const kind = resolveAttribute(account.document, account.body, "kind");
  const domain = kind?.kind === "literal" && kind.value === "OpenAI" ? DOMAINS[0] : DOMAINS[1];
  return `https://${subdomain}.${domain}/`;
}
