import type { ConformanceRow } from "./conformance-row";
import { type ExpressionRow, expressionRow } from "./expression-row";
import { CACHE_BY_KEY, EXPRESSIONS, issue, snippet } from "./sources";

/** What is refused before any request. */
const REFUSED: readonly ExpressionRow[] = [
  {
    name: "an exception type that is not in the table is refused",
    source: [EXPRESSIONS, "the table of allowed .NET types"],
    code: '{ try { return context.Variables["none"].ToString(); } catch (KeyNotFoundException) { return "key"; } catch (Exception e) { return e.Message; } }',
    refused: /KeyNotFoundException/,
  },
  {
    name: "a file cannot be read",
    source: [EXPRESSIONS, "the table of allowed .NET types"],
    code: 'System.IO.File.ReadAllText("x")',
    refused: /File/,
  },
  {
    name: "the environment cannot be read",
    source: [EXPRESSIONS, "the table of allowed .NET types"],
    code: "Environment.MachineName",
    refused: /Environment/,
  },
  {
    name: "a thread cannot sleep",
    source: [EXPRESSIONS, "the table of allowed .NET types"],
    code: '{ System.Threading.Thread.Sleep(1000); return ""; }',
    refused: /Thread/,
  },
  {
    name: "an HttpClient cannot be made",
    source: [EXPRESSIONS, "the table of allowed .NET types"],
    code: "(new System.Net.Http.HttpClient()).ToString()",
    refused: /HttpClient/,
  },
  {
    name: "DateTime.TryParse is not among the members of DateTime",
    source: [EXPRESSIONS, "System.DateTime: (Constructor), Add, ..., Parse, Second, ..."],
    code: '{ DateTime d; return DateTime.TryParse("x", out d).ToString(); }',
    refused: /TryParse/,
  },
  {
    name: "Regex.Escape is not among the members of Regex",
    source: [EXPRESSIONS, "Regex: (Constructor), IsMatch, Match, Matches, Replace, Unescape, Split"],
    code: 'Regex.Escape("a.b")',
    refused: /Escape/,
  },
  {
    name: "context has no Backend",
    source: [EXPRESSIONS, "the members of context"],
    code: "context.Backend.Url",
    refused: /Backend/,
  },
  {
    name: "a block must return on every path",
    source: [EXPRESSIONS, "all code paths must end with a return statement"],
    code: '{ if (context.Request.Method == "GET") { return "read"; } }',
    refused: /return/,
  },
  {
    name: "a name that is not declared is refused",
    source: [EXPRESSIONS, "a well-formed C# expression"],
    code: "requst.Method",
    refused: /requst/,
  },
  {
    name: "what is no C# is refused",
    source: [EXPRESSIONS, "a well-formed C# expression"],
    code: "context.Request.Method == ",
    refused: /./,
  },
  {
    name: "a string in single quotes is refused",
    source: [issue("MicrosoftDocs/azure-docs", 24190), "the string value needs to be enclosed with double quotes"],
    code: "(context.LastError?.Reason == 'BackendConnectionFailure').ToString()",
    refused: /./,
  },
];

/** What the context offers. */
const CONTEXT: readonly ExpressionRow[] = [
  {
    name: "parts of the address",
    source: [EXPRESSIONS, "IUrl: Host, Path, Port, Query, QueryString, Scheme"],
    code: 'context.Request.OriginalUrl.Scheme + "|" + context.Request.OriginalUrl.Host + "|" + context.Request.OriginalUrl.Port + "|" + context.Request.OriginalUrl.Path + "|" + context.Request.OriginalUrl.QueryString',
    gives: "https|gateway.azure-api.net|443|/api/orders/7|?a=1",
    request: { url: "/orders/7?a=1" },
  },
  {
    name: "parameters of the operation",
    source: [EXPRESSIONS, "MatchedParameters: IReadOnlyDictionary<string, string>"],
    code: 'context.Request.MatchedParameters["id"]',
    gives: "7",
  },
  {
    name: "the address of the caller",
    source: [EXPRESSIONS, "IpAddress: string"],
    code: "context.Request.IpAddress",
    gives: "192.0.2.7",
    request: { ipAddress: "192.0.2.7" },
  },
  {
    name: "API and operation",
    source: [EXPRESSIONS, "Api: Id, Name; Operation: Id, Method, UrlTemplate"],
    code: 'context.Api.Name + "|" + context.Operation.Method + "|" + context.Operation.UrlTemplate',
    gives: "api|POST|/orders/{id}",
  },
  {
    name: "the subscription",
    source: [EXPRESSIONS, "Subscription: Id, Key, Name"],
    code: "context.Subscription.Id + context.Subscription.Key + context.Subscription.Name",
    gives: "s1k1Team",
    request: { subscription: { id: "s1", key: "k1", name: "Team" } },
  },
  {
    name: "a managed gateway",
    source: [EXPRESSIONS, "GatewayId: returns 'managed' for managed gateways"],
    code: "context.Deployment.GatewayId",
    gives: "managed",
  },
  {
    name: "the id of the request is a GUID",
    source: [EXPRESSIONS, "RequestId: Guid"],
    code: "context.RequestId.ToString()",
    gives: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  },
  {
    name: "two reads of the id are one",
    source: [EXPRESSIONS, "RequestId: unique request identifier"],
    code: "(context.RequestId == context.RequestId).ToString()",
    gives: "True",
  },
  {
    name: "no time has passed at the start",
    source: [EXPRESSIONS, "Elapsed: TimeSpan"],
    code: "context.Elapsed.TotalSeconds.ToString()",
    gives: "0",
  },
  {
    name: "Trace takes a text",
    source: [EXPRESSIONS, "void Trace(message: string)"],
    code: '{ context.Trace("hello"); return "traced"; }',
    gives: "traced",
  },
  {
    name: "basic credentials are read",
    source: [EXPRESSIONS, "AsBasic: UserId, Password"],
    code: 'context.Request.Headers.GetValueOrDefault("Authorization", "").AsBasic()?.UserId ?? "none"',
    gives: "user",
    request: { headers: { Authorization: "Basic dXNlcjpwYXNz" } },
  },
  {
    name: "a token is read",
    source: [CACHE_BY_KEY, "Split(' ')[1].AsJwt()?.Subject"],
    code: 'context.Request.Headers.GetValueOrDefault("Authorization","").Split(\' \')[1].AsJwt()?.Subject',
    gives: "bob",
    request: { headers: { Authorization: "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJib2IifQ.c2ln" } },
  },
  {
    name: "what is no token gives null",
    source: [EXPRESSIONS, "AsJwt: otherwise the method returns null"],
    code: '("no token".AsJwt() == null).ToString()',
    gives: "True",
  },
  {
    name: "a GUID is made",
    source: [snippet("Random load balancer.policy.xml"), "@{return Guid.NewGuid().ToString();}"],
    code: "{return Guid.NewGuid().ToString();}",
    gives: /^[0-9a-f-]{36}$/,
  },
  {
    name: "a random number lies between its bounds",
    source: [snippet("Random load balancer.policy.xml"), "new Random(context.RequestId.GetHashCode()).Next(1, 3)"],
    code: "new Random(context.RequestId.GetHashCode()).Next(1, 3).ToString()",
    gives: /^[12]$/,
  },
];

export const REFUSED_ROWS: readonly ConformanceRow[] = REFUSED.map(expressionRow);
export const CONTEXT_ROWS: readonly ConformanceRow[] = CONTEXT.map(expressionRow);
