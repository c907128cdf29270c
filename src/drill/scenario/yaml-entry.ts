import { quotedList, shown } from "../../private/text";
import { yaml } from "../../private/vendor";
import { durationOf, intervalOf } from "./duration";

/** Something that is wrong in a file; the offset counts characters. */
export interface TextFault {
  readonly at: number;
  readonly what: string;
}

export type Scalar = string | number | boolean | null;

/** What stands for `<name>` in the values of a file. */
export type Substitutes = ReadonlyMap<string, Scalar>;

type Report = (at: number, what: string) => void;

/** Reads a YAML text strictly: no property twice, no aliases, one document. What is wrong is collected. */
export function readYaml(text: string, faults: TextFault[]): unknown {
  const document = yaml().parseDocument(text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    stringKeys: true,
  });
  for (const { pos, message } of [...document.errors, ...document.warnings]) faults.push({ at: pos[0], what: message });
  return document.contents;
}

/** A value in a file, and the place where it stands. Reading it as something that it is not is a fault. */
export class YamlEntry {
  constructor(
    private readonly node: unknown,
    readonly at: number,
    private readonly report: Report,
    private readonly substitutes: Substitutes,
  ) {}

  fault(what: string): undefined {
    this.report(this.at, what);
    return undefined;
  }

  scalar(): Scalar | undefined {
    if (!yaml().isScalar(this.node)) return this.fault("a single value belongs here");
    const { value } = this.node;
    if (typeof value === "string") return this.substituted(value);
    if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
    return this.fault(`${shown(value)} cannot be used here`);
  }

  /** A number or a truth value is taken as its text. */
  text(): string | undefined {
    const value = this.scalar();
    if (value === undefined) return undefined;
    return value === null ? this.fault("a text belongs here") : String(value);
  }

  oneOf<T extends string>(names: readonly T[]): T | undefined {
    const value = this.text();
    if (value === undefined) return undefined;
    const found = names.find((name) => name === value);
    return found ?? this.fault(`${shown(value)} is none of ${quotedList(names, 60)}`);
  }

  number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): number | undefined {
    const value = this.scalar();
    if (value === undefined) return undefined;
    const isRight = typeof value === "number" && value >= least && value <= most;
    return isRight ? value : this.fault(`${shown(value)} is no number ${rangeText(least, most)}`);
  }

  whole(least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.number(least, most);
    if (value === undefined || Number.isInteger(value)) return value;
    return this.fault(`${value} is no whole number`);
  }

  flag(): boolean | undefined {
    const value = this.scalar();
    if (value === undefined || typeof value === "boolean") return value;
    return this.fault(`${shown(value)} is neither true nor false`);
  }

  duration(): number | undefined {
    const value = this.text();
    if (value === undefined) return undefined;
    return durationOf(value) ?? this.fault(`${shown(value)} is no duration; write it as '90s', '1h30m' or '300ms'`);
  }

  rate(): number | undefined {
    const value = this.text();
    if (value === undefined) return undefined;
    return intervalOf(value) ?? this.fault(`${shown(value)} is no rate; write it as '10/s', '30/m' or '5/h'`);
  }

  /** The entries of a list; one value stands for a list of one. */
  list(): YamlEntry[] {
    if (!yaml().isSeq(this.node)) return [this];
    return this.node.items.map((item) => this.inner(item, this.at));
  }

  isMap(): boolean {
    return yaml().isMap(this.node);
  }

  map(): YamlMapping | undefined {
    if (!yaml().isMap(this.node)) return this.fault("properties belong here");
    const entries = this.node.items.map(({ key, value }): [string, YamlEntry] => {
      const name = yaml().isScalar(key) ? String(this.substituted(String(key.value))) : "";
      return [name, this.inner(value, startOf(key) ?? this.at)];
    });
    return new YamlMapping(this, entries);
  }

  /** The same as plain data, for what is handed on as it is. */
  plain(): unknown {
    if (yaml().isMap(this.node)) {
      return Object.fromEntries(
        this.map()
          ?.all()
          .map(([name, entry]) => [name, entry.plain()]) ?? [],
      );
    }
    return yaml().isSeq(this.node) ? this.list().map((entry) => entry.plain()) : this.scalar();
  }

  private inner(node: unknown, before: number): YamlEntry {
    return new YamlEntry(node, startOf(node) ?? before, this.report, this.substitutes);
  }

  private substituted(value: string): Scalar {
    const whole = /^<([\w-]+)>$/.exec(value)?.[1];
    const found = whole === undefined ? undefined : this.substitutes.get(whole);
    if (found !== undefined) return found;
    return value.replace(/<([\w-]+)>/g, (written, name) => String(this.substitutes.get(name) ?? written));
  }
}

/** The properties of a map. Whoever has taken all that he knows calls `done`, and what is left is a fault. */
export class YamlMapping {
  private readonly known = new Set<string>();

  constructor(
    readonly entry: YamlEntry,
    private readonly entries: readonly (readonly [name: string, value: YamlEntry])[],
  ) {}

  take(name: string): YamlEntry | undefined {
    this.known.add(name);
    return this.entries.find(([each]) => each === name)?.[1];
  }

  need(name: string): YamlEntry | undefined {
    return this.take(name) ?? this.entry.fault(`'${name}' is missing`);
  }

  /** All that is there, in the order of the file. */
  all(): [name: string, value: YamlEntry][] {
    for (const [name] of this.entries) this.known.add(name);
    return this.entries.map(([name, value]) => [name, value]);
  }

  /** Whether one of these is there; then all of them are known. */
  hasAny(names: readonly string[]): boolean {
    for (const name of names) this.known.add(name);
    return this.entries.some(([name]) => names.includes(name));
  }

  done(): void {
    for (const [name, value] of this.entries) {
      if (!this.known.has(name))
        value.fault(`'${name}' is not known here; known are ${quotedList([...this.known], 60)}`);
    }
  }
}

function startOf(node: unknown): number | undefined {
  const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[0];
}

function rangeText(least: number, most: number): string {
  if (Number.isFinite(least) && Number.isFinite(most)) return `from ${least} to ${most}`;
  return Number.isFinite(least) ? `from ${least}` : "";
}
