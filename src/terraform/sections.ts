import { shown } from "../private/text";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";

/** A resource, a data source or a module as it is written. */
export interface WrittenBlock {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly path?: string;
  readonly body: JsonObject;
}

/**
 * Path of the construct that wrote the resource or module at an address, as far as somebody knows.
 *
 * @param told What the document says of it, which an override may have written.
 */
export type PathAt = (address: string, told?: string) => string | undefined;

/** Takes what is wrong, and where. */
export type Report = (where: string, what: string) => void;

/** Reads the sections of a document. Terraform takes a list of objects wherever it takes an object. */
export class Sections {
  constructor(
    private readonly report: Report,
    private readonly pathAt: PathAt,
  ) {}

  /** The properties of an object, or of a list of objects. */
  entries(where: string, value: JsonValue): [string, JsonValue][] {
    const found = new Map<string, JsonValue>();
    for (const object of this.bodies(where, value)) {
      for (const [key, entry] of Object.entries(object)) {
        if (key === "//") continue;
        if (key === "__proto__") this.report(where, "'__proto__' is no name that is read in Terraform configuration");
        else if (found.has(key)) this.report(`${where}.${key}`, "it is written twice");
        else found.set(key, entry);
      }
    }
    return [...found];
  }

  bodies(where: string, value: JsonValue): readonly JsonObject[] {
    if (value === undefined || value === null) return [];
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [value as JsonValue];
    return list.filter((item): item is JsonObject => {
      const isObject = isJsonObject(item);
      if (!isObject) this.report(where, `it is ${shown(item)}, not an object`);
      return isObject;
    });
  }

  named(section: string, value: JsonValue): ReadonlyMap<string, JsonObject> {
    const found = new Map<string, JsonObject>();
    for (const [name, body] of this.entries(section, value)) {
      const one = this.one(`${section}.${name}`, body);
      if (one) found.set(name, one);
    }
    return found;
  }

  resources(section: string, value: JsonValue, prefix: string): readonly WrittenBlock[] {
    const found: WrittenBlock[] = [];
    for (const [type, names] of this.entries(section, value)) {
      for (const [name, value] of this.entries(`${section}.${type}`, names)) {
        const body = this.one(`${section}.${type}.${name}`, value);
        if (body) found.push(this.block(type, name, `${prefix}${type}.${name}`, body));
      }
    }
    return found;
  }

  modules(value: JsonValue): readonly WrittenBlock[] {
    return [...this.named("module", value)].map(([name, body]) => this.block("module", name, `module.${name}`, body));
  }

  private block(type: string, name: string, address: string, body: JsonObject): WrittenBlock {
    return { type, name, address, path: this.pathAt(address, constructPath(body)), body };
  }

  private one(where: string, value: JsonValue): JsonObject | undefined {
    const bodies = this.bodies(where, value);
    if (bodies.length > 1) this.report(where, "it is written twice");
    return bodies[0];
  }
}

/** CDKTF notes the construct under `//`, which Terraform ignores; by hand, anything may stand there. */
function constructPath(body: JsonObject): string | undefined {
  const comment = ownValue(body, "//");
  const metadata = isJsonObject(comment) ? ownValue(comment, "metadata") : undefined;
  const path = isJsonObject(metadata) ? ownValue(metadata, "path") : undefined;
  return typeof path === "string" && path !== "" ? path : undefined;
}
