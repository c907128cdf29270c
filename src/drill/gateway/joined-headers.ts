import type { HeaderMap } from "../csharp/header-map";

/** Their values may hold commas or dates, and go out one by one. */
const SEPARATE: ReadonlySet<string> = new Set([
  "user-agent",
  "www-authenticate",
  "proxy-authenticate",
  "cookie",
  "set-cookie",
  "warning",
  "date",
  "expires",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "retry-after",
]);

/**
 * Headers with several values in one line, with commas.
 *
 * @see https://learn.microsoft.com/azure/api-management/set-header-policy, usage notes
 */
export function withJoinedValues(headers: HeaderMap): HeaderMap {
  const joined = headers.copy();
  for (const [name, values] of headers) {
    if (values.length > 1 && !SEPARATE.has(name.toLowerCase())) joined.set(name, [values.join(",")]);
  }
  return joined;
}
