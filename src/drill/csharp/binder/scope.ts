import type { Type } from "../types/type";

/** The slots of one kind of frame. */
export class Layout {
  count = 0;

  constructor(readonly outer: Layout | undefined) {}
}

export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  readonly layout: Layout;
  readonly isReadOnly: boolean;
  /** Of a `const`. */
  readonly constant?: { readonly value: unknown };
}

/** The names that a block sees. */
export class Scope {
  private readonly names = new Map<string, Variable>();

  constructor(
    readonly layout: Layout,
    private readonly parent: Scope | undefined,
  ) {}

  /** A block inside, with its variables in the same frame. */
  block(): Scope {
    return new Scope(this.layout, this);
  }

  /** A block inside that gets a frame of its own. */
  frame(): Scope {
    return new Scope(new Layout(this.layout), this);
  }

  /** Undefined when the name is taken. */
  declare(name: string, type: Type, options: Partial<Variable> = {}): Variable | undefined {
    if (this.find(name)) return undefined;
    const { isReadOnly = false, constant } = options;
    const variable = { name, type, slot: this.layout.count++, layout: this.layout, isReadOnly, constant };
    this.names.set(name, variable);
    return variable;
  }

  find(name: string): Variable | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }

  /** How many frames outside of this one a variable lies. */
  distance(variable: Variable): number {
    let distance = 0;
    for (let at: Layout | undefined = this.layout; at && at !== variable.layout; at = at.outer) distance++;
    return distance;
  }
}
