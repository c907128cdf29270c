import { dirname, relative, resolve, sep } from "node:path";
import { ZONES } from "../../audit/audited-zone";
import type { WrittenAt } from "../../audit/report/audit-report-data";
import { visitJson } from "../../private/vendor";
import type { AuditedStack } from "./audit-input";

/** `address` of an instance, as `terraform show -json` writes it. */
const PLANNED = /"address"\s*:\s*("(?:[^"\\]|\\.)*")/g;

/** Where in its file something of a stack is written. A file is looked through when it is first asked for. */
export class WrittenPlaces {
  private addresses?: ReadonlyMap<string, string>;
  private offsets?: ReadonlyMap<string, number>;
  private lines?: readonly number[];

  constructor(
    private readonly stack: AuditedStack,
    /** The file as the report names it. */
    readonly file: string,
  ) {}

  /** Of what a construct wrote, or what is at an address. */
  at(path: string): WrittenAt | undefined {
    this.addresses ??= addressesIn(this.stack);
    const address = this.addresses.get(path);
    return address === undefined ? undefined : this.placeOf(address);
  }

  /** Of the definition of a zone. */
  ofZone(path: string): WrittenAt | undefined {
    return this.placeOf(zoneKey(path));
  }

  /** The beginning of the file. */
  get start(): WrittenAt {
    return { file: this.file, line: 1, column: 1 };
  }

  private placeOf(key: string): WrittenAt | undefined {
    const { text, isPlan } = this.stack.source;
    this.offsets ??= isPlan ? offsetsInPlan(text) : offsetsIn(text);
    const offset = this.offsets.get(key);
    if (offset === undefined) return undefined;
    this.lines ??= lineStarts(text);
    const line = lastAtMost(this.lines, offset);
    return { file: this.file, line: line + 1, column: offset - this.lines[line] + 1 };
  }
}

/**
 * The file below the folder that the command runs in, which in CI is that of the repository; else below the folder of what was
 * audited. Slashes on every system.
 */
export function nameInReport(file: string, audited: string): string {
  const name = relative(process.cwd(), resolve(file));
  const isBelow = name !== "" && !name.startsWith("..") && resolve(name) === resolve(file);
  return (isBelow ? name : relative(dirname(resolve(audited)), resolve(file))).split(sep).join("/");
}

function addressesIn({ document }: AuditedStack): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, address } of [...document.resources, ...document.dataSources, ...document.modules]) {
    const key = path ?? address;
    if (!found.has(key)) found.set(key, address);
  }
  return found;
}

function offsetsIn(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  // Names of the objects around; lists are left out, as Terraform takes one of objects for an object.
  const names: string[] = [];
  const skip = () => undefined;
  visitJson(text, {
    onObjectBegin: () => names.push(""),
    onObjectEnd: () => names.pop(),
    onArrayBegin: skip,
    onArrayEnd: skip,
    onError: skip,
    onObjectProperty: (name, offset) => {
      names[names.length - 1] = name;
      const key = keyOf(names);
      if (key !== undefined && !found.has(key)) found.set(key, offset);
    },
  });
  return found;
}

function keyOf(names: readonly string[]): string | undefined {
  const [section, type, name] = names;
  if (names.length === 2) return section === "module" ? `module.${type}` : undefined;
  if (names.length !== 3) return undefined;
  if (section === "resource") return `${type}.${name}`;
  if (section === "data") return `data.${type}.${name}`;
  return section === "//" && type === ZONES ? zoneKey(name) : undefined;
}

/** No address holds a line break. */
function zoneKey(path: string): string {
  return `zone\n${path}`;
}

function offsetsInPlan(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { 1: quoted, index } of text.matchAll(PLANNED)) {
    const address: string = JSON.parse(quoted);
    if (!found.has(address)) found.set(address, index);
  }
  return found;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last number of an ascending list that is not above a limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
