import { lint, lintIn } from "../../support/lint";

const retry = (inner: string) => `<retry condition="true" count="1" interval="0">${inner}</retry>`;

describe("a call of a backend", () => {
  test.each([
    [retry('<forward-request buffer-request-body="true" />')],
    [retry('<choose><when condition="true"><forward-request buffer-request-body="{{buffer}}" /></when></choose>')],
    ["<forward-request />"],
  ])("keeps its body: %s", (xml) => {
    expect(lintIn("backend", xml, "RetryWithoutBody")).toEqual([]);
  });

  test.each([
    [retry("<forward-request />")],
    [retry('<forward-request buffer-request-body="false" />')],
    [retry(retry('<limit-concurrency key="a" max-count="1"><forward-request /></limit-concurrency>'))],
  ])("fails without it: %s", (xml) => {
    expect(lintIn("backend", xml, "RetryWithoutBody")).toEqual([
      'error RetryWithoutBody: the second attempt has no body: set buffer-request-body="true"',
    ]);
  });

  test("fails that makes an error of what the retry would judge", () => {
    const call = '<forward-request buffer-request-body="true" fail-on-error-status-code="true" />';

    expect(lintIn("backend", call, "FailOnErrorInRetry")).toEqual([]);
    expect(lintIn("backend", retry(call), "FailOnErrorInRetry")).toEqual([
      "warning FailOnErrorInRetry: fail-on-error-status-code makes an error of every answer that the retry would judge: leave it out",
    ]);
  });

  const CODES = ["ForwardedTwice", "SeveralForwards", "NothingForwards"];

  test.each([
    "<base />",
    "<forward-request />",
    retry('<forward-request buffer-request-body="true" />'),
    '<return-response><set-status code="200" reason="OK" /></return-response>',
    '<include-fragment fragment-id="a" />',
  ])("is made once: %s", (xml) => {
    expect(lintIn("backend", xml, ...CODES)).toEqual([]);
  });

  test.each([
    [
      "<base /><forward-request />",
      "error ForwardedTwice: <base /> forwards the request too: each would be sent twice",
    ],
    [`<base />${retry('<forward-request buffer-request-body="true" />')}`, "error ForwardedTwice"],
    [
      "<forward-request /><forward-request />",
      "warning SeveralForwards: forward-request is documented for one use in a document",
    ],
    ["", "warning NothingForwards: nothing calls a backend here, neither forward-request nor <base />"],
    ['<set-variable name="a" value="b" />', "warning NothingForwards"],
  ])("fails for %s", (xml, finding) => {
    expect(lintIn("backend", xml, ...CODES)).toEqual([expect.stringContaining(finding)]);
  });

  test("is not missed where there is no section for it", () => {
    expect(lint("<policies><inbound /></policies>", CODES)).toEqual([]);
  });

  test.each([
    ['<set-backend-service backend-id="a" />', []],
    ['<set-backend-service base-url="{{url}}" />', []],
    ['<set-backend-service base-url="@((string)context.Variables[&quot;url&quot;])" />', []],
    [
      '<set-backend-service base-url="https://a.example" />',
      ["warning BackendByUrl: 'https://a.example' stands in the policy: name a backend by backend-id"],
    ],
  ])("names its backend: %s", (xml, findings) => {
    expect(lintIn("inbound", xml, "BackendByUrl")).toEqual(findings);
  });
});

describe("policies of the cache", () => {
  const lookup = '<cache-lookup-value key="a" variable-name="b" />';
  const store = '<cache-store-value key="a" value="b" duration="1" />';

  test("are found once in a section", () => {
    expect(
      lint(`<policies><inbound>${lookup}${store}</inbound><outbound>${store}</outbound></policies>`, [
        "CachePolicyRepeated",
      ]),
    ).toEqual([]);
  });

  test("fail that are found more often", () => {
    expect(
      lintIn(
        "inbound",
        `${store}${lookup}<choose><when condition="true">${store}${lookup}</when></choose>`,
        "CachePolicyRepeated",
      ),
    ).toEqual([
      "warning CachePolicyRepeated: cache-store-value is documented for one use in a section",
      "warning CachePolicyRepeated: cache-lookup-value is documented for one use in a section",
    ]);
  });
});

describe("the body of an answer", () => {
  const read = '<set-variable name="a" value="@(context.Response.Body.As&lt;string&gt;(preserveContent: true))" />';
  const when = (condition: string) => `<choose><when condition="@(${condition})">${read}</when></choose>`;
  const outbound = (xml: string, call = "<base />") =>
    `<policies><backend>${call}</backend><outbound>${xml}</outbound></policies>`;
  const FINDING =
    "warning StreamHeldBack: reading the body holds a stream back until its end: ask for the status or the Content-Type before";

  test.each([
    outbound(when("context.Response.StatusCode == 404")),
    outbound(
      when(
        "context.Response.Headers.GetValueOrDefault(&quot;Content-Type&quot;, &quot;&quot;) == &quot;application/json&quot;",
      ),
    ),
    outbound(when("!(bool)context.Variables[&quot;is-stream&quot;]")),
    outbound(
      '<set-variable name="a" value="@(context.Response.StatusCode == 404 ? context.Response.Body.As&lt;string&gt;() : null)" />',
    ),
    outbound(read, '<forward-request buffer-response="true" />'),
    outbound('<set-variable name="a" value="@(context.Response.Body == null)" />'),
    outbound('<set-variable name="a" value="@(context.Request.Body?.As&lt;string&gt;())" />'),
  ])("may be read: %s", (xml) => {
    expect(lint(xml, ["StreamHeldBack"])).toEqual([]);
  });

  test.each([
    outbound(read),
    outbound(read, '<forward-request buffer-response="false" />'),
    outbound(when("context.Elapsed.TotalSeconds &gt; 1")),
    `<policies><backend><forward-request />${read}</backend></policies>`,
  ])("fails that is read whatever it is: %s", (xml) => {
    expect(lint(xml, ["StreamHeldBack"])).toEqual([FINDING]);
  });
});
