import type { Construct } from "constructs";
import { entriesOf } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { asTerraformText } from "../private/tokens";
import { KeyVaultSecret } from "../request/key-vault-secret";

/** The id with the version, where `versionless_id` has none. */
const VERSIONED = /azurerm_key_vault_secret\.[\w-]+(\[[^\]]*\])?\.id\s*\}$/;

/** What may stand for the id of a secret: what has no version, what ends in the name of one, what somebody else vouches for. */
const ACCEPTED =
  /\.versionless_id\s*\}$|\/?secrets\/[0-9a-z-]{1,127}$|^\$\{\s*(var|local|module|data\.terraform_remote_state)\.[^}]*\}$/i;

/** What is wrong with secrets that only the framework can tell: what stands behind a token. */
export function secretProblems(construct: Construct, secrets: unknown): Problem[] {
  return entriesOf(secrets).flatMap(([account, secret]) => {
    if (!(secret instanceof KeyVaultSecret) || !isUnresolved(secret.secretId)) return [];
    const path = `apiKeyByAccount.${account}`;
    const text = asTerraformText(construct, secret.secretId);
    if (VERSIONED.test(text)) {
      const versionless = text.replace(/\.id\s*\}$/, ".versionless_id}");
      return [problem("SecretVersioned", path, { value: shown(text), versionless })];
    }
    if (!ACCEPTED.test(text)) {
      const what = "the id of a secret, such as versionlessId of a KeyVaultSecret of the provider,";
      return [problem("SecretInvalid", path, { value: shown(text), what })];
    }
    if (secret.vaultResourceId === undefined || secretResourceId(secret) !== undefined) return [];
    const what = "a secret with a literal name, so that the role is given on this one secret alone,";
    return [problem("OptionInvalid", path, { value: shown(text), what })];
  });
}

/** Resource id of one secret, for a role on it alone. Undefined when the vault was not told. */
export function secretResourceId({ secretId, vaultResourceId }: KeyVaultSecret): string | undefined {
  const name = /\/?secrets\/([0-9a-z-]+)$/i.exec(secretId)?.[1];
  return vaultResourceId === undefined || name === undefined ? undefined : `${vaultResourceId}/secrets/${name}`;
}
