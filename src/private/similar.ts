import { quotedList } from "./text";

/** How many names are offered. */
const MOST = 3;
/** Nobody mistypes a longer name, and comparing it would take long. */
const LONGEST = 100;

/** `; did you mean 'chat'` where known names are like a wrong one, else nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const similar = similarTo(name, known);
  return similar.length === 0 ? "" : `; did you mean ${quotedList(similar)}`;
}

/** Known names that somebody may have meant who wrote another one: with few other letters, or the whole of which it is a part. */
export function similarTo(name: string, known: readonly string[]): string[] {
  if (name.length > LONGEST) return [];
  const wrong = name.toLowerCase();
  const few = Math.max(1, Math.floor(wrong.length / 3));
  return known
    .map((each) => ({ each, edits: edits(wrong, each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= few || (wrong.length > 3 && each.toLowerCase().includes(wrong)))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, MOST)
    .map(({ each }) => each);
}

/** Letters to insert, delete, replace or swap with the next one, to turn one name into the other. */
function edits(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row][column] = Math.min(
        rows[row - 1][column - 1] + (isSame ? 0 : 1),
        rows[row - 1][column] + 1,
        rows[row][column - 1] + 1,
        isSwapped ? rows[row - 2][column - 2] + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[one.length][other.length];
}
