// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { KeyVaultSecret as SecretResource } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { TerraformVariable } from "cdktf";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import type { ResidencyZone } from "../../src/zone/residency-zone";
import { chat, newStack, newZone } from "../support/fixtures";
import { StackDocument, SynthesizedStack } from "../support/fixtures-document";
import { codesOf, problemsOf } from "../support/fixtures-errors";
import { existingGateway, existingOpenAI, IDENTITY, newFailoverPolicy, newGateway } from "../support/fixtures-gateway";
import { elements, type PolicyElement, readPolicy } from "../support/policy-reader";

const VAULT = "/subscriptions/1/resourceGroups/kv/providers/Microsoft.KeyVault/vaults/team7-vault";
const SECRET_ID = "https://team7-vault.vault.azure.net/secrets/france";
const SECRET = KeyVaultSecret.fromSecretId(SECRET_ID, { vaultResourceId: VAULT });
const NAMED_VALUE = "prod/eu/failover/named-value-francecentral";
const ROLE = "prod/eu/gateway/secret-reader-qpb9af";
const WITH_KEY = "prod/eu/failover/backend-openai_chat_francecentral";

/** A policy over existing accounts in Sweden and in France. */
function policy(zone: ResidencyZone, props: Partial<ApimFailoverPolicyProps>) {
  return newFailoverPolicy(zone, { openai: existingOpenAI(zone), ...props });
}

function synthesized(apiKeyByAccount: { [key: string]: KeyVaultSecret }): SynthesizedStack {
  const stack = newStack();
  policy(newZone(stack), { apiKeyByAccount });
  return SynthesizedStack.of(stack);
}

describe("the key of an account", () => {
  const document = synthesized({ francecentral: SECRET });

  test("is read from the vault by the gateway, in the version of the day", () => {
    expect(document.at(NAMED_VALUE)).toEqual({
      name: "openai_key_francecentral",
      display_name: "openai_key_francecentral",
      api_management_name: document.reference("prod/eu/gateway/service", "name"),
      resource_group_name: document.reference("prod/eu/resource-group-swedencentral", "name"),
      secret: true,
      value_from_key_vault: { secret_id: SECRET_ID },
      depends_on: [document.address(ROLE)],
    });
    expect(document.paths("azurerm_api_management_named_value")).toEqual([NAMED_VALUE]);
  });

  test("may be read by the gateway, and no other secret of the vault", () => {
    expect(document.at(ROLE)).toEqual({
      scope: `${VAULT}/secrets/france`,
      role_definition_name: "Key Vault Secrets User",
      principal_id: document.reference("prod/eu/gateway/service", "identity[0].principal_id"),
      principal_type: "ServicePrincipal",
    });
  });

  test("is sent to its account alone, once it is there", () => {
    expect(document.at(WITH_KEY)).toMatchObject({
      credentials: { header: { "api-key": "{{openai_key_francecentral}}" } },
      depends_on: [document.address(NAMED_VALUE)],
    });
    const other = document.at("prod/eu/failover/backend-openai_chat_swedencentral");
    expect(other).not.toHaveProperty("credentials");
    expect(other).not.toHaveProperty("depends_on");
  });

  test("is one named value, however many deployments its account holds", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const openai = existingOpenAI(zone, { deployments: [chat(), chat({}, "more")] });
    newFailoverPolicy(zone, { openai, apiKeyByAccount: { francecentral: SECRET } });
    const document = StackDocument.rendered(stack);
    const withKey = document.all("azurerm_api_management_backend").filter(({ body }) => body.credentials);

    expect(document.paths("azurerm_api_management_named_value")).toEqual([NAMED_VALUE]);
    expect(withKey.map(({ body }) => [body.name, body.depends_on])).toEqual([
      ["openai_chat_francecentral", [document.address(NAMED_VALUE)]],
      ["openai_more_francecentral", [document.address(NAMED_VALUE)]],
    ]);
  });

  test("is permitted once, however many accounts and policies of the gateway use it", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const gateway = newGateway(zone);
    const openai = existingOpenAI(zone);
    newFailoverPolicy(zone, { gateway, openai, apiKeyByAccount: { francecentral: SECRET, swedencentral: SECRET } });
    const names = { apiName: "second", apiPath: "second", backendPrefix: "second" };
    newFailoverPolicy(zone, { gateway, openai, apiKeyByAccount: { francecentral: SECRET }, ...names }, "second");
    const document = StackDocument.rendered(stack);
    const readers = document
      .all("azurerm_role_assignment")
      .filter(({ body }) => body.role_definition_name === "Key Vault Secrets User");

    expect(readers).toHaveLength(1);
    const named = document.all("azurerm_api_management_named_value").map(({ body }) => body.depends_on);
    expect(named).toEqual([[document.address(ROLE)], [document.address(ROLE)], [document.address(ROLE)]]);
  });

  test("takes the place of the role on its account, which the others keep", () => {
    const stack = newStack();
    const zone = newZone(stack);
    policy(zone, { apiKeyByAccount: { francecentral: SECRET } });
    const document = StackDocument.rendered(stack);

    expect(document.paths("azurerm_role_assignment").filter((path) => path.includes("/inference-"))).toEqual([
      expect.stringMatching(/^prod\/eu\/openai\/swedencentral\/inference-/),
    ]);
  });

  test("is read with the identity of the gateway where that is one of its own", () => {
    const stack = newStack();
    const zone = newZone(stack);
    const gateway = newGateway(zone, { userAssignedIdentity: IDENTITY });
    policy(zone, { gateway, apiKeyByAccount: { francecentral: SECRET } });
    const document = StackDocument.rendered(stack);

    expect(document.at(NAMED_VALUE).value_from_key_vault.identity_client_id).toBe(IDENTITY.clientId);
    expect(document.at(ROLE).principal_id).toBe(IDENTITY.principalId);
  });

  test("comes without a role where the vault was not told, or nobody knows who reads it", () => {
    const zones = [newZone(), newZone()];
    policy(zones[0], { apiKeyByAccount: { francecentral: KeyVaultSecret.fromSecretId(SECRET_ID) } });
    const gateway = existingGateway(zones[1], { principalId: undefined });
    policy(zones[1], { gateway, grantInference: false, apiKeyByAccount: { francecentral: SECRET } });

    for (const zone of zones) {
      const document = StackDocument.rendered(zone.node.scope as ReturnType<typeof newStack>);
      expect(document.at(NAMED_VALUE)).not.toHaveProperty("depends_on");
      expect(document.all("azurerm_role_assignment").filter(({ path }) => path.includes("secret"))).toEqual([]);
    }
  });

  test("may be a secret that Terraform knows by the id without a version", () => {
    const stack = newStack();
    const { versionlessId } = new SecretResource(stack, "key", { name: "key", value: "x", keyVaultId: VAULT });
    policy(newZone(stack), { apiKeyByAccount: { francecentral: KeyVaultSecret.fromSecretId(versionlessId) } });

    expect(SynthesizedStack.of(stack).at(NAMED_VALUE).value_from_key_vault).toEqual({
      secret_id: "${azurerm_key_vault_secret.key.versionless_id}",
    });
  });

  test.each([
    "${azurerm_key_vault.team7.vault_uri}secrets/france",
    "${azurerm_key_vault_secret.key[0].versionless_id}",
    "${module.vault.secret_id}",
    "${local.secret}",
  ])("may be a secret that only Terraform knows: %s", (id) => {
    const stack = newStack();
    policy(newZone(stack), { apiKeyByAccount: { francecentral: KeyVaultSecret.fromSecretId(id) } });

    expect(StackDocument.rendered(stack).at(NAMED_VALUE).value_from_key_vault.secret_id).toBe(id);
  });

  test("may be a secret whose id comes from outside", () => {
    const stack = newStack();
    const id = new TerraformVariable(stack, "secret", { type: "string" }).stringValue;
    policy(newZone(stack), { apiKeyByAccount: { francecentral: KeyVaultSecret.fromSecretId(id) } });

    expect(SynthesizedStack.of(stack).at(NAMED_VALUE).value_from_key_vault.secret_id).toBe("${var.secret}");
  });
});

describe("the policy with the key of an account", () => {
  const authorization = (root: PolicyElement) =>
    elements(root, "set-header").filter(({ attributes }) => attributes.name === "Authorization");

  test("sends no token to that account, and none but a token to the others", () => {
    const root = readPolicy(policy(newZone(), { apiKeyByAccount: { francecentral: SECRET } }).policyXml);
    const inBackend = authorization(root).filter(({ section }) => section === "backend");
    const told = inBackend.map(({ parent, attributes }) => [
      parent?.children[0].attributes["backend-id"],
      attributes["exists-action"],
    ]);

    expect(told).toEqual([
      ["openai_chat_swedencentral", "override"],
      ["openai_chat_francecentral", "delete"],
    ]);
  });

  test("needs no identity at all where every account has a key", () => {
    const zone = newZone();
    const gateway = existingGateway(zone, { principalId: undefined });
    const keys = { apiKeyByAccount: { francecentral: SECRET, swedencentral: SECRET } };
    const root = readPolicy(policy(zone, { gateway, ...keys }).policyXml);

    expect(elements(root, "authentication-managed-identity")).toEqual([]);
    // A caller may send a token of its own, which is nothing for the accounts.
    expect(authorization(root).map(({ attributes }) => attributes["exists-action"])).toEqual(["delete"]);
  });

  test("holds no key and no reference to one: the backends bring it", () => {
    const { policyXml } = policy(newZone(), { apiKeyByAccount: { francecentral: SECRET } });

    expect(policyXml).not.toContain("{{");
    expect(policyXml).not.toContain("vault");
  });
});

describe("a secret that cannot be used", () => {
  test("fails by the id of one version, though only Terraform knows it", () => {
    const stack = newStack();
    const { id } = new SecretResource(stack, "key", { name: "key", value: "x", keyVaultId: VAULT });
    const apiKeyByAccount = { francecentral: KeyVaultSecret.fromSecretId(id) };

    expect(problemsOf(() => policy(newZone(stack), { apiKeyByAccount }))).toEqual([
      "[SecretVersioned] apiKeyByAccount.francecentral: '${azurerm_key_vault_secret.key.id}' names one version, and a rotated secret would not be taken; write '${azurerm_key_vault_secret.key.versionless_id}'",
    ]);
  });

  test.each([
    ["of one version of one of several", "${azurerm_key_vault_secret.key[0].id}", "SecretVersioned"],
    ["of one version, written with spaces", "${ azurerm_key_vault_secret.key.id }", "SecretVersioned"],
    ["of one version that was read", "${data.azurerm_key_vault_secret.key.id}", "SecretVersioned"],
    ["with a version behind it", "${var.vault}/secrets/france/0123456789abcdef", "SecretInvalid"],
    ["that is the key itself", "${azurerm_cognitive_account.france.primary_access_key}", "SecretInvalid"],
    ["that is the value of the secret", "${azurerm_key_vault_secret.key.value}", "SecretInvalid"],
  ])("fails by an id %s", (_, id, code) => {
    const apiKeyByAccount = { francecentral: KeyVaultSecret.fromSecretId(id) };

    expect(codesOf(() => policy(newZone(), { apiKeyByAccount }))).toEqual([`${code} apiKeyByAccount.francecentral`]);
  });

  test("fails with a vault where its name is not known, for the role would be on every secret", () => {
    const stack = newStack();
    const { versionlessId } = new SecretResource(stack, "key", { name: "key", value: "x", keyVaultId: VAULT });
    const apiKeyByAccount = { francecentral: KeyVaultSecret.fromSecretId(versionlessId, { vaultResourceId: VAULT }) };

    expect(problemsOf(() => policy(newZone(stack), { apiKeyByAccount }))).toEqual([
      "[OptionInvalid] apiKeyByAccount.francecentral: '${azurerm_key_vault_secret.key.versionless_id}' given where a secret with a literal name, so that the role is given on this one secret alone, is needed",
    ]);
  });

  test("fails for an account that is not there", () => {
    expect(problemsOf(() => policy(newZone(), { apiKeyByAccount: { westeurope: SECRET } }))).toEqual([
      "[AccountUnknown] apiKeyByAccount: there is no account 'westeurope'; accounts are 'swedencentral', 'francecentral'",
    ]);
  });
});
