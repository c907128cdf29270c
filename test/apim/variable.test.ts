import { csharp } from "../../src/apim/csharp";
import { PolicyVariable, type VariableType } from "../../src/apim/variable";
import { writePolicy } from "../../src/apim/write-policy";
import { compileExpressions, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { only, readPolicy } from "../support/policy-reader";
import { written } from "../support/written-policy";

const skipped = reasonNotToCompile();

const VALUES: readonly (readonly [VariableType, string | number | boolean, xml: string, type: string])[] = [
  ["int", 1, "@(1)", "System.Int32"],
  ["int", 0, "@(0)", "System.Int32"],
  ["bool", true, "@(true)", "System.Boolean"],
  ["bool", false, "@(false)", "System.Boolean"],
  ["string", "a", "a", "System.String"],
  // Without an expression, Azure keeps a text: a number that is meant as one would be read as a text and throw.
  ["string", "1", "1", "System.String"],
  ["string", "@(1)", '@("@(1)")', "System.String"],
];

describe("a variable", () => {
  test.each(VALUES)("of type %s is set to %j as %s", (type, value, xml) => {
    const text = writePolicy({
      inbound: [new PolicyVariable("v", type).set(value)],
      backend: [],
      outbound: [],
      onError: [],
    });

    expect(only(readPolicy(text), "set-variable").attributes).toEqual({ name: "v", value: xml });
  });

  test("is set to code as it is", () => {
    expect(written("inbound", new PolicyVariable("v", "int").set(csharp`1 + 1`))).toBe(
      '<set-variable name="v" value="@(1 + 1)" />',
    );
  });

  test("is read by a name that is a literal", () => {
    const variable = new PolicyVariable('a"{{b', "string");

    expect(variable.value.code).toContain('"a\\"{\\u007bb"');
    expect(variable.valueIfSet.code).toContain('"a\\"{\\u007bb"');
  });

  test("is asked for a member in parentheses: a cast binds less than a dot", () => {
    expect(new PolicyVariable("v", "JObject").members.code).toBe('((JObject)context.Variables["v"])');
  });
});

describe.skipIf(skipped)(`the code that reads a variable${unlessSkipped(skipped)}`, () => {
  const types: readonly VariableType[] = ["int", "long", "bool", "string", "JObject"];
  const held = { int: 7, long: 5_000_000_000, bool: true, string: "x", JObject: { a: 1 } };
  const fallback = { int: 0, long: 0, bool: false, string: "", JObject: {} };

  test("gives what was set, and what stands for nothing where that may be read", () => {
    const variables = types.map((type) => new PolicyVariable("v", type));
    const reads = variables.flatMap(({ value, valueIfSet }) => [value, valueIfSet]);
    const { faults, program } = compileExpressions(reads.map(({ code }) => ({ text: `@(${code})` })));

    expect(faults).toEqual([]);
    const set = types.flatMap((type, index) =>
      [0, 1].map((part) => ({ expression: 2 * index + part, state: { variables: { v: held[type] } } })),
    );
    const unset = types.map((_, index) => ({ expression: 2 * index + 1, state: {} }));
    expect(program?.run(set).map((each) => "value" in each && each.value)).toEqual(
      types.flatMap((type) => [held[type], held[type]]),
    );
    expect(program?.run(unset).map((each) => "value" in each && each.value)).toEqual(
      types.map((type) => fallback[type]),
    );
  });
});
