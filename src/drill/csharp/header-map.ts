interface Header {
  readonly name: string;
  readonly values: readonly string[];
}

/** Headers: found in any case, kept as written, in order, each with one value or several. */
export class HeaderMap implements Iterable<readonly [name: string, values: readonly string[]]> {
  private isShared = false;

  private constructor(private headers: Map<string, Header>) {}

  static of(pairs: Iterable<readonly [name: string, value: string | readonly string[]]> = []): HeaderMap {
    const map = new HeaderMap(new Map());
    for (const [name, value] of pairs) map.append(name, typeof value === "string" ? [value] : value);
    return map;
  }

  get size(): number {
    return this.headers.size;
  }

  get(name: string): readonly string[] | undefined {
    return this.headers.get(name.toLowerCase())?.values;
  }

  has(name: string): boolean {
    return this.headers.has(name.toLowerCase());
  }

  /** Replaces all values; the header keeps its place. */
  set(name: string, values: readonly string[]): void {
    this.own().set(name.toLowerCase(), { name, values });
  }

  append(name: string, values: readonly string[]): void {
    const before = this.headers.get(name.toLowerCase());
    if (before) this.own().set(name.toLowerCase(), { name: before.name, values: [...before.values, ...values] });
    else this.set(name, values);
  }

  delete(name: string): void {
    if (this.has(name)) this.own().delete(name.toLowerCase());
  }

  /** Costs nothing until one of the two is changed. */
  copy(): HeaderMap {
    const copy = new HeaderMap(this.headers);
    this.isShared = true;
    copy.isShared = true;
    return copy;
  }

  *[Symbol.iterator](): Iterator<readonly [name: string, values: readonly string[]]> {
    for (const { name, values } of this.headers.values()) yield [name, values];
  }

  private own(): Map<string, Header> {
    if (this.isShared) {
      this.headers = new Map(this.headers);
      this.isShared = false;
    }
    return this.headers;
  }
}
