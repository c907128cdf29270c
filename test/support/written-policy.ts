import type { PolicyElement, Section } from "../../src/apim/policy-element";
import { writePolicy } from "../../src/apim/write-policy";

/** Elements as they are written in a section, without the indent of the section. */
export function written<S extends Section>(section: S, ...policies: readonly PolicyElement<S>[]): string {
  const empty = { inbound: [], backend: [], outbound: [], onError: [] };
  const key = section === "on-error" ? "onError" : section;
  const text = writePolicy({ ...empty, [key]: policies });
  const lines = text.split(`  <${section}>\n`)[1].split(`\n  </${section}>`)[0];
  return lines.replaceAll(/^ {4}/gm, "");
}
