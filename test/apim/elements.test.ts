import { authenticationManagedIdentity, forwardRequest, setBackendService } from "../../src/apim/backend-call";
import { cacheLookupValue, cacheRemoveValue, cacheStoreValue } from "../../src/apim/cache";
import { base, choose, comment, includeFragment, retry, returnResponse } from "../../src/apim/control-flow";
import { csharp } from "../../src/apim/csharp";
import { deleteHeader, deleteQueryParameter, setBody, setHeader, setStatus } from "../../src/apim/message";
import type { PolicyElement } from "../../src/apim/policy-element";
import { trace } from "../../src/apim/trace";
import { PolicyVariable } from "../../src/apim/variable";
import { writePolicy } from "../../src/apim/write-policy";
import { lint } from "../support/lint";
import { written } from "../support/written-policy";

const TRUE = csharp`true`;

/** Each element with all that it can say, as Microsoft's reference writes it. */
const INBOUND: [name: string, policy: PolicyElement<"inbound">, xml: string][] = [
  ["base", base(), "<base />"],
  ["comment", comment("Why."), "<!-- Why. -->"],
  ["set-header", setHeader("x", "y"), '<set-header name="x" exists-action="override"><value>y</value></set-header>'],
  ["set-header, none", deleteHeader("x"), '<set-header name="x" exists-action="delete" />'],
  ["set-query-parameter", deleteQueryParameter("q"), '<set-query-parameter name="q" exists-action="delete" />'],
  ["set-status", setStatus(404, "Not Found"), '<set-status code="404" reason="Not Found" />'],
  ["set-body", setBody("<a>"), "<set-body>&lt;a&gt;</set-body>"],
  ["set-body, code", setBody(csharp`context.Api.Name + ${"<"}`), '<set-body>@(context.Api.Name + "&lt;")</set-body>'],
  ["set-backend-service", setBackendService("b"), '<set-backend-service backend-id="b" />'],
  [
    "authentication-managed-identity",
    authenticationManagedIdentity({ id: "i", resource: "r", clientId: "c", outputTokenVariableName: "t" }),
    '<authentication-managed-identity id="i" resource="r" client-id="c" output-token-variable-name="t" ignore-error="false" />',
  ],
  [
    "authentication-managed-identity of the service",
    authenticationManagedIdentity({ resource: "r", outputTokenVariableName: "t" }),
    '<authentication-managed-identity resource="r" output-token-variable-name="t" ignore-error="false" />',
  ],
  [
    "cache-lookup-value",
    cacheLookupValue({ key: csharp`context.Api.Id`, variableName: "v", defaultValue: "none" }),
    '<cache-lookup-value key="@(context.Api.Id)" variable-name="v" default-value="none" caching-type="internal" />',
  ],
  [
    "cache-lookup-value without a default",
    cacheLookupValue({ key: "k", variableName: "v" }),
    '<cache-lookup-value key="k" variable-name="v" caching-type="internal" />',
  ],
  [
    "cache-store-value",
    cacheStoreValue({ key: "k", value: csharp`1`, duration: 60 }),
    '<cache-store-value key="k" value="@(1)" duration="60" caching-type="internal" />',
  ],
  [
    "cache-store-value, for as long as code says",
    cacheStoreValue({ key: "k", value: "v", duration: csharp`60` }),
    '<cache-store-value key="k" value="v" duration="@(60)" caching-type="internal" />',
  ],
  ["cache-remove-value", cacheRemoveValue("k"), '<cache-remove-value key="k" caching-type="internal" />'],
  ["include-fragment", includeFragment("f"), '<include-fragment fragment-id="f" />'],
  [
    "set-variable",
    new PolicyVariable("v", "int").set(1),
    // Without the brackets it would be a string, and reading it as a number would throw.
    '<set-variable name="v" value="@(1)" />',
  ],
  [
    "trace",
    trace({ source: "s", severity: "error", message: "m" }),
    lines('<trace source="s" severity="error">', "  <message>m</message>", "</trace>"),
  ],
  [
    "trace with metadata",
    trace({ source: "s", severity: "information", message: csharp`context.Api.Id`, metadata: { a: "1", b: TRUE } }),
    lines(
      '<trace source="s" severity="information">',
      "  <message>@(context.Api.Id)</message>",
      '  <metadata name="a" value="1" />',
      '  <metadata name="b" value="@(true)" />',
      "</trace>",
    ),
  ],
  [
    "choose",
    choose([{ condition: TRUE, policies: [setBackendService("b")] }], [setHeader("x", "y")]),
    lines(
      "<choose>",
      '  <when condition="@(true)">',
      '    <set-backend-service backend-id="b" />',
      "  </when>",
      "  <otherwise>",
      '    <set-header name="x" exists-action="override"><value>y</value></set-header>',
      "  </otherwise>",
      "</choose>",
    ),
  ],
  [
    "choose without otherwise",
    choose([
      { condition: TRUE, policies: [base()] },
      { condition: csharp`false`, policies: [] },
    ]),
    lines(
      "<choose>",
      '  <when condition="@(true)">',
      "    <base />",
      "  </when>",
      '  <when condition="@(false)" />',
      "</choose>",
    ),
  ],
  [
    "return-response",
    returnResponse({
      code: 503,
      reason: "No",
      headers: [
        ["a", "1"],
        ["b", csharp`context.Api.Id`],
      ],
      body: "{}",
    }),
    lines(
      "<return-response>",
      '  <set-status code="503" reason="No" />',
      '  <set-header name="a" exists-action="override"><value>1</value></set-header>',
      '  <set-header name="b" exists-action="override"><value>@(context.Api.Id)</value></set-header>',
      "  <set-body>{}</set-body>",
      "</return-response>",
    ),
  ],
  [
    "return-response without a body",
    returnResponse({ code: 204, reason: "No Content", headers: [] }),
    lines("<return-response>", '  <set-status code="204" reason="No Content" />', "</return-response>"),
  ],
];

const BACKEND: [name: string, policy: PolicyElement<"backend">, xml: string][] = [
  [
    "forward-request",
    forwardRequest({ id: "f", timeoutMs: csharp`1000`, bufferRequestBody: true, bufferResponse: false }),
    '<forward-request id="f" timeout-ms="@(1000)" buffer-request-body="true" buffer-response="false" />',
  ],
  [
    "retry",
    retry({ id: "r", condition: TRUE, count: 2, interval: 0, firstFastRetry: true }, [setBackendService("b")]),
    lines(
      '<retry id="r" condition="@(true)" count="2" interval="0" first-fast-retry="true">',
      '  <set-backend-service backend-id="b" />',
      "</retry>",
    ),
  ],
  [
    "retry, as little as it needs",
    retry({ condition: TRUE, count: 1, interval: 5 }, [deleteHeader("x")]),
    lines(
      '<retry condition="@(true)" count="1" interval="5">',
      '  <set-header name="x" exists-action="delete" />',
      "</retry>",
    ),
  ],
  [
    "retry, as late as code says",
    retry({ condition: TRUE, count: 1, interval: csharp`2` }, [deleteHeader("x")]),
    lines(
      '<retry condition="@(true)" count="1" interval="@(2)">',
      '  <set-header name="x" exists-action="delete" />',
      "</retry>",
    ),
  ],
];

describe("an element", () => {
  test.each(INBOUND)("is written as the reference says: %s", (_, policy, xml) => {
    expect(written("inbound", policy)).toBe(xml);
  });

  test.each(BACKEND)("is written as the reference says, in backend: %s", (_, policy, xml) => {
    expect(written("backend", policy)).toBe(xml);
  });

  test("is accepted where Azure accepts it", () => {
    const forward = forwardRequest({ timeoutMs: csharp`1`, bufferRequestBody: true, bufferResponse: false });
    // What a base does is judged in its section, not below it.
    const inbound = INBOUND.filter(([name]) => !/^(base|choose without)/.test(name)).map(([, policy]) => policy);
    const document = writePolicy({ inbound, backend: [forward], outbound: [], onError: [] });

    const codes = ["UnknownElement", "MisplacedElement", "UnknownAttribute", "MissingAttribute", "InvalidValue"];

    expect(lint(document, [...codes, "ExpressionNotAllowed", "InvalidChildren", "StrayText"])).toEqual([]);
  });
});

function lines(...list: readonly string[]): string {
  return list.join("\n");
}
