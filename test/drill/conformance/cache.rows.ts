import type { ConformanceRow } from "./conformance-row";
import { answerWith } from "./policy-text";
import { CACHE_BY_KEY, page, SMART_LB, snippet, toolkit } from "./sources";

const LOOKUP = page("cache-lookup-value");
const STORE = page("cache-store-value");
const TESTS = toolkit("Emulator/Policies/CacheFamilyTests");

function lookup(more = ""): string {
  return `<cache-lookup-value key="k" variable-name="v"${more} />`;
}

function store(value: string, duration = "60"): string {
  return `<cache-store-value key="k" value="${value}" duration="${duration}" />`;
}

const SHOWS = answerWith('context.Variables.ContainsKey("v") ? context.Variables["v"].ToString() : "not set"');
/** Stores what the caller sends, and answers with what was there before. */
const KEEPS = `${lookup()}${store("@(context.Request.Body.As<string>(true))")}${SHOWS}`;

function shows(body: string, atMs: number, sent = "other"): NonNullable<ConformanceRow["next"]>[number] {
  return { atMs, request: { body: sent }, expect: { body } };
}

/** P9: one request keeps an array, two later ones add to what they get. */
function sharedArray(name: string, cacheSharesObjects: boolean, third: string): ConformanceRow {
  return {
    name: `a JSON array out of the cache is ${name}`,
    source: [SMART_LB, "the list out of the cache is marked in place by whoever holds it"],
    behavior: { cacheSharesObjects },
    api: {
      inbound: `${lookup()}<choose><when condition="@(!context.Variables.ContainsKey("v"))">${store("@(new JArray(1))")}</when><otherwise><set-variable name="n" value="@{ var list = (JArray)context.Variables["v"]; list.Add(list.Count + 1); return list.Count; }" /></otherwise></choose>${answerWith('context.Variables.ContainsKey("v") ? ((JArray)context.Variables["v"]).Count.ToString() : "new"')}`,
    },
    expect: { body: "new" },
    next: [
      { atMs: 1000, expect: { body: "2" } },
      { atMs: 2000, expect: { body: third } },
    ],
  };
}

export const CACHE_ROWS: readonly ConformanceRow[] = [
  {
    name: "a miss does not set the variable",
    source: [LOOKUP, "if lookup results in a miss, the variable will not be set"],
    api: { inbound: lookup() + SHOWS },
    expect: { body: "not set" },
  },
  {
    name: "a miss sets the default",
    source: [LOOKUP, "default-value: assigned to the variable if the lookup resulted in a miss"],
    api: { inbound: lookup(' default-value="true"') + answerWith('((string)context.Variables["v"])') },
    expect: { body: "true" },
  },
  {
    name: "the default may be an expression with its type",
    source: [LOOKUP, "default-value: policy expressions are allowed"],
    api: { inbound: lookup(' default-value="@(5)"') + answerWith('((int)context.Variables["v"] + 1).ToString()') },
    expect: { body: "6" },
  },
  {
    name: "what is stored is found by later requests",
    source: [STORE, "the stored value can be retrieved using cache-lookup-value"],
    api: { inbound: KEEPS },
    request: { body: "first" },
    expect: { body: "not set" },
    next: [shows("first", 1000)],
  },
  {
    name: "a store is not found at once in the same request",
    source: [STORE, "the stored value may not be immediately available, since the operation is asynchronous"],
    behavior: { cacheWriteMs: 50 },
    api: { inbound: store("@(1)") + lookup() + SHOWS },
    expect: { body: "not set" },
    next: [{ atMs: 51, expect: { body: "1" } }],
  },
  {
    name: "a value is gone after its duration",
    source: [STORE, "value will be cached for the provided duration value, specified in seconds"],
    api: {
      inbound: `${lookup()}<choose><when condition="@(!context.Variables.ContainsKey("v"))">${store("@(1)", "10")}</when></choose>${SHOWS}`,
    },
    expect: { body: "not set" },
    next: [
      { atMs: 9000, expect: { body: "1" } },
      { atMs: 11_000, expect: { body: "not set" } },
    ],
  },
  {
    name: "the duration may be an expression",
    source: [
      snippet("circuitbreaker.xml"),
      'duration="@(int.Parse((string)context.Variables["circuitBreakerTimeoutSeconds"]))"',
    ],
    api: {
      inbound: `<set-variable name="s" value="5" />${lookup()}<choose><when condition="@(!context.Variables.ContainsKey("v"))">${store("x", '@(int.Parse((string)context.Variables["s"]))')}</when></choose>${SHOWS}`,
    },
    expect: { body: "not set" },
    next: [
      { atMs: 4000, expect: { body: "x" } },
      { atMs: 6000, expect: { body: "not set" } },
    ],
  },
  {
    name: "a later store replaces the value",
    source: [STORE, "performs cache storage by key"],
    api: { inbound: KEEPS },
    request: { body: "first" },
    expect: { body: "not set" },
    next: [shows("first", 1000, "second"), shows("second", 2000)],
  },
  {
    name: "values keep their type in the cache",
    source: [
      snippet("Back-end API redundancy.policy.xml"),
      'cache-store-value value="@(true)", then GetValueOrDefault<bool>',
    ],
    api: {
      inbound: store("@(true)") + lookup() + answerWith('context.Variables.GetValueOrDefault<bool>("v").ToString()'),
    },
    expect: { body: "False" },
    next: [{ atMs: 1000, expect: { body: "True" } }],
  },
  {
    name: "a value that was written as a literal is a string",
    source: [snippet("circuitbreaker.xml"), "bool.Parse((string)context.Variables[...]) of a literal true"],
    api: { inbound: store("true") + lookup(' default-value="none"') + answerWith('(string)context.Variables["v"]') },
    expect: { body: "none" },
    next: [{ atMs: 1000, expect: { body: "true" } }],
  },
  {
    name: "a key that is removed is a miss",
    source: [TESTS, "store, lookup and remove use the same cache"],
    api: {
      inbound: `${lookup()}<choose><when condition="@(context.Request.Method == "GET")"><cache-remove-value key="k" /></when><otherwise>${store("x")}</otherwise></choose>${SHOWS}`,
    },
    expect: { body: "not set" },
    next: [
      { atMs: 1000, request: { method: "GET", body: null }, expect: { body: "x" } },
      { atMs: 2000, expect: { body: "not set" } },
    ],
  },
  {
    name: "a tier without a cache misses, always and silently",
    source: [CACHE_BY_KEY, "the internal cache is not available in the Consumption tier"],
    hasCache: false,
    api: { inbound: KEEPS },
    request: { body: "first" },
    expect: { status: 200, body: "not set" },
    next: [shows("not set", 1000)],
  },
  {
    name: "units of a region share the cache",
    source: [
      CACHE_BY_KEY,
      "a shared internal cache, so that, as you scale up to multiple units, you still get the same cached data",
    ],
    units: 2,
    api: { inbound: KEEPS },
    request: { body: "first", unit: 0 },
    expect: { body: "not set" },
    next: [{ atMs: 1000, request: { body: "other", unit: 1 }, expect: { body: "first" } }],
  },
  {
    name: "a second store in a section does nothing, if the page is right",
    source: [STORE, "this policy can only be used once in a policy section"],
    behavior: { cacheValuePoliciesPerSection: "first-only" },
    api: { inbound: `${lookup()}${store("a")}${store("b")}${SHOWS}` },
    expect: { body: "not set" },
    next: [{ atMs: 1000, expect: { body: "a" } }],
  },
  {
    name: "a second store in a section holds, if Microsoft's samples are right",
    source: [SMART_LB, "two cache-store-value in backend"],
    behavior: { cacheValuePoliciesPerSection: "unlimited" },
    api: { inbound: `${lookup()}${store("a")}${store("b")}${SHOWS}` },
    expect: { body: "not set" },
    next: [{ atMs: 1000, expect: { body: "b" } }],
  },
  {
    name: "a profile is fetched once and put into the answer",
    source: [CACHE_BY_KEY, "example: cache-lookup-value, send-request, cache-store-value, find-and-replace"],
    api: {
      inbound: `<set-variable name="enduserid" value="42" /><cache-lookup-value key="@("userprofile-" + context.Variables["enduserid"])" variable-name="userprofile" /><choose><when condition="@(!context.Variables.ContainsKey("userprofile"))"><send-request mode="new" response-variable-name="userprofileresponse" timeout="10" ignore-error="true"><set-url>@(new Uri(new Uri("https://apimairlineapi.azurewebsites.net/UserProfile/"),(string)context.Variables["enduserid"]).AbsoluteUri)</set-url><set-method>GET</set-method></send-request><set-variable name="userprofile" value="@(((IResponse)context.Variables["userprofileresponse"]).Body.As<string>())" /><cache-store-value key="@("userprofile-" + context.Variables["enduserid"])" value="@((string)context.Variables["userprofile"])" duration="100000" /></when></choose><base />`,
      outbound: `<find-and-replace from='"$userprofile$"' to="@((string)context.Variables["userprofile"])" /><base />`,
    },
    answers: [{ body: '{"username":"Bob"}' }, { body: '{"userprofile":"$userprofile$"}' }],
    expect: {
      body: '{"userprofile":{"username":"Bob"}}',
      calls: [{ method: "GET", url: "https://apimairlineapi.azurewebsites.net/UserProfile/42" }, {}],
    },
    next: [
      {
        atMs: 5000,
        answers: [{ body: '{"userprofile":"$userprofile$"}' }],
        expect: { body: '{"userprofile":{"username":"Bob"}}', callCount: 1 },
      },
    ],
  },
  {
    name: "fails without a duration",
    source: [STORE, "duration: required"],
    api: { inbound: '<cache-store-value key="k" value="1" />' },
    expect: { refused: { says: /duration/ } },
  },
  sharedArray("changed for everybody, if it is not copied", true, "3"),
  sharedArray("one's own, if it is copied", false, "2"),
];
