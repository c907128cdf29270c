// Places in the sound gateway, and what is refused there.

const at =
  (type: string, name: string) =>
  (...path: (string | number)[]) => ["resource", `azurerm_${type}`, name, ...path];
export const service = at("api_management", "eu");
export const api = at("api_management_api", "chat");
export const operation = at("api_management_api_operation", "chat");
const policy = at("api_management_api_policy", "chat");
export const fragment = at("api_management_policy_fragment", "answer");
export const backend = at("api_management_backend", "eu");
export const breaker = (...path: string[]) => backend("circuit_breaker_rule", ...path);
export const failure = (...path: (string | number)[]) => backend("circuit_breaker_rule", "failure_condition", ...path);
export const secret = at("api_management_named_value", "key");
const forApi = at("api_management_api_diagnostic", "chat");
export const forService = at("api_management_diagnostic", "eu");
export const setting = at("monitor_diagnostic_setting", "eu");

/** One thing wrong with the sound gateway, and the only finding. */
type Row = readonly [name: string, path: (string | number)[], value: unknown, finding: RegExp];

export const REFUSED_VALUES: readonly Row[] = [
  [
    "a service name that begins with a digit",
    service("name"),
    "1apim",
    /^\[ValueRefused\] azurerm_api_management\.eu name: "1apim" does not match .+ \(.+\)$/,
  ],
  [
    "a service name of 51 characters",
    service("name"),
    "a".repeat(51),
    /name: .* has 51 characters, at most 50 allowed/,
  ],
  ["a publisher without a name", service("publisher_name"), "", /publisher_name: "" has 0 characters, at least 1/],
  ["an address with a blank", service("publisher_email"), "a b@c.de", /publisher_email: "a b@c\.de" does not match/],
  [
    "an unknown identity",
    service("identity", "type"),
    "System",
    /identity\.type: "System" is not one of SystemAssigned/,
  ],
  [
    "an unknown network",
    service("virtual_network_type"),
    "Private",
    /virtual_network_type: "Private" is not one of None/,
  ],
  ["an API name with a hash", api("name"), "a#b", /name: "a#b" does not match/],
  ["a path that begins with a slash", api("path"), "/ai", /path: "\/ai" does not match/],
  ["a path that ends with a slash", api("path"), "ai/", /path: "ai\/" does not match/],
  ["a path of 401 characters", api("path"), "a".repeat(401), /path: .* has 401 characters, at most 400/],
  ["an unknown protocol", api("protocols", 0), "HTTPS", /protocols\[0\]: "HTTPS" is not one of http, https, ws, wss/],
  ["an unknown kind of API", api("api_type"), "rest", /api_type: "rest" is not one of graphql, http/],
  ["no revision", api("revision"), "", /revision: "" has 0 characters/],
  ["no display name", api("display_name"), "", /display_name: "" has 0 characters/],
  ["an operation id with a period", operation("operation_id"), "a.b", /operation_id: "a\.b" does not match/],
  ["an operation id of 81 characters", operation("operation_id"), "a".repeat(81), /has 81 characters, at most 80/],
  ["an operation without a display name", operation("display_name"), "", /display_name: "" has 0 characters/],
  ["a backend name with a period", backend("name"), "gpt-5.4", /name: "gpt-5\.4" does not match/],
  ["a backend name of 81 characters", backend("name"), "a".repeat(81), /name: .* has 81 characters, at most 80/],
  [
    "a backend address with a slash at the end",
    backend("url"),
    "https://a.b/",
    /url: "https:\/\/a\.b\/" does not match/,
  ],
  ["a backend address without a scheme", backend("url"), "a.b", /url: "a\.b" does not match/],
  ["https as the protocol of a backend", backend("protocol"), "https", /protocol: "https" is not one of http, soap/],
  ["a title of 301 characters", backend("title"), "a".repeat(301), /title: .* has 301 characters, at most 300/],
  ["an empty description", backend("description"), "", /description: "" has 0 characters/],
  ["a breaker name with an underscore", breaker("name"), "a_b", /circuit_breaker_rule\.name: "a_b" does not match/],
  ["seconds as a duration", breaker("trip_duration"), "30s", /trip_duration: "30s" does not match/],
  ["a duration without a number", failure("interval_duration"), "PT", /interval_duration: "PT" does not match/],
  ["no failure at all", failure("count"), 0, /failure_condition\.count: 0 is below 1/],
  ["10001 failures", failure("count"), 10001, /failure_condition\.count: 10001 is above 10000/],
  [
    "a status below 200",
    failure("status_code_range", 1, "min"),
    199,
    /failure_condition\.status_code_range\[1\]\.min: 199 is below 200/,
  ],
  [
    "a status above 599",
    failure("status_code_range", 0, "max"),
    600,
    /failure_condition\.status_code_range\[0\]\.max: 600 is above 599/,
  ],
  [
    "an empty error reason",
    failure("error_reasons"),
    [""],
    /failure_condition\.error_reasons\[0\]: "" has 0 characters/,
  ],
  ["a fragment name with a period", fragment("name"), "a.b", /name: "a\.b" does not match/],
  ["a fragment name of 81 characters", fragment("name"), "a".repeat(81), /name: .* has 81 characters, at most 80/],
  ["an unknown format", fragment("format"), "rawxml-link", /format: "rawxml-link" is not one of rawxml, xml/],
  ["a named value with a period in its name", secret("name"), "a.b", /name: "a\.b" does not match/],
  ["a display name with a blank", secret("display_name"), "a b", /display_name: "a b" does not match/],
  [
    "the id of a key",
    secret("value_from_key_vault", "secret_id"),
    "https://a.vault.azure.net/keys/a",
    /value_from_key_vault\.secret_id: "https:.+" does not match/,
  ],
  [
    "a name in place of a client id",
    secret("value_from_key_vault", "identity_client_id"),
    "me",
    /value_from_key_vault\.identity_client_id: "me" does not match/,
  ],
  ["an unknown identifier", forService("identifier"), "appinsights", /identifier: "appinsights" is not one of applic/],
  ["a sample below nothing", forApi("sampling_percentage"), -0.5, /sampling_percentage: -0\.5 is below 0/],
  ["a sample of more than all", forService("sampling_percentage"), 100.5, /sampling_percentage: 100\.5 is above 100/],
  [
    "an unknown verbosity",
    forApi("verbosity"),
    "debug",
    /verbosity: "debug" is not one of verbose, information, error/,
  ],
  ["an unknown correlation", forApi("http_correlation_protocol"), "w3c", /"w3c" is not one of None, Legacy, W3C/],
  ["an unknown operation name", forApi("operation_name_format"), "Path", /"Path" is not one of Name, Url/],
  [
    "8193 bytes",
    forService("frontend_request", "body_bytes"),
    8193,
    /frontend_request\.body_bytes: 8193 is above 8192/,
  ],
  ["half a byte", forApi("backend_response", "body_bytes"), 0.5, /backend_response\.body_bytes: 0\.5 is not a whole/],
  [
    "an unknown mask",
    forApi("backend_response", "data_masking", "headers", 0, "mode"),
    "Drop",
    /backend_response\.data_masking\.headers\[0\]\.mode: "Drop" is not one of Hide, Mask/,
  ],
  ["an unknown table", setting("log_analytics_destination_type"), "Specific", /"Specific" is not one of Dedicated/],
  [
    "a log category of an account",
    setting("enabled_log", 0, "category"),
    "RequestResponse",
    /enabled_log\[0\]\.category: "RequestResponse" is not one of DeveloperPortalAuditLogs, GatewayLlmLogs, GatewayLogs/,
  ],
];

export const REFUSED_COMBINATIONS: readonly Row[] = [
  ["zones with Premium v2", service("sku_name"), "PremiumV2_2", /zones: needs Premium, not PremiumV2/],
  ["zones with fewer units", service("sku_name"), "Premium_1", /zones: 2 zones need a multiple of 2 units, not 1/],
  ["three units in two zones", service("sku_name"), "Premium_3", /zones: 2 zones need a multiple of 2 units, not 3/],
  [
    "a network without a subnet",
    service("virtual_network_configuration"),
    undefined,
    /is needed with virtual_network_type Int/,
  ],
  [
    "a subnet without a network",
    service("virtual_network_type"),
    undefined,
    /virtual_network_configuration: needs a virt/,
  ],
  ["a subnet with no network", service("virtual_network_type"), "None", /virtual_network_configuration: needs a virt/],
  [
    "closing a new service",
    service("public_network_access_enabled"),
    false,
    /Azure refuses false when the service is cre/,
  ],
  ["client certificates with Premium", service("client_certificate_enabled"), true, /needs Consumption, not Premium/],
  [
    "identities without a user assigned identity",
    service("identity", "identity_ids"),
    ["a"],
    /identity\.identity_ids: is only allowed with a user assigned identity/,
  ],
  [
    "a user assigned identity without identities",
    service("identity", "type"),
    "UserAssigned",
    /identity\.identity_ids: is required with a user assigned identity/,
  ],
  ["an API without a display name", api("display_name"), undefined, /display_name: is needed without source_api_id/],
  ["an API without protocols", api("protocols"), null, /protocols: is needed without source_api_id/],
  [
    "an address whose parameter is not listed",
    operation("template_parameter"),
    undefined,
    /'deployment' has no template/,
  ],
  [
    "a parameter that is not in the address",
    operation("url_template"),
    "/openai/v1/responses",
    /template_parameter\[0\]\.name: 'deployment' is not in url_template/,
  ],
  [
    "a policy without text",
    policy("xml_content"),
    undefined,
    /xml_link: exactly one of xml_content, xml_link is needed/,
  ],
  [
    "a policy with a link as well",
    policy("xml_link"),
    "https://a.b/c",
    /xml_link: exactly one of xml_content, xml_link/,
  ],
  ["a fragment that is a policy", fragment("value"), "<policies />", /answer value: is no <fragment> \(facts/],
  [
    "a fragment in a fragment",
    fragment("value"),
    '<fragment><include-fragment fragment-id="a" /></fragment>',
    /value: <include-fragment> may not stand in a fragment/,
  ],
  [
    "a section in a fragment",
    fragment("value"),
    "<fragment><inbound><set-method>GET</set-method></inbound></fragment>",
    /value: <inbound> may not stand in a fragment/,
  ],
  ["the base of a section in a fragment", fragment("value"), "<fragment><base/></fragment>", /value: <base> may not/],
  ["a count and a percentage", failure("percentage"), 50, /failure_condition: needs either count or percentage/],
  ["neither count nor percentage", failure("count"), undefined, /failure_condition: needs either count or percentage/],
  ["a breaker that no answer trips", failure("status_code_range"), [], /needs status_code_range or error_reasons/],
  [
    "eleven error reasons",
    failure("error_reasons"),
    Array.from({ length: 11 }, (_, index) => `Reason${index}`),
    /failure_condition\.error_reasons: has 11 entries, at most 10 allowed/,
  ],
  [
    "credentials that say nothing",
    backend("credentials"),
    {},
    /credentials: needs one of authorization, certificate, /,
  ],
  ["a tls block that says nothing", backend("tls"), {}, /tls: needs one of validate_certificate_chain, /],
  ["a value beside the one in Key Vault", secret("value"), "a", /exactly one of value, value_from_key_vault is needed/],
  [
    "a named value without a value",
    secret("value_from_key_vault"),
    undefined,
    /exactly one of value, value_from_key_va/,
  ],
  ["a value from Key Vault that is no secret", secret("secret"), false, /secret: has to be true for a value from Key/],
  [
    "a value from Key Vault without a word on it",
    secret("secret"),
    undefined,
    /secret: has to be true for a value from/,
  ],
  ["azuremonitor for one API", forApi("identifier"), "azuremonitor", /identifier: 'azuremonitor' cannot be planned/],
  [
    "an operation name for azuremonitor",
    forService("operation_name_format"),
    "Name",
    /is only allowed with identifier app/,
  ],
];
