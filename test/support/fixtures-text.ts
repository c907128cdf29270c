import fc from "fast-check";

// What XML, C#, Terraform or API Management could take for something else.
const TRAPS = [
  ...[
    "&",
    "<",
    ">",
    '"',
    "'",
    "\\",
    "/",
    "]]>",
    "<!--",
    "-->",
    "--",
    "<![CDATA[",
    "&amp;",
    "&#34;",
    "&quot;",
    "\\u0022",
    "\\n",
  ],
  ...["{", "}", "{{", "}}", "{{named}}", "$", "$$", "${", "$${", "$$${", "%", "%%", "%{", "%%{", "%{ if x }", "$%{"],
  ...["@", "@(", "@{", "@(1)", "@{ return 1; }", '@"', '$"', "//", "/*", "*/", ");", "};", "\\\\", '\\"'],
  ...["\n", "\r", "\r\n", "\t", " ", "  ", "\0", "\u0001", "\u001f", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029"],
  ...[
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "\ude00\ud83d",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ufdd0",
    "\u{1fffe}",
    "é",
    "ß",
    "中",
    "\u0301",
  ],
  ...["swedencentral", "gpt-5.4", "text-embedding-3-large", "openai_chat_francecentral", "West Europe", "a", "0"],
];

/** Any text, most of it made of traps. */
export const trickyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...TRAPS) },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** The text that a C# string literal means. Throws for what is none. */
export function literalMeaning(literal: string): string {
  const [whole, inner] = /^"((?:[^"\\]|\\["\\]|\\u[0-9a-f]{4})*)"$/.exec(literal) ?? [];
  if (whole === undefined) throw new Error(`${literal} is no string literal`);
  return inner.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, char) =>
    code === undefined ? char : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
