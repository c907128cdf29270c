import fc from "fast-check";
import { inService, topology } from "./support";

/** What matters to Terraform, to JSON, or to XML. */
const PIECES = ["$", "%", "{", "}", "${", "%{", "$${", "{{", "\\", '"', "'", "]]>", "\n", "&amp;", "é", "𝕏", "a", " "];

/** As Terraform wants a text that holds no template. */
function escaped(text: string): string {
  return text.replace(/([$%]+)\{/g, (_, signs: string) => `${signs}${signs.at(-1)}{`);
}

describe("the text of a policy", () => {
  test("is what Azure receives, whatever stands in it", () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 30 })
      .map((all) => all.join(""));

    fc.assert(
      fc.property(text.filter(isReadable), (policy) => {
        const { scopes } = topology({
          "azurerm_api_management_api_policy.chat": inService({ api_name: "chat", xml_content: escaped(policy) }),
        });

        expect(scopes.api).toBe(policy);
      }),
    );
  });
});

/** Terraform itself has no way to write `$${` or `%%{`: its lexer takes two signs and a brace for an escape. */
function isReadable(text: string): boolean {
  return !/\$\$+\{|%%+\{/.test(text);
}
