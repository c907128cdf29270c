import { lintIn } from "../../support/lint";

const CODES = ["UnknownAttribute", "MissingAttribute", "InvalidValue", "ExpressionNotAllowed"];
const retry = (attributes: string) => `<retry ${attributes}><forward-request buffer-request-body="true" /></retry>`;

describe("attributes", () => {
  test.each([
    retry('id="r" condition="@(true)" count="50" interval="0" max-interval="2" delta="1" first-fast-retry="True"'),
    retry('condition="true" count="{{retries}}" interval="@(1)"'),
    '<limit-concurrency key="a" max-count="{{most}}"><forward-request timeout="@(1)" /></limit-concurrency>',
    '<set-backend-service base-url="http://a" dapr-app-id="b" />',
    '<cors allow-credentials="anything" />',
    '<set-variable name="a" value="" />',
  ])("are accepted: %s", (xml) => {
    expect(lintIn("backend", xml, ...CODES)).toEqual([]);
  });

  test.each([
    [retry('condition="true" interval="0"'), "error MissingAttribute: 'retry' needs 'count'"],
    [
      retry('condition="true" count="51" interval="0"'),
      "error InvalidValue: 'count' is '51', not a whole number from 1 to 50",
    ],
    [
      retry('condition="true" count="0" interval="0"'),
      "error InvalidValue: 'count' is '0', not a whole number from 1 to 50",
    ],
    [retry('condition="yes" count="1" interval="0"'), "error InvalidValue: 'condition' is 'yes', not true or false"],
    [
      retry('condition="true" count="1" interval="1.5"'),
      "error InvalidValue: 'interval' is '1.5', not a whole number from 0",
    ],
    [
      retry('condition="true" count="1" interval="0" times="1"'),
      "error UnknownAttribute: 'times' is no attribute of 'retry'",
    ],
    [
      '<forward-request buffer-request-body="@(true)" />',
      "error ExpressionNotAllowed: 'buffer-request-body' of 'forward-request' takes no expression",
    ],
    [
      '<forward-request fail-on-error-status-code="@(true)" />',
      "error ExpressionNotAllowed: 'fail-on-error-status-code' of 'forward-request' takes no expression",
    ],
    [
      '<forward-request timeout="1" timeout-ms="1" />',
      "error MissingAttribute: 'forward-request' takes only one of timeout, timeout-ms",
    ],
    [
      "<set-backend-service />",
      "error MissingAttribute: 'set-backend-service' needs one of backend-id, base-url, sf-service-instance-name",
    ],
    [
      '<return-response><set-status code="2" reason="OK" /></return-response>',
      "error InvalidValue: 'code' is '2', not a whole number from 100 to 599",
    ],
    [
      '<set-header name="a" exists-action="replace" />',
      "error InvalidValue: 'exists-action' is 'replace', not one of override, skip, append, delete",
    ],
    [
      '<include-fragment fragment-id="@(1)" />',
      "error ExpressionNotAllowed: 'fragment-id' of 'include-fragment' takes no expression",
    ],
  ])("fails for %s", (xml, finding) => {
    expect(lintIn("backend", xml, ...CODES)).toEqual([finding]);
  });

  test.each([
    [
      '<llm-token-limit counter-key="a" estimate-prompt-tokens="true" />',
      ["error MissingAttribute: 'llm-token-limit' needs one of tokens-per-minute, token-quota"],
    ],
    [
      '<llm-token-limit counter-key="a" estimate-prompt-token="true" token-quota="1" />',
      [
        "error MissingAttribute: 'llm-token-limit' needs 'estimate-prompt-tokens'",
        "error UnknownAttribute: 'estimate-prompt-token' is no attribute of 'llm-token-limit'",
      ],
    ],
    [
      '<authentication-managed-identity resource="a" client-id="@(1)" />',
      ["error ExpressionNotAllowed: 'client-id' of 'authentication-managed-identity' takes no expression"],
    ],
  ])("fails in inbound for %s", (xml, findings) => {
    expect(lintIn("inbound", xml, ...CODES)).toEqual(findings);
  });

  test("fails for those of a section", () => {
    expect(lintIn("inbound", "").concat(lintIn("inbound", '</inbound><outbound a="b"></outbound><inbound>'))).toContain(
      "error UnknownAttribute: 'a' is no attribute of 'outbound'",
    );
  });
});
