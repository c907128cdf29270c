import { translateRegex } from "../text/translate-regex";
import { definition } from "../types/definitions";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";
import { ArrayValue } from "./array-value";

/** Text that a pattern found; where it did not, empty. */
export class CaptureValue extends ManagedObject {
  constructor(
    private readonly name: "Capture" | "Group" | "Match",
    readonly isSuccess: boolean,
    readonly index: number,
    readonly text: string,
    /** Of a match: itself and its groups. */
    readonly found?: RegExpExecArray,
    readonly next?: () => CaptureValue,
  ) {
    super();
  }

  get type(): Type {
    return definition(this.name).type;
  }

  override toText(): string {
    return this.text;
  }

  get groups(): ArrayValue {
    const { found } = this;
    const groups = found
      ? found.map((text, at) => group(text, at === 0 ? found.index : found.index + offset(found, text)))
      : [group(undefined, 0)];
    return new ArrayValue(definition("Group").type, groups);
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.groups[Symbol.iterator]();
  }

  groupNamed(name: string): CaptureValue {
    if (/^\d+$/.test(name)) return (this.groups.items[Number(name)] as CaptureValue | undefined) ?? group(undefined, 0);
    return group(
      this.found?.groups?.[name],
      this.found ? this.found.index + offset(this.found, this.found.groups?.[name]) : 0,
    );
  }
}

function group(text: string | undefined, index: number): CaptureValue {
  return new CaptureValue("Group", text !== undefined, text === undefined ? 0 : index, text ?? "");
}

function offset(found: RegExpExecArray, text: string | undefined): number {
  return Math.max(0, text === undefined ? 0 : found[0].indexOf(text));
}

export class RegexValue extends ManagedObject {
  private readonly pattern: RegExp;

  constructor(
    readonly source: string,
    options: number,
  ) {
    super();
    const plain = translateRegex(source, options);
    this.pattern = new RegExp(plain.source, `${plain.flags}g`);
  }

  get type(): Type {
    return definition("Regex").type;
  }

  override toText(): string {
    return this.source;
  }

  isMatch(text: string): boolean {
    this.pattern.lastIndex = 0;
    return this.pattern.test(text);
  }

  match(text: string, from = 0): CaptureValue {
    this.pattern.lastIndex = from;
    const found = this.pattern.exec(text);
    if (!found) return new CaptureValue("Match", false, 0, "");
    const after = found.index + Math.max(1, found[0].length);
    const next = () => (after > text.length ? new CaptureValue("Match", false, 0, "") : this.match(text, after));
    return new CaptureValue("Match", true, found.index, found[0], found, next);
  }

  matches(text: string): CaptureValue[] {
    const found: CaptureValue[] = [];
    for (let match = this.match(text); match.isSuccess; match = match.next?.() ?? match) found.push(match);
    return found;
  }

  replace(text: string, by: (match: CaptureValue) => string, count = -1): string {
    let result = "";
    let from = 0;
    for (const match of this.matches(text).slice(0, count < 0 ? undefined : count)) {
      result += text.slice(from, match.index) + by(match);
      from = match.index + match.text.length;
    }
    return result + text.slice(from);
  }

  /** With what the groups hold between the parts. */
  split(text: string): string[] {
    const parts: string[] = [];
    let from = 0;
    for (const match of this.matches(text)) {
      parts.push(text.slice(from, match.index), ...(match.found?.slice(1).filter((part) => part !== undefined) ?? []));
      from = match.index + match.text.length;
    }
    return [...parts, text.slice(from)];
  }
}

/** What a replacement pattern gives: `$1`, `${name}`, `$&`, `$$`. */
export function expandReplacement(pattern: string, match: CaptureValue): string {
  return pattern.replace(/\$(?:(\d+)|\{(\w+)\}|(&)|(\$))/g, (whole, number, name, all, dollar) => {
    if (dollar) return "$";
    if (all) return match.text;
    const key: string = number ?? name;
    const { found } = match;
    const isKnown = /^\d+$/.test(key) ? Number(key) < (found?.length ?? 0) : key in (found?.groups ?? {});
    return isKnown ? match.groupNamed(key).text : whole;
  });
}
