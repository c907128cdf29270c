import { byCodePoint } from "../../private/text";
import { scenarioTexts } from "../../private/vendor";

/** Texts of the scenarios that come with the library, by name and in the order of their names. */
export function builtInScenarios(): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(scenarioTexts()).sort(([a], [b]) => byCodePoint(a, b)));
}
