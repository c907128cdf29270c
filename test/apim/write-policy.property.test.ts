import fc from "fast-check";
import { setBackendService } from "../../src/apim/backend-call";
import { cacheLookupValue, cacheRemoveValue, cacheStoreValue } from "../../src/apim/cache";
import { choose, comment, returnResponse } from "../../src/apim/control-flow";
import { csharp, csharpBlock } from "../../src/apim/csharp";
import { deleteHeader, setBody, setHeader, setStatus } from "../../src/apim/message";
import type { PolicyElement } from "../../src/apim/policy-element";
import { trace } from "../../src/apim/trace";
import { PolicyVariable } from "../../src/apim/variable";
import { writePolicy } from "../../src/apim/write-policy";
import { csharpParser, type ParseExpression } from "../support/csharp-parser";
import { literalMeaning, trickyText } from "../support/fixtures-text";
import {
  elements,
  isExpression,
  markupFaults,
  only,
  type PolicyElement as ReadElement,
  readPolicy,
  templatesIn,
  unescapeTerraform,
} from "../support/policy-reader";

const RUNS = { numRuns: 1000 };

type Inbound = PolicyElement<"inbound">;

const VARIABLE = new PolicyVariable("v", "string");

/** Places of a text that Azure evaluates, so that everything can be written there. */
const ANY_TEXT: [place: string, write: (text: string) => Inbound, read: (root: ReadElement) => string][] = [
  ["value of a header", (text) => setHeader("a", text), (root) => only(root, "value").text],
  ["body", (text) => setBody(text), (root) => only(root, "set-body").text],
  ["value of a variable", (text) => VARIABLE.set(text), attribute("set-variable", "value")],
  ["id of a backend", (text) => setBackendService(text), attribute("set-backend-service", "backend-id")],
  ["reason", (text) => setStatus(500, text), attribute("set-status", "reason")],
  ["key of the cache", (text) => cacheRemoveValue(text), attribute("cache-remove-value", "key")],
  [
    "value in the cache",
    (text) => cacheStoreValue({ key: "k", value: text, duration: 1 }),
    attribute("cache-store-value", "value"),
  ],
  [
    "default of the cache",
    (text) => cacheLookupValue({ key: "k", variableName: "v", defaultValue: text }),
    attribute("cache-lookup-value", "default-value"),
  ],
  [
    "message of a trace",
    (text) => trace({ source: "s", severity: "error", message: text }),
    (root) => only(root, "message").text,
  ],
  [
    "metadata of a trace",
    (text) => trace({ source: "s", severity: "error", message: "m", metadata: { n: text } }),
    attribute("metadata", "value"),
  ],
];

/** Places that take no expression, so that not everything can be written there. */
const PLAIN_TEXT: [place: string, write: (text: string) => Inbound, read: (root: ReadElement) => string][] = [
  ["name of a header", (text) => deleteHeader(text), attribute("set-header", "name")],
  ["name of a variable", (text) => new PolicyVariable(text, "int").set(1), attribute("set-variable", "name")],
  [
    "variable of the cache",
    (text) => cacheLookupValue({ key: "k", variableName: text }),
    attribute("cache-lookup-value", "variable-name"),
  ],
];

describe("a text in a policy", () => {
  test.each(ANY_TEXT)("means itself, whatever it is: %s", (_, write, read) => {
    fc.assert(
      fc.property(trickyText, (text) => {
        expect(meaning(read(written(write(text))))).toBe(text);
      }),
      RUNS,
    );
  });

  test.each(PLAIN_TEXT)("means itself, or is refused: %s", (_, write, read) => {
    const refused: string[] = [];
    fc.assert(
      fc.property(trickyText, (text) => {
        try {
          writePolicy(document(write(text)));
        } catch (error) {
          refused.push(text);
          expect(String(error)).toContain("cannot hold");
          return;
        }
        const value = read(written(write(text)));
        expect(isExpression(value)).toBe(false);
        expect(meaning(value)).toBe(text);
      }),
      RUNS,
    );
    expect(refused.length).toBeGreaterThan(0);
  });

  test("does not leave its element: the document around it stays the same", () => {
    fc.assert(
      fc.property(trickyText, trickyText, (a, b) => {
        const response = returnResponse({ code: 404, reason: a, headers: [["x", b]], body: a });
        const root = written(choose([{ condition: csharp`${a} == ${b}`, policies: [setHeader("y", a)] }], [response]));

        expect(elements(root).map(({ name }) => name)).toEqual([
          ...["policies", "inbound", "choose", "when", "set-header", "value", "otherwise", "return-response"],
          ...["set-status", "set-header", "value", "set-body", "backend", "outbound", "on-error"],
        ]);
      }),
      RUNS,
    );
  });

  test("can be a comment, which says no more than the text", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        expect(elements(written(comment(text))).map(({ name }) => name)).toEqual([
          "policies",
          "inbound",
          "backend",
          "outbound",
          "on-error",
        ]);
      }),
      RUNS,
    );
  });
});

describe("a text in a policy expression", () => {
  let parse: ParseExpression;

  beforeAll(async () => {
    parse = await csharpParser();
  });

  test("is one string literal of it, in an attribute as in an element", () => {
    fc.assert(
      fc.property(trickyText, trickyText, (a, b) => {
        const condition = csharp`context.Api.Name == ${a} || context.Api.Id == ${b}`;
        const root = written(choose([{ condition, policies: [setHeader("x", csharp`${a} + ${b}`)] }]));

        for (const text of [only(root, "when").attributes.condition, only(root, "value").text]) {
          expect(literalsIn(parse, text)).toEqual([a, b]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("is one string literal of statements too, though XML makes spaces of their line feeds", () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const value = csharpBlock`
          var name = ${text};
          if (name == "other") { return ${text}; }
          return name;
        `;
        const root = written(VARIABLE.set(value));

        expect(literalsIn(parse, only(root, "set-variable").attributes.value)).toEqual([text, "other", text]);
      }),
      { numRuns: 300 },
    );
  });
});

/** The document with one policy in inbound, after a look that all readers on the way take it as it is meant. */
function written(policy: Inbound): ReadElement {
  const text = writePolicy(document(policy));
  expect(templatesIn(text)).toEqual([]);
  const received = unescapeTerraform(text);
  expect(received).not.toMatch(/\{\{/);
  expect(markupFaults(received)).toEqual([]);
  return readPolicy(received);
}

function document(policy: Inbound): Parameters<typeof writePolicy>[0] {
  return { inbound: [policy], backend: [], outbound: [], onError: [] };
}

function attribute(element: string, name: string): (root: ReadElement) => string {
  return (root) => only(root, element).attributes[name];
}

/** What Azure makes of a value: that of a string literal, or the text as it stands. */
function meaning(value: string): string {
  if (isExpression(value)) return literalMeaning(value.trim().slice(2, -1).trim());
  // Space around a plain value may be lost on the way.
  expect(value).toBe(value.trim());
  return value;
}

function literalsIn(parse: ParseExpression, text: string): string[] {
  const { body, faults } = parse(text.trim());
  expect(faults).toEqual([]);
  return body.descendantsOfType("string_literal").map((node) => literalMeaning(node.text));
}
