import type { ConformanceRow, RequestPart } from "./conformance-row";
import { answerWith, setHeader } from "./policy-text";
import { ERRORS, page, toolkit } from "./sources";

const MI = page("authentication-managed-identity");
const MI_TESTS = toolkit("Emulator/Policies/AuthenticationManagedIdentityHandlerTests");
const AAD = page("validate-azure-ad-token");
const AAD_TESTS = toolkit("Emulator/Policies/ValidateAzureAdTokenTests");
const CORS = page("cors");
const CORS_TESTS = toolkit("Emulator/Policies/CorsTests");
const NO_TOKEN = [{ status: 503, body: "" }];

function identity(more = ""): string {
  return `<authentication-managed-identity resource="https://cognitiveservices.azure.com" ${more} />`;
}

const OUTPUT = 'output-token-variable-name="msi-access-token"';

export const IDENTITY_ROWS: readonly ConformanceRow[] = [
  {
    name: "the token of the managed identity becomes the bearer",
    source: [MI, "sets the value of the token in the Authorization header using the Bearer scheme"],
    api: { inbound: identity() },
    request: { headers: { Authorization: "Bearer of-the-caller" } },
    expect: { tokenCalls: 1, calls: [{ headers: { Authorization: /^Bearer (?!of-the-caller).+/ } }] },
  },
  {
    name: "with an output variable the header stays, and the token is a string",
    source: [MI_TESTS, "AuthenticationManagedIdentity_HandleOutputVariable"],
    api: {
      inbound:
        identity(OUTPUT) + setHeader("x-kind", '@((context.Variables["msi-access-token"] is string).ToString())'),
    },
    expect: { calls: [{ headers: { Authorization: null, "x-kind": "True" } }] },
  },
  {
    name: "the token of the variable is set as a header",
    source: [MI, "example: use managed identity and set header manually"],
    api: {
      inbound:
        identity(`${OUTPUT} ignore-error="false"`) +
        setHeader("Authorization", '@("Bearer " + (string)context.Variables["msi-access-token"])'),
    },
    expect: { calls: [{ headers: { Authorization: /^Bearer .+/ } }] },
  },
  {
    name: "the token is kept until it expires",
    source: [MI, "API Management caches the token until it expires"],
    api: { inbound: identity() },
    times: 3,
    expect: { status: 200, tokenCalls: 1 },
  },
  {
    name: "the header survives a retry",
    source: [MI, "policy sections: inbound"],
    api: {
      inbound: identity(),
      backend:
        '<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0"><forward-request buffer-request-body="true" /></retry>',
    },
    answers: [{ status: 429 }, { status: 200 }],
    expect: {
      tokenCalls: 1,
      calls: [{ headers: { Authorization: /^Bearer .+/ } }, { headers: { Authorization: /^Bearer .+/ } }],
    },
  },
  {
    name: "a token that is not had is an error of the policy",
    source: [MI_TESTS, "AuthenticationManagedIdentity_HandleWithError"],
    api: { inbound: identity('id="token"') },
    tokens: NO_TOKEN,
    expect: {
      status: 500,
      calls: [],
      error: { source: "authentication-managed-identity", section: "inbound", policyId: "token" },
    },
  },
  {
    name: "ignore-error goes on without a token",
    source: [MI, "the policy pipeline continues to execute even if an access token isn't obtained"],
    api: { inbound: identity('ignore-error="true"') },
    tokens: NO_TOKEN,
    expect: { status: 200, callCount: 1, error: null },
  },
  {
    name: "ignore-error leaves an empty string in the variable",
    source: [MI_TESTS, "AuthenticationManagedIdentity_IgnoreError_InVariable"],
    api: {
      inbound:
        identity(`${OUTPUT} ignore-error="true"`) +
        answerWith('"[" + (string)context.Variables["msi-access-token"] + "]"'),
    },
    tokens: NO_TOKEN,
    expect: { status: 200, body: "[]" },
  },
  {
    name: "send-request takes the token of the identity",
    source: [MI, "example: use managed identity in send-request policy"],
    api: {
      inbound:
        '<send-request mode="new" response-variable-name="r" timeout="20" ignore-error="false"><set-url>https://example.com/</set-url><set-method>GET</set-method><authentication-managed-identity resource="ResourceID"/></send-request>',
    },
    expect: {
      calls: [
        { url: "https://example.com/", headers: { Authorization: /^Bearer .+/ } },
        { headers: { Authorization: null } },
      ],
    },
  },
  {
    name: "fails on authentication-managed-identity in backend",
    source: [MI, "policy sections: inbound"],
    api: { backend: `${identity()}<base />` },
    expect: { refused: { says: /authentication-managed-identity/ } },
  },
];

const CALLER: NonNullable<RequestPart["token"]> = {
  tenantId: "contoso",
  clientApplicationId: "app",
  audiences: ["gateway.azure-api.net"],
  claims: new Map([["roles", ["reader", "writer"]]]),
};
const BEARER: RequestPart = { headers: { Authorization: "Bearer token" }, token: CALLER };

function validate(children: string, attributes = 'tenant-id="contoso"'): ConformanceRow["api"] {
  return { inbound: `<validate-azure-ad-token ${attributes}>${children}</validate-azure-ad-token>` };
}

const CLIENT = "<client-application-ids><application-id>app</application-id></client-application-ids>";

export const TOKEN_ROWS: readonly ConformanceRow[] = [
  {
    name: "a token of the tenant and of the application passes",
    source: [AAD, "example: simple token validation"],
    api: validate(CLIENT),
    request: BEARER,
    expect: { status: 200, callCount: 1 },
  },
  {
    name: "a token of another tenant does not",
    source: [AAD_TESTS, "SignedTokensStillRequireTheCorrectTenantAndEntraIssuer: wrong-tenant"],
    api: validate(CLIENT, 'tenant-id="fabrikam"'),
    request: BEARER,
    expect: { status: 401, calls: [] },
  },
  {
    name: "a token of another application does not",
    source: [AAD_TESTS, "EnforcesEveryAuthoredApplicationAudienceAndClaimConstraint: client"],
    api: validate(CLIENT.replace("app<", "other<")),
    request: BEARER,
    expect: { status: 401, calls: [] },
  },
  {
    name: "one of the audiences is enough",
    source: [AAD, "each value is tried until all are exhausted or one succeeds"],
    api: validate(
      `${CLIENT}<audiences><audience>x</audience><audience>@(context.Request.OriginalUrl.Host)</audience></audiences>`,
    ),
    request: BEARER,
    expect: { status: 200 },
  },
  {
    name: "a token for another audience does not pass",
    source: [AAD_TESTS, "EnforcesEveryAuthoredApplicationAudienceAndClaimConstraint: audience"],
    api: validate(`${CLIENT}<audiences><audience>x</audience></audiences>`),
    request: BEARER,
    expect: { status: 401, calls: [] },
  },
  {
    name: "match all wants every value of a claim",
    source: [AAD, "all: every claim value in the policy must be present in the token"],
    api: validate(
      `${CLIENT}<required-claims><claim name="roles" match="all"><value>reader</value><value>owner</value></claim></required-claims>`,
    ),
    request: BEARER,
    expect: { status: 401, calls: [] },
  },
  {
    name: "match any wants one of them",
    source: [AAD, "any: at least one claim value must be present in the token"],
    api: validate(
      `${CLIENT}<required-claims><claim name="roles" match="any"><value>reader</value><value>owner</value></claim></required-claims>`,
    ),
    request: BEARER,
    expect: { status: 200 },
  },
  {
    name: "the failure has the status and the message of the policy",
    source: [AAD, "failed-validation-httpcode, failed-validation-error-message: returned in the response body"],
    api: {
      inbound: `<validate-azure-ad-token tenant-id="contoso" failed-validation-httpcode="403" failed-validation-error-message="Go away">${CLIENT}</validate-azure-ad-token>`,
      onError: "",
    },
    expect: { status: 403, body: /Go away/, calls: [] },
  },
  {
    name: "a token that has expired does not pass",
    source: [ERRORS, "token expired: TokenExpired"],
    api: validate(CLIENT),
    request: { ...BEARER, token: { ...CALLER, isExpired: true } },
    expect: { status: 401, calls: [], error: { reason: "TokenExpired" } },
  },
];

function cors(attributes: string): string {
  return `<cors ${attributes}><allowed-origins><origin>https://allowed.example</origin></allowed-origins><allowed-methods preflight-result-max-age="300"><method>GET</method><method>POST</method></allowed-methods><allowed-headers><header>X-Test</header></allowed-headers><expose-headers><header>X-Visible</header></expose-headers></cors>`;
}

const PREFLIGHT: RequestPart = {
  method: "OPTIONS",
  body: null,
  headers: {
    Origin: "https://allowed.example",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "x-test",
  },
};

export const CORS_ROWS: readonly ConformanceRow[] = [
  {
    name: "a preflight of an allowed origin is answered by the gateway",
    source: [CORS_TESTS, "Cors_ValidPreflightValidatesEveryHeaderAndOverwritesThenStops"],
    api: { inbound: cors('allow-credentials="true"') + setHeader("x-after", "1") },
    request: PREFLIGHT,
    expect: {
      status: 200,
      body: "",
      calls: [],
      headers: {
        "Access-Control-Allow-Origin": "https://allowed.example",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Max-Age": "300",
      },
    },
  },
  {
    name: "a preflight of another origin gets no permission",
    source: [CORS_TESTS, "Cors_RejectedPreflightDoesNotPublishAnyCorsHeaders: origin"],
    api: { inbound: cors('terminate-unmatched-request="true"') },
    request: { ...PREFLIGHT, headers: { ...PREFLIGHT.headers, Origin: "https://denied.example" } },
    expect: { status: 200, body: "", calls: [], headers: { "Access-Control-Allow-Origin": null } },
  },
  {
    name: "a request of an allowed origin goes on, and its answer says so",
    source: [CORS_TESTS, "Cors_NormalRequestsReceiveOnlyActualResponseHeadersAndContinue"],
    api: { inbound: cors('allow-credentials="true"') },
    request: { method: "GET", body: null, headers: { Origin: "https://allowed.example" } },
    expect: {
      status: 200,
      callCount: 1,
      headers: {
        "Access-Control-Allow-Origin": "https://allowed.example",
        "Access-Control-Expose-Headers": "X-Visible",
        "Access-Control-Max-Age": null,
      },
    },
  },
  {
    name: "a request of another origin ends with an empty 200, if it is to end",
    source: [CORS, "terminate-unmatched-request true: immediately terminate the request with an empty 200 OK response"],
    api: { inbound: cors('terminate-unmatched-request="true"') },
    request: { method: "GET", body: null, headers: { Origin: "https://denied.example" } },
    expect: { status: 200, body: "", calls: [], headers: { "Access-Control-Allow-Origin": null } },
  },
  {
    name: "a request of another origin goes on without permission, if it may",
    source: [CORS, "terminate-unmatched-request false: proceed normally and don't add CORS headers"],
    api: { inbound: cors('terminate-unmatched-request="false"') },
    request: { method: "GET", body: null, headers: { Origin: "https://denied.example" } },
    expect: { status: 200, body: "ok", callCount: 1, headers: { "Access-Control-Allow-Origin": null } },
  },
  {
    name: "a request without an origin is none of its business",
    source: [CORS_TESTS, "Cors_NoOriginNeverAddsAncillaryHeadersOrTerminates"],
    api: { inbound: cors('terminate-unmatched-request="true"') },
    request: { method: "GET", body: null },
    expect: { status: 200, body: "ok", headers: { "Access-Control-Allow-Origin": null } },
  },
];
