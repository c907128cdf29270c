import type { AnswerBody, BodyChunk } from "../gateway/effect";
import type { Damage } from "./fault";
import type { ModelKind } from "./model-call";

/** Every answer of a model has this many words, so that one that lacks some is told from a whole one. */
export const WORDS = 60;

/** Words that come together in a stream. */
const WORDS_IN_CHUNK = 5;

/** How an answer comes. Milliseconds count from the headers. */
export interface Delivery {
  readonly firstTokenMs: number;
  readonly wordsPerSecond: number;
  /** It breaks off after so many words. */
  readonly cutAfter?: number;
  /** It stops for a while after so many words. */
  readonly stall?: { readonly after: number; readonly forMs: number; readonly thenEnds: "cut" | "whole" };
  readonly damage?: Damage;
}

const words = Array.from({ length: WORDS }, (_, index) => `word${index + 1}`);

/** The 60 words, which every kind of answer carries. */
export const ANSWER_TEXT = words.join(" ");

/** The body of a JSON answer. `id` names a stored response. */
export function jsonAnswer(kind: ModelKind, model: string, delivery: Delivery, id: string): AnswerBody {
  const text = JSON.stringify(contentOf(kind, model, id));
  const cut = delivery.cutAfter ?? (delivery.stall?.thenEnds === "cut" ? delivery.stall.after : undefined);
  const isBad = delivery.damage === "bad-json";
  return {
    text: cut === undefined && !isBad ? text : text.slice(0, Math.floor((text.length * (cut ?? WORDS / 2)) / WORDS)),
    isStream: false,
    isCut: cut !== undefined,
    endsAfterMs: 20 + (delivery.stall?.forMs ?? 0),
  };
}

/** The body of an answer that comes as events. */
export function streamAnswer(kind: ModelKind, model: string, delivery: Delivery, id: string): AnswerBody {
  const events: Event[] = [];
  const lastWord = Math.min(
    delivery.cutAfter ?? WORDS,
    delivery.stall?.thenEnds === "cut" ? delivery.stall.after : WORDS,
  );
  const at = (word: number): number => {
    const late = delivery.stall && word >= delivery.stall.after ? delivery.stall.forMs : 0;
    return delivery.firstTokenMs + Math.round((word * 1000) / delivery.wordsPerSecond) + late;
  };
  events.push([delivery.firstTokenMs, opening(kind, model, id)]);
  for (let from = 0; from < lastWord; from += WORDS_IN_CHUNK) {
    const some = words.slice(from, Math.min(from + WORDS_IN_CHUNK, lastWord));
    events.push([at(from), wordsEvent(kind, model, id, `${from === 0 ? "" : " "}${some.join(" ")}`)]);
  }
  const isCut = lastWord < WORDS;
  if (!isCut) events.push([at(WORDS), closing(kind, model, id)]);
  const damaged = damage(events, delivery.damage);
  if (!isCut && !damaged.lacksDone) damaged.events.push([at(WORDS), "data: [DONE]\n\n"]);
  const chunks: BodyChunk[] = damaged.events.map(([afterMs, text]) => ({ afterMs, text }));
  const text = chunks.map((chunk) => chunk.text).join("");
  return { text, isStream: true, isCut, endsAfterMs: at(lastWord), chunks };
}

type Event = [afterMs: number, text: string];

function damage(events: Event[], kind: Damage | undefined): { events: Event[]; lacksDone: boolean } {
  if (kind === "no-done") return { events, lacksDone: true };
  const middle = Math.floor(events.length / 2);
  if (kind === "malformed-chunk") {
    const half = (text: string): string => `${text.slice(0, text.length / 2)}\n\n`;
    const broken = events.map(([afterMs, text], place): Event => [afterMs, place === middle ? half(text) : text]);
    return { events: broken, lacksDone: false };
  }
  if (kind === "error-event") {
    const event: Event = [
      events[middle][0],
      data({ error: { code: "server_error", message: "The server had an error." } }),
    ];
    return { events: [...events.slice(0, middle), event], lacksDone: true };
  }
  return { events, lacksDone: false };
}

function contentOf(kind: ModelKind, model: string, id: string): object {
  const usage = { prompt_tokens: 12, completion_tokens: WORDS, total_tokens: 12 + WORDS };
  if (kind === "chat") {
    const message = { role: "assistant", content: ANSWER_TEXT };
    return { id, object: "chat.completion", model, choices: [{ index: 0, message, finish_reason: "stop" }], usage };
  }
  if (kind === "completions") {
    return {
      id,
      object: "text_completion",
      model,
      choices: [{ index: 0, text: ANSWER_TEXT, finish_reason: "stop" }],
      usage,
    };
  }
  if (kind === "embeddings") {
    const embedding = words.map((_, index) => index / WORDS);
    return { object: "list", model, data: [{ object: "embedding", index: 0, embedding }], note: ANSWER_TEXT, usage };
  }
  if (kind === "responses") {
    const content = [{ type: "output_text", text: ANSWER_TEXT }];
    return { id, object: "response", status: "completed", model, output: [{ type: "message", content }], usage };
  }
  if (kind === "images") return { created: 1, data: [{ b64_json: "aW1hZ2U=", revised_prompt: ANSWER_TEXT }] };
  return { object: "result", model, text: ANSWER_TEXT };
}

function opening(kind: ModelKind, model: string, id: string): string {
  if (kind === "responses") return data({ type: "response.created", response: { id, model, status: "in_progress" } });
  return delta(model, id, { role: "assistant", content: "" }, null);
}

function wordsEvent(kind: ModelKind, model: string, id: string, text: string): string {
  if (kind === "responses") return data({ type: "response.output_text.delta", delta: text });
  return delta(model, id, { content: text }, null);
}

function closing(kind: ModelKind, model: string, id: string): string {
  if (kind === "responses") return data({ type: "response.completed", response: { id, model, status: "completed" } });
  return delta(model, id, {}, "stop");
}

function delta(model: string, id: string, content: object, finish: string | null): string {
  const choices = [{ index: 0, delta: content, finish_reason: finish }];
  return data({ id, object: "chat.completion.chunk", model, choices });
}

function data(event: object): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
