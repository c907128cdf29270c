import { markdownTable } from "../private/vendor";

/** Longer cells would make every line of a table as wide. */
const MOST_CHARACTERS = 160;

/** The lines of an aligned Markdown table: two of its head, then one a row. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return markdownTable([head, ...rows].map((row) => row.map(cell))).split("\n");
}

/** A cell stays on one line and in its column, whatever it holds. */
function cell(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  const short = line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
  return short.replace(/[\\|]/g, "\\$&");
}
