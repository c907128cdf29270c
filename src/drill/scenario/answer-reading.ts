import { ANSWER_TEXT, WORDS } from "../world/model-answer";

/** What a caller can tell of the body of an answer. */
export interface AnswerReading {
  /** All words are there. */
  readonly isWhole: boolean;
  /** It cannot be read, or it tells of an error: nobody takes it for an answer. */
  readonly isBroken: boolean;
}

const MOST_KEPT = 2048;

/** Reads bodies as a caller does who does not look for `[DONE]`. They repeat, and each is read once. */
export class AnswerReader {
  private readonly known = new Map<string, AnswerReading>();

  read(text: string): AnswerReading {
    let reading = this.known.get(text);
    if (!reading) {
      reading = text.startsWith("data:") ? readEvents(text) : readJson(text);
      if (this.known.size >= MOST_KEPT) this.known.clear();
      this.known.set(text, reading);
    }
    return reading;
  }
}

function readJson(text: string): AnswerReading {
  const parsed = parsedOrNothing(text);
  return { isWhole: text.includes(ANSWER_TEXT), isBroken: parsed === undefined };
}

function readEvents(text: string): AnswerReading {
  const events = text.split("\n\n").filter((event) => event !== "");
  const parsed = events.map((event) => event.replace(/^data: /, "")).filter((data) => data !== "[DONE]");
  const values = parsed.map(parsedOrNothing);
  const isBroken = values.some((value) => value === undefined || isError(value));
  const words = parsed.join(" ").match(/\bword\d+\b/g) ?? [];
  return { isWhole: new Set(words).size === WORDS, isBroken };
}

function isError(value: unknown): boolean {
  return typeof value === "object" && value !== null && "error" in value;
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
