import type { ConformanceRow, Source } from "./conformance-row";
import { ERRORS, POLICIES, page, SCHEMAS, snippet } from "./sources";

const UNKNOWN: Source = [SCHEMAS, "policies.xsd: elements and attributes that it does not name are invalid"];

/** Lines of inbound, from line 3, column 5. */
function inbound(...lines: readonly string[]): string {
  return `<policies>\n  <inbound>\n    ${lines.join("\n    ")}\n  </inbound>\n</policies>`;
}

function refused(
  name: string,
  source: Source,
  api: string,
  says: RegExp,
  line?: number,
  column?: number,
): ConformanceRow {
  return {
    name: `fails on ${name}`,
    source,
    api,
    expect: { refused: { says, ...(line && { line }), ...(column && { column }) } },
  };
}

export const REFUSAL_ROWS: readonly ConformanceRow[] = [
  refused("a policy that it does not know", UNKNOWN, inbound("<base />", "<set-heder />"), /set-heder/, 4, 5),
  refused(
    "an attribute that it does not know",
    UNKNOWN,
    inbound("<base />", '<set-variable name="a" value="1" valeu="2" />'),
    /valeu/,
    4,
  ),
  refused("a section that it does not know", UNKNOWN, "<policies>\n  <inbond />\n</policies>", /inbond/, 2, 3),
  refused(
    "a child that the policy does not have",
    UNKNOWN,
    inbound('<set-header name="a" exists-action="override">', "  <valeu>1</valeu>", "</set-header>"),
    /valeu/,
    4,
    7,
  ),
  refused(
    "a second section of a name",
    [SCHEMAS, "policies.xsd: xs:all, each at most once"],
    "<policies>\n  <inbound />\n  <inbound />\n</policies>",
    /inbound/,
    3,
    3,
  ),
  refused(
    "text between policies",
    [SCHEMAS, "sections have no mixed content"],
    inbound("<base />", "stray"),
    /stray|text/i,
    4,
  ),
  refused("another root", [POLICIES, "<policies> is the root"], "<policy>\n  <inbound />\n</policy>", /policy/, 1, 1),
  refused(
    "an element that is not closed",
    [SCHEMAS, "a policy is an XML document"],
    "<policies>\n  <inbound>\n    <base />\n</policies>",
    /inbound|policies/,
    undefined,
  ),
  refused(
    "an expression that is not closed",
    [page("set-body"), "expressions are enclosed in @(...)"],
    inbound('<set-variable name="a" value="@((1 + 2)" />'),
    /./,
    3,
  ),
  refused(
    "an expression that is no C#, at its place",
    [ERRORS, "expressions have limited verification when the policy is defined"],
    inbound("<base />", '<set-variable name="a" value="@(1 +* 2)" />'),
    /./,
    4,
  ),
  refused(
    "a name that the expression does not have, at its place",
    [ERRORS, "expressions have limited verification when the policy is defined"],
    inbound("<set-body>@{", "  var a = 1;", "  return b;", "}</set-body>"),
    /\bb\b/,
    5,
  ),
  refused(
    "return-response with a child it does not take",
    [page("return-response"), "set-status, set-header, set-body"],
    inbound("<return-response><forward-request /></return-response>"),
    /forward-request/,
    3,
  ),
  refused(
    "validate-azure-ad-token without a tenant",
    [page("validate-azure-ad-token"), "tenant-id: required"],
    inbound(
      "<validate-azure-ad-token><client-application-ids><application-id>a</application-id></client-application-ids></validate-azure-ad-token>",
    ),
    /tenant-id/,
    3,
  ),
  refused(
    "a status that is no number",
    [page("set-status"), "code: integer"],
    inbound('<return-response><set-status code="OK" reason="OK" /></return-response>'),
    /code/,
    3,
  ),
  refused(
    "a policy of another section, at its place",
    [page("validate-azure-ad-token"), "policy sections: inbound"],
    "<policies>\n  <outbound>\n    <cors><allowed-origins><origin>*</origin></allowed-origins></cors>\n  </outbound>\n</policies>",
    /cors/,
    3,
    5,
  ),
  refused(
    "a policy of another section inside choose",
    [page("forward-request"), "policy sections: backend"],
    inbound('<choose><when condition="@(true)">', "  <forward-request />", "</when></choose>"),
    /forward-request/,
    4,
  ),
  refused(
    "a local function, which this interpreter does not know",
    [
      snippet("CheckInboundIPIsInAFDServiceTagRangeOnConsumptionTier.policy.xml"),
      "int HostToNetworkOrder(int host) inside a condition",
    ],
    inbound("<set-body>@{", "  int Twice(int n) { return 2 * n; }", "  return Twice(1).ToString();", "}</set-body>"),
    /./,
    4,
  ),
];
