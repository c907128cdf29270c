import { argument } from "../text/exceptions";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

type Name = "utf8" | "ascii" | "utf16le" | "latin1";

const NAMES: Readonly<Record<string, Name>> = {
  ...{ "utf-8": "utf8", utf8: "utf8", ascii: "ascii", "us-ascii": "ascii", "utf-16": "utf16le", unicode: "utf16le" },
  ...{ "iso-8859-1": "latin1", latin1: "latin1" },
} as const;

/** An `Encoding`. */
export class EncodingValue extends ManagedObject {
  constructor(private readonly name: Name) {
    super();
  }

  static named(name: string): EncodingValue {
    const found = NAMES[name.toLowerCase()];
    if (!found) throw argument(`'${name}' is not a supported encoding name.`, "name");
    return new EncodingValue(found);
  }

  get type(): Type {
    return definition("Encoding").type;
  }

  encode(text: string): Buffer {
    const most = this.name === "ascii" ? 0x7f : this.name === "latin1" ? 0xff : undefined;
    if (most === undefined) return Buffer.from(text, this.name);
    return Buffer.from([...text].map((char) => (char.charCodeAt(0) > most ? 63 : char.charCodeAt(0))));
  }

  decode(bytes: Buffer): string {
    if (this.name !== "ascii") return bytes.toString(this.name);
    return [...bytes].map((byte) => (byte > 0x7f ? "?" : String.fromCharCode(byte))).join("");
  }
}
