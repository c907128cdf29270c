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

/** An id of Entra ID. A client id goes into the policy as it is, so it must be one. */
export function guidProblems(path: string, id: unknown, what: string): Problem[] {
  if (typeof id === "string" && (isUnresolved(id) || GUID.test(id))) return [];
  return [problem("OptionInvalid", path, { value: shown(id), what })];
}

/** What is wrong with an identity that exists already. */
export function identityProblems(own: unknown): Problem[] {
  if (own === undefined) return [];
  const path = "userAssignedIdentity";
  if (!isMap(own)) {
    return [problem("OptionInvalid", path, { value: shown(own), what: "{ resourceId, clientId, principalId }" })];
  }
  const { resourceId, clientId, principalId } = own;
  const problems = guidProblems(`${path}.clientId`, clientId, "a client id, a GUID,");
  if (!isResourceId(resourceId)) {
    const what = "the id of an identity, '/subscriptions/…',";
    problems.push(problem("OptionInvalid", `${path}.resourceId`, { value: shown(resourceId), what }));
  }
  return [...problems, ...guidProblems(`${path}.principalId`, principalId, "the object id of the identity, a GUID,")];
}
