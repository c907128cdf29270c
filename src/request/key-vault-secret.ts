import { isMap, isResourceId } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";

/** What else is known of a secret. */
export interface KeyVaultSecretOptions {
  /**
   * Resource id of the vault, so that the gateway can be permitted to read this one secret.
   *
   * @default - you permit it yourself: the role Key Vault Secrets User on the secret
   */
  readonly vaultResourceId?: string;
}

// A vault of any cloud; what comes after the name would be a version.
const SECRET =
  /^https:\/\/([a-z][a-z0-9-]{1,22}[a-z0-9])\.(?:vault\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net)\/secrets\/([0-9a-z-]{1,127})(\/[0-9a-z]*)?$/i;
const VAULT = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/([^/]+)$/i;

/**
 * A secret of a Key Vault that the gateway reads by itself. Its value is never part of the Terraform state.
 *
 * @see https://learn.microsoft.com/azure/api-management/api-management-howto-properties
 */
export class KeyVaultSecret {
  /**
   * A secret by its id, without a version: a new version is then taken within four hours.
   *
   * @param secretId `https://<vault>.vault.azure.net/secrets/<name>`; an id that only Terraform knows is judged at synth.
   * @param options What else is known of it.
   *
   * Throws `SecretInvalid` and `SecretVersioned`.
   */
  public static fromSecretId(secretId: string, options?: KeyVaultSecretOptions): KeyVaultSecret {
    throwIfAny("KeyVaultSecret.fromSecretId", [...idProblems(secretId), ...optionProblems(secretId, options)]);
    return new KeyVaultSecret(secretId, options?.vaultResourceId);
  }

  /** Id of the secret, without a version. */
  public readonly secretId: string;

  /** Resource id of the vault, where it is told. */
  public readonly vaultResourceId?: string;

  private constructor(secretId: string, vaultResourceId: string | undefined) {
    this.secretId = secretId;
    this.vaultResourceId = vaultResourceId;
  }
}

function idProblems(secretId: unknown): Problem[] {
  if (typeof secretId === "string" && isUnresolved(secretId)) return [];
  const found = typeof secretId === "string" ? SECRET.exec(secretId) : null;
  if (!found) {
    const what = "the id of a secret, 'https://my-vault.vault.azure.net/secrets/my-secret',";
    return [problem("SecretInvalid", "secretId", { value: withoutSecret(secretId), what })];
  }
  const version = found[3];
  if (version === undefined) return [];
  const versionless = String(secretId).slice(0, -version.length);
  return [problem("SecretVersioned", "secretId", { value: shown(secretId), versionless })];
}

// What is no address may well be the secret itself, which must not end up in a log.
function withoutSecret(value: unknown): string {
  return typeof value === "string" && !/^https?:/i.test(value) ? "a text that is no address" : shown(value);
}

function optionProblems(secretId: unknown, options: unknown): Problem[] {
  if (options === undefined) return [];
  if (!isMap(options)) {
    return [problem("SecretInvalid", "options", { value: shown(options), what: "a map of options" })];
  }
  const { vaultResourceId: id } = options;
  if (id === undefined || (isUnresolved(id) && isResourceId(id))) return [];
  const vault = typeof id === "string" ? VAULT.exec(id)?.[1] : undefined;
  const path = "vaultResourceId";
  if (vault === undefined) {
    const what = "the id of a vault, '/subscriptions/…/providers/Microsoft.KeyVault/vaults/my-vault',";
    return [problem("SecretInvalid", path, { value: shown(id), what })];
  }
  const named = typeof secretId === "string" ? SECRET.exec(secretId)?.[1] : undefined;
  if (named === undefined || named.toLowerCase() === vault.toLowerCase()) return [];
  return [
    problem("SecretInvalid", path, { value: shown(vault), what: `the id of the vault '${named}' of the secret` }),
  ];
}
