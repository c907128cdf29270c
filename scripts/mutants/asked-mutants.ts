import { guard, type Mutation } from "./mutation";

// Guards of what a request asks for: sections 2.6, 2.7, 2.10 and 2.11.

/** Headers that only the gateway sets. */
const DELETED = [
  "api-key",
  "Ocp-Apim-Subscription-Key",
  "x-ms-spillover-deployment",
  "azureml-model-deployment",
  "X-Forwarded-Host",
  "X-Original-URL",
  "X-Rewrite-URL",
] as const;

/** Operations that leave nothing behind. */
const SAFE = [
  "chat-completions",
  "completions",
  "embeddings",
  "v1-chat-completions",
  "v1-completions",
  "v1-embeddings",
] as const;

export const ASKED_MUTANTS: readonly Mutation[] = [
  ...DELETED.map((name) =>
    guard(`'${name}' of the caller is sent on`, "2.11.4", `<set-header name="${name}" exists-action="delete" />`, "", [
      "overrides",
    ]),
  ),
  guard(
    "'Authorization' of the caller is sent on",
    "2.11.4",
    '<set-header name="Authorization" exists-action="override">',
    '<set-header name="Authorization" exists-action="skip">',
    ["overrides"],
  ),
  guard(
    "the key of the caller is sent on in the address",
    "2.11.4",
    '<set-query-parameter name="subscription-key" exists-action="delete" />',
    "",
    ["overrides"],
  ),
  guard(
    "another deployment answers",
    "2.11.4",
    'return path.ContainsKey("deployment") ? path["deployment"] :',
    'return false ? path["deployment"] :',
    ["overrides"],
  ),
  guard(
    "an unknown deployment is asked for",
    "2.11.1",
    "404 DeploymentNotFound The gateway",
    "503 DeploymentNotFound The gateway",
    ["other-apis", "unknown-deployment"],
  ),
  guard("state without a token is unknown", "2.10", "400 affinity_required", "404 affinity_required", [
    "state-without-token",
  ]),
  guard(
    "previous_response_id is not state",
    "2.10",
    'body["previous_response_id"] ?? body["conversation"]',
    'body["conversation"]',
    ["conversation"],
  ),
  guard(
    "conversation is not state",
    "2.10",
    'body["previous_response_id"] ?? body["conversation"]',
    'body["previous_response_id"]',
    ["foreign-state"],
  ),
  guard(
    "an empty previous_response_id is state",
    "2.10",
    "earlier != null && earlier.Type != JTokenType.Null",
    "earlier != null",
    ["foreign-state"],
  ),
  guard("encrypted_content is not state", "2.10", 'item["encrypted_content"] != null', "false", ["foreign-state"]),
  guard("what is stored may be sent twice", "2.7", '["store"] == false &&', '["store"] != false ||', [
    "stored-response",
  ]),
  guard("what says nothing of being stored may be sent twice", "2.7", '["store"] == false &&', '["store"] != true &&', [
    "stored-by-default",
  ]),
  guard("what runs in the background may be sent twice", "2.7", '["background"] != true', '["background"] != null', [
    "stored-response",
  ]),
  guard(
    "an image may be sent twice",
    "2.7",
    'return new[] { "chat-completions",',
    'return new[] { "images-generations", "chat-completions",',
    ["stored-response"],
  ),
  ...SAFE.map((operation) =>
    guard(
      `${operation} must not be sent twice`,
      "2.7",
      listOf(SAFE),
      listOf(SAFE.filter((each) => each !== operation)),
      ["safe-to-repeat"],
    ),
  ),
  guard("no response may be sent twice", "2.7", 'new[] { "v1-responses" }', 'new[] { "" }', ["safe-to-repeat"]),
  guard("a chat that is stored may be sent twice", "2.7", '["store"] != true;', '["store"] != null || true;', [
    "stored-response",
  ]),
  guard("a stream is no stream", "headerTimeout", '"stream", "store", "background"', '"store", "background"', [
    "hanging-stream",
  ]),
  guard("the second attempt has no body", "P4", 'buffer-request-body="true"', 'buffer-request-body="false"', [
    "throttled-once",
    "server-errors",
  ]),
  guard("streams are held back", "2.6", 'buffer-response="false"', 'buffer-response="true"', ["stream-first-part"]),
];

function listOf(names: readonly string[]): string {
  return `new[] { ${names.map((name) => `"${name}"`).join(", ")} }`;
}
