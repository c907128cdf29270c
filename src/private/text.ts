/** `'a', 'b', 'c'`; past `most` items the list ends in `…`, so that a message stays readable. */
export function quotedList(items: readonly string[], most = 12): string {
  if (items.length === 0) return "none";
  const shown = items.slice(0, most).map((item) => `'${item}'`);
  return (items.length > most ? [...shown, "…"] : shown).join(", ");
}

/** `1,500,000`: grouped by hand because `toLocaleString` depends on the machine. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** Orders by code point, so that the order is the same on every machine. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How a wrong value is shown in a message: quoted when it is text, short whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === "string") return `'${value.length > 80 ? `${value.slice(0, 77)}…` : value}'`;
  if (value === undefined || value === null || typeof value === "number" || typeof value === "boolean")
    return String(value);
  return Array.isArray(value) ? "a list" : `a value of type ${typeof value}`;
}
