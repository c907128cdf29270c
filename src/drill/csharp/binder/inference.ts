import { lineage } from "../types/inheritance";
import { ARRAY, mentions, NULL, substitute, type Type } from "../types/type";
import type { Bound, FunctionLike } from "./bound";
import { implicitConversion } from "./conversions";
import { signatureOf } from "./delegates";

/** An argument and the type of the parameter that takes it. */
export interface Pairing {
  readonly parameter: Type;
  readonly argument: Bound | FunctionLike;
}

/** Type arguments of a generic method, from what it is called with; undefined where C# cannot infer them. */
export function inferTypes(parameters: readonly Type[], pairings: readonly Pairing[]): Type[] | undefined {
  return new Inference(parameters).infer(pairings);
}

class Inference {
  private readonly bounds: Type[][];
  private readonly fixed: (Type | undefined)[];

  constructor(private readonly parameters: readonly Type[]) {
    this.bounds = parameters.map(() => []);
    this.fixed = parameters.map(() => undefined);
  }

  infer(pairings: readonly Pairing[]): Type[] | undefined {
    for (const { parameter, argument } of pairings) {
      if (argument.kind === "value" && !this.lower(parameter, argument.type)) return undefined;
    }
    let open = pairings.filter(({ argument }) => argument.kind === "function");
    while (open.length > 0) {
      const rest = open.filter((pairing) => !this.result(pairing));
      if (rest.length === open.length) return undefined;
      open = rest;
    }
    const types = this.parameters.map((_, at) => this.fix(at));
    return types.every((type) => type !== undefined) ? (types as Type[]) : undefined;
  }

  /** What a function gives, once what it takes is known. True when nothing is left to be learned of it. */
  private result({ parameter, argument }: Pairing): boolean {
    const signature = signatureOf(parameter);
    if (!signature || argument.kind !== "function") return true;
    const takes = signature.parameters.map((type) => this.replaced(type));
    if (takes.some((type) => type === undefined)) return false;
    const returns = argument.returnType(takes as Type[]);
    if (returns) this.lower(signature.returns, returns);
    return true;
  }

  private replaced(type: Type): Type | undefined {
    for (const [at, parameter] of this.parameters.entries()) if (mentions(type, [parameter])) this.fix(at);
    const made = substitute(type, this.parameters, this.fixed);
    return mentions(made, this.parameters) ? undefined : made;
  }

  /** The parameter must take a value of the type. False where the type says two things at once. */
  private lower(parameter: Type, type: Type): boolean {
    if (!mentions(parameter, this.parameters)) return true;
    const at = this.parameters.indexOf(parameter);
    if (at >= 0) {
      if (type !== NULL && type.definition.shape !== "pseudo") this.bounds[at].push(type);
      return true;
    }
    if (parameter.isNullable) return this.lower(parameter.args[0], type.bare);
    const bases = new Set(lineage(type).filter((each) => each.definition === parameter.definition));
    if (bases.size > 1) return false;
    for (const base of bases) {
      const isVariant = parameter.definition.isCovariant || parameter.definition === ARRAY;
      for (const [index, arg] of parameter.args.entries()) {
        if (isVariant && base.args[index].isReference) this.lower(arg, base.args[index]);
        else this.exact(arg, base.args[index]);
      }
    }
    return true;
  }

  private exact(parameter: Type, type: Type): void {
    const at = this.parameters.indexOf(parameter);
    if (at >= 0) this.bounds[at].unshift(type);
    else if (parameter.definition === type.definition) {
      for (const [index, arg] of parameter.args.entries()) this.exact(arg, type.args[index]);
    }
  }

  /** The bound that all others convert to. */
  private fix(at: number): Type | undefined {
    const bounds = this.bounds[at];
    this.fixed[at] ??= bounds.find((type) => bounds.every((each) => implicitConversion(each, type)));
    return this.fixed[at];
  }
}
