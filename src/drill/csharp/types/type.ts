export type Shape = "class" | "struct" | "interface" | "enum" | "delegate" | "static" | "parameter" | "pseudo";

/** A type as it is declared, once for all its type arguments. */
export class Definition {
  private readonly known = new Map<string, Type>();
  private readonly own: Type | undefined;

  constructor(
    /** With its namespace. */
    readonly name: string,
    readonly shape: Shape,
    /** Names of its type parameters; `out T` is `T`, and then arguments may be those of a derived type. */
    readonly parameters: readonly string[] = [],
    readonly isCovariant = false,
    /** `int` for System.Int32. */
    readonly keyword?: string,
    /** Base class and interfaces, as `types/type-text.ts` reads them. */
    readonly bases: readonly string[] = [],
  ) {
    this.own = parameters.length === 0 ? new Type(this, []) : undefined;
  }

  get short(): string {
    return this.name.slice(this.name.lastIndexOf(".") + 1);
  }

  /** The one type of a definition without parameters. */
  get type(): Type {
    if (!this.own) throw new Error(`${this.name} needs type arguments`);
    return this.own;
  }

  /** Equal arguments give the same object, so types are compared with `===`. */
  of(...args: readonly Type[]): Type {
    if (this.own) return this.own;
    const key = args.map((each) => each.id).join();
    const before = this.known.get(key);
    if (before) return before;
    const type = new Type(this, args);
    this.known.set(key, type);
    return type;
  }
}

let count = 0;

export class Type {
  readonly id = count++;
  /** As .NET shows it: ``System.Collections.Generic.List`1[System.String]``. */
  readonly name: string;

  constructor(
    readonly definition: Definition,
    readonly args: readonly Type[],
  ) {
    const { name } = definition;
    const inner = args.map((each) => each.name).join(",");
    this.name = definition === ARRAY ? `${inner}[]` : args.length > 0 ? `${name}\`${args.length}[${inner}]` : name;
  }

  /** As C# shows it: `List<string>`. */
  get label(): string {
    const { definition, args } = this;
    if (definition === ARRAY) return `${args[0].label}[]`;
    if (definition === NULLABLE) return `${args[0].label}?`;
    const name = definition.keyword ?? definition.short;
    return args.length > 0 ? `${name}<${args.map((each) => each.label).join(", ")}>` : name;
  }

  /** Its variables hold null where nothing else was put; a type parameter is none until it is replaced. */
  get isReference(): boolean {
    const { shape } = this.definition;
    return shape === "class" || shape === "interface" || shape === "delegate";
  }

  get isEnum(): boolean {
    return this.definition.shape === "enum";
  }

  get isNullable(): boolean {
    return this.definition === NULLABLE;
  }

  get isDelegate(): boolean {
    return this.definition.shape === "delegate";
  }

  get canBeNull(): boolean {
    return this.isReference || this.isNullable;
  }

  /** `T` of `T?` and any other type as it is. */
  get bare(): Type {
    return this.isNullable ? this.args[0] : this;
  }

  is(definition: Definition): boolean {
    return this.definition === definition;
  }
}

export const ARRAY = new Definition("System.Array", "class", ["T"], true, undefined, [
  "object",
  "IList<T>",
  "IReadOnlyList<T>",
]);
export const NULLABLE = new Definition("System.Nullable", "struct", ["T"]);

export function arrayOf(element: Type): Type {
  return ARRAY.of(element);
}

/** `T?`; a reference type is what it is. */
export function nullable(type: Type): Type {
  return type.canBeNull || type.definition.shape === "pseudo" ? type : NULLABLE.of(type);
}

/** A type parameter of a method or a type. */
export function parameterType(name: string): Type {
  return new Definition(name, "parameter").type;
}

/** Types of what is no value. */
export const VOID = new Definition("System.Void", "pseudo", [], false, "void").type;
export const NULL = new Definition("<null>", "pseudo").type;
/** Of `default` without a type. */
export const DEFAULT = new Definition("default", "pseudo").type;
/** Of `throw`: there is no value, so it fits everywhere. */
export const NEVER = new Definition("throw", "pseudo").type;

/** The type with its parameters replaced. */
export function substitute(type: Type, parameters: readonly Type[], args: readonly (Type | undefined)[]): Type {
  if (type.definition.shape === "parameter") {
    const index = parameters.indexOf(type);
    return (index < 0 ? undefined : args[index]) ?? type;
  }
  if (type.args.length === 0) return type;
  return type.definition.of(...type.args.map((each) => substitute(each, parameters, args)));
}

export function mentions(type: Type, parameters: readonly Type[]): boolean {
  return parameters.includes(type) || type.args.some((each) => mentions(each, parameters));
}
