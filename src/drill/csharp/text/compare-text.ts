import { upperCase } from "./change-case";

// The order of marks in the invariant culture of .NET Framework: after white space, before digits, and those before letters; a
// letter comes before its capital. Hyphens and apostrophes count only between texts that are equal without them.
const MARKS = '!"#$%&()*,./:;?@[\\]^_`{|}~+<=>';

/** How `StringComparison` compares: 0 to 3 by culture, 4 and 5 by code; odd numbers ignore case. */
export function compareTexts(a: string, b: string, comparison = 0): number {
  const [x, y] = comparison % 2 === 1 ? [upperCase(a), upperCase(b)] : [a, b];
  if (comparison >= 4) return x < y ? -1 : x > y ? 1 : 0;
  return compareByCulture(x, y);
}

function compareByCulture(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [folded(a), folded(b)];
  const length = Math.min(x.length, y.length);
  for (let at = 0; at < length; at++) {
    const order = weight(x[at]) - weight(y[at]);
    if (order !== 0) return Math.sign(order);
  }
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  return a.length === b.length ? compareCase(a, b) : a.length - b.length;
}

// Accents, case and hyphens decide only between texts that are equal without them.
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'-]/g, "")
    .toLowerCase();
}

function weight(char: string): number {
  if (/\s/.test(char)) return char.charCodeAt(0) / 0x10000;
  const mark = MARKS.indexOf(char);
  if (mark >= 0) return 1 + mark;
  return 100 + char.charCodeAt(0);
}

function compareCase(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] !== b[at]) return isLower(a[at]) === isLower(b[at]) ? (a[at] < b[at] ? -1 : 1) : isLower(a[at]) ? -1 : 1;
  }
  return a.length - b.length;
}

function isLower(char: string): boolean {
  return char === char.toLowerCase();
}

export function equalTexts(a: string | null, b: string | null, comparison = 4): boolean {
  if (a === b || a === null || b === null) return a === b;
  return comparison % 2 === 1 ? upperCase(a) === upperCase(b) : false;
}
