import type { IncomingMessage } from "node:http";
import { HeaderMap } from "../../drill/csharp/header-map";

/** Nothing of a drill leaves this machine. */
export const LOOPBACK = "127.0.0.1";

/** Headers that belong to one connection, and are made anew for the next. */
const OF_CONNECTION: ReadonlySet<string> = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

/** Names a request of a drill on its way through the servers; no policy sees it. */
export const TAG = "x-loopback-request";

export async function readBody(message: IncomingMessage): Promise<{ readonly text: string; readonly bytes: number }> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const all = Buffer.concat(parts);
  return { text: all.toString("utf8"), bytes: all.length };
}

/** The headers that somebody sent, without the tag. */
export function headersOf({ rawHeaders }: IncomingMessage): HeaderMap {
  const pairs = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1]]] : [],
  );
  return HeaderMap.of(pairs.filter(([name]) => name.toLowerCase() !== TAG));
}

/** The tag of a request; empty when it has none. */
export function tagOf({ headers }: IncomingMessage): string {
  return String(headers[TAG] ?? "");
}

/** What of headers goes on to the next connection, as Node takes it. */
export function passedOn(headers: HeaderMap): string[] {
  return [...headers]
    .filter(([name]) => !OF_CONNECTION.has(name.toLowerCase()))
    .flatMap(([name, values]) => values.flatMap((value) => [name, value]));
}
