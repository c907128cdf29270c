import { lintPolicy } from "../../src/apim/lint-policy";
import { compileExpressions, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { samplePolicies } from "../support/fixtures-policy";
import { expressionsOf, markupFaults, readPolicy, templatesIn } from "../support/policy-reader";
import { returnsOf } from "../support/returned-types";

const policies = [...samplePolicies()];
const skipped = reasonNotToCompile();

describe.each(policies)("the policy: %s", (_, xml) => {
  test("is well-formed, in the form that Azure gives back", () => {
    expect(() => readPolicy(xml)).not.toThrow();
    expect(markupFaults(xml)).toEqual([]);
  });

  test("holds nothing that Terraform or API Management would put a value in", () => {
    expect(templatesIn(xml)).toEqual([]);
    expect(xml).not.toContain("{{");
  });

  test("has nothing that the linter would find", () => {
    expect(expressionsOf(readPolicy(xml)).length).toBeGreaterThan(20);
    expect(lintPolicy(xml)).toEqual([]);
  });
});

describe.skipIf(skipped)(`the expressions of the policies, compiled${unlessSkipped(skipped)}`, () => {
  const placed = policies.flatMap(([name, xml]) =>
    expressionsOf(readPolicy(xml)).map((expression) => ({
      where: `${name}: ${expression.path}`,
      text: expression.text,
      returns: returnsOf(expression),
    })),
  );
  // Most of them are the same in every policy.
  const sources = [...new Map(placed.map((source) => [`${source.returns} ${source.text}`, source])).values()];
  let compiled: ReturnType<typeof compileExpressions>;

  beforeAll(() => {
    compiled = compileExpressions(sources);
  });

  test("return what their place needs, as C# 6", () => {
    expect(compiled.faults.map((fault) => ({ ...fault, where: sources[fault.expression].where }))).toEqual([]);
  });

  test("use no member that Azure does not allow, by the types that the compiler found", () => {
    const forbidden = compiled.program?.forbiddenMembers();

    expect(forbidden).toHaveLength(sources.length);
    expect(forbidden?.flatMap((faults, index) => faults.map((fault) => `${sources[index].where}: ${fault}`))).toEqual(
      [],
    );
  });
});
