/** `stack/eu` holds `stack/eu` and `stack/eu/openai`, not `stack/eu2`; the empty path holds all. */
export function isUnder(path: string, prefix: string): boolean {
  const trimmed = prefix.replace(/\/+$/, "");
  return trimmed === "" || path === trimmed || path.startsWith(`${trimmed}/`);
}
