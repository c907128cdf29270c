import type { ContextState } from "../../support/csharp-compiler";

const JSON_BODY = '{"model":"gpt-4o","stream":true,"n":1.5,"messages":[{"role":"user","content":"hi"}]}';

const REQUEST: ContextState = {
  request: {
    url: "https://gateway.example/openai/deployments/chat/completions?api-version=2024-10-21&x=%20b&x=c",
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: ["a", "b"] },
    body: JSON_BODY,
    matchedParameters: { deployment: "chat" },
    ipAddress: "10.0.0.1",
  },
  elapsedInMilliseconds: 1500,
  requestId: "6f2d5dd0-1111-2222-3333-444455556666",
  operation: { Id: "chat-completions", Method: "POST", Name: "Chat", UrlTemplate: "/chat" },
  deployment: { Region: "West Europe", ServiceName: "apim" },
  variables: { int: 5, long: { long: 5 }, text: "5", flag: true, none: null, real: 1.5 },
};

const THROTTLED: ContextState = {
  ...REQUEST,
  response: { statusCode: 429, headers: { "Retry-After": "7" }, body: "slow" },
};
const FAILED: ContextState = {
  ...REQUEST,
  lastError: { Source: "forward-request", Reason: "Timeout", Message: "late" },
};
const SENT: ContextState = {
  variables: { answer: { response: { statusCode: 200, headers: { A: "1" }, body: '{"a":1}' } } },
};

const REQUEST_CODES = [
  ...[
    "context.Request.Method",
    "context.Request.Url.Host",
    "context.Request.Url.Path",
    "context.Request.Url.QueryString",
  ],
  ...["context.Request.Url.Scheme", "context.Request.Url.Port", "context.Request.IpAddress", "context.RequestId"],
  ...['context.Request.Url.Query["x"]', 'context.Request.Url.Query.GetValueOrDefault("x", "none")'],
  ...[
    'context.Request.Url.Query.GetValueOrDefault("missing", "none")',
    'context.Request.Url.Query.ContainsKey("api-version")',
  ],
  ...[
    'context.Request.Headers["content-type"]',
    'context.Request.Headers["content-type"].First()',
    'context.Request.Headers["missing"]',
  ],
  ...[
    'context.Request.Headers.GetValueOrDefault("ACCEPT", "")',
    'context.Request.Headers.GetValueOrDefault("missing")',
  ],
  ...[
    'context.Request.Headers.ContainsKey("accept")',
    "context.Request.Headers.Count",
    'context.Request.Headers.Any(h => h.Key == "Accept")',
  ],
  ...[
    'context.Request.Headers.Select(h => h.Key + "=" + string.Join("|", h.Value)).ToList()',
    "context.Request.Headers.Keys.ToList()",
  ],
  '{ string[] v; return context.Request.Headers.TryGetValue("accept", out v) ? v.Length : -1; }',
  '{ var s = ""; foreach (var h in context.Request.Headers) { s += h.Key + h.Value.Length; } return s; }',
  ...[
    'context.Request.MatchedParameters["deployment"]',
    'context.Request.MatchedParameters.GetValueOrDefault("none", "x")',
  ],
  ...[
    'context.Request.MatchedParameters["none"]',
    "context.Request.Body != null",
    "context.Request.Body.As<string>(true).Length",
  ],
  ...[
    'context.Request.Body.As<JObject>(preserveContent: true)["model"]',
    '(bool?)context.Request.Body.As<JObject>(true)["stream"] ?? false',
  ],
  ...['(string)context.Request.Body.As<JObject>(true)["messages"][0]["role"]'],
  ...[
    "context.Request.Body.As<JToken>(true).Type",
    "context.Request.Body.As<byte[]>(true).Length",
    "context.Elapsed.TotalMilliseconds",
  ],
  "{ var a = context.Request.Body.As<string>(); return context.Request.Body.As<string>(); }",
  '{ var a = context.Request.Body.As<JObject>(true); a["model"] = "x"; return (string)context.Request.Body.As<JObject>(true)["model"] + (string)a["model"]; }',
  '{ var body = context.Request.Body.As<JObject>(true); body["stream_options"] = new JObject(new JProperty("include_usage", true)); body.Remove("n"); return body.ToString(Formatting.None); }',
  ...[
    "context.Elapsed.TotalSeconds > 1",
    "(int)context.Elapsed.TotalMilliseconds",
    "context.Elapsed",
    "context.Operation.Id",
  ],
  ...[
    "context.Deployment.Region",
    'context.Deployment.Region.Replace(" ", "").ToLowerInvariant()',
    "context.Response == null",
  ],
  ...[
    "context.Response.StatusCode",
    "context.Response?.StatusCode",
    "context.Response?.Headers == null",
    "context.LastError == null",
  ],
  ...[
    "context.LastError?.Reason",
    'context.LastError?.Reason ?? "none"',
    "context.User == null",
    "context.User?.Id",
    "context.Tracing",
  ],
  ...[
    '(int)context.Variables["int"] + 1',
    '(long)context.Variables["long"] + 1',
    '(string)context.Variables["text"]',
    '(bool)context.Variables["flag"]',
  ],
  ...[
    '(int)context.Variables["text"]',
    '(int)context.Variables["long"]',
    '(long)context.Variables["int"]',
    '(string)context.Variables["int"]',
  ],
  ...[
    'context.Variables["missing"]',
    'context.Variables["none"]',
    '(int)context.Variables["none"]',
    '(string)context.Variables["none"] ?? "null"',
  ],
  ...[
    'context.Variables.ContainsKey("int")',
    'context.Variables.GetValueOrDefault<int>("int", 0)',
    'context.Variables.GetValueOrDefault<int>("missing", 7)',
  ],
  ...[
    'context.Variables.GetValueOrDefault<string>("missing", "d")',
    'context.Variables.GetValueOrDefault<int>("text", 0)',
    'context.Variables.GetValueOrDefault<bool>("missing")',
  ],
  ...[
    'context.Variables.GetValueOrDefault<string>("missing") == null',
    'context.Variables.GetValueOrDefault<double>("real", 0)',
    'context.Variables.GetValueOrDefault<object>("int") == null',
  ],
  ...[
    'Convert.ToInt32(context.Variables["text"])',
    "context.Variables.Count",
    '"v" + context.Variables["int"] + context.Variables["none"]',
    'context.Variables["int"].ToString()',
  ],
  '{ object v; return context.Variables.TryGetValue("int", out v) ? (int)v : -1; }',
  ...[
    "new Random(context.RequestId.GetHashCode()).Next(1000)",
    'context.RequestId.ToString("N")',
    "DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()",
  ],
  ...[
    'DateTime.UtcNow.AddSeconds(5).ToString("o")',
    "Guid.NewGuid().ToString()",
    "(DateTimeOffset.UtcNow - DateTimeOffset.UtcNow.AddSeconds(-3)).TotalSeconds",
  ],
] as const;

const RESPONSE_CODES = [
  ...[
    "context.Response.StatusCode",
    "context.Response?.StatusCode",
    "context.Response != null && context.Response.StatusCode >= 500",
  ],
  ...[
    'context.Response.Headers.GetValueOrDefault("retry-after", "0")',
    'int.Parse(context.Response.Headers["Retry-After"][0]) + 1',
    "context.Response.Body.As<string>(true)",
  ],
  '{ var wait = 0L; return Int64.TryParse(context.Response.Headers.GetValueOrDefault("Retry-After", ""), out wait) ? wait * 1000L : -1L; }',
  "{ switch (context.Response.StatusCode) { case 408: case 429: return true; default: return context.Response.StatusCode >= 500; } }",
] as const;

/** An expression, and what it runs on. */
export const CONTEXT_CASES: readonly (readonly [code: string, state: ContextState])[] = [
  ...REQUEST_CODES.map((code) => [code, REQUEST] as const),
  ...RESPONSE_CODES.map((code) => [code, THROTTLED] as const),
  ["context.LastError.Reason", FAILED],
  ['context.LastError.Source + ": " + context.LastError.Message', FAILED],
  ["context.LastError.PolicyId == null", FAILED],
  ["context.Request.Body == null", {}],
  ["context.Request.Body.As<string>()", {}],
  ["context.Request.Body?.As<string>()", {}],
  ['((IResponse)context.Variables["answer"]).StatusCode', SENT],
  ['((IResponse)context.Variables["answer"]).Body.As<JObject>()["a"]', SENT],
  ['((IResponse)context.Variables["answer"]).Headers.GetValueOrDefault("a", "")', SENT],
  ['context.Variables.GetValueOrDefault<IResponse>("answer").StatusCode', SENT],
  ['context.Variables["answer"] is IResponse', SENT],
  ['(context.Variables["answer"] as IResponse)?.StatusCode', SENT],
  ['(string)context.Variables["answer"]', SENT],
];
