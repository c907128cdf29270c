import type { Value } from "../value";
import { format as formatFault } from "./exceptions";
import { formatted } from "./format";

/** `{value,width:format}`. */
export function composed(value: Value, width: number, format: string | undefined): string {
  const text = formatted(value, format ?? "");
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

/** `String.Format`. */
export function compositeFormat(pattern: string, values: readonly Value[]): string {
  let result = "";
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === pattern[at + 1] && (char === "{" || char === "}")) {
      result += char;
      at++;
    } else if (char === "{") {
      const hole = /^\{(\d+) *(?:, *(-?\d+) *)?(?::([^{}]*))?\}/.exec(pattern.slice(at));
      if (!hole) throw formatFault();
      const index = Number(hole[1]);
      if (index >= values.length) {
        throw formatFault(
          "Index (zero based) must be greater than or equal to zero and less than the size of the argument list.",
        );
      }
      result += composed(values[index], Number(hole[2] ?? 0), hole[3]);
      at += hole[0].length - 1;
    } else if (char === "}") {
      throw formatFault();
    } else {
      result += char;
    }
  }
  return result;
}
