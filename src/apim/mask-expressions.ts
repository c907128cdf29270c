import { expressionEnd } from "./expression-end";

/**
 * A document with every expression blotted out, character by character, so that what remains is XML. An expression that does not
 * end is left to `onEndless`.
 */
export function withoutExpressions(text: string, onEndless: (offset: number) => void): string {
  const next = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|@[({]/g;
  let masked = "";
  for (let found = next.exec(text); found; found = next.exec(text)) {
    if (!found[0].startsWith("@")) continue;
    const end = expressionEnd(text, found.index);
    if (end === undefined) onEndless(found.index);
    else {
      masked += text.slice(masked.length, found.index) + text.slice(found.index, end).replace(/[^\r\n]/g, "_");
      next.lastIndex = end;
    }
  }
  return masked + text.slice(masked.length);
}
