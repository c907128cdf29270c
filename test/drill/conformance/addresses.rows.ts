import type { BackendEntity } from "../../../src/drill/topology";
import type { ConformanceRow } from "./conformance-row";
import { answerWith, setHeader } from "./policy-text";
import { BACKENDS, EXPRESSIONS, issue, page, REVEAL_BACKEND, snippet, toolkit } from "./sources";

const QUERY = page("set-query-parameter");
const REWRITE = page("rewrite-uri");
const BACKEND = page("set-backend-service");
const BASE = "https://backend.example.com";
const GET = { method: "GET", body: null };

const MAIN: BackendEntity = {
  id: "main",
  url: "https://main.example.com/openai",
  headers: new Map([["api-key", "k1"]]),
};
const OTHER: BackendEntity = { id: "other", url: "https://other.example.com", headers: new Map() };

function query(name: string, source: string, policy: string, queryString: string): ConformanceRow {
  return {
    name,
    source: [QUERY, source],
    api: { inbound: policy },
    request: { ...GET, url: "/orders/7?q=a" },
    expect: { status: 200, calls: [{ url: `${BASE}/orders/7${queryString}` }] },
  };
}

function parameter(action: string, ...values: string[]): string {
  return `<set-query-parameter name="q" exists-action="${action}">${values.map((value) => `<value>${value}</value>`).join("")}</set-query-parameter>`;
}

export const QUERY_ROWS: readonly ConformanceRow[] = [
  query("override replaces a query parameter", "override: replaces the value", parameter("override", "b"), "?q=b"),
  query("skip keeps a query parameter", "skip: does not replace the existing value", parameter("skip", "b"), "?q=a"),
  query("append adds to a query parameter", "append: appends the value", parameter("append", "b"), "?q=a&q=b"),
  query(
    "delete removes a query parameter",
    "delete: removes the query parameter",
    '<set-query-parameter name="q" exists-action="delete" />',
    "",
  ),
  query("several values are several parameters", "listed multiple times", parameter("override", "b", "c"), "?q=b&q=c"),
  query(
    "skip sets a query parameter that is not there",
    'example: <set-query-parameter name="api-key" exists-action="skip">',
    '<set-query-parameter name="api-key" exists-action="skip"><value>12345678901</value></set-query-parameter>',
    "?q=a&api-key=12345678901",
  ),
  query(
    "a query parameter may be an expression",
    "policy expressions are allowed",
    '<set-query-parameter name="@("r")" exists-action="override"><value>@(context.Request.Method)</value></set-query-parameter>',
    "?q=a&r=GET",
  ),
  {
    name: "Query.GetValueOrDefault joins the values with commas",
    source: [EXPRESSIONS, "returns comma-separated query parameter values or defaultValue"],
    api: {
      inbound: answerWith(
        'context.Request.Url.Query.GetValueOrDefault("q", "none") + context.Request.Url.Query.GetValueOrDefault("z", "-")',
      ),
    },
    request: { ...GET, url: "/orders/7?q=a&q=b" },
    expect: { body: "a,b-" },
  },
];

export const ADDRESS_ROWS: readonly ConformanceRow[] = [
  {
    name: "a parameter of the template that is rewritten away is not copied, the others are",
    source: [REWRITE, "assuming /get?a=b&c=d and template /get?a={b}: resulting URL will be /put?c=d"],
    urlTemplate: "/get?a={b}",
    api: `<policies><inbound><base /><rewrite-uri template="/put" /></inbound><outbound><base /></outbound></policies>`,
    request: { ...GET, url: "/get?a=b&c=d" },
    expect: { calls: [{ url: `${BASE}/put?c=d` }] },
  },
  {
    name: "copy-unmatched-params=false copies none",
    source: [REWRITE, "resulting URL will be /put"],
    urlTemplate: "/get?a={b}",
    api: `<policies><inbound><base /><rewrite-uri template="/put" copy-unmatched-params="false" /></inbound><outbound><base /></outbound></policies>`,
    request: { ...GET, url: "/get?a=b&c=d" },
    expect: { calls: [{ url: `${BASE}/put` }] },
  },
  {
    name: "parameters of the operation are put into the template",
    source: [REWRITE, "example: /v2/US/hardware/{storenumber}&{ordernumber}?City=city&State=state"],
    urlTemplate: "/{storenumber}/{ordernumber}",
    api: {
      inbound: '<rewrite-uri template="/v2/US/hardware/{storenumber}&amp;{ordernumber}?City=city&amp;State=state" />',
    },
    request: { ...GET, url: "/12/34" },
    expect: { calls: [{ url: `${BASE}/v2/US/hardware/12&34?City=city&State=state` }] },
  },
  {
    name: "parameters of the operation are put into the query of the template",
    source: [
      toolkit("Emulator/Policies/RewriteUriTests"),
      "RewriteUri_WithPlaceholdersInQueryString_ShouldResolveBothKeyAndValue",
    ],
    urlTemplate: "/{p1}/{p2}",
    api: { inbound: '<rewrite-uri template="/test?param={p1}&amp;{p2}=t" />' },
    request: { ...GET, url: "/one/two" },
    expect: { calls: [{ url: `${BASE}/test?param=one&two=t` }] },
  },
  {
    name: "the query of the template wins over that of the caller",
    source: [
      toolkit("Emulator/Policies/RewriteUriTests"),
      "RewriteUri_CopyUnmatchedParamsTrue_ShouldMergeWithTemplateOverride",
    ],
    api: { inbound: '<rewrite-uri template="/api/resource?b=override" copy-unmatched-params="true" />' },
    request: { ...GET, url: "/orders/7?a=1&b=2" },
    expect: { calls: [{ url: /^https:\/\/backend\.example\.com\/api\/resource\?(b=override&a=1|a=1&b=override)$/ }] },
  },
  {
    name: "a parameter that the operation does not have is an error",
    source: [
      toolkit("Emulator/Policies/RewriteUriTests"),
      "RewriteUri_MissingMatchedParameter_ShouldThrowArgumentException",
    ],
    api: { inbound: '<rewrite-uri template="/api/{version}/users/{id}" />' },
    expect: { status: 500, calls: [], error: { source: "rewrite-uri", section: "inbound" } },
  },
  {
    name: "the template may be an expression as a whole",
    source: [REWRITE, "when using expressions, the whole value must be an expression"],
    api: { inbound: '<rewrite-uri template="@("/v2/" + context.Request.MatchedParameters["id"])" />' },
    request: { ...GET, url: "/orders/7" },
    expect: { calls: [{ url: `${BASE}/v2/7` }] },
  },
  {
    name: "fails on rewrite-uri in backend",
    source: [REWRITE, "policy sections: inbound"],
    api: { backend: '<rewrite-uri template="/put" /><base />' },
    expect: { refused: { says: /rewrite-uri/ } },
  },
  {
    name: "the address of the API holds where no policy changes it",
    source: [BACKEND, "initially the backend service base URL is derived from the API settings"],
    request: { ...GET, url: "/orders/7?version=1" },
    expect: { calls: [{ method: "GET", url: `${BASE}/orders/7?version=1` }] },
  },
  {
    name: "base-url replaces the address of the API and keeps what follows",
    source: [BACKEND, "http://contoso.com/api/8.2/ + partners/15?version=2013-05"],
    api: {
      inbound:
        '<choose><when condition="@(context.Request.Url.Query.GetValueOrDefault("version") == "2013-05")"><set-backend-service base-url="http://contoso.com/api/8.2/" /></when><when condition="@(context.Request.Url.Query.GetValueOrDefault("version") == "2014-03")"><set-backend-service base-url="http://contoso.com/api/9.1/" /></when></choose><base />',
    },
    request: { ...GET, url: "/orders/7?version=2014-03" },
    expect: { calls: [{ url: "http://contoso.com/api/9.1/orders/7?version=2014-03" }] },
  },
  {
    name: "backend-id takes the address of the entity with its path and its headers",
    source: [BACKENDS, "authorize the credentials of requests to the backend service"],
    backends: [MAIN, OTHER],
    api: { inbound: '<set-backend-service backend-id="main" />' },
    expect: { calls: [{ url: "https://main.example.com/openai/orders/7", headers: { "api-key": "k1" } }] },
  },
  {
    name: "backend-id may be an expression",
    source: [BACKEND, "backend-id: policy expressions are allowed"],
    backends: [MAIN, OTHER],
    api: { inbound: '<set-backend-service backend-id="@("ot" + "her")" />' },
    expect: { calls: [{ url: "https://other.example.com/orders/7", headers: { "api-key": null } }] },
  },
  {
    name: "the last set-backend-service holds",
    source: [BACKEND, "changes the backend service base URL of the incoming request"],
    backends: [MAIN, OTHER],
    api: {
      inbound: '<set-backend-service backend-id="main" />',
      backend: '<set-backend-service backend-id="other" /><base />',
    },
    expect: { calls: [{ url: "https://other.example.com/orders/7" }] },
  },
  {
    name: "an inherited backend-id cannot be overridden with base-url",
    source: [BACKEND, "it can only be overridden with a policy using the backend-id attribute"],
    backends: [MAIN, OTHER],
    global: { inbound: '<set-backend-service backend-id="main" />' },
    api: { inbound: '<base /><set-backend-service base-url="https://elsewhere.example.com" />' },
    expect: { calls: [{ url: "https://main.example.com/openai/orders/7" }] },
  },
  {
    name: "an inherited backend-id can be overridden with another",
    source: [BACKEND, "it can only be overridden with a policy using the backend-id attribute"],
    backends: [MAIN, OTHER],
    global: { inbound: '<set-backend-service backend-id="main" />' },
    api: { inbound: '<base /><set-backend-service backend-id="other" />' },
    expect: { calls: [{ url: "https://other.example.com/orders/7" }] },
  },
  {
    name: "an address that is that of an entity uses the entity",
    source: [BACKENDS, "if there's a backend entity that matches the URL, it uses the backend entity"],
    backends: [MAIN],
    api: { inbound: '<set-backend-service base-url="https://main.example.com/openai" />' },
    expect: { calls: [{ url: "https://main.example.com/openai/orders/7", headers: { "api-key": "k1" } }] },
  },
  {
    name: "Request.Url shows in outbound where the request went",
    source: [REVEAL_BACKEND, "X-Backend-URL = context.Request.Url.ToString()"],
    backends: [OTHER],
    api: {
      inbound: '<set-backend-service backend-id="other" />',
      outbound: setHeader("X-Backend-URL", "@(context.Request.Url.ToString())"),
    },
    expect: { headers: { "X-Backend-URL": /^https:\/\/other\.example\.com(:443)?\/orders\/7$/ } },
  },
  {
    name: "the gateway's region chooses the backend",
    source: [
      snippet("Route requests to regional backend instances.xml"),
      '"West US".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase)',
    ],
    region: "East Asia",
    api: {
      inbound:
        '<choose><when condition="@("West US".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase))"><set-backend-service base-url="http://contoso-us.com/" /></when><when condition="@("east asia".Equals(context.Deployment.Region, StringComparison.OrdinalIgnoreCase))"><set-backend-service base-url="http://contoso-asia.com/" /></when><otherwise><set-backend-service base-url="http://contoso-other.com/" /></otherwise></choose>',
    },
    expect: { calls: [{ url: "http://contoso-asia.com/orders/7" }] },
  },
  {
    name: "set-method changes the method",
    source: [page("set-method"), "allows you to change the HTTP request method for a request"],
    api: { inbound: "<set-method>PUT</set-method>" },
    expect: { calls: [{ method: "PUT" }] },
  },
  {
    name: "fails on a backend that is not there",
    source: [issue("MicrosoftDocs/azure-docs", 48421), "Backend with id 'backendId' could not be found"],
    api: { inbound: '<set-backend-service backend-id="nowhere" />' },
    expect: { refused: { says: /nowhere/ } },
  },
  {
    name: "fails without base-url and backend-id",
    source: [BACKEND, "one of base-url or backend-id must be present"],
    api: { inbound: "<set-backend-service />" },
    expect: { refused: { says: /base-url|backend-id/ } },
  },
];
