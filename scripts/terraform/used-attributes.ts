import { referencesIn } from "./reference";
import { eachString } from "./stack-document";
import { TemplateError } from "./template";

/**
 * The names that follow a path in any expression of the document: after `["module", "net"]` the outputs that are read,
 * after `["data", "azurerm_client_config", "*"]` the attributes. A string that cannot be read is reported elsewhere.
 */
export function usedAttributes(document: object, path: readonly string[]): string[] {
  const used = new Set<string>();
  eachString(document, "", (text) => {
    for (const name of namesAfter(path, text)) used.add(name);
  });
  return [...used];
}

function namesAfter(path: readonly string[], text: string): string[] {
  try {
    return referencesIn(text).flatMap(({ root, steps }) => {
      const names = [root, ...steps.filter((step) => step.kind === "attribute").map((step) => step.name)];
      const fits = names.length > path.length && path.every((part, index) => part === "*" || part === names[index]);
      return fits ? [names[path.length]] : [];
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [];
  }
}
