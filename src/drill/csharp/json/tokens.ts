import { argument, outOfRange } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { type PlainArray, type PlainJson, type PlainObject, TOKEN } from "./plain-json";
import { Container, PropertyToken, type Token, ValueToken } from "./token";

const OBJECT = definition("JObject").type;
const ARRAY = definition("JArray").type;

export class ObjectToken extends Container {
  /** The properties that somebody looked at, as long as `first` says the rest; later all of them. */
  private made: Map<string, PropertyToken> | undefined;

  constructor(private first?: PlainObject) {
    super();
  }

  get type(): Type {
    return OBJECT;
  }

  get tokenType(): number {
    return TOKEN.OBJECT;
  }

  get plain(): PlainObject {
    if (this.first && !this.made) return this.first;
    return { kind: "object", members: new Map([...this.properties].map(([name, { value }]) => [name, value.plain])) };
  }

  get properties(): Map<string, PropertyToken> {
    const { first, made } = this;
    if (made && !first) return made;
    const all = new Map<string, PropertyToken>();
    for (const [name, value] of first?.members ?? []) all.set(name, made?.get(name) ?? this.property(name, value));
    this.made = all;
    this.first = undefined;
    return all;
  }

  private property(name: string, value: PlainJson): PropertyToken {
    const property = new PropertyToken(name, tokenOf(value));
    property.parent = this;
    return property;
  }

  get children(): readonly Token[] {
    return [...this.properties.values()];
  }

  get size(): number {
    return this.first ? this.first.members.size : this.properties.size;
  }

  at(name: string): Token | null {
    const before = this.made?.get(name);
    if (before) return before.value;
    const plain = this.first?.members.get(name);
    if (plain === undefined) return null;
    const property = this.property(name, plain);
    this.made ??= new Map();
    this.made.set(name, property);
    return property.value;
  }

  set(name: string, value: Token): void {
    const before = this.properties.get(name);
    if (before) before.value = value;
    else this.put(new PropertyToken(name, value));
  }

  put(property: PropertyToken): void {
    if (this.properties.has(property.name)) {
      throw argument(
        `Can not add property ${property.name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
      );
    }
    this.properties.set(property.name, this.own(property));
  }

  delete(name: string): boolean {
    const found = this.properties.get(name);
    if (found) found.parent = null;
    return this.properties.delete(name);
  }

  clear(): void {
    for (const name of [...this.properties.keys()]) this.delete(name);
  }

  clone(): ObjectToken {
    return new ObjectToken(this.plain);
  }

  drop(token: Token): void {
    this.delete((token as PropertyToken).name);
  }

  exchange(token: Token, by: Token): void {
    const entries = [...this.properties.values()];
    this.clear();
    for (const each of entries) this.put(each === token ? (by as PropertyToken) : each);
  }
}

export class ArrayToken extends Container {
  private made: Token[] | undefined;

  constructor(private first?: PlainArray) {
    super();
  }

  get type(): Type {
    return ARRAY;
  }

  get tokenType(): number {
    return TOKEN.ARRAY;
  }

  get plain(): PlainArray {
    return this.first ?? { kind: "array", items: this.items.map((item) => item.plain) };
  }

  get items(): Token[] {
    if (this.made) return this.made;
    this.made = (this.first?.items ?? []).map((each) => this.own(tokenOf(each)));
    this.first = undefined;
    return this.made;
  }

  get children(): readonly Token[] {
    return this.items;
  }

  get size(): number {
    return this.first ? this.first.items.length : this.items.length;
  }

  at(index: number): Token {
    return this.items[this.checked(index)];
  }

  put(index: number, value: Token): void {
    this.items[this.checked(index)].parent = null;
    this.items[index] = this.own(value);
  }

  add(value: Token): void {
    this.items.push(this.own(value));
  }

  insert(index: number, value: Token): void {
    if (index < 0 || index > this.items.length) throw outOfRange("index", "Index was out of range.");
    this.items.splice(index, 0, this.own(value));
  }

  removeAt(index: number): void {
    this.items[this.checked(index)].parent = null;
    this.items.splice(index, 1);
  }

  clear(): void {
    for (const item of this.items.splice(0)) item.parent = null;
  }

  clone(): ArrayToken {
    return new ArrayToken(this.plain);
  }

  drop(token: Token): void {
    this.removeAt(this.items.indexOf(token));
  }

  exchange(token: Token, by: Token): void {
    this.put(this.items.indexOf(token), by);
  }

  private checked(index: number): number {
    if (index >= 0 && index < this.items.length) return index;
    throw outOfRange("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
  }
}

export function tokenOf(plain: PlainJson): Token {
  switch (plain.kind) {
    case "leaf":
      return new ValueToken(plain.type, plain.value);
    case "array":
      return new ArrayToken(plain);
    default:
      return new ObjectToken(plain);
  }
}
