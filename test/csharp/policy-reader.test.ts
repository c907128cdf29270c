import {
  elements,
  expressionsOf,
  markupFaults,
  only,
  readPolicy,
  templatesIn,
  unescapeTerraform,
} from "../support/policy-reader";

const DOCUMENT = `<policies>
  <inbound>
    <base />
    <choose>
      <when condition="@(context.Tracing &amp;&amp; true)">
        <set-header name="a" exists-action="override">
          <value>@{
            return &quot;b&quot;;
          }</value>
        </set-header>
      </when>
      <when condition="true" />
    </choose>
  </inbound>
</policies>
`;

describe("readPolicy", () => {
  test("reads elements with their place, section and attributes", () => {
    const when = elements(readPolicy(DOCUMENT), "when");

    expect(when.map(({ path, section, at }) => ({ path, section, at }))).toEqual([
      { path: "policies/inbound/choose/when[1]", section: "inbound", at: { line: 5, column: 7 } },
      { path: "policies/inbound/choose/when[2]", section: "inbound", at: { line: 12, column: 7 } },
    ]);
    expect(when[0].attributes).toEqual({ condition: "@(context.Tracing && true)" });
    expect(when[0].attributeAt).toEqual({ condition: { line: 5, column: 24 } });
  });

  test("lists every expression with where it stands", () => {
    const found = expressionsOf(readPolicy(DOCUMENT)).map(({ text, path, section, at }) => ({
      text,
      path,
      section,
      at,
    }));

    expect(found).toEqual([
      {
        text: "@(context.Tracing && true)",
        path: "policies/inbound/choose/when[1]/@condition",
        section: "inbound",
        at: { line: 5, column: 24 },
      },
      {
        text: '@{\n            return "b";\n          }',
        path: "policies/inbound/choose/when[1]/set-header/value",
        section: "inbound",
        at: { line: 7, column: 18 },
      },
    ]);
  });

  test("turns a line feed in an attribute into a space, as XML wants it", () => {
    expect(readPolicy('<a b="@(1\n+\t2)" />').attributes.b).toBe("@(1 + 2)");
  });

  test.each([
    ["an end that is missing", "<a><b></a>", "1:10: unexpected close tag."],
    ["a bare ampersand", '<a b="1 && 2" />', "1:16: unexpected end."],
    ["a bare <", '<a b="1 < 2" />', "1:9: disallowed character."],
    ["quotes in quotes", '<a b="@("x")" />', "1:10: no whitespace between attributes."],
    ["an attribute twice", '<a b="1" b="2" />', "1:17: duplicate attribute: b."],
    ["an unknown entity", "<a>&nbsp;</a>", "1:9: undefined entity."],
    ["a control character", "<a>\u0001</a>", "1:4: disallowed character."],
    ["half of a surrogate pair", "<a>\ud83d</a>", "half of a surrogate pair at offset 3"],
    ["two roots", "<a /><b />", "1:8: documents may contain only one root."],
    ["nothing", "", "1:0: document must contain a root element."],
  ])("fails for %s", (_, xml, message) => {
    expect(() => readPolicy(xml)).toThrow(message);
  });
});

describe("only", () => {
  test("fails for an element that is not there, or there twice", () => {
    const root = readPolicy(DOCUMENT);

    expect(() => only(root, "retry")).toThrow("0 elements are named 'retry'");
    expect(() => only(root, "when")).toThrow("2 elements are named 'when'");
  });
});

describe("markupFaults", () => {
  test("accepts double quotes, the five entities, and apostrophes in texts", () => {
    expect(markupFaults(`<a b="it's &quot;&amp;&lt;&gt;&apos;">don't</a><!-- 'x' &#1; -->`)).toEqual([]);
  });

  test.each([
    ["a character by number", "<a>&#34;</a>", "entity '&#34;' instead of a named one"],
    ["a line feed by number", '<a b="&#xA;" />', "entity '&#xA;' instead of a named one"],
    ["single quotes", "<a b=\"1\" c='2' />", "single quotes in <a b=\"1\" c='2' />"],
    ["a CDATA section", "<a><![CDATA[x]]></a>", "'<![CDATA['"],
    ["a declaration", '<?xml version="1.0"?><a />', "'<?'"],
  ])("fails for %s", (_, xml, message) => {
    expect(markupFaults(xml)).toEqual([message]);
  });
});

// A name, so that the linter does not take them for templates of TypeScript.
const OPEN = "${";

describe("templates of Terraform", () => {
  // As `terraform apply` has it of a string in JSON.
  test.each([
    [`$${OPEN}x}`, `${OPEN}x}`],
    ["%%{x}", "%{x}"],
    [`$$${OPEN}x}`, `$${OPEN}x}`],
    [`$$$${OPEN}x}`, `$$${OPEN}x}`],
    ["%%%{x}", "%%{x}"],
    ["$$ %% $x %d 100%", "$$ %% $x %d 100%"],
  ])("%s means %s", (written, meant) => {
    expect(unescapeTerraform(written)).toBe(meant);
    expect(templatesIn(written)).toEqual([]);
  });

  test.each([
    [`a ${OPEN}b} c`, [`${OPEN}b} c`]],
    ["%{ if x }", ["%{ if x }"]],
    [`$${OPEN}a} ${OPEN}b}`, [`${OPEN}b}`]],
    [`%${OPEN}a}`, [`${OPEN}a}`]],
  ])("fails to find nothing in %s", (written, found) => {
    expect(templatesIn(written)).toEqual(found);
  });
});
