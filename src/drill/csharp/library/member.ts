import { parameterNames } from "../types/inheritance";
import { type Definition, parameterType, type Type } from "../types/type";
import { TypeText } from "../types/type-text";
import type { Implementation } from "./member-table";

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly modifier?: "out" | "params" | "this";
  /** What stands for a missing argument; `"default"` is the default of the type. */
  readonly fallback?: { readonly value: string | number | boolean | null } | "default";
}

export interface Member {
  readonly kind: "method" | "property" | "indexer" | "constructor" | "implicit" | "explicit" | "operator";
  readonly name: string;
  readonly owner: Definition;
  readonly isStatic: boolean;
  readonly typeParameters: readonly Type[];
  readonly parameters: readonly Parameter[];
  readonly returns: Type;
  readonly implementation: Implementation;
}

/** Reads one line of a member table. */
export function parseMember(owner: Definition, signature: string, implementation: Implementation): Member {
  const names = new Map(parameterNames(owner));
  const own = methodTypeParameters(signature);
  for (const type of own) names.set(type.definition.name, type);
  const text = new TypeText(signature, names);
  const base = { owner, typeParameters: own, implementation };
  const isStatic = text.take("static ");
  if (text.take("new(")) {
    const parameters = parametersUntil(text, ")");
    const returns = owner.of(...owner.parameters.map((each) => names.get(each) as Type));
    return { ...base, kind: "constructor", name: "new", isStatic: true, parameters, returns };
  }
  for (const kind of ["implicit", "explicit"] as const) {
    if (!text.take(`${kind} `)) continue;
    const returns = text.type();
    text.expect("(");
    return { ...base, kind, name: kind, isStatic: true, parameters: parametersUntil(text, ")"), returns };
  }
  if (text.take("operator ")) {
    const returns = text.type();
    const name = text.rest.trim().slice(0, text.rest.trim().indexOf("("));
    text.expect(name);
    text.expect("(");
    return { ...base, kind: "operator", name, isStatic: true, parameters: parametersUntil(text, ")"), returns };
  }
  const returns = text.type();
  const name = text.name();
  if (name === "this") {
    text.expect("[");
    return { ...base, kind: "indexer", name: "[]", isStatic, parameters: parametersUntil(text, "]"), returns };
  }
  if (own.length > 0) text.expect(`<${own.map((each) => each.definition.name).join(", ")}>`);
  if (!text.take("(")) return { ...base, kind: "property", name, isStatic, parameters: [], returns };
  return { ...base, kind: "method", name, isStatic, parameters: parametersUntil(text, ")"), returns };
}

export function isExtension(member: Member): boolean {
  return member.parameters[0]?.modifier === "this";
}

// Between the name of a method and its parameters; the type it returns comes before a blank.
function methodTypeParameters(signature: string): Type[] {
  const names = / \w+<([\w, ]+)>\(/.exec(signature)?.[1];
  return names ? names.split(", ").map(parameterType) : [];
}

function parametersUntil(text: TypeText, end: string): Parameter[] {
  const parameters: Parameter[] = [];
  while (!text.take(end)) {
    if (parameters.length > 0) text.expect(",");
    parameters.push(parameter(text));
  }
  return parameters;
}

function parameter(text: TypeText): Parameter {
  const modifier = (["out", "params", "this"] as const).find((word) => text.take(`${word} `));
  const type = text.type();
  const name = text.name();
  if (!text.take("=")) return { name, type, modifier };
  for (const [word, value] of [
    ["null", null],
    ["true", true],
    ["false", false],
  ] as const) {
    if (text.take(word)) return { name, type, fallback: { value } };
  }
  if (text.take("default")) return { name, type, fallback: "default" };
  const [number] = /^ *-?\d+/.exec(text.rest) ?? [];
  if (number === undefined) throw new Error(`no default value: ${text.rest}`);
  text.expect(number.trim());
  return { name, type, fallback: { value: Number(number) } };
}
