// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { GivenValues } from "../../../src/drill/source/given-values";

describe("given values", () => {
  test.each([
    ["a reference", "${var.a}", "x"],
    ["a reference in a text", "a ${var.a} b", "a x b"],
    ["an expression", '${join("-", [var.a])}', "joined"],
    ["every place of a document", { list: [{ deep: "${var.a}" }] }, { list: [{ deep: "x" }] }],
    ["a template with a directive, as a whole", "%{if var.c}yes%{endif}", "no"],
  ])("stand where %s was", (_, written, expected) => {
    const values = new GivenValues({ "var.a": "x", 'join("-", [var.a])': "joined", "%{if var.c}yes%{endif}": "no" });

    expect(values.into(written)).toEqual(expected);
  });

  test.each([
    ["other expressions", "${var.b} $${var.a} ${var.a.b}"],
    ["text that only looks like one", "var.a"],
    ["numbers", 5],
    ["nothing", null],
  ])("leave %s as written", (_, written) => {
    expect(new GivenValues({ "var.a": "x" }).into(written)).toEqual(written);
  });

  test("are no templates themselves", () => {
    expect(new GivenValues({ "var.a": "${b} %{c}" }).into("$${x} ${var.a}")).toBe("$${x} $${b} %%{c}");
  });

  test("tell which of them were of no use", () => {
    const values = new GivenValues({ "var.a": "x", "var.b": "y", host: "z" });

    values.into("${var.a}");
    values.take("host");

    expect(values.unused).toEqual(["var.b"]);
  });

  test("know no names but their own", () => {
    expect(new GivenValues({}).take("toString")).toBeUndefined();
  });
});
