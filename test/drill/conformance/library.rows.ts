import type { ConformanceRow, Source } from "./conformance-row";
import { type ExpressionRow, expressionRow } from "./expression-row";
import { DOTNET, EXPRESSIONS, issue, NAMED_VALUES, page, SEND_REQUEST_SAMPLE, SMART_LB, snippet } from "./sources";

function type(name: string): Source {
  return [EXPRESSIONS, `allowed .NET types: ${name}`];
}

const JSON_NET = type("Newtonsoft.Json.Linq.JObject, JArray, JToken, JProperty: all members");
const LINQ = type("System.Linq.Enumerable: all members");
const DATES = type("System.DateTimeOffset, TimeSpan: all members; DateTime: the members listed");

const ROWS: readonly ExpressionRow[] = [
  {
    name: "the last part of a split",
    source: [SEND_REQUEST_SAMPLE, "\"scheme param\".Split(' ').Last()"],
    code: "\"scheme param\".Split(' ').Last()",
    gives: "param",
  },
  {
    name: "parts of a text",
    source: type("System.String: all members"),
    code: '"Hello World".Substring(6, 3) + "abc".IndexOf("c") + "abcabc".LastIndexOf("b") + "  x ".Trim() + "a".PadLeft(3, \'0\')',
    gives: "Wor24x00a",
  },
  {
    name: "comparison without case",
    source: [
      snippet("Back-end API redundancy.policy.xml"),
      'Equals("east us", System.StringComparison.InvariantCultureIgnoreCase)',
    ],
    code: '"East US".Equals("east us", System.StringComparison.InvariantCultureIgnoreCase).ToString() + ("East US" == "east us")',
    gives: "TrueFalse",
  },
  {
    name: "a region in the form of Azure's names",
    source: type("System.String: all members"),
    code: '"West Europe".Replace(" ", "").ToLowerInvariant()',
    gives: "westeurope",
  },
  {
    name: "empty or white",
    source: [page("rate-limit-by-key"), "string.IsNullOrEmpty in samples"],
    code: 'string.IsNullOrEmpty("") + "," + string.IsNullOrWhiteSpace(" ") + "," + string.IsNullOrEmpty(null)',
    gives: "True,True,True",
  },
  {
    name: "a text is joined",
    source: type("System.String: all members"),
    code: 'string.Join("-", new [] { "a", "b" }) + String.Concat("c", "d")',
    gives: "a-bcd",
  },
  {
    name: "a text is encoded for an address",
    source: [NAMED_VALUES, "System.Net.WebUtility.UrlEncode"],
    code: 'System.Net.WebUtility.UrlEncode("a b&c") + Uri.EscapeDataString("a b&c")',
    gives: "a+b%26ca%20b%26c",
  },
  {
    name: "base64 there and back",
    source: type("System.Convert, System.Text.Encoding: all members"),
    code: 'Convert.ToBase64String(Encoding.UTF8.GetBytes("hé")) + Encoding.UTF8.GetString(Convert.FromBase64String("aMOp"))',
    gives: "aMOphé",
  },
  {
    name: "an address is put together",
    source: [page("send-request"), 'new Uri(new Uri("https://.../UserProfile/"), id).AbsoluteUri'],
    code: 'new Uri(new Uri("https://h.example.com/UserProfile/"), "42").AbsoluteUri',
    gives: "https://h.example.com/UserProfile/42",
  },
  {
    name: "a named group of an expression",
    source: [EXPRESSIONS, 'Regex.Match(..., @"max-age=(?<maxAge>\\d+)").Groups["maxAge"]?.Value'],
    code: String.raw`Regex.Match("public, max-age=120", @"max-age=(?<maxAge>\d+)").Groups["maxAge"]?.Value`,
    gives: "120",
  },
  {
    name: "an expression that does not match has empty groups",
    source: [
      snippet("Set cache duration using response cache control header.policy.xml"),
      "string.IsNullOrEmpty(maxAge) decides",
    ],
    code: String.raw`(string.IsNullOrEmpty(Regex.Match("none", @"max-age=(?<maxAge>\d+)").Groups["maxAge"]?.Value) ? 300 : 1).ToString()`,
    gives: "300",
  },
  {
    name: "an expression replaces",
    source: type("Regex: IsMatch, Match, Matches, Replace, Split"),
    code: String.raw`Regex.Replace("a1b22", @"\d+", "#") + Regex.IsMatch("x-1", @"^x-\d$") + Regex.Split("a,b;c", "[,;]").Length`,
    gives: "a#b#True3",
  },
  {
    name: "math",
    source: type("System.Math: all members"),
    code: "(Math.Max(1, 2) + Math.Min(3L, 4L)).ToString() + Math.Ceiling(1.2) + Math.Round(2.5) + Math.Pow(2, 3)",
    gives: "5228",
  },
  {
    name: "lists, dictionaries and sets",
    source: type("List<T>, Dictionary<TKey, TValue>, HashSet<T>"),
    code: '{ var d = new Dictionary<string, int> { { "a", 1 } }; d["b"] = 2; var s = new HashSet<int> { 1, 1, 2 }; var l = new List<int>(); l.Add(5); l.AddRange(new [] { 6, 7 }); l.RemoveAt(0); return d.Count + "," + d["b"] + "," + s.Count + "," + l[0] + d.ContainsKey("c"); }',
    gives: "2,2,2,6False",
  },
  {
    name: "a dictionary without the key throws",
    source: [`${DOTNET}/system.collections.generic.dictionary-2.item`, "KeyNotFoundException: the key is not found"],
    code: 'new Dictionary<string, string>()["a"]',
    throws: /given key/,
  },
  {
    name: "where, select and join",
    source: LINQ,
    code: 'string.Join(",", "a,bb,ccc".Split(\',\').Where(x => x.Length > 1).Select(x => x.ToUpper()))',
    gives: "BB,CCC",
  },
  {
    name: "order, first and any",
    source: LINQ,
    code: '{ var n = new List<int> { 3, 1, 2 }; return n.OrderBy(x => x).First() + "," + n.OrderByDescending(x => x).First() + "," + n.Any(x => x > 2) + "," + n.All(x => x > 2); }',
    gives: "1,3,True,False",
  },
  {
    name: "sums and ranges",
    source: LINQ,
    code: '{ return Enumerable.Range(1, 4).Sum() + "," + new [] { 1.5, 2.5 }.Average() + "," + new [] { 3, 9 }.Max() + "," + new [] { 1, 2, 3 }.Aggregate((a, b) => a * 10 + b); }',
    gives: "10,2,9,123",
  },
  {
    name: "groups, distinct values and the rest",
    source: LINQ,
    code: '{ var w = new [] { "b", "a", "b" }; return w.GroupBy(x => x).Select(g => g.Key + g.Count()).Last() + w.Distinct().Count() + string.Join("", w.Skip(1).Take(1).Concat(new [] { "z" }).Reverse()); }',
    gives: "a12za",
  },
  {
    name: "FirstOrDefault of nothing is null",
    source: LINQ,
    code: 'new string[0].FirstOrDefault() ?? "null"',
    gives: "null",
  },
  {
    name: "JSON is read by names and places",
    source: JSON_NET,
    code: String.raw`JObject.Parse("{\"a\":{\"b\":[1,2,3]}}")["a"]["b"][1].ToString()`,
    gives: "2",
  },
  {
    name: "JSON converts by casts",
    source: JSON_NET,
    code: String.raw`{ var o = JObject.Parse("{\"n\":5,\"s\":\"x\",\"t\":true,\"d\":1.5}"); return (int)o["n"] + (string)o["s"] + (bool)o["t"] + (double)o["d"]; }`,
    gives: "5xTrue1.5",
  },
  {
    name: "JSON that is not there is null",
    source: JSON_NET,
    code: String.raw`JObject.Parse("{\"a\":1}")["b"]?["c"]?.ToString() ?? "none"`,
    gives: "none",
  },
  {
    name: "a JSON null is a token",
    source: JSON_NET,
    code: String.raw`{ var t = JObject.Parse("{\"a\":null}")["a"]; return (t == null) + "," + (t.Type == JTokenType.Null) + "," + ((string)t ?? "null"); }`,
    gives: "False,True,null",
  },
  {
    name: "SelectToken follows a path",
    source: [snippet("Rate limit by TPM.xml"), 'SelectToken("usage.total_tokens").ToObject<int>()'],
    code: String.raw`(JObject.Parse("{\"usage\":{\"total_tokens\":7}}").SelectToken("usage.total_tokens").ToObject<int>() + 1).ToString()`,
    gives: "8",
  },
  {
    name: "Value<T> reads with a type",
    source: [SMART_LB, 'backend.Value<bool>("isThrottling"), backend.Value<int>("priority")'],
    code: '{ var backend = new JObject() { { "url", "u" }, { "priority", 1 }, { "isThrottling", false } }; return backend.Value<string>("url") + (backend.Value<int>("priority") + 1) + backend.Value<bool>("isThrottling"); }',
    gives: "u2False",
  },
  {
    name: "a date in JSON stays one",
    source: [SMART_LB, '{ "retryAfter", DateTime.MinValue }, DateTime.Now >= backend.Value<DateTime>("retryAfter")'],
    code: '{ var backend = new JObject() { { "retryAfter", DateTime.MinValue } }; return (DateTime.Now >= backend.Value<DateTime>("retryAfter")).ToString(); }',
    gives: "True",
  },
  {
    name: "JSON is made of properties",
    source: [SEND_REQUEST_SAMPLE, "new JObject(new JProperty(...), ...)"],
    code: 'new JObject(new JProperty("a", 1), new JProperty("b", new JArray(1, "x", null))).ToString(Newtonsoft.Json.Formatting.None)',
    gives: '{"a":1,"b":[1,"x",null]}',
  },
  {
    name: "JSON is made of anonymous objects",
    source: [
      snippet("Create HMAC SHA256-Signed JWT.policy.xml"),
      'JsonConvert.SerializeObject(new { typ = "JWT", alg = "HS256" })',
    ],
    code: 'JsonConvert.SerializeObject(new { typ = "JWT", n = 1, t = true, none = (string)null })',
    gives: '{"typ":"JWT","n":1,"t":true,"none":null}',
  },
  {
    name: "JSON arrays take LINQ",
    source: [
      snippet("CheckInboundIPIsInAFDServiceTagRangeOnConsumptionTier.policy.xml"),
      'rootvalues.Children().Where(e => (string)e["id"] == ...).FirstOrDefault()',
    ],
    code: String.raw`JArray.Parse("[{\"id\":\"a\",\"v\":1},{\"id\":\"b\",\"v\":2}]").Children().Where(e => (string)e["id"] == "b").FirstOrDefault()["v"].ToString()`,
    gives: "2",
  },
  {
    name: "foreach over a JSON array casts each",
    source: [
      "github.com/Azure-Samples/AI-Gateway labs/advanced-load-balancing/policy.xml",
      "foreach (JObject config in openAIConfig)",
    ],
    code: String.raw`{ var sum = 0; foreach (JObject o in JArray.Parse("[{\"w\":1},{\"w\":2}]")) { sum += o.GetValue("w").Value<int>(); } return sum.ToString(); }`,
    gives: "3",
  },
  { name: "what is no JSON throws", source: JSON_NET, code: 'JObject.Parse("{").ToString()', throws: /./ },
  {
    name: "seconds since 1970",
    source: DATES,
    code: 'DateTimeOffset.FromUnixTimeSeconds(0).ToString("o") + (DateTimeOffset.UtcNow.ToUnixTimeSeconds() > 1500000000)',
    gives: "1970-01-01T00:00:00.0000000+00:00True",
  },
  {
    name: "the date of a header",
    source: [issue("Azure-Samples/openai-apim-lb", 29), "Retry-After may be an HTTP date"],
    code: 'DateTimeOffset.Parse("Wed, 21 Oct 2015 07:28:00 GMT").ToUnixTimeSeconds().ToString()',
    gives: "1445412480",
  },
  {
    name: "a date that is none gives false",
    source: DATES,
    code: '{ DateTimeOffset at; return DateTimeOffset.TryParse("soon", out at).ToString(); }',
    gives: "False",
  },
  {
    name: "days and their text",
    source: DATES,
    code: 'new DateTime(2024, 2, 28).AddDays(2).ToString("yyyy-MM-dd HH:mm:ss")',
    gives: "2024-03-01 00:00:00",
  },
  {
    name: "times between",
    source: DATES,
    code: 'TimeSpan.FromSeconds(90).TotalMinutes + "," + (new DateTime(2024, 1, 2) - new DateTime(2024, 1, 1)).TotalHours + "," + TimeSpan.FromMilliseconds(1500)',
    gives: "1.5,24,00:00:01.5000000",
  },
  {
    name: "a hash",
    source: type("System.Security.Cryptography.SHA256, BitConverter: all members"),
    code: '{ using (var sha = System.Security.Cryptography.SHA256.Create()) { return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes("a"))).Replace("-", "").ToLower().Substring(0, 8); } }',
    gives: "ca978112",
  },
  {
    name: "a keyed hash",
    source: [
      snippet("Create HMAC SHA256-Signed JWT.policy.xml"),
      "new HMACSHA256(Encoding.UTF8.GetBytes(...)).ComputeHash(...)",
    ],
    code: '{ var mac = new System.Security.Cryptography.HMACSHA256(Encoding.UTF8.GetBytes("key")).ComputeHash(Encoding.UTF8.GetBytes("a")); return Convert.ToBase64String(mac).Replace("=", ""); }',
    gives: "eAw9tM495bnlWBb7qY9ZBjHZbAdScbJpdiONX0REIZs",
  },
  {
    name: "a text is built",
    source: type("System.Text.StringBuilder: all members"),
    code: '{ var b = new StringBuilder(); b.Append("a").Append(1).AppendLine().Append(\'c\'); return b.ToString().Replace("\\r", "") + b.Length; }',
    gives: /^a1\nc[45]$/,
  },
];

/** Types that the reference allows, as public policies use them. */
export const LIBRARY_ROWS: readonly ConformanceRow[] = ROWS.map(expressionRow);
