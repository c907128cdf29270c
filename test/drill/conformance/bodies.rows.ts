import type { ConformanceRow } from "./conformance-row";
import { answerWith, setHeader } from "./policy-text";
import { EXPRESSIONS, page, STREAM_USAGE, toolkit } from "./sources";

const SET = page("set-body");
const LOST = "by default the original message body is lost; preserveContent keeps it";

function json(body: string): ConformanceRow["request"] {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body };
}

export const BODY_ROWS: readonly ConformanceRow[] = [
  {
    name: "set-body in inbound replaces what the backend gets",
    source: [SET, "example: <set-body>Hello world!</set-body>"],
    api: { inbound: "<set-body>Hello world!</set-body>" },
    request: json("before"),
    expect: { calls: [{ body: "Hello world!" }] },
  },
  {
    name: "set-body in outbound replaces what the caller gets",
    source: [SET, "set the message body for a request or response, depending on the section"],
    api: { outbound: "<set-body>Hello world!</set-body>" },
    request: json("before"),
    expect: { body: "Hello world!", calls: [{ body: "before" }] },
  },
  {
    name: "set-body may be a block with white space around it",
    source: [SET, "the examples have line breaks before @{ and after }"],
    api: {
      inbound: `<set-body>\n@{ \n    string inBody = context.Request.Body.As<string>(preserveContent: true); \n    return inBody.Replace("sad", "happy"); \n}\n</set-body>`,
    },
    request: json("so sad"),
    expect: { calls: [{ body: "so happy" }] },
  },
  {
    name: "a body that is read with preserveContent goes on",
    source: [SET, LOST],
    api: { inbound: '<set-variable name="b" value="@(context.Request.Body.As<string>(preserveContent: true))" />' },
    request: json("kept"),
    expect: { status: 200, calls: [{ body: "kept" }] },
  },
  {
    name: "a body may be read twice with preserveContent",
    source: [EXPRESSIONS, "to have the method operate on a copy of the body stream, set preserveContent to true"],
    api: {
      inbound: answerWith(
        "context.Request.Body.As<string>(true) + context.Request.Body.As<string>(preserveContent: true)",
      ),
    },
    request: json("ab"),
    expect: { body: "abab" },
  },
  {
    name: "a body that is read without preserveContent is lost",
    source: [SET, LOST],
    api: { inbound: '<set-variable name="b" value="@(context.Request.Body.As<string>())" />' },
    request: json("lost"),
    expect: { calls: [{ body: null }] },
  },
  {
    name: "reading a body again that is lost fails",
    source: [SET, "accessing it later in the pipeline will result in an exception"],
    api: {
      inbound:
        '<set-variable name="a" value="@(context.Request.Body.As<string>())" /><set-variable name="b" value="@(context.Request.Body.As<string>())" />',
    },
    request: json("lost"),
    expect: { status: 500, calls: [], error: { reason: "ExpressionValueEvaluationFailure", source: "set-variable" } },
  },
  {
    name: "set-body after a lost body gives the backend the new one",
    source: [SET, "you don't need preserveContent because you're explicitly supplying the new body"],
    api: { inbound: "<set-body>@(context.Request.Body.As<string>().ToUpper())</set-body>" },
    request: json("up"),
    expect: { calls: [{ body: "UP" }] },
  },
  {
    name: "without a body Request.Body is null",
    source: [EXPRESSIONS, "Body: IMessageBody or null if request does not have a body"],
    api: { inbound: answerWith("(context.Request.Body == null).ToString()") },
    request: { method: "GET", body: null },
    expect: { body: "True" },
  },
  {
    name: "set-body on a request without a body fails",
    source: [
      SET,
      "if this policy is used when there's no message body, for example in an inbound GET, an exception is thrown",
    ],
    api: { inbound: "<set-body>@(context.Request.Body.As<string>())</set-body>" },
    request: { method: "GET", body: null },
    expect: { status: 500, calls: [], error: { source: "set-body", section: "inbound" } },
  },
  {
    name: "a body is read as a JSON object, changed and written",
    source: [SET, "accessing the body as a JObject; the answer is inBody.ToString()"],
    api: {
      inbound: `<set-body>@{
        JObject inBody = context.Request.Body.As<JObject>();
        inBody["attribute"] = (int)inBody["attribute"] + 1;
        inBody["more"] = new JArray("x", true, null);
        return inBody.ToString(Newtonsoft.Json.Formatting.None);
      }</set-body>`,
    },
    request: json('{ "attribute": 1 }'),
    expect: { calls: [{ body: '{"attribute":2,"more":["x",true,null]}' }] },
  },
  {
    name: "a JSON object is written with indents by default",
    source: [EXPRESSIONS, "Newtonsoft.Json.Linq.JObject: all members; ToString() is indented"],
    api: { inbound: "<set-body>@(context.Request.Body.As<JObject>().ToString())</set-body>" },
    request: json('{"a":{"b":[1]},"c":[]}'),
    expect: {
      calls: [
        { body: /^\{\r?\n {2}"a": \{\r?\n {4}"b": \[\r?\n {6}1\r?\n {4}\]\r?\n {2}\},\r?\n {2}"c": \[\]\r?\n\}$/ },
      ],
    },
  },
  {
    name: "a body that is not JSON fails",
    source: [EXPRESSIONS, "any exceptions generated by policy expressions result in a runtime error"],
    api: { inbound: '<set-variable name="m" value="@((string)context.Request.Body.As<JObject>(true)["model"])" />' },
    request: json("not json"),
    expect: { status: 500, calls: [], error: { reason: "ExpressionValueEvaluationFailure" } },
  },
  {
    name: "properties are taken out of an answer for one product",
    source: [SET, "example: filter response based on product"],
    api: {
      outbound: `<choose><when condition="@(context.Response.StatusCode == 200 && context.Product.Name.Equals("Starter"))"><set-body>@{
        var response = context.Response.Body.As<JObject>();
        foreach (var key in new [] {"current", "minutely"}) {
          response.Property (key).Remove ();
        }
        return response.ToString(Newtonsoft.Json.Formatting.None);
      }</set-body></when></choose>`,
    },
    request: { product: { id: "starter", name: "Starter" } },
    answers: [{ body: '{"lat":1,"current":{"t":2},"minutely":[3],"lon":4}' }],
    expect: { body: '{"lat":1,"lon":4}' },
  },
  {
    name: "usage is asked for in a streamed request, and what is no JSON stays as it is",
    source: [STREAM_USAGE, "sets stream_options.include_usage; catch returns the original body"],
    fragments: {
      usage: `<fragment><choose><when condition="@(context.Request.Body != null && context.Request.Headers.GetValueOrDefault("Content-Type", "").Contains("json"))"><set-body>@{
        try {
            var body = context.Request.Body.As<Newtonsoft.Json.Linq.JObject>(preserveContent: true);
            if (body["stream"]?.Value<bool>() == true) {
                if (body["stream_options"] == null) {
                    body["stream_options"] = new Newtonsoft.Json.Linq.JObject();
                }
                var streamOptions = (Newtonsoft.Json.Linq.JObject)body["stream_options"];
                if (streamOptions["include_usage"]?.Value<bool>() != true) {
                    streamOptions["include_usage"] = true;
                }
            }
            return body.ToString(Newtonsoft.Json.Formatting.None);
        } catch {
            return context.Request.Body.As<string>(preserveContent: true);
        }
      }</set-body></when></choose></fragment>`,
    },
    api: { inbound: '<base /><include-fragment fragment-id="usage" />' },
    request: json('{"stream":true}'),
    expect: { calls: [{ body: '{"stream":true,"stream_options":{"include_usage":true}}' }] },
    next: [
      { request: json('{"stream":false}'), expect: { calls: [{ body: '{"stream":false}' }] } },
      { request: json("{broken"), expect: { calls: [{ body: "{broken" }] } },
    ],
  },
  {
    name: "form data are read as lists",
    source: [SET, "example: AsFormUrlEncodedContent, JsonConvert.SerializeObject(inBody)"],
    api: {
      inbound: `<set-body>@{
        var inBody = context.Request.Body.AsFormUrlEncodedContent();
        return JsonConvert.SerializeObject(inBody);
      }</set-body>`,
    },
    request: { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "a=1&b=x+y" },
    expect: { calls: [{ body: '{"a":["1"],"b":["x y"]}' }] },
  },
  {
    name: "the length of a body can be asked for as bytes",
    source: [EXPRESSIONS, "As<T>: where T: string, byte[], JObject, JToken, JArray, ..."],
    api: { inbound: answerWith("context.Request.Body.As<byte[]>(true).Length.ToString()") },
    request: json("é1"),
    expect: { body: "3" },
  },
  {
    name: "fails on a Liquid template, which this interpreter does not know",
    source: [SET, 'template: currently the only supported value is "liquid"'],
    api: { inbound: '<set-body template="liquid">{ "id": 1 }</set-body>' },
    expect: { refused: { says: /liquid|template/i } },
  },
];

export const REPLACE_ROWS: readonly ConformanceRow[] = [
  {
    name: "find-and-replace replaces every occurrence in the request",
    source: [toolkit("Emulator/Policies/FindAndReplaceTests"), "hello foo world foo becomes hello bar world bar"],
    api: { inbound: '<find-and-replace from="foo" to="bar" />' },
    request: json("hello foo world foo"),
    expect: { calls: [{ body: "hello bar world bar" }] },
  },
  {
    name: "find-and-replace in outbound works on the answer",
    source: [toolkit("Emulator/Policies/FindAndReplaceTests"), "FindAndReplace_Outbound_ShouldReplaceInResponseBody"],
    api: { outbound: '<find-and-replace from="old-url" to="new-url" />' },
    answers: [{ body: "visit old-url for details" }],
    expect: { body: "visit new-url for details" },
  },
  {
    name: "find-and-replace takes its text literally",
    source: [page("find-and-replace"), "from: the string to search for"],
    api: { outbound: '<find-and-replace from="a.c" to="$&amp;$1" />' },
    answers: [{ body: "abc a.c" }],
    expect: { body: "abc $&$1" },
  },
  {
    name: "a replacement of length zero removes the text",
    source: [page("find-and-replace"), "specify a zero length replacement string to remove the search string"],
    api: { outbound: '<find-and-replace from="x" to="" />' },
    answers: [{ body: "axbxc" }],
    expect: { body: "abc" },
  },
  {
    name: "find-and-replace takes expressions",
    source: [page("find-and-replace"), "policy expressions are allowed"],
    api: { outbound: `<find-and-replace from='"$userprofile$"' to="@("{}" + context.Request.Method)" />` },
    request: json("{}"),
    answers: [{ body: '{"userprofile":"$userprofile$"}' }],
    expect: { body: '{"userprofile":{}POST}' },
  },
  {
    name: "find-and-replace on a request without a body does nothing",
    source: [toolkit("Emulator/Policies/FindAndReplaceTests"), "FindAndReplace_Inbound_NullBody_ShouldNotThrow"],
    api: { inbound: '<find-and-replace from="foo" to="bar" />' },
    request: { method: "GET", body: null },
    expect: { status: 200, calls: [{ body: null }] },
  },
];

export const STATUS_ROWS: readonly ConformanceRow[] = [
  {
    name: "set-status changes status and reason of the answer",
    source: [page("set-status"), "sets the HTTP status code to the specified value"],
    api: { outbound: '<set-status code="202" reason="Accepted" />' },
    expect: { status: 202, reason: "Accepted", body: "ok" },
  },
  {
    name: "the status may be an expression",
    source: [page("set-status"), "code: integer; policy expressions are allowed"],
    api: {
      outbound: `<set-status code="@(context.Response.StatusCode + 1)" reason="@("No" + "w")" />${setHeader("x-code", "@(context.Response.StatusCode.ToString())")}`,
    },
    expect: { status: 201, reason: "Now", headers: { "x-code": "201" } },
  },
];
