/**
 * A text of a document as it may stand in a line of a report: what would begin a new one, or speak to a terminal or a build
 * server, is shown as an escape.
 */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
