import type { ConformanceRow } from "./conformance-row";
import { mark, SHOW_TRAIL, setHeader } from "./policy-text";
import { ERRORS, FRAGMENT_VARIABLES, POLICIES, page, SCHEMAS, toolkit } from "./sources";

const FAILS = '<set-variable name="x" value="@(int.Parse("no number"))" />';

export const SECTION_ROWS: readonly ConformanceRow[] = [
  {
    name: "inbound, backend and outbound run in this order",
    source: [POLICIES, "this series of statements is executed in order for a request and a response"],
    api: {
      inbound: mark("i"),
      backend: `${mark("b")}<base />${mark("c")}`,
      outbound: mark("o") + SHOW_TRAIL,
    },
    expect: { status: 200, body: "ok", callCount: 1, headers: { "x-trail": "ibco" }, error: null },
  },
  {
    name: "the sections of a document may be written in any order",
    source: [SCHEMAS, "policies.xsd: the sections are in an xs:all"],
    api: `<policies><outbound>${mark("o")}${SHOW_TRAIL}</outbound><on-error /><backend><forward-request /></backend><inbound>${mark("i")}</inbound></policies>`,
    expect: { status: 200, callCount: 1, headers: { "x-trail": "io" } },
  },
  {
    name: "a section that a document does not have is inherited",
    source: [page("rewrite-uri"), "the examples have no backend section, and their requests reach the backend"],
    api: `<policies><inbound><base />${mark("i")}</inbound><outbound><base />${SHOW_TRAIL}</outbound></policies>`,
    expect: { status: 200, callCount: 1, headers: { "x-trail": "i" } },
  },
  {
    name: "an API without a policy inherits everything",
    source: [POLICIES, "policies at several scopes could apply to a request"],
    global: { inbound: mark("g"), outbound: SHOW_TRAIL },
    expect: { status: 200, callCount: 1, headers: { "x-trail": "g" } },
  },
  {
    name: "base before a policy runs the policies of the wider scope first",
    source: [POLICIES, "place base to control where to inherit policies configured at the global scope"],
    global: { inbound: mark("g") },
    api: { inbound: `<base />${mark("a")}`, outbound: SHOW_TRAIL },
    expect: { headers: { "x-trail": "ga" } },
  },
  {
    name: "base after a policy runs the policies of the wider scope last",
    source: [POLICIES, "you can place base before or after any policy element in a section"],
    global: { inbound: mark("g") },
    api: { inbound: `${mark("a")}<base />`, outbound: SHOW_TRAIL },
    expect: { headers: { "x-trail": "ag" } },
  },
  {
    name: "base between two policies runs the policies of the wider scope there",
    source: [POLICIES, "the example runs cross-domain first and find-and-replace after the broader scope"],
    global: { inbound: mark("g") },
    api: { inbound: `${mark("a")}<base />${mark("b")}`, outbound: SHOW_TRAIL },
    expect: { headers: { "x-trail": "agb" } },
  },
  {
    name: "without base nothing of the wider scopes runs in that section",
    source: [POLICIES, "neither product nor global scope policies would be applied"],
    global: { inbound: mark("g") },
    product: { inbound: `<base />${mark("p")}` },
    api: { inbound: mark("a"), outbound: SHOW_TRAIL },
    request: { product: { id: "starter", name: "Starter" } },
    expect: { headers: { "x-trail": "a" } },
  },
  {
    name: "four scopes nest from the operation to the global one",
    source: [toolkit("PolicyPipelineTests"), "nested order is global, product, API, operation when base comes first"],
    global: { inbound: mark("g") },
    product: { inbound: `<base />${mark("p")}` },
    api: { inbound: `<base />${mark("a")}`, outbound: SHOW_TRAIL },
    operation: { inbound: `<base />${mark("o")}` },
    request: { product: { id: "starter", name: "Starter" } },
    expect: { headers: { "x-trail": "gpao" } },
  },
  {
    name: "base in the outermost scope has no effect",
    source: [POLICIES, "a globally scoped policy has no parent scope, base in it has no effect"],
    global: { inbound: `<base />${mark("g")}<base />`, outbound: SHOW_TRAIL },
    expect: { status: 200, headers: { "x-trail": "g" } },
  },
  {
    name: "an empty backend section forwards nothing, and outbound follows at once",
    source: [page("forward-request"), "removing this policy results in the request not being forwarded (example 4)"],
    api: { inbound: mark("i"), backend: "", outbound: mark("o") + SHOW_TRAIL },
    expect: { calls: [], headers: { "x-trail": "io" } },
  },
  {
    name: "forward-request stands in the global scope by default",
    source: [page("forward-request"), "by default, API Management sets up this policy at the global scope"],
    api: { backend: "<base />" },
    expect: { status: 200, callCount: 1 },
  },
  {
    name: "a global scope without forward-request forwards nothing",
    source: [page("forward-request"), "this policy is required to forward requests to an API backend"],
    global: { backend: "" },
    api: { outbound: mark("o") + SHOW_TRAIL },
    expect: { calls: [], headers: { "x-trail": "o" } },
  },
  {
    name: "an error skips what is left of inbound, backend and outbound, and goes to on-error",
    source: [POLICIES, "remaining steps are skipped; execution jumps to the statements in on-error"],
    api: {
      inbound: `${mark("i")}${FAILS}${mark("j")}`,
      backend: `${mark("b")}<base />`,
      outbound: mark("o"),
      onError: mark("e") + SHOW_TRAIL,
    },
    expect: { status: 500, calls: [], headers: { "x-trail": "ie" } },
  },
  {
    name: "an error in outbound goes to on-error, too",
    source: [ERRORS, "if an error occurs, processing immediately jumps to the on-error section"],
    api: { outbound: `${mark("o")}${FAILS}${mark("p")}`, onError: mark("e") + SHOW_TRAIL },
    expect: { status: 500, callCount: 1, headers: { "x-trail": "oe" } },
  },
  {
    name: "without on-error the caller gets a 500 for an expression that fails",
    source: [ERRORS, "if there is no on-error section, callers receive 400 or 500 messages"],
    api: `<policies><inbound>${FAILS}</inbound><backend><base /></backend><outbound /></policies>`,
    expect: { status: 500, calls: [] },
  },
  {
    name: "on-error inherits like the other sections",
    source: [POLICIES, "base inherits all policies from the corresponding section at the parent scope"],
    global: { onError: mark("g") + SHOW_TRAIL },
    api: { inbound: FAILS, onError: `${mark("a")}<base />` },
    expect: { status: 500, headers: { "x-trail": "ag" } },
  },
  {
    name: "on-error without base keeps the wider scopes out",
    source: [POLICIES, "to prevent inheriting policies from the parent scope, remove base"],
    global: { onError: mark("g") + SHOW_TRAIL },
    api: { inbound: FAILS, onError: mark("a") + SHOW_TRAIL },
    expect: { status: 500, headers: { "x-trail": "a" } },
  },
  {
    name: "on-error does not run for a request without an error",
    source: [ERRORS, "when an error occurs, control jumps to the on-error section"],
    api: { outbound: SHOW_TRAIL, onError: mark("e") + SHOW_TRAIL },
    answers: [{ status: 503 }],
    expect: { status: 503, headers: { "x-trail": "" } },
  },
  {
    name: "a variable of inbound is there in backend, outbound and on-error",
    source: [
      FRAGMENT_VARIABLES,
      "variables set in inbound remain available throughout backend, outbound and error phase",
    ],
    api: { inbound: mark("i"), backend: `${mark("b")}<base />`, outbound: `${mark("o")}${FAILS}`, onError: SHOW_TRAIL },
    expect: { headers: { "x-trail": "ibo" } },
  },
  {
    name: "a variable lives as long as its request",
    source: [FRAGMENT_VARIABLES, "variables exist only during a single request"],
    api: { inbound: mark("i"), outbound: SHOW_TRAIL },
    expect: { headers: { "x-trail": "i" } },
    next: [{ expect: { headers: { "x-trail": "i" } } }],
  },
  {
    name: "comments are skipped wherever they stand",
    source: [page("choose"), "the examples hold comments in sections, choose and when"],
    api: {
      inbound: `<!-- @(1) "quoted" --><choose><!-- first --><when condition="@(true)"><!-- <set-body> -->${mark("w")}</when></choose>`,
      outbound: `${SHOW_TRAIL}<!-- done -->`,
    },
    expect: { status: 200, headers: { "x-trail": "w" } },
  },
  {
    name: "every policy takes an id",
    source: [ERRORS, "all policies have an optional id attribute"],
    api: {
      inbound: `<set-variable id="v" name="n" value="1" /><choose id="c"><when condition="@(true)">${mark("w")}</when></choose>`,
      backend: '<forward-request id="f" />',
      outbound: SHOW_TRAIL + setHeader("x-n", '@((string)context.Variables["n"])'),
    },
    expect: { status: 200, headers: { "x-trail": "w", "x-n": "1" } },
  },
];
