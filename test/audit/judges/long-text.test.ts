// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, GATEWAY } from "../document-of";

test.each([
  ["letters", "a".repeat(2_000_000)],
  ["dots", "a.".repeat(1_000_000)],
  ["colons", "a:".repeat(1_000_000)],
  ["quotes", '"/'.repeat(1_000_000)],
  ["hyphens", "-".repeat(2_000_000)],
  ["signs", "a=".repeat(1_000_000)],
  ["blanks", `=${" ".repeat(1_000_000)}`],
  ["backslashes", "\\".repeat(1_000_000)],
  ["ids", "/subscriptions".repeat(100_000)],
  ["an expression", `\${${'"a'.repeat(500_000)}}`],
])("judgeText reads a text of %s in a time that grows with its length", (_, value) => {
  const fragment = { path: "prod/eu/p", api_management_id: "${azurerm_api_management.g.id}", value };
  const started = performance.now();

  audit(documentOf({ ...GATEWAY, "azurerm_api_management_policy_fragment.x": fragment }));

  expect(performance.now() - started).toBeLessThan(5000);
});
