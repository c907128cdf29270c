const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const ENTITY = /&(?:quot|apos|lt|gt|amp);/y;
const MEANING: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/**
 * Where the expression that begins at `start` with `@(` or `@{` ends, the bracket included; undefined where it does not end.
 * Brackets in texts and remarks of C# do not count. Entities are read as what they mean, so that this works on a document
 * before its markup is known.
 */
export function expressionEnd(text: string, start: number): number | undefined {
  const scanner = new Scanner(text, start + 1);
  return scanner.bracket() ? scanner.at : undefined;
}

class Scanner {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** From an opening bracket past the one that closes it; false where none does. */
  bracket(): boolean {
    const closing = CLOSING[this.take()];
    while (this.at < this.text.length) {
      const char = this.peek();
      if (char === closing) {
        this.take();
        return true;
      }
      if (/[)\]}]/.test(char)) return false;
      if (!(char in CLOSING ? this.bracket() : this.word())) return false;
    }
    return false;
  }

  /** Past a text, a remark or one character; false where it does not end. */
  private word(): boolean {
    const char = this.take();
    if (char === '"') return this.string(false, false);
    if (char === "'") return this.character();
    if (char === "/" && this.peek() === "/") return this.past(/$|[\r\n]/gm);
    if (char === "/" && this.peek() === "*") return this.past(/\*\//g);
    if (char !== "@" && char !== "$") return true;
    const second = this.peek() === (char === "@" ? "$" : "@") && this.charAfterNext() === '"';
    if (second) this.take();
    if (this.peek() !== '"') return true;
    this.take();
    return this.string(char === "@" || second, char === "$" || second);
  }

  private string(isVerbatim: boolean, hasHoles: boolean): boolean {
    while (this.at < this.text.length) {
      if (hasHoles && this.peek() === "{" && this.charAfterNext() !== "{") {
        if (!this.bracket()) return false;
        continue;
      }
      const char = this.take();
      if (char === "\\" && !isVerbatim) this.take();
      // Doubled, a brace is a character of the text, and so is a quote in a verbatim one.
      else if (char === "{" && hasHoles) this.take();
      else if (char === '"') {
        if (!isVerbatim || this.peek() !== '"') return true;
        this.take();
      }
    }
    return false;
  }

  // More than one character between single quotes is no C#, but is seen in policies; a bracket in there is none either.
  private character(): boolean {
    while (this.at < this.text.length && !/[\r\n]/.test(this.peek())) {
      const char = this.take();
      if (char === "'") return true;
      if (char === "\\") this.take();
    }
    return true;
  }

  private past(end: RegExp): boolean {
    end.lastIndex = this.at + 1;
    const found = end.exec(this.text);
    if (found) this.at = found.index + found[0].length;
    return found !== null;
  }

  private peek(): string {
    const entity = this.entityAt(this.at);
    return entity ? MEANING[entity] : this.text.charAt(this.at);
  }

  private charAfterNext(): string {
    const next = this.at + (this.entityAt(this.at)?.length ?? 1);
    const entity = this.entityAt(next);
    return entity ? MEANING[entity] : this.text.charAt(next);
  }

  private take(): string {
    const entity = this.entityAt(this.at);
    this.at += entity?.length ?? 1;
    return entity ? MEANING[entity] : this.text.charAt(this.at - 1);
  }

  private entityAt(at: number): string | undefined {
    if (this.text.charAt(at) !== "&") return undefined;
    ENTITY.lastIndex = at;
    return ENTITY.exec(this.text)?.[0];
  }
}
