import type { BodyState, ResponseState } from "../csharp/request-state";
import type { AnswerBody, BodyChunk } from "./effect";
import { AnswerBodyState, wholeBody } from "./message-body";

/** What `buffer-response` collects before it passes anything on. */
const BUFFER_CHARACTERS = 8192;

/** What the caller gets of the body of a response; times count from now, when its headers go out. */
export function relayedBody({ body }: ResponseState, isBuffered: boolean, now: number): AnswerBody {
  if (!(body instanceof AnswerBodyState)) return wholeBody(unreadText(body));
  if (body.isConsumed) return wholeBody("");
  const { answer } = body;
  if (body.isRead) return { ...wholeBody(answer.text), isStream: answer.isStream };
  const delay = now - body.arrivedAt;
  if (delay === 0 && !(isBuffered && answer.chunks)) return answer;
  const chunks = answer.chunks?.map(({ afterMs, text }) => ({ afterMs: Math.max(0, afterMs - delay), text }));
  const endsAfterMs = Math.max(0, answer.endsAfterMs - delay);
  return { ...answer, endsAfterMs, chunks: isBuffered ? buffered(chunks, endsAfterMs) : chunks };
}

function unreadText(body: BodyState | null): string {
  return body === null || body.isConsumed ? "" : body.text();
}

// What has not filled a buffer is passed on at the end, or where the stream breaks off.
function buffered(chunks: readonly BodyChunk[] | undefined, endsAfterMs: number): BodyChunk[] | undefined {
  if (!chunks) return undefined;
  const filled: BodyChunk[] = [];
  let waiting = "";
  for (const { afterMs, text } of chunks) {
    waiting += text;
    while (waiting.length >= BUFFER_CHARACTERS) {
      filled.push({ afterMs, text: waiting.slice(0, BUFFER_CHARACTERS) });
      waiting = waiting.slice(BUFFER_CHARACTERS);
    }
  }
  return waiting === "" ? filled : [...filled, { afterMs: endsAfterMs, text: waiting }];
}
