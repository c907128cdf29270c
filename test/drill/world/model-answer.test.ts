import { AnswerReader } from "../../../src/drill/scenario/answer-reading";
import { DAMAGES } from "../../../src/drill/world/fault";
import { type Delivery, jsonAnswer, streamAnswer } from "../../../src/drill/world/model-answer";
import type { ModelKind } from "../../../src/drill/world/model-call";

const USUAL: Delivery = { firstTokenMs: 100, wordsPerSecond: 50 };
const KINDS: readonly ModelKind[] = ["chat", "completions", "embeddings", "responses", "images", "audio", "other"];
const read = (text: string) => new AnswerReader().read(text);

describe("an answer of a model", () => {
  test.each(KINDS)("of the kind %s is JSON with all words", (kind) => {
    const body = jsonAnswer(kind, "quick", USUAL, "id-1");

    expect(read(body.text)).toEqual({ isWhole: true, isBroken: false });
    expect([body.isStream, body.isCut]).toEqual([false, false]);
  });

  test.each(["chat", "completions", "responses"] as const)("of the kind %s comes as events, in time", (kind) => {
    const body = streamAnswer(kind, "quick", USUAL, "id-1");
    const chunks = body.chunks ?? [];

    expect(read(body.text)).toEqual({ isWhole: true, isBroken: false });
    expect(body.text).toBe(chunks.map(({ text }) => text).join(""));
    expect(body.text.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(chunks[0].afterMs).toBe(100);
    expect(body.endsAfterMs).toBe(1300);
    expect(chunks.map(({ afterMs }) => afterMs)).toEqual(chunks.map(({ afterMs }) => afterMs).sort((a, b) => a - b));
  });

  test("that breaks off lacks its end", () => {
    const stream = streamAnswer("chat", "quick", { ...USUAL, cutAfter: 40 }, "id-1");
    const json = jsonAnswer("chat", "quick", { ...USUAL, cutAfter: 40 }, "id-1");

    expect([stream.isCut, stream.text.includes("word40"), stream.text.includes("word41")]).toEqual([true, true, false]);
    expect(stream.text).not.toContain("[DONE]");
    expect([json.isCut, read(json.text).isWhole]).toEqual([true, false]);
  });

  test.each([
    ["whole", 31_300, false],
    ["cut", 30_500, true],
  ] as const)("that stalls ends %s", (thenEnds, endsAfterMs, isCut) => {
    const body = streamAnswer("chat", "quick", { ...USUAL, stall: { after: 20, forMs: 30_000, thenEnds } }, "id-1");

    expect([body.endsAfterMs, body.isCut]).toEqual([endsAfterMs, isCut]);
  });

  test.each([
    ["malformed-chunk", false, true, true],
    ["no-done", true, false, false],
    ["error-event", false, true, false],
  ] as const)("with the damage %s is whole: %s, broken: %s", (damage, isWhole, isBroken, hasDone) => {
    const body = streamAnswer("chat", "quick", { ...USUAL, damage }, "id-1");

    expect(read(body.text)).toEqual({ isWhole, isBroken });
    expect(body.text.includes("[DONE]")).toBe(hasDone);
    expect(body.isCut).toBe(false);
  });

  test("with bad JSON cannot be read", () => {
    expect(read(jsonAnswer("chat", "quick", { ...USUAL, damage: "bad-json" }, "id-1").text).isBroken).toBe(true);
    expect(DAMAGES).toContain("bad-json");
  });
});
