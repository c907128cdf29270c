import type { ApiManagementIdentity } from "@cdktf/provider-azurerm/lib/api-management";
import { isMap, isResourceId } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import type { UserAssignedIdentityAttributes } from "./api-management-service";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function identityOf(own: UserAssignedIdentityAttributes | undefined): ApiManagementIdentity {
  return own ? { type: "UserAssigned", identityIds: [own.resourceId] } : { type: "SystemAssigned" };
}

/** A client id goes into the policy as it is, so it must be one. */
export function clientIdProblems(path: string, clientId: unknown): Problem[] {
  if (clientId === undefined) return [];
  if (typeof clientId === "string" && (isUnresolved(clientId) || GUID.test(clientId))) return [];
  return [problem("OptionInvalid", path, { value: shown(clientId), what: "a client id, a GUID," })];
}

/** What is wrong with an identity that exists already. */
export function identityProblems(own: unknown): Problem[] {
  if (own === undefined) return [];
  const path = "userAssignedIdentity";
  if (!isMap(own)) {
    return [problem("OptionInvalid", path, { value: shown(own), what: "{ resourceId, clientId, principalId }" })];
  }
  const { resourceId, clientId, principalId } = own;
  const problems = clientIdProblems(`${path}.clientId`, clientId ?? null);
  if (!isResourceId(resourceId)) {
    const what = "the id of an identity, '/subscriptions/…',";
    problems.push(problem("OptionInvalid", `${path}.resourceId`, { value: shown(resourceId), what }));
  }
  if (typeof principalId !== "string" || principalId === "") {
    const what = "the object id of the identity";
    problems.push(problem("OptionInvalid", `${path}.principalId`, { value: shown(principalId), what }));
  }
  return problems;
}
