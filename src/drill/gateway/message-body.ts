import { DotNetException } from "../csharp/dotnet-exception";
import type { BodyState } from "../csharp/request-state";
import type { AnswerBody } from "./effect";

/** A body whose text is at hand. */
export class TextBody implements BodyState {
  isConsumed = false;
  parsed?: BodyState["parsed"];
  private size = -1;

  constructor(private readonly content: string) {}

  text(): string {
    return this.content;
  }

  get bytes(): number {
    if (this.size < 0) this.size = Buffer.byteLength(this.content, "utf8");
    return this.size;
  }
}

/** The body of an answer of which the headers have come. Whoever reads it waits for its end. */
export class AnswerBodyState implements BodyState {
  isConsumed = false;
  isRead = false;
  parsed?: BodyState["parsed"];

  constructor(
    readonly answer: AnswerBody,
    /** When its headers came. */
    readonly arrivedAt: number,
    /** Told until when the reader waits. */
    private readonly waitUntil: (time: number) => void,
  ) {}

  get endsAt(): number {
    return this.arrivedAt + this.answer.endsAfterMs;
  }

  text(): string {
    if (!this.isRead) this.waitUntil(this.endsAt);
    if (this.answer.isCut) throw new DotNetException("System.IO.IOException", "The response ended prematurely.");
    this.isRead = true;
    return this.answer.text;
  }
}

/** A body that is there as a whole. */
export function wholeBody(text: string): AnswerBody {
  return { text, isStream: false, isCut: false, endsAfterMs: 0 };
}
