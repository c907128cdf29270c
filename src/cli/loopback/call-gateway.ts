import { type IncomingMessage, request } from "node:http";
import { LOOPBACK } from "./http-message";

/** A part of an answer as it came out of the socket. */
export interface ReceivedPart {
  /** Milliseconds since the call. */
  readonly afterMs: number;
  readonly text: string;
}

/** What a caller got. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly headersAfterMs: number;
  readonly parts: readonly ReceivedPart[];
  readonly text: string;
  /** The connection broke before the end. */
  readonly isBroken: boolean;
  readonly endsAfterMs: number;
}

export interface SentCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Calls a server on this machine and notes when what came. Fails where no headers come, or the caller leaves before they do. */
export function callGateway(
  port: number,
  { method, path, host, headers, body }: SentCall,
  signal?: AbortSignal,
): Promise<ReceivedAnswer> {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: LOOPBACK,
      port,
      method,
      path,
      headers: { ...headers, host },
      agent: false,
      signal,
    });
    outgoing.once("error", reject);
    outgoing.once("response", (incoming) => {
      outgoing.off("error", reject);
      outgoing.on("error", () => undefined);
      const headersAfterMs = elapsed();
      const parts: ReceivedPart[] = [];
      incoming.setEncoding("utf8");
      incoming.on("data", (text: string) => parts.push({ afterMs: elapsed(), text }));
      incoming.on("error", () => undefined);
      incoming.once("close", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          headersAfterMs,
          parts,
          text: parts.map(({ text }) => text).join(""),
          isBroken: !incoming.complete,
          endsAfterMs: elapsed(),
        }),
      );
    });
    outgoing.end(body);
  });
}
