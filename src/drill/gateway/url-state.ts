import type { UrlState } from "../csharp/request-state";

const ADDRESS = /^(https?):\/\/([^/:?#]+)(?::(\d{1,5}))?([^?#]*)(\?[^#]*)?(?:#.*)?$/i;

/** A parameter of a query as it is written: with its escapes. */
export type QueryPair = readonly [name: string, value: string];

/** Undefined for what is no absolute http address. */
export function readUrl(text: string): UrlState | undefined {
  const [, scheme, host, port, path, queryString = ""] = ADDRESS.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const lower = scheme.toLowerCase();
  return {
    scheme: lower,
    host: host.toLowerCase(),
    port: port === undefined ? defaultPort(lower) : Number(port),
    path: path === "" ? "/" : path,
    ...queryParts(queryString),
  };
}

/** The parts of a query text, with its `?` if there is anything in it. */
export function queryParts(queryString: string): Pick<UrlState, "queryString" | "query"> {
  const query = new Map<string, string[]>();
  for (const [name, value] of queryPairs(queryString)) {
    const key = unescaped(name);
    const values = query.get(key);
    if (values) values.push(unescaped(value));
    else query.set(key, [unescaped(value)]);
  }
  return { queryString: queryString === "?" ? "" : queryString, query };
}

export function queryPairs(queryString: string): QueryPair[] {
  return queryString
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    });
}

export function queryText(pairs: readonly QueryPair[]): string {
  return pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/** Scheme, host, and port where it is not the usual one. */
export function originOf({ scheme, host, port }: UrlState): string {
  return `${scheme}://${hostOf({ scheme, host, port })}`;
}

export function hostOf({ scheme, host, port }: Pick<UrlState, "scheme" | "host" | "port">): string {
  return port === defaultPort(scheme) ? host : `${host}:${port}`;
}

/** A text with an escape that is none stays as it is. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

function defaultPort(scheme: string): number {
  return scheme === "https" ? 443 : 80;
}
