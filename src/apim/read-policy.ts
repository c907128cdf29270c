import { type XmlParser, xmlParser } from "../private/vendor";
import { withoutExpressions } from "./mask-expressions";
import { PolicyFault } from "./policy-fault";
import { type Place, type PolicyText, placesIn, policyText, type SourcePart } from "./policy-text";

export type { Place, PolicyText } from "./policy-text";

/** An element of a policy document. */
export interface PolicyNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, PolicyText>;
  readonly children: readonly PolicyNode[];
  /** What it holds besides elements and remarks, if that is more than space. */
  readonly text?: PolicyText;
  readonly at: Place;
}

interface OpenNode extends PolicyNode {
  readonly attributes: Map<string, PolicyText>;
  readonly children: OpenNode[];
  text?: PolicyText;
  readonly parts: SourcePart[];
}

const ROOTS = ["policies", "fragment"];

/**
 * Reads a policy document or fragment: XML, or what API Management takes with the format `rawxml`, where expressions hold quotes,
 * `<` and `&&` as they are. Throws `PolicyFault`.
 */
export function readPolicy(text: string): PolicyNode {
  const half = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  if (half >= 0) throw faultAt(text, half, "half of a surrogate pair");
  try {
    return readMarkup(text, text);
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    const masked = withoutExpressions(text, (offset) => {
      throw faultAt(text, offset, "the expression does not end");
    });
    return readMarkup(text, masked);
  }
}

/** Why a document that can be read is no XML, if it is none. */
export function wellFormedFault(text: string): PolicyFault | undefined {
  try {
    readMarkup(text, text);
    return undefined;
  } catch (error) {
    if (error instanceof PolicyFault) return error;
    throw error;
  }
}

/** Reads the elements of `markup`, which has the same length as the text, and the values out of the text. */
function readMarkup(text: string, markup: string): PolicyNode {
  const reader = new MarkupReader(text, markup);
  const root = reader.read();
  if (!ROOTS.includes(root.name)) {
    throw new PolicyFault(`the root is '${root.name}', not 'policies' or 'fragment'`, root.at.line, root.at.column);
  }
  return root;
}

class MarkupReader {
  private readonly parser: XmlParser = xmlParser();
  private readonly placeAt: (offset: number) => Place;
  private readonly open: OpenNode[] = [];
  private root: OpenNode | undefined;
  private closed: OpenNode | undefined;
  /** After the last element, remark or CDATA. */
  private textFrom = 0;

  constructor(
    private readonly text: string,
    private readonly markup: string,
  ) {
    this.placeAt = placesIn(text);
  }

  read(): PolicyNode {
    const { parser } = this;
    parser.on("error", (error) => this.fail(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    parser.on("opentagstart", ({ name }) => this.start(name));
    parser.on("attribute", ({ name }) => this.attribute(name));
    parser.on("opentag", () => {
      this.textFrom = parser.position;
    });
    parser.on("closetag", () => this.end());
    parser.on("comment", () => this.flush("<!--"));
    parser.on("processinginstruction", () => this.flush("<?"));
    parser.on("cdata", () => this.cdata());
    parser.on("doctype", () => this.fail("a document type is not allowed"));
    parser.write(this.markup).close();
    if (!this.root) throw faultAt(this.text, 0, "there is no element");
    return this.root;
  }

  private start(name: string): void {
    this.flush("<");
    const at = this.placeAt(this.lastIndexOf("<"));
    const node: OpenNode = { name, attributes: new Map(), children: [], at, parts: [] };
    this.open.at(-1)?.children.push(node);
    this.root ??= node;
    this.open.push(node);
  }

  private attribute(name: string): void {
    const to = this.parser.position - 1;
    const from = this.markup.lastIndexOf(this.markup.charAt(to), to - 1) + 1;
    const value = policyText(this.text, [{ from, to, isLiteral: false }], this.placeAt, true);
    this.open.at(-1)?.attributes.set(name, value);
  }

  private end(): void {
    if (this.markup.startsWith("</", this.lastIndexOf("<"))) this.flush("</");
    const node = this.open.pop();
    this.closed = node;
    this.textFrom = this.parser.position;
    if (!node) return;
    const value = policyText(this.text, node.parts, this.placeAt, false);
    if (value.value.trim() !== "") node.text = value;
  }

  private cdata(): void {
    const start = this.lastIndexOf("<![CDATA[");
    this.flush("<![CDATA[");
    const part = { from: start + "<![CDATA[".length, to: this.parser.position - "]]>".length, isLiteral: true };
    this.open.at(-1)?.parts.push(part);
  }

  /** Keeps the text before the markup that has just been read, which begins with `opening`. */
  private flush(opening: string): void {
    const part = { from: this.textFrom, to: this.lastIndexOf(opening), isLiteral: false };
    if (part.to > part.from) this.open.at(-1)?.parts.push(part);
    // The parser tells of a remark before its last character.
    this.textFrom = this.markup.indexOf(">", this.parser.position - 1) + 1;
  }

  private lastIndexOf(text: string): number {
    return this.markup.lastIndexOf(text, this.parser.position - 1);
  }

  private fail(message: string): never {
    const ampersand = bareAmpersand(this.markup);
    // The parser waits for the end of the entity, and complains about that.
    if (ampersand !== undefined && ampersand < this.parser.position)
      throw faultAt(this.text, ampersand, "'&' begins no entity");
    // Where the wrong element is closed, the parser has closed the right one before.
    const open = message === "unexpected close tag" ? this.closed : this.open.at(-1);
    if (open && /^(unclosed tag: |unexpected close tag$)/.test(message)) {
      throw new PolicyFault(`'${open.name}' is not closed`, open.at.line, open.at.column);
    }
    const { line, column } = this.placeAt(Math.max(0, this.parser.position - 1));
    throw new PolicyFault(message, line, column);
  }
}

function bareAmpersand(markup: string): number | undefined {
  const found = markup.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:\w+|#\d+|#x[\da-f]+);)/gi);
  for (const { 0: match, index } of found) if (match === "&") return index;
  return undefined;
}

function faultAt(text: string, offset: number, message: string): PolicyFault {
  const { line, column } = placesIn(text)(offset);
  return new PolicyFault(message, line, column);
}
