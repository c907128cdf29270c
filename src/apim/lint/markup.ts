import { withoutExpressions } from "../mask-expressions";
import { placesIn } from "../policy-text";
import { wellFormedFault } from "../read-policy";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[A-Za-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/g;

/**
 * Markup that does not come back from Azure as it was sent, so that every plan of Terraform shows a change, or that only one of the
 * formats takes: all but double-quoted attributes and the five named entities.
 */
export function markup({ source }: LintDocument): LintFinding[] {
  const placeAt = placesIn(source);
  const warn = (code: string, offset: number, message: string) => findingAt(code, "warning", placeAt(offset), message);
  const masked = withoutExpressions(source, () => undefined);
  const raw = wellFormedFault(source);
  const tags = [...masked.matchAll(TAG)].flatMap(({ 0: tag, index }) => {
    if (tag.startsWith("<!--") || tag.startsWith("<?")) return [];
    if (tag.startsWith("<![")) return [warn("CDataSection", index, "CDATA comes back as text with entities")];
    const quote = tag.replace(/"[^"]*"/g, (value) => "_".repeat(value.length)).indexOf("'");
    return quote < 0
      ? []
      : [warn("SingleQuotedAttribute", index + quote, "an attribute in single quotes comes back in double ones")];
  });
  const entities = [...source.matchAll(/<!--[\s\S]*?-->|&#x?[0-9a-f]+;/gi)].flatMap(({ 0: entity, index }) =>
    entity.startsWith("<!--")
      ? []
      : [
          warn(
            "NumericEntity",
            index,
            `'${entity}' comes back as a character: only named entities are compared as equal`,
          ),
        ],
  );
  const dialect = raw
    ? [findingAt("NotWellFormed", "warning", raw, `only format "rawxml" takes this: ${raw.message}`)]
    : [];
  return [...dialect, ...tags, ...entities];
}
