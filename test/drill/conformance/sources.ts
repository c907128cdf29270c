/** Pages of learn.microsoft.com/azure/api-management, by what they are about, and the other places that rows come from. */
const LEARN = "learn.microsoft.com/azure/api-management";

export const POLICIES = `${LEARN}/api-management-howto-policies`;
export const EXPRESSIONS = `${LEARN}/api-management-policy-expressions`;
export const ERRORS = `${LEARN}/api-management-error-handling-policies`;
export const NAMED_VALUES = `${LEARN}/api-management-howto-properties`;
export const FRAGMENTS = `${LEARN}/policy-fragments`;
export const FRAGMENT_VARIABLES = `${LEARN}/fragment-variable-management`;
export const BACKENDS = `${LEARN}/backends`;
export const CACHE_BY_KEY = `${LEARN}/api-management-sample-cache-by-key`;
export const SEND_REQUEST_SAMPLE = `${LEARN}/api-management-sample-send-request`;
export const THROTTLING = `${LEARN}/api-management-sample-flexible-throttling`;

/** The reference page of a policy. */
export function page(policy: string): string {
  return `${LEARN}/${policy}-policy`;
}

/** Tests of Azure/azure-api-management-policy-toolkit: Microsoft's own emulator. */
export function toolkit(file: string): string {
  return `github.com/Azure/azure-api-management-policy-toolkit test/Test.Testing/${file}.cs`;
}

/** Examples of Azure/api-management-policy-snippets. */
export function snippet(name: string): string {
  return `github.com/Azure/api-management-policy-snippets examples/${name}`;
}

export function issue(repository: string, number: number): string {
  return `github.com/${repository}#${number}`;
}

export const INFERENCE_FAILOVER =
  "github.com/Azure-Samples/Apim-Samples samples/inference-failover/apim-policies/inference-api-policy.xml";
export const REVEAL_BACKEND = "github.com/Azure-Samples/Apim-Samples shared/apim-policies/all-apis-reveal-backend.xml";
export const LOAD_BALANCING_429 =
  "github.com/Azure-Samples/Apim-Samples samples/load-balancing/apim-policies/aca-backend-pool-load-balancing-with-429.xml";
export const POOL_LAB = "github.com/Azure-Samples/AI-Gateway labs/backend-pool-load-balancing/policy.xml";
export const SMART_LB = "github.com/Azure-Samples/openai-apim-lb apim-policy.xml";
export const RETRY_PAYG =
  "github.com/Azure/apim-landing-zone-accelerator scenarios/workload-genai/policies/fragments/manage-spikes-with-payg/retry-with-payg.xml";
export const STREAM_USAGE =
  "github.com/Azure-Samples/Apim-Samples shared/apim-policies/fragments/pf-ensure-stream-include-usage.xml";
export const VALID_XML = "ronaldbosma.github.io, Validate API Management policies with PSRule";
export const TROUBLESHOOTING_5XX =
  "techcommunity.microsoft.com/t5/azure-paas-blog, Troubleshooting 4xx and 5xx errors with Azure APIM services";
export const RETRY_BODY =
  "azure.github.io/jpazpaas 2020-11-04, content-length mismatch when a retry policy repeats a request";
export const SCHEMAS = "github.com/microsoft/vscode-apimanagement resources/policySchemas";
export const C_SHARP = "learn.microsoft.com/dotnet/csharp/language-reference";
export const DOTNET = "learn.microsoft.com/dotnet/api";
