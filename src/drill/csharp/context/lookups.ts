import type { HeaderMap } from "../header-map";
import { STRING } from "../types/core-types";
import { arrayOf, type Type } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { LookupValue } from "../values/lookup-value";

const TEXTS = arrayOf(STRING);

/** Variables, and the parameters of the path. */
export class MapLookup extends LookupValue {
  constructor(
    valueType: Type,
    private readonly map: ReadonlyMap<string, Raw>,
  ) {
    super(STRING, valueType);
  }

  get size(): number {
    return this.map.size;
  }

  find(key: Raw): Raw | undefined {
    return this.map.get(key as string);
  }

  entries(): Iterable<readonly [Raw, Raw]> {
    return this.map;
  }
}

export class HeaderLookup extends LookupValue {
  constructor(private readonly headers: HeaderMap) {
    super(STRING, TEXTS);
  }

  get size(): number {
    return this.headers.size;
  }

  find(key: Raw): Raw | undefined {
    return texts(this.headers.get(key as string));
  }

  *entries(): Iterable<readonly [Raw, Raw]> {
    for (const [name, values] of this.headers) yield [name, texts(values)];
  }
}

/** Parameters of a query, found in any case. */
export class QueryLookup extends LookupValue {
  constructor(private readonly query: ReadonlyMap<string, readonly string[]>) {
    super(STRING, TEXTS);
  }

  get size(): number {
    return this.query.size;
  }

  find(key: Raw): Raw | undefined {
    const exact = this.query.get(key as string);
    if (exact) return texts(exact);
    for (const [name, values] of this.query) {
      if (name.toLowerCase() === (key as string).toLowerCase()) return texts(values);
    }
    return undefined;
  }

  *entries(): Iterable<readonly [Raw, Raw]> {
    for (const [name, values] of this.query) yield [name, texts(values)];
  }
}

function texts(values: readonly string[] | undefined): ArrayValue | undefined {
  return values && new ArrayValue(STRING, [...values]);
}
