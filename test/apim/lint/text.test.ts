import { lintPolicy } from "../../../src/apim/lint-policy";
import { lint, policiesIn } from "../../support/lint";

const TEMPLATE = ["$", "{var.a}"].join("");

describe("markup", () => {
  const CODES = ["NotWellFormed", "SingleQuotedAttribute", "NumericEntity", "CDataSection"];
  const inbound = (attribute: string) => policiesIn("inbound", `<set-variable name="a" ${attribute} />`);

  test.each([
    inbound('value="@(&quot;it\'s&quot; + a &lt; b &amp;&amp; &apos;c&apos;)"'),
    policiesIn("inbound", "<!-- it's &#34; <![CDATA[ --><set-body>it's @(\"a\" + 'b')</set-body>"),
  ])("comes back as it was sent: %s", (xml) => {
    expect(lint(xml, CODES)).toEqual([]);
  });

  test.each([
    [inbound("value='b'"), "warning SingleQuotedAttribute: an attribute in single quotes comes back in double ones"],
    [inbound("value='@(\"b\")'"), "warning SingleQuotedAttribute"],
    [
      inbound('value="&#34;"'),
      "warning NumericEntity: '&#34;' comes back as a character: only named entities are compared as equal",
    ],
    [inbound('value="@(&#x22;a&#x22;[0])"').replace("[0]", ""), "warning NumericEntity: '&#x22;'"],
    [
      policiesIn("inbound", "<set-body><![CDATA[a]]></set-body>"),
      "warning CDataSection: CDATA comes back as text with entities",
    ],
    [inbound('value="@("b")"'), 'warning NotWellFormed: only format "rawxml" takes this: '],
    [policiesIn("inbound", "<set-body>@(a < b)</set-body>"), "warning NotWellFormed"],
  ])("fails that does not: %s", (xml, finding) => {
    expect(lint(xml, CODES)[0]).toEqual(expect.stringContaining(finding));
  });

  test("is told where it begins", () => {
    const xml = inbound('value="@("b" && c)"');

    expect(lintPolicy(xml)).toContainEqual(expect.objectContaining({ code: "NotWellFormed", line: 1, column: 53 }));
  });

  test("is told with its place", () => {
    const xml = "<policies>\n  <inbound>\n    <set-header name='a' /></inbound></policies>";

    expect(lintPolicy(xml)).toEqual([
      expect.objectContaining({ code: "SingleQuotedAttribute", severity: "warning", line: 3, column: 22 }),
    ]);
  });
});

describe("a template of Terraform", () => {
  test("fails that is left in the text", () => {
    const xml = policiesIn("inbound", `<set-variable name="a" value="${TEMPLATE}" /><!-- %{ if a } -->`);

    expect(lint(xml, ["TerraformTemplate"])).toEqual([
      `warning TerraformTemplate: '${TEMPLATE}' is a template of Terraform: Azure takes it as it stands`,
      "warning TerraformTemplate: '%{ if a }' is a template of Terraform: Azure takes it as it stands",
    ]);
  });

  test("is not what C# and named values have", () => {
    const xml = policiesIn(
      "inbound",
      '<set-variable name="a" value="@($&quot;{context.RequestId}&quot;)" /><set-body>{{b}} 5% {c}</set-body>',
    );

    expect(lint(xml, ["TerraformTemplate"])).toEqual([]);
  });
});

describe("the size of a document", () => {
  const xml = policiesIn("inbound", "<set-body>é</set-body>");
  const bytes = Buffer.byteLength(xml);

  test("is counted in bytes", () => {
    expect(lint(xml, [], { maxBytes: bytes })).toEqual([]);
    expect(lint(xml, [], { maxBytes: bytes - 1 })).toEqual([
      `error DocumentTooLarge: it has ${bytes} bytes, and ${bytes - 1} are the limit`,
    ]);
  });

  test("is at most what all tiers but Consumption take", () => {
    const large = policiesIn("inbound", `<set-body>${"a".repeat(524_288)}</set-body>`);

    expect(lint(large)).toEqual([
      expect.stringMatching(/^error DocumentTooLarge: it has 524\d{3} bytes, and 524288 are/),
    ]);
  });
});

test("findings come in the order of the text", () => {
  const xml = policiesIn("inbound", "<b />\n<set-header name='a'><c /></set-header>\n<set-body>@(</set-body>");

  expect(lintPolicy(xml).map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    "1:20 UnknownElement",
    "2:18 SingleQuotedAttribute",
    "2:22 InvalidChildren",
    "3:13 InvalidExpression",
  ]);
});
