import type { CSharp } from "./csharp";
import { element, type PolicyElement, type PolicyValue } from "./policy-element";

// Policies that change the request, in inbound and backend, or the response, in outbound and on-error.

export function setHeader(name: string, value: PolicyValue): PolicyElement {
  return element("set-header", { name, "exists-action": "override" }, [element("value", {}, [], value)]);
}

export function deleteHeader(name: string): PolicyElement {
  return element("set-header", { name, "exists-action": "delete" });
}

export function deleteQueryParameter(name: string): PolicyElement<"inbound" | "backend"> {
  return element("set-query-parameter", { name, "exists-action": "delete" });
}

export function setStatus(code: number | CSharp, reason: string | CSharp): PolicyElement {
  return element("set-status", { code, reason });
}

/** Only where there is a body: on others it throws. */
export function setBody(body: PolicyValue): PolicyElement<"inbound" | "backend" | "outbound"> {
  return element("set-body", {}, [], body);
}
