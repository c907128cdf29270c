import { compileScopes } from "../../../src/drill/gateway/compile-scopes";
import { ProblemError } from "../../../src/private/problem-list";
import { runPolicy } from "../support/run-policy";

const MARK = (letter: string) => `<set-variable name="${letter}" value="1" />`;

describe("scopes", () => {
  test("nest where base stands", () => {
    const { variables } = runPolicy({
      global: `<policies><inbound>${MARK("g")}</inbound><backend><forward-request /></backend></policies>`,
      product: `<policies><inbound>${MARK("p")}<base /></inbound></policies>`,
      api: `<policies><inbound><base />${MARK("a")}</inbound></policies>`,
      operation: `<policies><inbound>${MARK("o")}<base /></inbound></policies>`,
    });

    expect([...variables.keys()]).toEqual(["o", "p", "g", "a"]);
  });

  test("include base twice as it is written", () => {
    const { calls } = runPolicy({ backend: "<base /><base />" });

    expect(calls).toHaveLength(2);
  });

  test("forward by default, and inherit what they do not have", () => {
    expect(runPolicy({}).calls).toHaveLength(1);
    expect(runPolicy({ api: "<policies><inbound /></policies>" }).calls).toHaveLength(1);
  });
});

describe("a fragment", () => {
  test("runs where it is included, as often as it is", () => {
    const fragments = { mark: '<fragment><trace source="f"><message>here</message></trace></fragment>' };
    const include = '<include-fragment fragment-id="mark" />';

    const { traces } = runPolicy({ fragments, inbound: include, outbound: include + include });

    expect(traces).toHaveLength(3);
  });

  test("tells in the path of an error how it came there", () => {
    const fragments = { fails: '<fragment><set-variable name="x" value="@(int.Parse("x"))" /></fragment>' };

    const { error } = runPolicy({ fragments, inbound: '<include-fragment fragment-id="fails" />' });

    expect(error).toMatchObject({ source: "set-variable", path: "include-fragment/set-variable", scope: "api" });
  });
});

describe("the path of an error", () => {
  test.each([
    ['<set-variable name="x" value="@(int.Parse("x"))" />', "set-variable"],
    [`${MARK("a")}<set-variable name="x" value="@(int.Parse("x"))" />`, "set-variable[2]"],
    ['<choose><when condition="@(int.Parse("x") == 1)" /></choose>', "choose/when"],
    [
      '<choose><when condition="@(false)" /><when condition="@(true)"><set-header name="x"><value>@(int.Parse("x").ToString())</value></set-header></when></choose>',
      "choose/when[2]/set-header",
    ],
    ['<retry condition="@(int.Parse("x") == 1)" count="1" interval="0" />', "retry"],
  ])("leads to it: %s", (inbound, path) => {
    expect(runPolicy({ inbound }).error?.path).toBe(path);
  });
});

describe("what is wrong", () => {
  test("is told at once, with document, line and column", () => {
    const documents = {
      api: `<policies>
  <inbound>
    <bad />
    <set-header nam="x" />
    <set-variable name="a" value="@(1 +)" />
    {{missing}}
    <include-fragment fragment-id="f" />
    <include-fragment fragment-id="g" />
  </inbound>
  <inbound />
  <outward />
</policies>`,
      fragments: new Map([["f", "<fragment>\n  <base />\n  <include-fragment fragment-id='f' />\n</fragment>"]]),
    };

    expect(problemsOf(documents)).toEqual([
      "api:6:5 the named value 'missing' is not there",
      "api:10:3 a second 'inbound'",
      "api:11:3 'outward' is no section",
      "api:6:5 'inbound' takes no text",
      "api:3:5 'bad' is no policy that a drill executes",
      "api:4:5 'set-header' needs 'name'",
      "api:4:22 'nam' is no attribute of 'set-header'",
      "api:5:40 something is missing at the end",
      "fragment f:2:3 'base' may stand directly in a section only",
      "fragment f:3:34 a fragment may not include another",
      "api:8:36 there is no fragment 'g'",
    ]);
  });

  test.each([
    ["<inbound>", "'inbound' is not closed"],
    ["<inbound><forward-request /></inbound>", "'forward-request' may not stand in 'inbound'"],
    [
      '<inbound><choose><when condition="@(true)"><base /></when></choose></inbound>',
      "'base' may stand directly in a section only",
    ],
    ["<inbound><choose /></inbound>", "'choose' needs 'when'"],
    [
      '<inbound><set-status code="99" reason="x" /></inbound>',
      "'code' of 'set-status' is '99', not a whole number from 100 to 599",
    ],
    ['<inbound><set-status code="200">x</set-status></inbound>', "'set-status' takes no text"],
    [
      '<backend><forward-request buffer-response="@(true)" /></backend>',
      "'buffer-response' of 'forward-request' takes no expression",
    ],
    [
      '<backend><forward-request buffer-response="yes" /></backend>',
      "'buffer-response' of 'forward-request' is 'yes', not true or false",
    ],
    [
      '<backend><forward-request timeout="1" timeout-ms="1" /></backend>',
      "'forward-request' takes one of 'timeout' and 'timeout-ms'",
    ],
    [
      '<inbound><set-header name="x" exists-action="add" /></inbound>',
      "'exists-action' of 'set-header' is 'add', not one of override, skip, append, delete",
    ],
    ["<inbound><set-backend-service /></inbound>", "'set-backend-service' needs one of 'backend-id' and 'base-url'"],
    ["<inbound><set-body template='liquid'>x</set-body></inbound>", "templates ('liquid') are not executed here"],
    [
      "<inbound><return-response><set-status code='200' /><set-status code='201' /></return-response></inbound>",
      "'return-response' takes one 'set-status'",
    ],
  ])("is refused: %s", (sections, message) => {
    expect(problemsOf({ api: `<policies>${sections}</policies>` }).map((each) => each.replace(/^\S+ /, ""))).toEqual([
      message,
    ]);
  });

  test("is told for a document that is none", () => {
    expect(problemsOf({ api: "<fragment />" })).toEqual(["api:1:1 the root is 'fragment', not 'policies'"]);
  });
});

function problemsOf({
  api,
  fragments = new Map(),
}: {
  api: string;
  fragments?: ReadonlyMap<string, string>;
}): string[] {
  try {
    compileScopes({ api, fragments, namedValues: new Map() });
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ path, text }) => `${path} ${text}`);
    throw error;
  }
  return [];
}
