import fc from "fast-check";
import { csharp } from "../../src/apim/csharp";
import { setBody } from "../../src/apim/message";
import { writePolicy } from "../../src/apim/write-policy";
import { compileExpressions, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { literalMeaning, trickyText } from "../support/fixtures-text";
import { only, readPolicy, unescapeTerraform } from "../support/policy-reader";

const skipped = reasonNotToCompile();

describe.skipIf(skipped)(`a string literal, run as C#${unlessSkipped(skipped)}`, () => {
  test("is the text that it was made of, after XML and Terraform", () => {
    const texts = fc.sample(trickyText, { numRuns: 400, seed: 1 });
    const expressions = texts.map((text) => ({ text: readBack(text), returns: "string" as const }));

    const { faults, program } = compileExpressions(expressions);

    expect(faults).toEqual([]);
    expect(program?.run(texts.map((_, expression) => ({ expression, state: {} })))).toEqual(
      texts.map((value) => ({ type: "System.String", value })),
    );
    // The other tests decode literals without a compiler: by the same rules.
    expect(expressions.map(({ text }) => literalMeaning(text.slice(2, -1)))).toEqual(texts);
  });
});

function readBack(text: string): string {
  const inbound = [setBody(csharp`${text}`)];
  const document = writePolicy({ inbound, backend: [], outbound: [], onError: [] });
  return only(readPolicy(unescapeTerraform(document)), "set-body").text;
}
