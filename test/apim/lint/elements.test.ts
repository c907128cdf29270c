import type { Section } from "../../../src/apim/policy-element";
import { lint, lintIn } from "../../support/lint";

const CODES = ["UnknownElement", "MisplacedElement"];
const CALL = '<forward-request buffer-request-body="true" />';

describe("elements", () => {
  test.each<[section: Section, xml: string]>([
    [
      "inbound",
      '<base /><cors /><rewrite-uri template="/a" /><choose><when condition="true"><rewrite-uri template="/a" /></when></choose>',
    ],
    ["backend", `<retry condition="true" count="1" interval="0"><set-backend-service backend-id="a" />${CALL}</retry>`],
    ["outbound", '<base /><cache-store duration="1" /><json-to-xml apply="always" />'],
    [
      "on-error",
      '<base /><trace source="a"><message>b</message></trace><limit-concurrency key="a" max-count="1"><base-x /></limit-concurrency>'.replace(
        "<base-x />",
        "",
      ),
    ],
    [
      "inbound",
      '<send-request response-variable-name="a"><set-url>b</set-url><set-method>GET</set-method></send-request>',
    ],
    ["backend", '<return-response><set-status code="200" reason="OK" /><set-body>a</set-body></return-response>'],
  ])("may stand in %s: %s", (section, xml) => {
    expect(lintIn(section, xml, ...CODES)).toEqual([]);
  });

  test.each<[section: Section, xml: string, finding: string]>([
    ["inbound", CALL, "error MisplacedElement: 'forward-request' may stand in backend only, not in inbound"],
    [
      "outbound",
      '<set-backend-service backend-id="a" />',
      "error MisplacedElement: 'set-backend-service' may stand in inbound, backend only, not in outbound",
    ],
    [
      "on-error",
      '<retry condition="true" count="1" interval="0"><rewrite-uri template="/" /></retry>',
      "error MisplacedElement: 'rewrite-uri' may stand in inbound only, not in on-error",
    ],
    [
      "backend",
      '<authentication-managed-identity resource="a" />',
      "error MisplacedElement: 'authentication-managed-identity' may stand in inbound only, not in backend",
    ],
    [
      "inbound",
      '<choose><when condition="true"><base /></when></choose>',
      "error MisplacedElement: 'base' must be directly in its section",
    ],
    ["inbound", "<base /><base />", "error MisplacedElement: 'base' is there already"],
    [
      "backend",
      `<retry condition="true" count="1" interval="0"><wait><choose><when condition="true">${CALL}</when></choose></wait></retry>`,
      "error MisplacedElement: 'wait' may not stand in 'retry'",
    ],
    ["inbound", "<send-mail />", "error UnknownElement: 'send-mail' is no policy"],
    ["inbound", "<toString />", "error UnknownElement: 'toString' is no policy"],
    ["inbound", "<value>a</value>", "error UnknownElement: 'value' is no policy"],
    ["inbound", "<choose><when condition='true'><mail /></when></choose>", "error UnknownElement: 'mail' is no policy"],
  ])("fails in %s for %s", (section, xml, finding) => {
    expect(lintIn(section, xml, ...CODES)).toEqual([finding]);
  });

  test("fails for sections of another name, or twice", () => {
    expect(lint("<policies><end /><inbound /><inbound /></policies>", CODES)).toEqual([
      "error UnknownElement: 'end' is no section; those are inbound, backend, outbound, on-error",
      "error MisplacedElement: 'inbound' is there already",
    ]);
  });

  test("of a fragment are those of any section, without its base and without other fragments", () => {
    const xml = `<fragment>${CALL}<set-variable name="a" value="b" /><inbound /></fragment>`;
    const other =
      '<fragment><include-fragment fragment-id="a" /><choose><when condition="true"><base /></when></choose></fragment>';

    expect(lint(xml, CODES)).toEqual(["error UnknownElement: 'inbound' is no policy"]);
    expect(lint(other, CODES)).toEqual([
      "error MisplacedElement: 'include-fragment' may not stand in a fragment",
      "error MisplacedElement: 'base' may not stand in a fragment",
      "error MisplacedElement: 'base' must be directly in its section",
    ]);
  });
});
