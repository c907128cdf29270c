/** Expressions of C# as policies write them, without `@(` and `)`. */
export const EXPRESSIONS: readonly string[] = [
  // Operators
  ...["1 + 2 * 3 - 4 / 5 % 6", "(1 + 2) * 3", "a == b && c != d || !e", "a || b && c | d ^ e & f", "1 << 2 >> 3 < 4"],
  ...[
    "a < b == c > d",
    "a <= b && c >= d",
    "-a + +b - ~c",
    "a - -b",
    "a ?? b ?? c",
    "a ? b : c ? d : e",
    "(a ? b : c) ? d : e",
  ],
  ...["a == null ? b + 1 : c * 2", "!(a || b)", "a is string", "a is string || b", "a as string ?? c", "a + (string)b"],
  ...["a != null && a.B > 0 ? a.B : -1", "x => x + 1", "(x, y) => x * y + 1", "() => 1", "(int x) => { return x; }"],
  // Chains
  ...["a.b.c", "a.b(c).d(e, f)", "a[0][b].c", "a?.b?.c", "a?.b.c(d)", "a?[0]", "a?.b[0]", "(a?.b).c", "a.b<int>(c)"],
  ...[
    'a.b<Dictionary<string, List<int>>>("c")["d"]',
    "a.b(c: 1, d: 2)",
    "a.b(out c)",
    "a.b(ref c)",
    "new A().B",
    "nameof(a.b)",
  ],
  // Casts
  ...["(int)-1", "(int)a + b", "(string)a", "(A)(b)", "(A.B)c", "(int?)a", "(A[])b", "(List<int>)a"],
  ...[
    "(int)(a + b)",
    "(int)a.b.c(d)",
    '(string)((JObject)a["b"])["c"] ?? "d"',
    "(a)",
    "((a))",
    '("a")["b"]',
    "(bool)a && b",
  ],
  ...[
    "(bool)a ? b : c",
    "!(bool)a",
    "(int)a < (int)b",
    "((int)a).ToString()",
    "(a) ? b : c",
    "(a) == b",
    "(double)a / b",
  ],
  // Literals
  ...[
    "0",
    "1L",
    "2U",
    "3UL",
    "0xFF",
    "0xFFL",
    "1.5",
    ".5",
    "1e3",
    "1.5e-3",
    "1f",
    "2.5d",
    "3m",
    "true",
    "false",
    "null",
  ],
  ...[
    '"a"',
    '""',
    '"\\"\\\\\\n\\t\\0"',
    '"\\u00e9\\x41"',
    '@"a\\b""c"',
    "'a'",
    "'\\''",
    "'\\n'",
    "'\"'",
    '"//" + "/*"',
  ],
  ...[
    '$"a{b}c"',
    '$"{a:D2}{b,-5}{c,3:N}"',
    '$"{{a}}{b}"',
    '$@"a""{b}\\"',
    '$"{(a ? b : c)}"',
    '$"{a["b"]}"',
    '$"{a.B(c)}"',
  ],
  // Creation
  ...[
    "new A()",
    "new A(1, b)",
    "new A.B<int>()",
    "new A { B = 1, C = d }",
    'new List<string> { "a", "b" }',
    "new[] { 1, 2 }",
  ],
  ...[
    'new Dictionary<string, int> { { "a", 1 }, { "b", 2 } }',
    'new Dictionary<string, int> { ["a"] = 1 }',
    "new int[3]",
  ],
  ...[
    "new string[] { }",
    "new { A = 1, b, c.D }",
    "new A[0]",
    "default(int)",
    "typeof(string)",
    "(1, 2)",
    "new int[2].Length",
  ],
  // As seen in policies
  ...['context.Variables.GetValueOrDefault<int>("n", 0) < 3 && context.Elapsed.TotalSeconds < 30'],
  ...["context.Response == null || context.Response.StatusCode >= 500 || context.Response.StatusCode == 429"],
  ...[
    'context.Request.Headers.GetValueOrDefault("a", "").Split(\',\').Select(x => x.Trim()).Where(x => x != "").ToList()',
  ],
  ...[
    'context.Request.Body.As<JObject>(preserveContent: true)["model"]?.ToString()',
    "context.Request.Body?.As<string>()",
  ],
  ...['new JObject(new JProperty("a", new JArray(1, "b", null))).ToString(Newtonsoft.Json.Formatting.None)'],
  ...[
    'Regex.Match(a, @"max-age=(?<maxAge>\\d+)").Groups["maxAge"]?.Value',
    "a.OrderBy(x => x.B).ThenBy(x => x.C).First()",
  ],
  ...[
    "(DateTime.UtcNow - context.Timestamp).TotalSeconds > 1",
    "a.Any(x => x.B == c || (d && !x.E))",
    "Guid.NewGuid()",
  ],
  ...["a.Aggregate(0, (sum, x) => sum + x)", "a.ToDictionary(x => x.Key, x => x.Value.ToString())", "f(a < b, c)"],
  ...[
    "throw new Exception(a)",
    "a ?? throw new Exception(b)",
    "f(out var x)",
    "f(out int x) ? x : 0",
    "a is string s && s.Length > 0",
  ],
];

/** Statements, without `@{` and `}`. */
export const BLOCKS: readonly string[] = [
  "return 1;",
  "var a = 1; int b = 2, c; c = a + b; return c;",
  'const int a = 1; string[] b = { "c" }; List<int> d = null; return d;',
  "if (a) return 1; else if (b) { return 2; } else return 3;",
  "if (a < b) { c++; --d; e += f * 2; } return g;",
  "foreach (var x in a.Where(y => y > 0)) { if (x == 1) continue; if (x == 2) { break; } } return b;",
  "foreach (string x in a) b.Add(x); return b;",
  "for (var i = 0; i < a.Count; i++) { b += a[i]; } return b;",
  "for (int i = 0, j = 1; i < j; i++, j--) ; for (;;) { break; } return 1;",
  "while (a > 0) { a = a - 1; } do { a++; } while (a < 3); return a;",
  'switch (a) { case "b": case "c": return 1; case d.E: { break; } default: return 2; } return 3;',
  "try { return int.Parse(a); } catch (FormatException) { return 1; } catch (Exception e) when (e.Message != b) { throw; } finally { c(); }",
  "try { return 1; } catch { return 2; }",
  "using (var a = SHA256.Create()) { return a.ComputeHash(b); }",
  "int n; if (!int.TryParse(a, out n)) { n = 0; } return n;",
  'throw new Exception("a");',
  "Func<int, int> f = x => { var y = x * 2; return y; }; return f(1);",
  "// a remark\nvar a = 1; /* another ; } */ return a; // last\n",
  "a.B().C(); a?.B(); new A(); a[0] = b; a.B = c; return null;",
  "{ var a = 1; { return a; } }",
  "int? a = null; a.B c = d; A<B>[] e = f; return a;",
  'var json = JObject.Parse(a); json["b"] = new JArray(c.Select(x => new JObject(new JProperty("d", x)))); return json.ToString();',
];

/** What C# reads otherwise than the other parser of the tests: how the operators nest. */
export const OTHERWISE: readonly (readonly [code: string, shape: string])[] = [
  // A name in parentheses with a sign behind it is no cast: `int` would be one.
  ["(a) + b", "(+)"],
  ["(a) - b", "(-)"],
  // No type arguments: no bracket follows them.
  ["f(a < b, c > d)", "call(;(<),(>),)"],
];

/** What neither C# nor this library takes for an expression. */
export const NO_EXPRESSIONS: readonly string[] = [
  ...[
    "",
    "1 +",
    "a b",
    "a.(b)",
    "(a",
    "a)",
    "f(a,)",
    "f(,a)",
    "a ? b",
    "a ?: b",
    '"a',
    "'ab'",
    '@"a',
    "1 2",
    "a[",
    "a[]",
  ],
  ...["new", "if (a) b", "return 1", "a; b", "a = ", "= a", "x =>", "a == ", '$"{a"', "a &&", "a,b", "#if a", "a!="],
  ...["(int)", "1 = 2", "a() = 1", "(x y z) => x"],
];

/** What the other parser lets pass, and a compiler does not. */
export const NO_EXPRESSIONS_EITHER: readonly string[] = ["a..", "new A", "{ }", "++a()"];

export const NO_BLOCKS: readonly string[] = [
  ...["return 1", "if a return 1;", "if (a) {", "for (a) {}", "foreach (var a of b) {}", "}", "case 1: return 1;"],
  ...["switch (a) { return 1; }", "int a b;", "var a = 1 return a;", "else { }", "a;", "a + b;"],
];

export const NO_BLOCKS_EITHER: readonly string[] = [
  ...["foreach (a in b) {}", "try { }", "return return;", "if (a) var b = 1;", "(a, b) = c;"],
];
