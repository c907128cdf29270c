import type { CSharp } from "./csharp";
import { element, type PolicyElement, type TerraformReference } from "./policy-element";

// Policies that choose a backend, sign in to it and call it.

/** The backend must be an entity of the service: only then do its circuit breaker and credentials apply. */
export function setBackendService(backendId: string): PolicyElement<"inbound" | "backend"> {
  return element("set-backend-service", { "backend-id": backendId });
}

export interface ForwardRequestOptions {
  readonly id?: string;
  /** Milliseconds until the headers of the response. */
  readonly timeoutMs: CSharp;
  /** Keeps the body for another attempt; without it the second one is sent without a body. */
  readonly bufferRequestBody: boolean;
  /** False hands every chunk on at once, as streaming needs. */
  readonly bufferResponse: boolean;
}

export function forwardRequest(options: ForwardRequestOptions): PolicyElement<"backend"> {
  const { id, timeoutMs, bufferRequestBody, bufferResponse } = options;
  return element("forward-request", {
    id,
    "timeout-ms": timeoutMs,
    "buffer-request-body": bufferRequestBody,
    "buffer-response": bufferResponse,
  });
}

export interface ManagedIdentityOptions {
  readonly id?: string;
  /** Audience of the token. */
  readonly resource: string;
  /** Client id of a user-assigned identity; the system-assigned one without it. */
  readonly clientId?: string | TerraformReference;
  readonly outputTokenVariableName: string;
}

export function authenticationManagedIdentity(options: ManagedIdentityOptions): PolicyElement<"inbound"> {
  const { id, resource, clientId, outputTokenVariableName } = options;
  return element("authentication-managed-identity", {
    id,
    resource,
    "client-id": clientId,
    "output-token-variable-name": outputTokenVariableName,
    "ignore-error": false,
  });
}
