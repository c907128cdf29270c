import type { Default, Interpolation, Literal, NameOf } from "../../../apim/expression-tree";
import { composed } from "../text/composite-format";
import { BOOL, CHAR, DECIMAL, DOUBLE, FLOAT, INT, LONG, OBJECT, STRING, UINT, ULONG } from "../types/core-types";
import { DEFAULT, NULL, type Type } from "../types/type";
import type { Value } from "../value";
import { DecimalValue } from "../values/decimal-value";
import { defaultOf } from "../values/defaults";
import { toText } from "../values/to-text";
import { type Wide, wide } from "../values/wide";
import type { Binding } from "./binding";
import { type Bound, computed, constantOf } from "./bound";
import { convert } from "./convert";
import { fault } from "./fault";
import type { Code } from "./frame";

export function bindLiteral(tree: Literal): Bound {
  switch (tree.type) {
    case "null":
      return constantOf(NULL, null);
    case "bool":
      return constantOf(BOOL, tree.value);
    case "string":
      return constantOf(STRING, tree.value);
    case "char":
      return constantOf(CHAR, tree.value);
    case "double":
      return constantOf(DOUBLE, Number(tree.value));
    case "float":
      return constantOf(FLOAT, Math.fround(Number(tree.value)));
    case "decimal":
      return constantOf(DECIMAL, DecimalValue.parse(`${tree.value}`));
    default:
      return wholeLiteral(tree);
  }
}

// A number belongs to the first type that holds it.
function wholeLiteral({ type, value, at }: Literal): Bound {
  const number = BigInt(`${value}`);
  const types: readonly [Type, bigint, string[]][] = [
    [INT, 2n ** 31n, ["int"]],
    [UINT, 2n ** 32n, ["int", "uint"]],
    [LONG, 2n ** 63n, ["int", "long"]],
    [ULONG, 2n ** 64n, ["int", "uint", "long", "ulong"]],
  ];
  const [found] = types.find(([, end, from]) => from.includes(type) && number < end) ?? [];
  if (!found) throw fault(at, `${value} is too large for a number`);
  return constantOf(found, wide(number) satisfies Wide);
}

export function bindDefault(binding: Binding, { type }: Default): Bound {
  if (!type) return constantOf(DEFAULT, null);
  const of = binding.type(type);
  const value = defaultOf(of);
  return constantOf(of, value);
}

export function bindNameOf({ operand, at }: NameOf): Bound {
  if (operand.kind !== "name" && operand.kind !== "member") throw fault(at, "'nameof' takes a name");
  return constantOf(STRING, operand.name);
}

export function bindInterpolation(binding: Binding, { parts }: Interpolation): Bound {
  const codes = parts.map((part): Code<string> => {
    if (typeof part === "string") return () => part;
    const { value, alignment, format } = part;
    const code = convert(binding.expression(value), OBJECT, value.at) as Code<Value>;
    if (!alignment && format === undefined) return (frame) => toText(code(frame));
    const width = alignment && binding.expression(alignment).constant?.value;
    if (alignment && typeof width !== "number") throw fault(alignment.at, "the width must be a number");
    return (frame) => composed(code(frame), (width as number | undefined) ?? 0, format);
  });
  return computed(STRING, (frame) => {
    let text = "";
    for (const code of codes) text += code(frame);
    return text;
  });
}
