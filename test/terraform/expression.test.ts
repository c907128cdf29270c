// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of Terraform.
import fc from "fast-check";
import { type Expression, parseExpression } from "../../src/terraform/expression";

/** As an expression is read: texts in quotes, references as they are, and what stands in a text between braces. */
function told(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case "call":
      return `${expression.name}(${expression.values.map(told).join(" ")})`;
    case "list":
      return `[${expression.items.map(told).join(" ")}]`;
    case "template":
      return `{${expression.parts.map(told).join("")}}`;
    case "literal":
      return JSON.stringify(expression.value);
    case "reference":
      return `<${expression.text}>`;
    default:
      return undefined;
  }
}

describe("parseExpression", () => {
  test.each([
    ["local.x", "<local.x>"],
    [" local.x\n", "<local.x>"],
    ['a["b c"].d[ 0 ].1', '<a["b c"].d[ 0 ].1>'],
    ["größe-1", "<größe-1>"],
    ["lower(local.x)", "lower(<local.x>)"],
    ["lower ( local.x , )", "lower(<local.x>)"],
    ["f()", "f()"],
    ['join("-", [a.b, "c",], [])', 'join("-" [<a.b> "c"] [])'],
    ["f(g(h(1)))", "f(g(h(1)))"],
    ["f(true, false, -1.5, 007)", "f(true false -1.5 7)"],
    ["f(truely)", "f(<truely>)"],
    // Quoting: what HCL undoes is undone, what begins a template is read as one.
    ['""', '""'],
    ['"a b"', '"a b"'],
    ['"a\\nb\\"c\\\\d\\te\\r"', '"a\\nb\\"c\\\\d\\te\\r"'],
    ['"\\u00e9\\U0001F600"', '"é😀"'],
    ['"a$b%c$"', '"a$b%c$"'],
    ['"${local.x}"', "{<local.x>}"],
    ['"a-${ local.x }-b"', '{"a-"<local.x>"-b"}'],
    ['"${lower("${f("b")}")}"', '{lower({f("b")})}'],
    ['"$${local.x}%%{if}"', '"${local.x}%{if}"'],
    ['"$$${local.x}"', '"$${local.x}"'],
    // An escape is a letter, and never the beginning of a template.
    ['"\\u0024{local.x}"', '"${local.x}"'],
    ['"$\\u007blocal.x}"', '"${local.x}"'],
    ['"{}}"', '"{}}"'],
  ])("reads %j", (text, expected) => {
    expect(told(parseExpression(text))).toBe(expected);
  });

  test.each([
    ["nothing", ""],
    ["a condition", "a ? b : c"],
    ["an operator", "a + b"],
    ["a negation", "!a"],
    ["a comparison in a call", "f(a == b)"],
    ["parentheses", "(a)"],
    ["an expansion", "f(a...)"],
    ["a list comprehension", "[for x in a : x]"],
    ["an object", "{ a = 1 }"],
    ["a splat", "a[*].b"],
    ["another splat", "a.*.b"],
    ["an index that is computed", "a[b]"],
    ["an index of a call", "f(a)[0]"],
    ["an attribute of a call", "f(a).b"],
    ["a function of a provider", "provider::azurerm::f(a)"],
    ["a comment", "a /* b */"],
    ["a comment to the end of the line", "a # b"],
    ["a comment in a call", "f(a, // b\n c)"],
    ["a heredoc", "<<EOT\na\nEOT"],
    ["an exponent", "1e3"],
    ["half a number", "1."],
    ["a number with letters", "1a"],
    ["a comma alone", "f(,)"],
    ["two commas", "f(a,,b)"],
    ["no comma", "f(a b)"],
    ["a bracket that does not close", "f(a"],
    ["a text that does not close", '"a'],
    ["a template that does not close", '"${a"'],
    ["a line break in a text", '"a\nb"'],
    ["an escape that HCL does not have", '"\\q"'],
    ["half an escape", '"\\u12"'],
    ["half of a pair", '"\\ud83d"'],
    ["what is no character", '"\\U00110000"'],
    ["a directive", '"%{if a}b%{endif}"'],
    ["a strip marker", '"${~ a ~}"'],
    ["a template with a condition", '"${a ? b : c}"'],
    ["two expressions", "a, b"],
  ])("leaves %s to Terraform", (_, text) => {
    expect(parseExpression(text)).toBeUndefined();
  });

  test.each([
    ["calls", (depth: number) => `${"f(".repeat(depth)}a${")".repeat(depth)}`],
    ["lists", (depth: number) => `${"[".repeat(depth)}a${"]".repeat(depth)}`],
    ["texts", (depth: number) => `${'"${'.repeat(depth)}a${'}"'.repeat(depth)}`],
    ["brackets that do not close", (depth: number) => "f(".repeat(depth)],
    ["texts that do not close", (depth: number) => '"${'.repeat(depth)],
    ["texts that hold the end of a bracket", (depth: number) => `${'f(")",'.repeat(depth)}a${")".repeat(depth)}`],
  ])("leaves deeply nested %s to Terraform, and the stack alone", (_, nested) => {
    expect(parseExpression(nested(129))).toBeUndefined();
    expect(parseExpression(nested(100_000))).toBeUndefined();
  });

  test("reads what is nested less", () => {
    expect(told(parseExpression(`${"f(".repeat(128)}a${")".repeat(128)}`))).toMatch(/^(f\(){128}<a>\){128}$/);
  });

  test("reads a long text in linear time", () => {
    const long = "é$%".repeat(50_000);
    const started = performance.now();

    expect(told(parseExpression(`lower("${long}")`))).toBe(`lower("${long}")`);
    expect(parseExpression(`lower("${long}`)).toBeUndefined();
    expect(parseExpression(`f(${"a,".repeat(20_000)}!)`)).toBeUndefined();
    expect(parseExpression(`a${".b".repeat(50_000)}!`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("never throws, and reads again what it has read", () => {
    const piece = fc.constantFrom(
      ...[
        "f",
        "(",
        ")",
        "[",
        "]",
        ",",
        '"',
        "\\",
        "${",
        "}",
        "$",
        "%{",
        "$${",
        ".",
        "a",
        "0",
        "-",
        " ",
        "\n",
        "#",
        "é",
      ],
    );
    const text = fc.oneof(
      fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string()), { maxLength: 40 }).map((all) => all.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, (expression) => {
        const found = parseExpression(expression);
        // Blanks around it and brackets are all that may be added.
        expect(parseExpression(` ${expression}\n`)).toEqual(found);
        if (found) expect(parseExpression(`f(${expression})`)).toMatchObject({ kind: "call", values: [found] });
      }),
      { numRuns: 3000 },
    );
  });
});
