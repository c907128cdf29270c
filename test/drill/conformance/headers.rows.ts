import type { ConformanceRow, ExpectedValue } from "./conformance-row";
import { answerWith, setHeader } from "./policy-text";
import { EXPRESSIONS, NAMED_VALUES, page, snippet, toolkit } from "./sources";

const SET = page("set-header");
const UNDELETABLE = "Connection, Content-Length, Keep-Alive and Transfer-Encoding cannot be modified or deleted";

interface HeaderRow {
  readonly name: string;
  readonly source: ConformanceRow["source"];
  /** Policies of inbound, for a request with `x-one: a` and a `Content-Length` of 7. */
  readonly policies: string;
  /** Header of the request that the backend gets, `x-one` if not named. */
  readonly header?: string;
  readonly sent: ExpectedValue;
}

function row({ name, source, policies, header = "x-one", sent }: HeaderRow): ConformanceRow {
  return {
    name,
    source,
    api: { inbound: policies },
    request: { headers: { "x-one": "a", "Content-Length": "7" } },
    expect: { status: 200, calls: [{ headers: { [header]: sent } }], error: null },
  };
}

function values(action: string, ...texts: string[]): string {
  return `<set-header name="x-one"${action && ` exists-action="${action}"`}>${texts.map((text) => `<value>${text}</value>`).join("")}</set-header>`;
}

const REQUEST_HEADERS: readonly HeaderRow[] = [
  {
    name: "override replaces the value",
    source: [SET, "override: replaces the value of the existing header"],
    policies: values("override", "b"),
    sent: "b",
  },
  {
    name: "override is the default",
    source: [SET, "exists-action: default override"],
    policies: values("", "b"),
    sent: "b",
  },
  {
    name: "override with several values sets all of them",
    source: [SET, "the header being set according to all entries"],
    policies: values("override", "b", "c"),
    sent: "b,c",
  },
  {
    name: "skip keeps what is there",
    source: [SET, "skip: does not replace the existing header value"],
    policies: values("skip", "b"),
    sent: "a",
  },
  {
    name: "append adds to what is there",
    source: [SET, "append: appends the value to the existing header value"],
    policies: values("append", "b"),
    sent: "a,b",
  },
  {
    name: "delete removes the header",
    source: [SET, "delete: removes the header from the request"],
    policies: '<set-header name="x-one" exists-action="delete" />',
    sent: null,
  },
  {
    name: "delete of a header that is not there does nothing",
    source: [toolkit("Emulator/Policies/ReturnResponseTests"), "AppliesHeaderActionsWhenTheHeaderIsMissing"],
    policies: '<set-header name="x-two" exists-action="delete" />',
    sent: "a",
  },
  ...["override", "skip", "append"].map((action) => ({
    name: `${action} sets a header that is not there`,
    source: [toolkit("Emulator/Policies/ReturnResponseTests"), "AppliesHeaderActionsWhenTheHeaderIsMissing"] as const,
    policies: `<set-header name="x-two" exists-action="${action}"><value>new</value></set-header>`,
    header: "x-two",
    sent: "new",
  })),
  {
    name: "a header is found in any case",
    source: [toolkit("Emulator/Policies/ReturnResponseTests"), "AppliesHeaderActionsToACopyCaseInsensitively"],
    policies: '<set-header name="X-ONE" exists-action="append"><value>b</value></set-header>',
    sent: "a,b",
  },
  {
    name: "name, exists-action and value may be expressions",
    source: [SET, "policy expressions are allowed"],
    policies:
      '<set-header name="@("x-" + "one")" exists-action="@("app" + "end")"><value>@((1 + 1).ToString())</value></set-header>',
    sent: "a,2",
  },
  {
    name: "several values go out as one line with commas",
    source: [SET, "multiple values of a header are concatenated to a CSV string"],
    policies: values("override", "value1", "value2", "value3"),
    sent: "value1,value2,value3",
  },
  {
    name: "several values of User-Agent stay separate lines",
    source: [SET, "exceptions include headers whose values may contain commas (User-Agent)"],
    policies:
      '<set-header name="User-Agent" exists-action="override"><value>value1</value><value>value2</value></set-header>',
    header: "User-Agent",
    sent: ["value1", "value2"],
  },
  {
    name: "Content-Length cannot be set",
    source: [SET, UNDELETABLE],
    policies: setHeader("Content-Length", "5"),
    header: "Content-Length",
    sent: "7",
  },
  {
    name: "Forwarded is made from the original address",
    source: [
      snippet("Forward gateway hostname to backend for generating correct urls in responses.policy.xml"),
      "proto and host of OriginalUrl",
    ],
    policies: setHeader(
      "Forwarded",
      '@("proto=" + context.Request.OriginalUrl.Scheme + ";host=" + context.Request.OriginalUrl.Host + ";")',
    ),
    header: "Forwarded",
    sent: "proto=https;host=gateway.azure-api.net;",
  },
];

export const REQUEST_HEADER_ROWS: readonly ConformanceRow[] = REQUEST_HEADERS.map(row);

export const HEADER_ROWS: readonly ConformanceRow[] = [
  {
    name: "set-header in inbound is for the backend alone",
    source: [SET, "when placed in an inbound pipeline, this policy sets the headers for the request"],
    api: { inbound: setHeader("x-two", "b") },
    expect: { headers: { "x-two": null }, calls: [{ headers: { "x-two": "b" } }] },
  },
  {
    name: "set-header in backend is for the backend",
    source: [toolkit("Emulator/Policies/SetHeaderTests"), "inbound and backend: headers of the request"],
    api: { backend: `${setHeader("x-two", "b")}<base />` },
    expect: { headers: { "x-two": null }, calls: [{ headers: { "x-two": "b" } }] },
  },
  {
    name: "set-header in backend between two attempts reaches the second",
    source: [toolkit("Emulator/Policies/SetHeaderTests"), "inbound and backend: headers of the request"],
    api: {
      backend: `<retry condition="@(context.Response.StatusCode == 503)" count="1" interval="0"><forward-request buffer-request-body="true" />${setHeader("x-two", "again")}</retry>`,
    },
    answers: [{ status: 503 }],
    expect: { calls: [{ headers: { "x-two": null } }, { headers: { "x-two": "again" } }] },
  },
  {
    name: "set-header in outbound is for the caller",
    source: [SET, "in an outbound pipeline, this policy sets the headers for the response"],
    api: { outbound: setHeader("x-two", "b") },
    expect: { headers: { "x-two": "b" }, calls: [{ headers: { "x-two": null } }] },
  },
  {
    name: "set-header in on-error is for the caller",
    source: [toolkit("Emulator/Policies/SetHeaderTests"), "outbound and on-error: headers of the response"],
    api: { inbound: '<set-variable name="x" value="@(int.Parse("x"))" />', onError: setHeader("x-two", "b") },
    expect: { status: 500, headers: { "x-two": "b" } },
  },
  {
    name: "headers of the backend reach the caller",
    source: [toolkit("Emulator/Policies/ForwardRequestTests"), "ForwardRequest_WithHttpClient_CopiesResponseToContext"],
    answers: [{ status: 201, headers: { "X-Custom-Response": "resp-value" }, body: "response-body" }],
    expect: { status: 201, headers: { "X-Custom-Response": "resp-value" }, body: "response-body" },
  },
  {
    name: "headers and body of the caller reach the backend unaltered",
    source: [
      "learn.microsoft.com/azure/api-management/api-management-howto-policies",
      "the gateway forwards requests, unaltered, to the underlying API",
    ],
    request: {
      method: "POST",
      url: "/orders/7?a=1&b=2",
      headers: { "X-Id": "9", "Content-Type": "text/plain" },
      body: "hello",
    },
    expect: {
      calls: [
        {
          method: "POST",
          url: "https://backend.example.com/orders/7?a=1&b=2",
          headers: { "X-Id": "9", "Content-Type": "text/plain" },
          body: "hello",
        },
      ],
    },
  },
  {
    name: "several values of Retry-After stay separate lines",
    source: [SET, "headers that contain a date (Retry-After) won't be concatenated"],
    api: {
      outbound: '<set-header name="Retry-After" exists-action="override"><value>1</value><value>2</value></set-header>',
    },
    expect: { headers: { "Retry-After": ["1", "2"] } },
  },
  {
    name: "several values of Set-Cookie stay separate lines",
    source: [SET, "may contain date (Cookie, Set-Cookie, Warning)"],
    api: { outbound: '<set-header name="Set-Cookie" exists-action="append"><value>b=2</value></set-header>' },
    answers: [{ headers: { "Set-Cookie": "a=1" } }],
    expect: { headers: { "Set-Cookie": ["a=1", "b=2"] } },
  },
  {
    name: "Server cannot be removed",
    source: [SET, "removal of Server header isn't supported"],
    api: { outbound: '<set-header name="Server" exists-action="delete" />' },
    answers: [{ headers: { Server: "uvicorn" } }],
    expect: { status: 200, headers: { Server: "uvicorn" } },
  },
  {
    name: "GetValueOrDefault joins the values with commas",
    source: [EXPRESSIONS, "returns comma-separated request header values or defaultValue"],
    api: { inbound: answerWith('context.Request.Headers.GetValueOrDefault("x-many", "none")') },
    request: { headers: { "x-many": ["a", "b"] } },
    expect: { body: "a,b" },
  },
  {
    name: "GetValueOrDefault gives the default for a header that is not there",
    source: [EXPRESSIONS, "or defaultValue if the header is not found"],
    api: { inbound: answerWith('context.Request.Headers.GetValueOrDefault("x-many", "none")') },
    expect: { body: "none" },
  },
  {
    name: "the index of a header gives all values",
    source: [EXPRESSIONS, "Headers: IReadOnlyDictionary<string, string[]>"],
    api: { inbound: answerWith('context.Request.Headers["X-MANY"].Length + context.Request.Headers["x-many"][1]') },
    request: { headers: { "x-many": ["a", "b"] } },
    expect: { body: "2b" },
  },
  {
    name: "TryGetValue takes a declared out variable",
    source: [EXPRESSIONS, "example: decodes Authorization with out value"],
    api: {
      inbound: answerWith(`{
        string[] value;
        if (context.Request.Headers.TryGetValue("Authorization", out value))
        {
            if(value != null && value.Length > 0)
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(value[0]));
            }
        }
        return null;
      }`),
    },
    request: { headers: { Authorization: "aGVsbG8=" } },
    expect: { status: 200, body: "hello" },
  },
  {
    name: "headers of the answer can be read in outbound",
    source: [EXPRESSIONS, 'example: Regex.Match(..., @"max-age=(?<maxAge>\\d+)").Groups["maxAge"]?.Value'],
    api: {
      outbound: setHeader(
        "x-age",
        String.raw`@(Regex.Match(context.Response.Headers.GetValueOrDefault("Cache-Control",""), @"max-age=(?<maxAge>\d+)").Groups["maxAge"]?.Value)`,
      ),
    },
    answers: [{ headers: { "Cache-Control": "public, max-age=120" } }],
    expect: { headers: { "x-age": "120" } },
  },
  {
    name: "a named value may be the name of a header",
    source: [NAMED_VALUES, '<set-header name="{{ContosoHeader}}">, also as a part of the name'],
    namedValues: { ContosoHeader: "TrackingId", ContosoHeaderValue: "secret" },
    api: { inbound: setHeader("Custom{{ContosoHeader}}", "{{ContosoHeaderValue}}") },
    expect: { calls: [{ headers: { CustomTrackingId: "secret" } }] },
  },
  {
    name: "fails on an exists-action that is none",
    source: [SET, "must have one of the following values"],
    api: { inbound: '<set-header name="x" exists-action="replace"><value>1</value></set-header>' },
    expect: { refused: { says: /exists-action|replace/ } },
  },
  {
    name: "fails without a name",
    source: [SET, "name: required"],
    api: { inbound: "<set-header><value>1</value></set-header>" },
    expect: { refused: { says: /name/ } },
  },
];
