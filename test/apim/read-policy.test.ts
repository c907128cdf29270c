import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyFault } from "../../src/apim/policy-fault";
import { type PolicyNode, readPolicy } from "../../src/apim/read-policy";
import { ROOT } from "../support/built-library";
import { elements, readPolicy as readStrictly } from "../support/policy-reader";

const GOLDEN = join(ROOT, "test/policy/golden");
const golden = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".xml"))
  .map((file) => [file, readFileSync(join(GOLDEN, file), "utf8")] as const);

describe("a policy document", () => {
  test("is read with names, attributes, texts and places", () => {
    const root = readPolicy(
      '<policies>\n  <inbound><!-- x --><base /><set-body id="b">a &lt; b</set-body></inbound>\n</policies>\n',
    );

    expect(root).toMatchObject({ name: "policies", at: { line: 1, column: 1 } });
    expect(root).not.toHaveProperty("text");
    const [inbound] = root.children;
    expect(inbound).toMatchObject({ name: "inbound", at: { line: 2, column: 3 } });
    const [base, body] = inbound.children;
    expect(base).toMatchObject({ name: "base", at: { line: 2, column: 22 }, children: [] });
    expect(body.text).toMatchObject({ value: "a < b", at: { line: 2, column: 47 }, isExpression: undefined });
    expect(body.attributes.get("id")).toMatchObject({ value: "b", at: { line: 2, column: 44 } });
  });

  test.each(golden)("is read as the strict reader does: %s", (_, xml) => {
    const strict = elements(readStrictly(xml));

    expect(all(readPolicy(xml)).map(plain)).toEqual(
      strict.map(({ name, at, attributes, attributeAt, text, textAt }) => ({
        name,
        at,
        attributes: Object.entries(attributes).map(([key, value]) => [key, value.trim(), attributeAt[key]]),
        ...(text.trim() && { text: text.trim(), textAt }),
      })),
    );
  });

  test.each(golden)("says the same with quotes and brackets as they are: %s", (_, xml) => {
    const raw = xml.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    const values = (text: string) =>
      all(readPolicy(text)).map((node) => plain(node).attributes.map(([key, value]) => [key, value]));

    expect(raw).not.toBe(xml);
    expect(values(raw)).toEqual(values(xml));
  });
});

describe("an expression in a document", () => {
  test.each([
    ['a="@(1)"', "single", "1"],
    ['a=" @{ return 1; } "', "block", " return 1; "],
    ["a='@(\"b\")'", "single", '"b"'],
    ['a="@("b" + c[")"])"', "single", '"b" + c[")"]'],
    ['a="@("@(" + b)"', "single", '"@(" + b'],
    ['a="@(b < c && d > e)"', "single", "b < c && d > e"],
    ['a="@(b &lt; c &amp;&amp; d)"', "single", "b < c && d"],
    ['a="@(&#34;b&#x22;)"', "single", '"b"'],
    ['a="@(b\r\n// c\r\n)"', "single", "b\n// c\n"],
    ['a="@(b" ', "single", "b"],
  ])("is the whole value: %s", (attribute, isExpression, code) => {
    expect(attributeOf(`<policies ${attribute}/>`)).toMatchObject({ isExpression, code });
  });

  test.each([
    ['a="Bearer @(b)"', "Bearer @(b)"],
    ['a="@(b) @(c)"', "@(b) @(c)"],
    ['a="@(b)/c"', "@(b)/c"],
    ['a="b\n\tc"', "b  c"],
    ['a="{{b}}"', "{{b}}"],
    ['a=""', ""],
  ])("is not what has other text around it: %s", (attribute, value) => {
    const text = attributeOf(`<policies ${attribute}/>`);

    expect(text).toMatchObject({ isExpression: undefined, value });
    expect(text).not.toHaveProperty("code");
  });

  test.each([
    ["<policies>\n  @(a)\n</policies>", "@(a)", 2, 3],
    ["<policies>@(a < b)</policies>", "@(a < b)", 1, 11],
    ["<policies><![CDATA[@(a < &amp;)]]></policies>", "@(a < &amp;)", 1, 20],
    ["<policies>@(a<!-- ) -->)</policies>", "@(a)", 1, 11],
  ])("is the whole text: %s", (xml, value, line, column) => {
    expect(readPolicy(xml).text).toMatchObject({ value, isExpression: "single", at: { line, column } });
  });

  test("knows where each of its characters stands", () => {
    const text = attributeOf('<policies\r\n a=" @(&quot;b&quot;\r\n  + c)"/>');

    const places = ['"', "b", "+", "c"].map((char) => text?.placeOf(text.code?.indexOf(char) ?? -1));
    expect(places).toEqual([
      { line: 2, column: 8 },
      { line: 2, column: 14 },
      { line: 3, column: 3 },
      { line: 3, column: 5 },
    ]);
  });
});

describe("what is no policy", () => {
  test.each([
    ["", 1, 1, "document must contain a root element"],
    ["<policies>", 1, 1, "'policies' is not closed"],
    ["<policies>\n <inbound></policies>", 2, 2, "'inbound' is not closed"],
    ["<policies></policies></a>", 1, 25, "unmatched closing tag: a"],
    ["<other/>", 1, 1, "the root is 'other', not 'policies' or 'fragment'"],
    ['<policies a="1" a="2"/>', 1, 23, "duplicate attribute: a"],
    ["<policies>&nbsp;</policies>", 1, 16, "undefined entity"],
    ["<policies>a & b</policies>", 1, 13, "'&' begins no entity"],
    ['<policies a="<"/>', 1, 14, "disallowed character"],
    ["<!DOCTYPE policies><policies/>", 1, 19, "a document type is not allowed"],
    ['<policies>\n<a b="@("c"/></policies>', 2, 7, "the expression does not end"],
    ["<policies>\ud800</policies>", 1, 11, "half of a surrogate pair"],
  ])("fails for %j", (xml, line, column, message) => {
    expect(() => readPolicy(xml)).toThrow(expect.objectContaining({ name: "PolicyFault", message, line, column }));
    expect(() => readPolicy(xml)).toThrow(PolicyFault);
  });
});

function all(node: PolicyNode): PolicyNode[] {
  return [node, ...node.children.flatMap(all)];
}

function plain({ name, at, attributes, text }: PolicyNode) {
  return {
    name,
    at,
    attributes: [...attributes].map(([key, { value, at }]) => [key, value.replaceAll("\n", " "), at] as const),
    ...(text && { text: text.value.trim(), textAt: text.at }),
  };
}

function attributeOf(xml: string) {
  return readPolicy(xml).attributes.get("a");
}
