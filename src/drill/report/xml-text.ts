const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A text as it stands in XML, in an element or an attribute. What XML cannot hold becomes a question mark. */
export function xmlText(text: string): string {
  return [...text].map((character) => ENTITIES[character] ?? (isAllowed(character) ? character : "?")).join("");
}

function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff);
}
