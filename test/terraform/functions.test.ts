// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a text may look like a template.
import { callFunction, isFunction, type Scalar, textOf } from "../../src/terraform/functions";

describe("a function of Terraform", () => {
  test.each<[string, readonly Scalar[], string]>([
    ["lower", ["Sweden CENTRAL"], "sweden central"],
    ["lower", [true], "true"],
    ["upper", ["eastus2"], "EASTUS2"],
    ["upper", [""], ""],
    ["trimspace", [" \t\n a b \r"], "a b"],
    ["tostring", ["a"], "a"],
    ["tostring", [5], "5"],
    ["tostring", [false], "false"],
    ["replace", ["Sweden Central", " ", ""], "SwedenCentral"],
    ["replace", ["a.b.c", ".", "$&$1"], "a$&$1b$&$1c"],
    ["replace", ["a/b", "/", "-"], "a-b"],
    ["replace", ["x1", 1, 2], "x2"],
    ["replace", ["a(b)c", "(b)", "-"], "a-c"],
    ["join", ["-"], ""],
    ["join", ["-", "a"], "a"],
    ["join", ["-", "a", 1, true], "a-1-true"],
    ["join", ["", "é", "b"], "éb"],
    ["format", ["plain"], "plain"],
    ["format", ["%s-%s", "a", "b"], "a-b"],
    ["format", ["%s%s%s", 1, true, "é"], "1trueé"],
    ["format", ["%d%%", 10], "10%"],
    ["format", ["%d and %d", "-7", 0], "-7 and 0"],
    ["format", ["%v %v %v", "a", 999_999, false], "a 999999 false"],
    ["format", ["%s", "%d ${x}"], "%d ${x}"],
  ])("%s of %j is %j", (name, values, expected) => {
    expect(isFunction(name)).toBe(true);
    expect(callFunction(name, values)).toBe(expected);
  });

  test.each<[string, readonly Scalar[], string]>([
    ["lower", [], "too few values"],
    ["lower", ["a", "b"], "too many values"],
    ["replace", ["a", "b"], "too few values"],
    ["replace", ["a", "b", "c", "d"], "too many values"],
    ["format", [], "no template"],
    ["join", [], "no separator"],
    ["coalesce", ["a"], "a function that is not read"],
    ["toString", ["a"], "a name of JavaScript"],
    ["lower", ["İstanbul"], "letters that languages lower differently"],
    ["upper", ["straße"], "letters that languages raise differently"],
    ["trimspace", ["\ufeffa"], "a blank that is none to Go"],
    ["tostring", [0.1], "a fraction"],
    ["tostring", [1e21], "a number with an exponent"],
    ["replace", ["ab", "/[a-z]/", ""], "a regular expression"],
    ["replace", ["ab", "//", ""], "an empty regular expression"],
    ["replace", ["a\nb", "/a\nb/", ""], "a regular expression over two lines"],
    ["replace", ["😀", "", "-"], "nothing to replace"],
    ["format", ["%s"], "too few values"],
    ["format", ["a", "b"], "too many values"],
    ["format", ["%s %"], "a sign at the end"],
    ["format", ["%q", "a"], "a verb that is not read"],
    ["format", ["%5s", "a"], "a width"],
    ["format", ["%[1]s", "a"], "an index"],
    ["format", ["%#v", "a"], "a flag"],
    ["format", ["%é", "a"], "a verb that there is not"],
    ["format", ["%d", "a"], "a text for a number"],
    ["format", ["%d", "007"], "a number that is written anew"],
    ["format", ["%d", 1.5], "a fraction"],
    ["format", ["%d", true], "a truth value for a number"],
    ["format", ["%v", 1_000_000], "a number that is written with an exponent"],
    ["format", ["%s", 0.5], "a fraction"],
  ])("%s of %j is not told: %s", (name, values) => {
    expect(callFunction(name, values)).toBeUndefined();
  });

  test("takes a long text", () => {
    expect(callFunction("replace", ["ab".repeat(100_000), "a", ""])).toBe("b".repeat(100_000));
    expect(callFunction("format", ["%s".repeat(10_000), ...Array<string>(10_000).fill("x")])).toBe("x".repeat(10_000));
  });
});

describe("textOf", () => {
  test.each<[Scalar, string | undefined]>([
    ["a", "a"],
    [true, "true"],
    [42, "42"],
    [-7, "-7"],
    [0.5, undefined],
    [2 ** 53, undefined],
  ])("of %j is %j", (value, expected) => {
    expect(textOf(value)).toBe(expected);
  });
});
