import { literalMeaning } from "./fixtures-text";
import { elements, expressionsOf, isExpression, type PlacedExpression, type PolicyElement } from "./policy-reader";

/** Types that tests compile a `set-variable` as: none of them turns into another by itself. */
const TYPES = ["bool", "int", "string", "JObject"] as const;

const NAME = '("(?:[^"\\\\]|\\\\.)*")';
const SAFE_READ = new RegExp(`context\\.Variables\\.GetValueOrDefault<([^<>]+)>\\(${NAME}`, "g");
const CAST_READ = new RegExp(`\\((\\w+)\\)context\\.Variables\\[${NAME}\\]`, "g");

const known = new WeakMap<PolicyElement, Map<string, string>>();

/** A variable that an expression reads, and the type that it takes it for. */
export interface VariableRead {
  readonly name: string;
  readonly type: string;
  /** Whether it throws where the variable is not set. */
  readonly isSure: boolean;
  readonly path: string;
}

/** A policy that sets a variable. */
export interface VariableSet {
  readonly name: string;
  readonly value: string | undefined;
  readonly path: string;
}

/**
 * What is wrong with the variables of a document: read as two types, read and never set, set as another type. A reader throws for
 * a variable of any other type, and an attribute without an expression sets a string.
 */
export function variableFaults(root: PolicyElement): string[] {
  const all = expressionsOf(root);
  const reads = all.flatMap(readsIn);
  const types = typesByName(reads);
  const sets = elements(root).flatMap(setsBy);
  const set = new Set(sets.map(({ name }) => name));
  const plain = sets.filter(
    ({ value, name }) => value !== undefined && !isExpression(value) && isOther(types.get(name)),
  );
  return [
    ...reads
      .filter(({ name, type }) => types.get(name) !== type)
      .map((read) => `${at(read)} and as ${types.get(read.name)}`),
    ...reads.filter(({ name }) => !set.has(name)).map((read) => `${at(read)}, and never set`),
    ...reads.filter(({ type }) => !isType(type)).map((read) => `${at(read)}, which is none of ${TYPES}`),
    ...plain.map(({ path, name }) => `${path}: '${name}' is set as a string, and read as ${types.get(name)}`),
    ...all
      .filter(
        (each) =>
          each.text.split("context.Variables[").length - 1 !== readsIn(each).filter((read) => read.isSure).length,
      )
      .map(({ path }) => `${path}: a variable is read without a type`),
  ];
}

/** What the readers of a variable take it for; undefined when nobody reads it. */
export function variableType(root: PolicyElement, name: string): (typeof TYPES)[number] | undefined {
  let types = known.get(root);
  if (!types) {
    types = typesByName(expressionsOf(root).flatMap(readsIn));
    known.set(root, types);
  }
  const type = types.get(name);
  return TYPES.find((each) => each === type);
}

export function readsIn({ text, path }: PlacedExpression): VariableRead[] {
  const reads = (pattern: RegExp, isSure: boolean) =>
    [...text.matchAll(pattern)].map(([, type, name]) => ({ name: literalMeaning(name), type, isSure, path }));
  return [...reads(SAFE_READ, false), ...reads(CAST_READ, true)];
}

/** The variables that an element itself sets, whatever stands in it. */
export function setsBy({ name, attributes, path }: PolicyElement): VariableSet[] {
  if (name === "set-variable") return [{ name: attributes.name, value: attributes.value, path }];
  const token = attributes["output-token-variable-name"];
  const found = name === "cache-lookup-value" ? attributes["variable-name"] : token;
  return found === undefined ? [] : [{ name: found, value: undefined, path }];
}

function typesByName(reads: readonly VariableRead[]): Map<string, string> {
  return new Map([...reads].reverse().map(({ name, type }) => [name, type]));
}

function isType(name: string): boolean {
  return TYPES.some((each) => each === name);
}

function isOther(type: string | undefined): boolean {
  return type !== undefined && type !== "string";
}

function at({ path, name, type }: VariableRead): string {
  return `${path}: '${name}' is read as ${type}`;
}
