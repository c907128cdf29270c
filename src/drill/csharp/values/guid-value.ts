import { GUID } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

export class GuidValue extends ManagedObject {
  static readonly EMPTY = new GuidValue("00000000-0000-0000-0000-000000000000");

  constructor(
    /** 32 digits in lower case, with hyphens. */
    readonly text: string,
  ) {
    super();
  }

  /** Undefined for what is no GUID. */
  static parse(text: string): GuidValue | undefined {
    const plain = /^\s*(?:\{([^{}()]*)\}|\(([^{}()]*)\)|([^{}()]*?))\s*$/.exec(text);
    const digits = (plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? "").toLowerCase();
    const match = /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/.exec(digits);
    if (!match) return undefined;
    const [, a, , b, c, d, e] = match;
    return new GuidValue([a, b, c, d, e].join("-"));
  }

  static ofBytes(bytes: readonly number[]): GuidValue {
    const digits = swapped(Buffer.from(bytes)).toString("hex");
    return GuidValue.parse(digits) ?? GuidValue.EMPTY;
  }

  get type(): Type {
    return GUID;
  }

  override get key(): unknown {
    return `\0guid ${this.text}`;
  }

  /** As in memory: the first three parts with their low bytes first. */
  get bytes(): Buffer {
    return swapped(Buffer.from(this.text.replaceAll("-", ""), "hex"));
  }

  /** The four numbers that the bytes are, joined with exclusive or. */
  get hash(): number {
    const { bytes } = this;
    return bytes.readInt32LE(0) ^ bytes.readInt32LE(4) ^ bytes.readInt32LE(8) ^ bytes.readInt32LE(12);
  }

  compare(other: GuidValue): number {
    return this.text < other.text ? -1 : this.text > other.text ? 1 : 0;
  }

  /** `D`, `N`, `B`, `P`. */
  override toText(format = "D"): string {
    const { text } = this;
    switch (format.toUpperCase()) {
      case "N":
        return text.replaceAll("-", "");
      case "B":
        return `{${text}}`;
      case "P":
        return `(${text})`;
      default:
        return text;
    }
  }
}

function swapped(bytes: Buffer): Buffer {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return Buffer.from(order.map((at) => bytes[at]));
}
