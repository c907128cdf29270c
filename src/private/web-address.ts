/** The parts of a web address that decide who answers. */
export interface WebAddress {
  /** `https` or another scheme, lower case. */
  readonly scheme: string;
  /** Host name in lower case, without port and without the dot of an absolute name. */
  readonly host: string;
}

const PORT_AND_PATH = /^(?::\d{1,5})?(?:\/|$)/;

/**
 * Reads a web address that every program reads alike. Nothing for a text that is none, and nothing where its host is not
 * written as it is read: a user name before it, a backslash, a tab, an escape, a letter that only looks like ASCII.
 */
export function readAddress(text: string): WebAddress | undefined {
  const url = parse(text);
  if (!url?.hostname) return undefined;
  const start = `${url.protocol}//${url.hostname}`;
  const isPlain = lowerCase(text).startsWith(start) && PORT_AND_PATH.test(text.slice(start.length));
  return isPlain ? { scheme: url.protocol.slice(0, -1), host: hostKey(url.hostname) } : undefined;
}

/** The host of an `https` address that every program reads alike. */
export function httpsHost(text: string): string | undefined {
  const address = readAddress(text);
  return address?.scheme === "https" ? address.host : undefined;
}

/** By what a host name is compared: DNS knows no case, and `name.` is `name`. */
export function hostKey(host: string): string {
  return lowerCase(host).replace(/\.$/, "");
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

// Of ASCII alone: the sign of Kelvin is no k.
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
