/** Bodies of errors, as Azure OpenAI writes them, by the name that a scenario calls them. */
export const ERROR_BODIES: { readonly [name: string]: string } = {
  throttled: error(
    "429",
    "Requests to the ChatCompletions_Create Operation have exceeded the call rate limit of your tier.",
  ),
  // As a proxy in front of the account hands it on: nothing of Azure's form is left.
  "wrapped-throttle": JSON.stringify({ detail: { upstream: { message: "Too Many Requests", type: "rate_limit" } } }),
  "no-capacity": error(
    "NoCapacity",
    "The system is currently experiencing high demand and cannot process your request.",
  ),
  "content-filter": JSON.stringify({
    error: {
      message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      type: null,
      param: "prompt",
      code: "content_filter",
      status: 400,
      innererror: { code: "ResponsibleAIPolicyViolation", content_filter_result: { hate: { filtered: true } } },
    },
  }),
  "context-length": error("context_length_exceeded", "This model's maximum context length is 128000 tokens."),
  "malformed-json": error("invalid_request_error", "We could not parse the JSON body of your request."),
  "previous-response": error("previous_response_not_found", "Previous response with this id was not found."),
  "encrypted-content": error("invalid_encrypted_content", "The encrypted content could not be verified."),
  "deployment-not-found": error("DeploymentNotFound", "The API deployment for this resource does not exist."),
  "not-found": error("404", "Resource not found"),
  unauthorized: error("401", "Access denied due to invalid subscription key or wrong API endpoint."),
  blocked: error(
    "403",
    "The resource is temporarily blocked because we detected behavior that may violate our content policy.",
  ),
  billing: error("402", "The subscription of this resource is not allowed to make calls: payment is required."),
  "quota-disabled": error("insufficient_quota", "The quota of this resource is used up or disabled."),
  server: error("InternalServerError", "The server had an error while processing your request."),
};

const BY_STATUS: { readonly [status: number]: string } = {
  400: "malformed-json",
  401: "unauthorized",
  402: "billing",
  403: "blocked",
  404: "not-found",
  429: "throttled",
};

/** A body by its name, or as it is written; without either, what fits the status. */
export function errorBody(status: number, body: string | undefined): string {
  if (body !== undefined) return ERROR_BODIES[body] ?? body;
  const name = BY_STATUS[status] ?? (status >= 500 ? "server" : undefined);
  return name === undefined ? error(String(status), "The request failed.") : ERROR_BODIES[name];
}

function error(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } });
}
