import type { Sections } from "./conformance-row";

/** The headers of the example in "Error handling in API Management policies"; what may be missing there is `none`. */
const ERROR_HEADERS: readonly (readonly [name: string, code: string])[] = [
  ["ErrorSource", "context.LastError.Source"],
  ["ErrorReason", 'context.LastError.Reason ?? "none"'],
  ["ErrorMessage", "context.LastError.Message"],
  ["ErrorScope", 'context.LastError.Scope ?? "none"'],
  ["ErrorSection", 'context.LastError.Section ?? "none"'],
  ["ErrorPath", 'context.LastError.Path ?? "none"'],
  ["ErrorPolicyId", 'context.LastError.PolicyId ?? "none"'],
  ["ErrorStatusCode", "context.Response.StatusCode.ToString()"],
];

export const TELL_ERROR: string = ERROR_HEADERS.map(([name, code]) => setHeader(name, `@(${code})`)).join("\n    ");

/** A document in the raw dialect, as the pages of the reference print it. */
export function policyText(policy: Sections | string): string {
  if (typeof policy === "string") return policy;
  const { inbound = "<base />", backend = "<base />", outbound = "<base />" } = policy;
  return document(inbound, backend, outbound, policy.onError ?? `<base />\n    ${TELL_ERROR}`);
}

/** The same of the outermost scope, which forwards by default and has nothing to inherit. */
export function globalText(policy: Sections | string): string {
  if (typeof policy === "string") return policy;
  const { inbound = "", backend = "<forward-request />", outbound = "", onError = "" } = policy;
  return document(inbound, backend, outbound, onError);
}

export function setHeader(name: string, value: string): string {
  return `<set-header name="${name}" exists-action="override"><value>${value}</value></set-header>`;
}

/** Adds a letter to the trail that `SHOW_TRAIL` shows to the caller. */
export function mark(letter: string): string {
  return `<set-variable name="trail" value="@(context.Variables.GetValueOrDefault<string>("trail", "") + "${letter}")" />`;
}

export const SHOW_TRAIL: string = setHeader("x-trail", '@(context.Variables.GetValueOrDefault<string>("trail", ""))');

/** Answers with the text of an expression, or of a block without its `@`. */
export function answerWith(code: string): string {
  return `<return-response><set-body>@${code.startsWith("{") ? code : `(${code})`}</set-body></return-response>`;
}

/** Of `forward-request` alone if nothing else is given. */
export function retry(attributes: string, policies = '<forward-request buffer-request-body="true" />'): string {
  return `<retry ${attributes}>${policies}</retry>`;
}

function document(inbound: string, backend: string, outbound: string, onError: string): string {
  return `<policies>
  <inbound>
    ${inbound}
  </inbound>
  <backend>
    ${backend}
  </backend>
  <outbound>
    ${outbound}
  </outbound>
  <on-error>
    ${onError}
  </on-error>
</policies>`;
}
