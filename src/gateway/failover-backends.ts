import {
  ApiManagementBackend,
  type ApiManagementBackendCircuitBreakerRule,
} from "@cdktf/provider-azurerm/lib/api-management-backend";
import { ApiManagementNamedValue } from "@cdktf/provider-azurerm/lib/api-management-named-value";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { BackendPlan, CircuitBreakerPlan } from "../plan/failover-plan";
import { digest } from "../plan/physical-name";
import type { KeyVaultSecret } from "../request/key-vault-secret";
import { secretResourceId } from "./account-secrets";
import type { IApimGateway } from "./api-management-service";
import { inService } from "./in-service";
import type { PlannedPolicy } from "./plan-policy";

/** Server errors that another region may not have. 429 is the policy's business: it knows how long to wait. */
const BREAKING_STATUS = [
  { min: 500, max: 500 },
  { min: 502, max: 504 },
];

/** One backend for each deployment of each account, with the key it needs before it. */
export function createBackends(scope: Construct, planned: PlannedPolicy): TerraformResource[] {
  const secrets = createSecrets(scope, planned);
  return planned.plan.backends.map((plan) => createBackend(scope, planned, plan, secrets));
}

/** Id of the construct that writes a backend. */
export function backendConstructId(backendId: string): string {
  return `backend-${backendId}`;
}

function createBackend(
  scope: Construct,
  { gateway }: PlannedPolicy,
  plan: BackendPlan,
  secrets: ReadonlyMap<string, TerraformResource>,
): TerraformResource {
  const { keyNamedValue } = plan;
  const secret = keyNamedValue === undefined ? undefined : secrets.get(keyNamedValue);
  return new ApiManagementBackend(scope, backendConstructId(plan.id), {
    name: plan.id,
    ...inService(gateway),
    protocol: "http",
    url: plan.url,
    description: `${plan.deployment} in ${plan.region.name}, account ${plan.accountKey}`,
    circuitBreakerRule: plan.circuitBreaker && breakerRule(plan.circuitBreaker),
    credentials: keyNamedValue === undefined ? undefined : { header: { "api-key": `{{${keyNamedValue}}}` } },
    dependsOn: secret && [secret],
    // One that is no longer needed goes after the policy that named it has changed, not before.
    lifecycle: { createBeforeDestroy: true },
  });
}

function breakerRule(plan: CircuitBreakerPlan): ApiManagementBackendCircuitBreakerRule {
  return {
    name: "server-errors",
    tripDuration: `PT${plan.tripInSeconds}S`,
    acceptRetryAfterEnabled: false,
    failureCondition: {
      count: plan.failures,
      intervalDuration: `PT${plan.intervalInSeconds}S`,
      statusCodeRange: BREAKING_STATUS,
    },
  };
}

function createSecrets(scope: Construct, planned: PlannedPolicy): ReadonlyMap<string, TerraformResource> {
  const named = new Map<string, TerraformResource>();
  for (const { keyNamedValue, accountKey } of planned.plan.backends) {
    const secret = planned.props.apiKeyByAccount?.[accountKey];
    if (keyNamedValue === undefined || secret === undefined || named.has(keyNamedValue)) continue;
    named.set(keyNamedValue, createSecret(scope, planned, secret, accountKey, keyNamedValue));
  }
  return named;
}

// The role comes first: API Management reads the secret when the named value is created.
function createSecret(
  scope: Construct,
  { gateway }: PlannedPolicy,
  secret: KeyVaultSecret,
  accountKey: string,
  displayName: string,
): TerraformResource {
  const role = readerRole(gateway, secretResourceId(secret));
  return new ApiManagementNamedValue(scope, `named-value-${accountKey}`, {
    name: displayName,
    displayName,
    ...inService(gateway),
    secret: true,
    valueFromKeyVault: { secretId: secret.secretId, identityClientId: gateway.identityClientId },
    dependsOn: role && [role],
  });
}

// Azure refuses a second assignment of one role to one identity, so all policies of a gateway share the one of a secret.
function readerRole(gateway: IApimGateway, secretId: string | undefined): TerraformResource | undefined {
  if (secretId === undefined || gateway.principalId === undefined) return undefined;
  const id = `secret-reader-${digest(secretId.toLowerCase())}`;
  const known = gateway.node.tryFindChild(id);
  if (known) return known as TerraformResource;
  return new RoleAssignment(gateway as unknown as Construct, id, {
    scope: secretId,
    roleDefinitionName: "Key Vault Secrets User",
    principalId: gateway.principalId,
    principalType: "ServicePrincipal",
    provider: gateway.provider,
  });
}
