import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { AnswerBody } from "../../../src/drill/gateway/effect";
import { AnswerBodyState, TextBody } from "../../../src/drill/gateway/message-body";
import { relayedBody } from "../../../src/drill/gateway/relay-body";

const STREAM: AnswerBody = {
  text: "abc",
  isStream: true,
  isCut: false,
  endsAfterMs: 300,
  chunks: [
    { afterMs: 100, text: "a" },
    { afterMs: 200, text: "b" },
    { afterMs: 300, text: "c" },
  ],
};

describe("the body that a caller gets", () => {
  test("is the stream as it comes, where it is not buffered", () => {
    expect(relayed(STREAM, { isBuffered: false })).toEqual(STREAM);
  });

  test("loses the time that went by before its headers went out", () => {
    expect(relayed(STREAM, { isBuffered: false, now: 1150 })).toMatchObject({
      endsAfterMs: 150,
      chunks: [{ afterMs: 0 }, { afterMs: 50 }, { afterMs: 150 }],
    });
  });

  test("comes in parts of 8,192 characters where it is buffered, the rest at the end", () => {
    const chunks = [0, 1, 2].map((part) => ({ afterMs: part * 100, text: String(part).repeat(5000) }));
    const text = chunks.map((chunk) => chunk.text).join("");

    const got = relayed({ ...STREAM, text, chunks, endsAfterMs: 250 }, { isBuffered: true });

    expect(got.chunks?.map(({ afterMs, text: part }) => [afterMs, part.length])).toEqual([
      [100, 8192],
      [250, 6808],
    ]);
    expect(got.chunks?.map((chunk) => chunk.text).join("")).toBe(text);
  });

  test("is there as a whole when a policy has read it", () => {
    expect(relayed(STREAM, { isBuffered: false, isRead: true })).toEqual({
      text: "abc",
      isStream: true,
      isCut: false,
      endsAfterMs: 0,
    });
  });

  test("is gone when a policy has read it for the last time", () => {
    expect(relayed(STREAM, { isBuffered: false, isRead: true, isConsumed: true }).text).toBe("");
  });

  test("is what a policy wrote", () => {
    const response = { statusCode: 200, statusReason: "", headers: HeaderMap.of(), body: new TextBody("own") };

    expect(relayedBody(response, true, 0)).toEqual({ text: "own", isStream: false, isCut: false, endsAfterMs: 0 });
    expect(relayedBody({ ...response, body: null }, true, 0).text).toBe("");
  });
});

interface Relay {
  readonly isBuffered: boolean;
  readonly now?: number;
  readonly isRead?: boolean;
  readonly isConsumed?: boolean;
}

/** Headers came at 1000. */
function relayed(
  answer: AnswerBody,
  { isBuffered, now = 1000, isRead = false, isConsumed = false }: Relay,
): AnswerBody {
  const body = new AnswerBodyState(answer, 1000, () => undefined);
  if (isRead) body.text();
  body.isConsumed = isConsumed;
  return relayedBody({ statusCode: 200, statusReason: "", headers: HeaderMap.of(), body }, isBuffered, now);
}
