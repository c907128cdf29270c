import { Token } from "cdktf";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import { untyped } from "../support/fixtures";
import { codesOf, messageOf, problemsOf } from "../support/fixtures-errors";

const ID = "https://my-vault.vault.azure.net/secrets/openai-key";
const VAULT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/my-vault";
const TOKEN = Token.asString({ creationStack: [], resolve: () => ID });

describe("KeyVaultSecret", () => {
  test.each([
    ID,
    "https://my-vault.vault.azure.cn/secrets/a",
    "https://my-vault.vault.usgovcloudapi.net/secrets/a-1",
    "https://My-Vault.vault.azure.net/secrets/OpenAI-Key",
  ])("takes %s", (id) => {
    expect(KeyVaultSecret.fromSecretId(id)).toMatchObject({ secretId: id, vaultResourceId: undefined });
  });

  test("takes an id that only Terraform knows", () => {
    expect(KeyVaultSecret.fromSecretId(TOKEN).secretId).toBe(TOKEN);
  });

  test.each([
    ["0123456789abcdef0123456789abcdef", `${ID}/0123456789abcdef0123456789abcdef`],
    ["nothing after the slash", `${ID}/`],
  ])("refuses a version: %s", (_, id) => {
    expect(messageOf(() => KeyVaultSecret.fromSecretId(id))).toBe(
      `KeyVaultSecret.fromSecretId has 1 problem:\n  [SecretVersioned] secretId: '${id.length > 80 ? `${id.slice(0, 77)}…` : id}' names one version, and a rotated secret would not be taken; write '${ID}'`,
    );
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a number", 5],
    ["an empty text", ""],
    ["the name alone", "openai-key"],
    ["http", ID.replace("https", "http")],
    ["another host", "https://my-vault.vault.azure.net.evil.test/secrets/a"],
    ["a host that only looks like it", "https://my-vault.vaultxazure.net/secrets/a"],
    ["a key, not a secret", "https://my-vault.vault.azure.net/keys/a"],
    ["a quote", `${ID}"`],
    ["a named value within", "https://my-vault.vault.azure.net/secrets/{{a}}"],
    ["a line break", `${ID}\n`],
    ["a line break before", `\n${ID}`],
    ["a query", `${ID}?api-version=7.4`],
    ["a fragment", `${ID}#a`],
    ["a user", "https://a@my-vault.vault.azure.net/secrets/a"],
    ["a port", "https://my-vault.vault.azure.net:443/secrets/a"],
    ["more than a version", `${ID}/a/b`],
    ["a vault name of two characters", "https://ab.vault.azure.net/secrets/a"],
    ["an underscore", "https://my-vault.vault.azure.net/secrets/a_b"],
  ])("refuses %s", (_, id) => {
    expect(codesOf(() => KeyVaultSecret.fromSecretId(untyped(id)))).toEqual(["SecretInvalid secretId"]);
  });

  test("says what an id looks like", () => {
    expect(problemsOf(() => KeyVaultSecret.fromSecretId(`${ID}?a=b`))).toEqual([
      `[SecretInvalid] secretId: '${ID}?a=b' given where the id of a secret, 'https://my-vault.vault.azure.net/secrets/my-secret', is needed`,
    ]);
  });

  test("does not repeat what may be the secret itself", () => {
    expect(problemsOf(() => KeyVaultSecret.fromSecretId("0123456789abcdef"))).toEqual([
      "[SecretInvalid] secretId: a text that is no address given where the id of a secret, 'https://my-vault.vault.azure.net/secrets/my-secret', is needed",
    ]);
  });

  describe("vaultResourceId", () => {
    test.each([
      [ID, VAULT],
      [ID, VAULT.replace("my-vault", "My-Vault").replace("Microsoft.KeyVault", "microsoft.keyvault")],
      [ID, Token.asString({ creationStack: [], resolve: () => VAULT })],
      [TOKEN, VAULT],
    ])("of '%s' takes %s", (id, vaultResourceId) => {
      expect(KeyVaultSecret.fromSecretId(id, { vaultResourceId })).toMatchObject({ secretId: id, vaultResourceId });
    });

    test.each<[unknown, string]>([
      ["my-vault", "'my-vault'"],
      [5, "5"],
      [`${VAULT}/secrets/a`, `'${VAULT}/secrets/a'`.slice(0, 78)],
      ["/subscriptions/s/resourceGroups/g", "'/subscriptions/s/resourceGroups/g'"],
    ])("refuses %j", (vaultResourceId, shown) => {
      const [text] = problemsOf(() => KeyVaultSecret.fromSecretId(ID, untyped({ vaultResourceId })));

      expect(text).toContain(`[SecretInvalid] vaultResourceId: ${shown}`);
      expect(text).toContain("the id of a vault, '/subscriptions/…/providers/Microsoft.KeyVault/vaults/my-vault',");
    });

    // The role would be given on a secret of another vault.
    test("refuses another vault than the one of the secret", () => {
      const vaultResourceId = VAULT.replace("my-vault", "other");

      expect(problemsOf(() => KeyVaultSecret.fromSecretId(ID, { vaultResourceId }))).toEqual([
        "[SecretInvalid] vaultResourceId: 'other' given where the id of the vault 'my-vault' of the secret is needed",
      ]);
    });

    test("refuses options that are none", () => {
      expect(codesOf(() => KeyVaultSecret.fromSecretId(ID, untyped(VAULT)))).toEqual(["SecretInvalid options"]);
    });
  });
});
