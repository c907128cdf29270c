import { ARRAY, type Definition, parameterType, substitute, type Type } from "./type";
import { typeOfText } from "./type-text";

const PARAMETERS = new Map<Definition, readonly Type[]>();
const BASES = new Map<Type, readonly Type[]>();

/** The type parameters of a definition, as types. */
export function parametersOf(definition: Definition): readonly Type[] {
  const before = PARAMETERS.get(definition);
  if (before) return before;
  const made = definition.parameters.map(parameterType);
  PARAMETERS.set(definition, made);
  return made;
}

export function parameterNames(definition: Definition): ReadonlyMap<string, Type> {
  return new Map(parametersOf(definition).map((type) => [type.definition.name, type]));
}

/** Base class and interfaces that the type names itself. */
export function basesOf(type: Type): readonly Type[] {
  const before = BASES.get(type);
  if (before) return before;
  const { definition } = type;
  const names = parameterNames(definition);
  const made = definition.bases.map((text) => substitute(typeOfText(text, names), parametersOf(definition), type.args));
  BASES.set(type, made);
  return made;
}

/** The type itself and all it inherits from, nearest first. */
export function lineage(type: Type): readonly Type[] {
  const found = [type];
  for (let at = 0; at < found.length; at++) {
    for (const base of basesOf(found[at])) if (!found.includes(base)) found.push(base);
  }
  return found;
}

/** The type, or what it inherits from, that was made of this definition. */
export function asInstanceOf(type: Type, definition: Definition): Type | undefined {
  return type.definition === definition ? type : lineage(type).find((each) => each.definition === definition);
}

/** Whether a value of the first type is one of the second as it stands. */
export function isSubtype(type: Type, of: Type): boolean {
  if (type === of) return true;
  const bases = lineage(type).filter((each) => each.definition === of.definition);
  return bases.some((base) => base === of || (isVariant(of.definition) && areVariant(base.args, of.args)));
}

function areVariant(args: readonly Type[], of: readonly Type[]): boolean {
  return args.every((arg, at) => isVariantArgument(arg, of[at]));
}

function isVariant(definition: Definition): boolean {
  return definition.isCovariant || definition === ARRAY;
}

// An int in a list is no object: only references are what they are under another type.
function isVariantArgument(arg: Type, of: Type): boolean {
  return arg === of || (arg.isReference && of.isReference && isSubtype(arg, of));
}
