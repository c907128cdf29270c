/** The parts of an absolute address. */
export interface UriParts {
  readonly scheme: string;
  readonly userInfo: string;
  readonly host: string;
  /** -1 where the scheme has no usual one and none is given. */
  readonly port: number;
  readonly isDefaultPort: boolean;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21, ws: 80, wss: 443 };
const ABSOLUTE =
  /^([a-z][a-z0-9+.-]*):(\/\/)?(?:([^/?#@]*)@)?([^/?#:]*|\[[^\]]*\])?(?::(\d*))?([^?#]*)(\?[^#]*)?(#.*)?$/i;

export function parseUri(text: string): UriParts | undefined {
  const match = ABSOLUTE.exec(text.trim());
  if (!match?.[2]) return undefined;
  const [, name, , userInfo = "", host = "", port = "", path, query = "", fragment = ""] = match;
  const scheme = name.toLowerCase();
  const usual = PORTS[scheme] ?? -1;
  if ((host === "" && usual > 0) || /[\s<>"\\^`{|}%]/.test(host) || Number(port) > 65535) return undefined;
  const own = port === "" ? usual : Number(port);
  return {
    ...{ scheme, userInfo, host: host.toLowerCase(), port: own, isDefaultPort: own === usual },
    ...{ path: escaped(withoutDots(path === "" ? "/" : path)), query: escaped(query), fragment: escaped(fragment) },
  };
}

export function uriText({ scheme, userInfo, query, fragment, path, ...rest }: UriParts): string {
  return `${scheme}://${userInfo === "" ? "" : `${userInfo}@`}${authority(rest)}${path}${query}${fragment}`;
}

export function authority({ host, port, isDefaultPort }: Pick<UriParts, "host" | "port" | "isDefaultPort">): string {
  return isDefaultPort ? host : `${host}:${port}`;
}

/** An address against another: what `new Uri(base, relative)` is. */
export function combinedUri(base: UriParts, relative: string): UriParts | undefined {
  const absolute = parseUri(relative);
  if (absolute) return absolute;
  const root = `${base.scheme}://${authority(base)}`;
  if (relative === "") return base;
  if (relative.startsWith("//")) return parseUri(`${base.scheme}:${relative}`);
  if (relative.startsWith("/")) return parseUri(root + relative);
  if (relative.startsWith("?")) return parseUri(root + base.path + relative);
  return parseUri(root + base.path.replace(/[^/]*$/, "") + relative);
}

function withoutDots(path: string): string {
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const joined = parts.join("/");
  const whole = joined.startsWith("/") ? joined : `/${joined}`;
  return /\/\.\.?$/.test(path) && !whole.endsWith("/") ? `${whole}/` : whole;
}

// What may not stand in an address as it is.
function escaped(text: string): string {
  return text.replace(/[^!-~]|["<>\\^`{|}]/gu, (char) => (char === "\\" ? "/" : encodeURIComponent(char)));
}

/** `Uri.EscapeDataString` */
export function escapeData(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `Uri.EscapeUriString` */
export function escapeUri(text: string): string {
  return encodeURI(text).replace(/%5B/g, "[").replace(/%5D/g, "]");
}

/** `Uri.UnescapeDataString`: what is no escape stays. */
export function unescapeData(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
