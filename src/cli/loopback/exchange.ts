import { type IncomingMessage, request } from "node:http";
import type { HeaderMap } from "../../drill/csharp/header-map";
import type { AnswerBody, BackendCall, ExchangeResult, TransportReason } from "../../drill/gateway/effect";
import { headersOf, LOOPBACK, passedOn, TAG } from "./http-message";

/** A stream of which only the headers have come. It goes to the caller as it is, so nothing of it is ever read here. */
export class RelayedStream implements AnswerBody {
  readonly isStream = true;
  readonly isCut = false;
  readonly endsAfterMs = 0;
  /** An empty part: it is gone where a gateway collects parts before it passes them on. */
  readonly chunks = [{ afterMs: 0, text: "" }];

  constructor(readonly source: IncomingMessage) {}

  get text(): string {
    throw new Error("the policy reads the body of a stream; over loopback a stream can only be passed on");
  }
}

/** The stream that a body stands for, if nobody has put another in its place. A gateway may have copied what it says. */
export function streamBehind(
  body: AnswerBody,
): { readonly source: IncomingMessage; readonly isBuffered: boolean } | undefined {
  const { source, chunks } = body as Partial<RelayedStream>;
  return source && { source, isBuffered: chunks?.length === 0 };
}

/** Makes a call over HTTP. Headers decide; a body that is no stream is waited for, as whoever looks at it would. */
export function exchange(call: BackendCall, port: number, tag: string, left: AbortSignal): Promise<ExchangeResult> {
  return new Promise((resolve) => {
    const { pathname, search } = new URL(call.url);
    const headers = ["Host", call.host, TAG, tag, ...passedOn(withoutHost(call.headers))];
    const outgoing = request({ host: LOOPBACK, port, method: call.method, path: `${pathname}${search}`, headers });
    const fail = (reason: TransportReason, message: string) => {
      clearTimeout(timer);
      resolve({ kind: "failure", reason, message });
      outgoing.destroy();
    };
    const timer = setTimeout(() => fail("Timeout", `The operation has timed out. (${call.host})`), call.timeoutMs);
    left.addEventListener("abort", () => fail("ClientConnectionFailure", "The caller has gone."), { once: true });
    outgoing.once("error", (error) => fail("BackendConnectionFailure", error.message));
    outgoing.once("response", (incoming) => {
      clearTimeout(timer);
      answerOf(incoming).then(resolve, (error: Error) => fail("BackendConnectionFailure", error.message));
    });
    outgoing.end(call.body ?? undefined);
  });
}

async function answerOf(incoming: IncomingMessage): Promise<ExchangeResult> {
  const headers = headersOf(incoming);
  const isStream = (headers.get("Content-Type")?.[0] ?? "").startsWith("text/event-stream");
  const body = isStream ? new RelayedStream(incoming) : await wholeBody(incoming);
  return { kind: "answer", status: incoming.statusCode ?? 0, reason: incoming.statusMessage ?? "", headers, body };
}

async function wholeBody(incoming: IncomingMessage): Promise<AnswerBody> {
  const parts: Buffer[] = [];
  let isCut = false;
  try {
    for await (const part of incoming) parts.push(part as Buffer);
  } catch {
    isCut = true;
  }
  return { text: Buffer.concat(parts).toString("utf8"), isStream: false, isCut, endsAfterMs: 0 };
}

function withoutHost(headers: HeaderMap): HeaderMap {
  const others = headers.copy();
  others.delete("Host");
  return others;
}
