// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { Token } from "cdktf";
import { isLiteralText, isUnresolved } from "../../src/private/literal";

const LAZY = { creationStack: [], resolve: () => "x" };

describe("isUnresolved", () => {
  test.each<[string, unknown]>([
    ["a text token", Token.asString(LAZY)],
    ["a text with a token inside", `rg-${Token.asString(LAZY)}-x`],
    ["a list token", Token.asList(LAZY)],
    ["a list that holds a token", ["a", Token.asString(LAZY)]],
    ["a number token", Token.asNumber(LAZY)],
    ["an expression written by hand", "${var.region}"],
  ])("tells %s", (_, value) => {
    expect(isUnresolved(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a text", "swedencentral"],
    ["an empty text", ""],
    ["a dollar", "$5"],
    ["a number", 150_000],
    ["a negative number", -5],
    ["not a number", Number.NaN],
    ["nothing", undefined],
    ["null", null],
    ["a list of texts", ["a", "b"]],
    ["an object", { a: 1 }],
  ])("does not mistake %s for a token", (_, value) => {
    expect(isUnresolved(value)).toBe(false);
  });
});

describe("isLiteralText", () => {
  test.each<[unknown, boolean]>([
    ["a", true],
    ["", false],
    ["${var.a}", false],
    [undefined, false],
    [5, false],
    [["a"], false],
  ])("%j: %s", (value, expected) => {
    expect(isLiteralText(value)).toBe(expected);
  });
});
