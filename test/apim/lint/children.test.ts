import { lint, lintIn } from "../../support/lint";

const CODES = ["InvalidChildren", "StrayText"];

describe("children", () => {
  test.each([
    '<choose><when condition="true" /><when condition="true" /><otherwise /></choose>',
    '<return-response><set-status code="200" reason="OK" /><set-header name="a" /><set-header name="b" /><set-body>c</set-body></return-response>',
    '<set-header name="a"><value>b</value><value>c</value></set-header>',
    "<validate-jwt><anything>a</anything></validate-jwt>",
  ])("are accepted: %s", (xml) => {
    expect(lintIn("inbound", xml, ...CODES)).toEqual([]);
  });

  test.each([
    ["<choose><otherwise /></choose>", "error InvalidChildren: 'choose' needs 'when'"],
    [
      '<choose><otherwise /><when condition="true" /></choose>',
      "error InvalidChildren: the order in 'choose' is when, otherwise",
    ],
    [
      '<choose><when condition="true" /><otherwise /><otherwise /></choose>',
      "error InvalidChildren: 'choose' takes 'otherwise' once",
    ],
    ['<choose>text<when condition="true" /></choose>', "error StrayText: 'choose' takes no text"],
    [
      '<return-response><set-body>a</set-body><set-status code="200" reason="OK" /></return-response>',
      "error InvalidChildren: the order in 'return-response' is set-status, set-body",
    ],
    ["<return-response><base /></return-response>", "error InvalidChildren: 'base' may not stand in 'return-response'"],
    ['<trace source="a" />', "error InvalidChildren: 'trace' needs 'message'"],
    ["text", "error StrayText: 'inbound' takes no text"],
  ])("fails for %s", (xml, finding) => {
    expect(lintIn("inbound", xml, ...CODES)).toEqual([finding]);
  });

  test("fails for text beside the sections", () => {
    expect(lint("<policies>a<inbound /></policies>", CODES)).toEqual(["error StrayText: 'policies' takes no text"]);
  });
});
