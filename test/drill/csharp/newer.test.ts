import { outcomeOf } from "../support/expression-run";

/** What the Json.NET and the Mono of the truth tests do not have, or see otherwise than .NET. */
const VALUES: readonly (readonly [code: string, type: string, value: string])[] = [
  ["Math.Round(2.5)", "System.Double", "2"],
  ["Math.Round(-2.5)", "System.Double", "-2"],
  ['JObject.Parse("{a:1}").ContainsKey("a")', "System.Boolean", "True"],
  ['JObject.Parse("{a:1}").ContainsKey("b")', "System.Boolean", "False"],
  ['JObject.Parse("{a:[{b:1},{b:2}]}").SelectTokens("a[*].b").Select(t => (int)t).Sum()', "System.Int32", "3"],
  ['JObject.Parse("{a:{b:1},c:{b:2}}").SelectTokens("$..b").Count()', "System.Int32", "2"],
  [
    "JObject.Parse(\"{a:[{n:'x',v:1},{n:'y',v:2}]}\").SelectToken(\"a[?(@.n == 'y')].v\")",
    "Newtonsoft.Json.Linq.JValue",
    "2",
  ],
  ['"a,b".Split(",").Length', "System.Int32", "2"],
  ["\"a,,b\".Split(',', StringSplitOptions.RemoveEmptyEntries).Length", "System.Int32", "2"],
  ["\"a,b,c\".Split(',', 2)[1]", "System.String", "b,c"],
  ['"aBc".Contains("bC", StringComparison.OrdinalIgnoreCase)', "System.Boolean", "True"],
  ["\"abc\".Contains('b')", "System.Boolean", "True"],
  ['"aXbx".Replace("x", "-", StringComparison.OrdinalIgnoreCase)', "System.String", "a-b-"],
  ['string.Join(\'-\', "a", "b")', "System.String", "a-b"],
  ["new[] { 1, 2 }.Append(3).Prepend(0).ToList()", "System.Collections.Generic.List`1[System.Int32]", "[0, 1, 2, 3]"],
  ["new[] { 1, 2, 3 }.TakeLast(2).SkipLast(1).First()", "System.Int32", "2"],
  ["new[] { 1, 1 }.ToHashSet().Count", "System.Int32", "1"],
  ['new Dictionary<string, int> { { "a", 1 } }.GetValueOrDefault("b", 7)', "System.Int32", "7"],
  ['new Dictionary<string, int> { { "a", 1 } }.TryAdd("a", 2)', "System.Boolean", "False"],
  ['"Basic dXNlcjpwYXNz".AsBasic().Password', "System.String", "pass"],
  ['"Bearer x".AsBasic() == null', "System.Boolean", "True"],
  [
    '"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib2IiLCJleHAiOjE4MDAwMDAwMDAsInJvbGVzIjpbImEiLCJiIl19.c2ln".AsJwt().Claims["roles"][1]',
    "System.String",
    "b",
  ],
  [
    '"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib2IiLCJleHAiOjE4MDAwMDAwMDB9.c2ln".AsJwt().ExpirationTime',
    "System.DateTime",
    "2027-01-15T08:00:00.0000000Z",
  ],
  ['"a.b".AsJwt() == null', "System.Boolean", "True"],
  ['{ Jwt jwt; return "x".TryParseJwt(out jwt); }', "System.Boolean", "False"],
];

const FAULTS: readonly (readonly [code: string, error: string, message: string])[] = [
  [
    '{ object o = "a"; return (int)o; }',
    "System.InvalidCastException",
    "Unable to cast object of type 'System.String' to type 'System.Int32'.",
  ],
  [
    "{ object o = 5; return (string)o; }",
    "System.InvalidCastException",
    "Unable to cast object of type 'System.Int32' to type 'System.String'.",
  ],
  [
    "{ string s = null; return s.Length; }",
    "System.NullReferenceException",
    "Object reference not set to an instance of an object.",
  ],
  [
    'JObject.Parse("{")',
    "Newtonsoft.Json.JsonReaderException",
    "Error reading JObject from JsonReader. Path '', line 1, position 1.",
  ],
  [
    'Regex.IsMatch("a", "(?>a)")',
    "System.NotSupportedException",
    "atomic groups in a regular expression are not known to this interpreter",
  ],
  [
    'Regex.IsMatch("a", "(?<x-y>a)")',
    "System.NotSupportedException",
    "balancing groups in a regular expression are not known to this interpreter",
  ],
  [
    'Regex.IsMatch("a", "a(?i)b")',
    "System.NotSupportedException",
    "inline options in a regular expression are not known to this interpreter",
  ],
  [
    'TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo")',
    "System.ArgumentException",
    "The time zone ID 'Europe/Oslo' is not known to this interpreter, which has UTC only.",
  ],
];

describe("an expression", () => {
  test.each(VALUES)("%s gives a %s: %s", (code, type, value) => {
    expect(outcomeOf(code)).toEqual({ type, value });
  });

  test.each(FAULTS)("%s throws a %s", (code, error, message) => {
    expect(outcomeOf(code)).toEqual({ error, message });
  });

  test("that does not end stops", () => {
    expect(() => outcomeOf("{ while (true) { } }")).toThrow("does not end after 10000000 turns");
  });

  test("is worked out anew in every run", () => {
    const code = '{ var o = new JObject(); o["n"] = "x"; ((JValue)o["n"]).Value = "y"; return (string)o["n"]; }';

    expect([outcomeOf(code), outcomeOf(code)]).toEqual([
      { type: "System.String", value: "y" },
      { type: "System.String", value: "y" },
    ]);
  });
});
