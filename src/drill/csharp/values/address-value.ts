import { isIPv4 } from "node:net";
import { BYTE } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";
import { ArrayValue } from "./array-value";

/** An `IPAddress`. */
export class AddressValue extends ManagedObject {
  constructor(private readonly text: string) {
    super();
  }

  get type(): Type {
    return definition("IPAddress").type;
  }

  override get key(): unknown {
    return `\0ip ${this.text.toLowerCase()}`;
  }

  get bytes(): ArrayValue {
    return new ArrayValue(BYTE, isIPv4(this.text) ? this.text.split(".").map(Number) : wordBytes(this.text));
  }

  override toText(): string {
    return this.text.toLowerCase();
  }
}

function wordBytes(text: string): number[] {
  const [head, tail] = text.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const missing = tail === undefined ? 0 : 8 - head.length - tail.length;
  const words = [...head, ...new Array<string>(missing).fill("0"), ...(tail ?? [])];
  return words.flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 255]);
}
