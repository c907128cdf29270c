import { textsIn } from "../terraform/mention";
import type { TerraformResource } from "../terraform/terraform-document";
import type { Surroundings } from "./lead";
import { textLeads } from "./text-leads";

const VAULT = "azurerm_key_vault";
/** `@Microsoft.KeyVault(SecretUri=…)` of an application, or the address of a secret. */
const REFERENCE = /@Microsoft\.KeyVault\(|(?:^|[/}])secrets\//i;
const NAMED = /\bVaultName=([\w-]+)/i;

/** Vaults of which a resource names a secret in a text, to have it read with an identity of its own. */
export function vaultsNamedIn(surroundings: Surroundings, resource: TerraformResource): readonly TerraformResource[] {
  const { document, body } = resource;
  return textsIn(body)
    .filter((text) => REFERENCE.test(text))
    .flatMap((raw) => {
      const leads = textLeads(surroundings, { kind: "written", attribute: "", document, raw });
      const [, name] = NAMED.exec(raw) ?? [];
      const named = name === undefined ? [] : surroundings.world.named([VAULT], name);
      return [...leads.flatMap((lead) => (lead.kind === "resource" ? [lead.resource] : [])), ...named];
    })
    .filter(({ type }) => type === VAULT);
}
