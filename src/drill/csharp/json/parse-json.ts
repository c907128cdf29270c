import { DotNetException } from "../dotnet-exception";
import { wide } from "../values/wide";
import { isoDate } from "./iso-date";
import { leaf, type PlainJson, TOKEN } from "./plain-json";

const KNOWN = new Map<string, PlainJson>();
const MOST_KNOWN = 256;
const LONGEST_KNOWN = 16_384;

/**
 * Reads JSON as Json.NET does: also with single quotes, names without quotes, comments, a comma at the end. Texts that look like
 * an ISO date become dates. The same text is often read again, so what it says is kept.
 */
export function parseJson(text: string): PlainJson {
  const known = KNOWN.get(text);
  if (known) return known;
  const parsed = new JsonReader(text).document();
  if (text.length <= LONGEST_KNOWN) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(text, parsed);
  }
  return parsed;
}

export function jsonReaderException(message: string): DotNetException {
  return new DotNetException("Newtonsoft.Json.JsonReaderException", message);
}

const WORDS: readonly (readonly [string, PlainJson])[] = [
  ["true", leaf(TOKEN.BOOLEAN, true)],
  ["false", leaf(TOKEN.BOOLEAN, false)],
  ["null", leaf(TOKEN.NULL, null)],
  ["undefined", leaf(TOKEN.UNDEFINED, null)],
  ["NaN", leaf(TOKEN.FLOAT, Number.NaN)],
  ["Infinity", leaf(TOKEN.FLOAT, Number.POSITIVE_INFINITY)],
  ["-Infinity", leaf(TOKEN.FLOAT, Number.NEGATIVE_INFINITY)],
];

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const PLAIN = /[^"'\\]*/y;
const NUMBER = /-?(?:0x[0-9a-f]+|[0-9.][0-9.eE+-]*)/iy;
const SKIPPED = /(?:\s+|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
const IDENTIFIER = /[\p{L}\p{Nd}_$]+/uy;

class JsonReader {
  private at = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  document(): PlainJson {
    this.skip();
    if (this.at >= this.text.length) throw this.fault("Error reading JToken from JsonReader.", 0);
    const value = this.value();
    this.skip();
    if (this.at < this.text.length) {
      throw this.fault(`Additional text encountered after finished reading JSON content: ${this.text[this.at]}.`);
    }
    return value;
  }

  private value(): PlainJson {
    const char = this.text[this.at];
    switch (char) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
      case "'": {
        const text = this.string(char);
        const date = isoDate(text);
        return date ? leaf(TOKEN.DATE, date) : leaf(TOKEN.STRING, text);
      }
      default:
        return this.word() ?? this.number();
    }
  }

  private object(): PlainJson {
    const members = new Map<string, PlainJson>();
    this.begin("JObject");
    for (;;) {
      this.skip();
      if (this.take("}")) return { kind: "object", members };
      const name = this.name();
      this.path.push(name);
      this.skip();
      if (!this.take(":")) throw this.fault(this.unexpected("after parsing a property name"));
      this.skip();
      members.set(name, this.value());
      this.skip();
      const isLast = !this.take(",");
      if (isLast && !this.take("}")) throw this.unfinished("JObject");
      this.path.pop();
      if (isLast) return { kind: "object", members };
    }
  }

  private array(): PlainJson {
    const items: PlainJson[] = [];
    this.begin("JArray");
    for (;;) {
      this.skip();
      if (this.take("]")) return { kind: "array", items };
      this.path.push(items.length);
      items.push(this.text[this.at] === "," ? leaf(TOKEN.UNDEFINED, null) : this.value());
      this.skip();
      const isLast = !this.take(",");
      if (isLast && !this.take("]")) throw this.unfinished("JArray");
      this.path.pop();
      if (isLast) return { kind: "array", items };
    }
  }

  private begin(type: string): void {
    this.at++;
    this.skip();
    if (this.at >= this.text.length) throw this.fault(`Error reading ${type} from JsonReader.`);
  }

  private unfinished(type: string): DotNetException {
    return this.at >= this.text.length
      ? this.fault(`Unexpected end of content while loading ${type}.`)
      : this.fault(`After parsing a value an unexpected character was encountered: ${this.text[this.at]}.`);
  }

  private name(): string {
    const char = this.text[this.at];
    if (char === '"' || char === "'") return this.string(char);
    const name = this.match(IDENTIFIER);
    const after = this.text[this.at];
    if (name && after !== undefined && !/[\s:/]/.test(after)) {
      throw this.fault(`Invalid JavaScript property identifier character: ${after}.`);
    }
    if (name) return name;
    throw char === undefined
      ? this.fault("Unexpected end of content while loading JObject.")
      : this.fault(`Invalid property identifier character: ${char}.`);
  }

  private string(quote: string): string {
    let result = "";
    this.at++;
    for (;;) {
      result += this.match(PLAIN);
      const char = this.text[this.at++];
      if (char === quote) return result;
      if (char === undefined) throw this.fault(`Unterminated string. Expected delimiter: ${quote}.`);
      result += char === "\\" ? this.escape() : char;
    }
  }

  private escape(): string {
    const char = this.text[this.at++];
    if (char === "u") {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-f]{4}$/i.test(digits)) throw this.fault(`Could not convert string to integer: ${digits}.`);
      this.at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if ("\"'\\/".includes(char ?? " ")) return char;
    const found = ESCAPES[char];
    if (found === undefined) throw this.fault(`Bad JSON escape sequence: \\${char}.`);
    return found;
  }

  private word(): PlainJson | undefined {
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return undefined;
  }

  private number(): PlainJson {
    const from = this.at;
    const text = this.match(NUMBER);
    const isHex = /^-?0x/i.test(text);
    if (isHex) return leaf(TOKEN.INTEGER, wide(BigInt(text.replace("-", "")) * (text[0] === "-" ? -1n : 1n)));
    if (/^-?\d+$/.test(text)) {
      const isOctal = /^-?0\d/.test(text) && !/[89]/.test(text);
      const digits = isOctal ? `0o${text.replace("-", "")}` : text.replace("-", "");
      return leaf(TOKEN.INTEGER, wide(BigInt(digits) * (text[0] === "-" ? -1n : 1n)));
    }
    const number = Number(text);
    if (text === "" || Number.isNaN(number)) {
      this.at = from;
      throw this.fault(this.noValue(this.text[from]));
    }
    return leaf(TOKEN.FLOAT, number);
  }

  private noValue(char: string | undefined): string {
    if (char === undefined) return "Unexpected end of content while loading JObject.";
    if (char === "t" || char === "f") return "Error parsing boolean value.";
    return char === "n"
      ? "Error parsing null value."
      : `Unexpected character encountered while parsing value: ${char}.`;
  }

  private unexpected(where: string): string {
    const char = this.text[this.at];
    return char === undefined
      ? "Unexpected end of content while loading JObject."
      : `Invalid character ${where}. Expected ':' but got: ${char}.`;
  }

  private skip(): void {
    // Most values follow each other without anything between them.
    const code = this.text.charCodeAt(this.at);
    if (code > 32 && code !== 47 && code < 128) return;
    this.match(SKIPPED);
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private fault(message: string, line?: number): DotNetException {
    const before = this.text.slice(0, this.at).split("\n");
    const path = this.path.reduce<string>(
      (text, part) => text + (typeof part === "number" ? `[${part}]` : `${text ? "." : ""}${part}`),
      "",
    );
    return jsonReaderException(
      `${message} Path '${path}', line ${line ?? (this.at === 0 ? 0 : before.length)}, position ${before[before.length - 1].length}.`,
    );
  }
}
