import { expressionEnd } from "../../src/apim/expression-end";

describe("the end of an expression", () => {
  test.each([
    "@(a)",
    "@(a(b)[c])",
    '@(")" + \')\' + @"\\")',
    '@("\\")" + @"a"")" + "")',
    '@($"{a[")"]}{{)" + $@"{b}"")" + @$"\\{c}")',
    '@(@"""\\")',
    "@{ /* } */ return 1; // }\n}",
    "@(a('Retry-After)'))",
    "@(a == '\\'' || b == ')')",
    "@(a(&quot;)&quot;) &amp;&amp; b &lt; c)",
    "@{ return new { A = 1 }; }",
  ])("is found: %s", (text) => {
    expect(expressionEnd(`x ${text})}"`, 2)).toBe(2 + text.length);
  });

  test.each(["@(", "@(a", '@("a)', "@{ return (1; }", "@(a]", "@{ // }", "@(/* )", '@($"{a")'])(
    "fails for %s",
    (text) => {
      expect(expressionEnd(text, 0)).toBeUndefined();
    },
  );
});
