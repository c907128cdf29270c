import { TerraformVariable } from "cdktf";
import { asTerraformText } from "../../src/private/tokens";
import { newStack } from "../support/fixtures";

describe("asTerraformText", () => {
  test("shows a token as Terraform will see it", () => {
    const stack = newStack();
    const variable = new TerraformVariable(stack, "principal", { type: "string" });

    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a template of Terraform.
    expect(asTerraformText(stack, variable.stringValue)).toBe("${var.principal}");
  });

  test("leaves a text as it is", () => {
    expect(asTerraformText(newStack(), "00000000-0000-0000-0000-000000000000")).toBe(
      "00000000-0000-0000-0000-000000000000",
    );
  });
});
