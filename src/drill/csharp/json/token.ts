import { invalidOperation } from "../text/exceptions";
import { doubleText } from "../text/number-text";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject, type Value } from "../value";
import { toText } from "../values/to-text";
import { type Leaf, leaf, type PlainJson, TOKEN } from "./plain-json";
import { quoted, writeJson } from "./write-json";

const TYPES = {
  property: definition("JProperty").type,
  value: definition("JValue").type,
  raw: definition("JRaw").type,
};

/** A `JToken`: what it holds can change, and it knows where it stands. */
export abstract class Token extends ManagedObject implements Iterable<Token> {
  parent: Container | null = null;

  /** As of `JTokenType`. */
  abstract get tokenType(): number;
  abstract clone(): Token;
  /** What it says now. */
  abstract get plain(): PlainJson;
  /** What stands inside, in its order. */
  abstract get children(): readonly Token[];

  [Symbol.iterator](): Iterator<Token> {
    return this.children[Symbol.iterator]();
  }

  get root(): Token {
    return this.parent ? this.parent.root : this;
  }

  /** JSON on one line or on several. */
  toJson(isIndented: boolean): string {
    return writeJson(this.plain, isIndented);
  }

  override toText(): string {
    return this.toJson(true);
  }

  /** Takes the token, with its name where it is a property, out of where it stands. */
  remove(): void {
    if (!this.parent) throw invalidOperation("The parent is missing.");
    this.parent.drop(this);
  }

  replace(by: Token): void {
    if (!this.parent) throw invalidOperation("The parent is missing.");
    this.parent.exchange(this, by);
  }
}

export abstract class Container extends Token {
  abstract drop(token: Token): void;
  abstract exchange(token: Token, by: Token): void;

  /** A token stands in one place only: one that stands elsewhere is copied. */
  protected own<T extends Token>(token: T): T {
    const own = token.parent ? (token.clone() as T) : token;
    own.parent = this;
    return own;
  }
}

/** A `JValue`. */
export class ValueToken extends Token {
  constructor(
    public tokenType: number,
    public value: Leaf,
  ) {
    super();
  }

  get type(): Type {
    return this.tokenType === TOKEN.RAW ? TYPES.raw : TYPES.value;
  }

  override get children(): readonly Token[] {
    return [];
  }

  get plain(): PlainJson {
    return leaf(this.tokenType, this.value);
  }

  clone(): ValueToken {
    return new ValueToken(this.tokenType, this.value);
  }

  /** A text without quotes, a number as .NET writes it. */
  override toText(): string {
    const { tokenType, value } = this;
    if (value === null) return "";
    return tokenType === TOKEN.FLOAT && typeof value === "number" ? doubleText(value) : toText(value as Value);
  }
}

export class PropertyToken extends Container {
  private content: Token;

  constructor(
    readonly name: string,
    value: Token,
  ) {
    super();
    this.content = this.own(value);
  }

  get type(): Type {
    return TYPES.property;
  }

  get tokenType(): number {
    return TOKEN.PROPERTY;
  }

  get value(): Token {
    return this.content;
  }

  set value(value: Token) {
    this.content.parent = null;
    this.content = this.own(value);
  }

  get children(): readonly Token[] {
    return [this.content];
  }

  get plain(): PlainJson {
    return this.content.plain;
  }

  clone(): PropertyToken {
    return new PropertyToken(this.name, this.content.clone());
  }

  drop(): void {
    this.remove();
  }

  exchange(_token: Token, by: Token): void {
    this.value = by;
  }

  override toJson(isIndented: boolean): string {
    return `${quoted(this.name)}:${isIndented ? " " : ""}${writeJson(this.plain, isIndented)}`;
  }
}
