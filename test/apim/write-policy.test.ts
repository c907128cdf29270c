import fc from "fast-check";
import { cacheLookupValue } from "../../src/apim/cache";
import { base, choose, comment, returnResponse } from "../../src/apim/control-flow";
import { CSharp, csharp, csharpBlock } from "../../src/apim/csharp";
import { deleteHeader, setBody, setHeader } from "../../src/apim/message";
import { element, type PolicyElement, type PolicyValue } from "../../src/apim/policy-element";
import { PolicyVariable } from "../../src/apim/variable";
import { writeFragment, writePolicy } from "../../src/apim/write-policy";
import { only, readPolicy } from "../support/policy-reader";
import { written } from "../support/written-policy";

// In two parts, so that the linter does not take them for templates.
const TEMPLATE = "${";
const EMPTY = { inbound: [], backend: [], outbound: [], onError: [] };

const TEXT = new PolicyVariable("v", "string");

describe("a document", () => {
  test("has its four sections in the order of Azure, and ends with a line feed", () => {
    expect(writePolicy({ ...EMPTY, onError: [base()], inbound: [base()] })).toBe(
      [
        ...["<policies>", "  <inbound>", "    <base />", "  </inbound>", "  <backend />", "  <outbound />"],
        ...["  <on-error>", "    <base />", "  </on-error>", "</policies>", ""],
      ].join("\n"),
    );
  });

  test("keeps the attributes in the order in which they are given", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), { maxLength: 8 });
    fc.assert(
      fc.property(names, fc.nat(7), (list, left) => {
        const values = list.map((name, index) => [name, index === left ? undefined : index] as const);
        const policy = element("x", Object.fromEntries(values));
        const given = list.filter((_, index) => index !== left);

        expect(Object.keys(only(readPolicy(writePolicy({ ...EMPTY, inbound: [policy] })), "x").attributes)).toEqual(
          given,
        );
      }),
    );
  });

  test("is the same to the byte for the same elements", () => {
    const policies = [
      comment("a"),
      setHeader("x", csharp`${"é"}`),
      choose([{ condition: csharp`true`, policies: [] }]),
    ];

    expect(written("inbound", ...policies)).toBe(written("inbound", ...policies));
  });

  test("leaves out an attribute that is undefined, and not one that is empty, zero or false", () => {
    const policy = element("x", { a: undefined, b: "", c: 0, d: false });

    expect(written("inbound", policy)).toBe('<x b="" c="0" d="false" />');
  });
});

describe("a fragment", () => {
  test("has no sections and nothing of a section, and ends with a line feed", () => {
    expect(writeFragment([deleteHeader("x"), TEXT.set(csharp`${"<"}`)])).toBe(
      [
        ...["<fragment>", '  <set-header name="x" exists-action="delete" />'],
        ...['  <set-variable name="v" value="@(&quot;&lt;&quot;)" />', "</fragment>", ""],
      ].join("\n"),
    );
    expect(writeFragment([])).toBe("<fragment />\n");
  });
});

describe("an expression", () => {
  test("of several lines stands below its element, one step further in", () => {
    const block = csharpBlock`
      if (a < b && c)
      {
        return "x";
      }

      return null;
    `;

    expect(written("inbound", TEXT.set(block))).toBe(
      [
        '<set-variable name="v" value="@{',
        "    if (a &lt; b &amp;&amp; c)",
        "    {",
        "      return &quot;x&quot;;",
        "    }",
        "",
        "    return null;",
        '  }" />',
      ].join("\n"),
    );
    expect(written("inbound", setHeader("x", block)).split("\n").slice(0, 3)).toEqual([
      '<set-header name="x" exists-action="override">',
      "  <value>@{",
      "      if (a &lt; b &amp;&amp; c)",
    ]);
  });

  test("of one value on two lines keeps them", () => {
    expect(written("inbound", setBody(new CSharp("a\n+ b", false)))).toBe(
      "<set-body>@(\n    a\n    + b\n  )</set-body>",
    );
  });

  test.each(["{{", "a {{ b", TEMPLATE, "%{", `$"${TEMPLATE}x}"`])(
    "is refused where its code holds '%s', which Azure or Terraform would take",
    (code) => {
      expect(() => written("inbound", setBody(new CSharp(code, false)))).toThrow(/a policy expression cannot hold '/);
    },
  );
});

// XML makes blanks of the line ends of an attribute.
describe("a remark in an expression", () => {
  test.each(["return 1; // why", "/* why */ return 1;", 'return "a" + 1; // "why"'])("is refused: %s", (code) => {
    expect(() => written("inbound", TEXT.set(new CSharp(code, true)))).toThrow(
      "a policy expression cannot hold a remark",
    );
  });

  test("is not taken from a text or a division", () => {
    const expression = csharp`${"https://a"} + ${"/* b */"} + ${'" // c'} + 4 / 2 + ${"\\"} + "//"`;

    expect(written("inbound", setBody(expression))).toContain("https://a");
  });
});

describe("a text", () => {
  test.each([
    ["plain", "plain", "plain"],
    ["an expression", "@(1)", '@("@(1)")'],
    ["statements", "@{ return 1; }", '@("@{ return 1; }")'],
    ["an address of mail", "a@example", "a@example"],
    ["a named value", "{{secret}}", '@("{\\u007bsecret}}")'],
    ["a template", `${TEMPLATE}x}`, '@("$\\u007bx}")'],
    ["a directive", "%{x}", '@("%\\u007bx}")'],
    ["a blank in front", " a", '@(" a")'],
    ["a line feed", "a\nb", '@("a\\u000ab")'],
    ["markup", "</set-body>&amp;", "&lt;/set-body&gt;&amp;amp;"],
    ["the end of a CDATA section", "]]>", "]]&gt;"],
    ["JSON", '{"a":{"b":1}}', '{"a":{"b":1}}'],
    ["nothing", "", ""],
  ])("means itself in an element: %s", (_, text, xml) => {
    expect(written("inbound", setBody(text))).toBe(`<set-body>${xml}</set-body>`);
  });

  test("has its quotes written by name in an attribute, and apostrophes as they are", () => {
    expect(written("inbound", TEXT.set(`say "it's"`))).toBe('<set-variable name="v" value="say &quot;it\'s&quot;" />');
  });

  test.each<[string, PolicyElement<"inbound">, string]>([
    ["set-header@name", deleteHeader("{{x}}"), '"{{x}}"'],
    ["set-variable@name", new PolicyVariable("@(1)", "int").set(1), '"@(1)"'],
    ["cache-lookup-value@variable-name", cacheLookupValue({ key: "k", variableName: " v" }), '" v"'],
    ["when@x", element("when", { x: `${TEMPLATE}x}` }), `"${TEMPLATE}x}"`],
    ["x", element("x", {}, [], "a\nb"), '"a\\nb"'],
  ])("is refused where %s takes no expression and would not mean it", (place, policy, text) => {
    expect(() => written("inbound", policy)).toThrow(`${place} cannot hold ${text}`);
  });

  test("is refused in a header of an answer, too, if it is its name", () => {
    const response = returnResponse({ code: 200, reason: "OK", headers: [["a\nb", "c"]] });

    expect(() => written("inbound", response)).toThrow('set-header@name cannot hold "a\\nb"');
  });
});

describe("a reference", () => {
  test("to a named value is written as Azure replaces it", () => {
    expect(written("inbound", setHeader("x", { displayName: "api-key_1.a" }))).toContain(
      "<value>{{api-key_1.a}}</value>",
    );
  });

  test.each(["", "a b", "a}}", "ä", "a\n", "x".repeat(257)])(
    "is refused for what is no name of a named value: %j",
    (name) => {
      expect(() => written("inbound", setHeader("x", { displayName: name }))).toThrow("is no name of a named value");
    },
  );

  test("of Terraform is written as it is", () => {
    const terraform = `${TEMPLATE}azurerm_x.y["a"].id}`;
    const values: PolicyValue[] = [{ terraform }];

    expect(values.map((value) => written("inbound", setBody(value)))).toEqual([`<set-body>${terraform}</set-body>`]);
  });
});

describe("a comment", () => {
  test.each([
    ["plain", "Why.", "<!-- Why. -->"],
    ["two dashes", "a--b---c", "<!-- a- -b- - -c -->"],
    ["a dash at the end", "a-", "<!-- a- -->"],
    ["the end of a comment", "a --> <b />", "<!-- a - -> <b /> -->"],
    ["a named value", "{{x}}", "<!-- { {x}} -->"],
    ["a template", `${TEMPLATE}x} %{y}`, "<!-- $ {x} % {y} -->"],
    ["lines", "a\nb", "<!-- a b -->"],
    ["what XML forbids", "a\0\ud800b", "<!-- a  b -->"],
  ])("stays one: %s", (_, text, xml) => {
    const document = writePolicy({ ...EMPTY, inbound: [comment(text)] });

    expect(written("inbound", comment(text))).toBe(xml);
    expect(only(readPolicy(document), "inbound").children).toEqual([]);
  });
});
