import { outOfRange } from "./exceptions";

/** `String.Split`; without separators at white space. */
export function splitText(text: string, separators: readonly string[], count: number, dropsEmpty: boolean): string[] {
  if (count < 0) throw outOfRange("count", "Count cannot be less than zero.");
  if (count === 0) return [];
  const wanted = separators.filter((each) => each !== "" && each !== null);
  if (count === Number.MAX_SAFE_INTEGER && wanted.length === 1) {
    const parts = text.split(wanted[0]);
    return dropsEmpty ? parts.filter((part) => part !== "") : parts;
  }
  const [one, other] = wanted;
  if (count === Number.MAX_SAFE_INTEGER && !dropsEmpty && wanted.length === 2 && one.length + other.length === 2) {
    return splitAtEither(text, one.charCodeAt(0), other.charCodeAt(0));
  }
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length && parts.length < count - 1; ) {
    const found = separatorAt(text, at, wanted);
    if (found === 0) {
      at++;
      continue;
    }
    if (!dropsEmpty || at > from) parts.push(text.slice(from, at));
    at += found;
    from = at;
  }
  // Before the last part of a limited number, empty ones are skipped too.
  while (dropsEmpty && parts.length === count - 1 && separatorAt(text, from, wanted) > 0) {
    from += separatorAt(text, from, wanted);
  }
  if (!dropsEmpty || from < text.length) parts.push(text.slice(from));
  return parts;
}

/** At two characters: policies split their lists so with each request. */
function splitAtEither(text: string, one: number, other: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== one && code !== other) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** How long the separator is that stands here; 0 for none. */
function separatorAt(text: string, at: number, separators: readonly string[]): number {
  if (at >= text.length) return 0;
  if (separators.length === 0) return /\s/.test(text[at]) ? 1 : 0;
  return separators.find((each) => text.startsWith(each, at))?.length ?? 0;
}
