import { shortTypeName } from "../allowed-types";
import type { Binary, Block, Call, Expression, Literal, TypeName } from "../expression-tree";
import type { ExpressionScope } from "./expression-scope";

const LITERALS: Readonly<Record<Literal["type"], string | undefined>> = {
  ...{ int: "Int32", long: "Int64", uint: "UInt32", ulong: "UInt64", double: "Double", float: "Single" },
  ...{ decimal: "Decimal", string: "String", char: "Char", bool: "Boolean", null: undefined },
};

/** Methods whose result is the same on whatever they are called. */
const METHODS: Readonly<Record<string, string>> = {
  ...{ Contains: "Boolean", ContainsKey: "Boolean", EndsWith: "Boolean", Equals: "Boolean", StartsWith: "Boolean" },
  ...{ Any: "Boolean", All: "Boolean", IsNullOrEmpty: "Boolean", IsNullOrWhiteSpace: "Boolean", TryParse: "Boolean" },
  ...{ ToString: "String", Trim: "String", Substring: "String", ToLower: "String", ToLowerInvariant: "String" },
  ...{ ToUpper: "String", ToUpperInvariant: "String", Format: "String", IndexOf: "Int32", GetHashCode: "Int32" },
};

const PROPERTIES: Readonly<Record<string, string>> = { StatusCode: "Int32" };
const COMPARISONS = ["==", "!=", "<", ">", "<=", ">=", "&&", "||"];
const CONVERSIONS: Readonly<Record<string, string>> = {
  ...{ ToBoolean: "Boolean", ToDouble: "Double", ToInt32: "Int32", ToInt64: "Int64" },
};

/** The short name of the type that an expression returns, as far as it can be told without a compiler. */
export function typeOfResult(tree: Expression | Block, scope: ExpressionScope): string | undefined {
  if (tree.kind !== "block") return typeOfValue(tree, scope);
  const returned = scope.nodes.flatMap((node) => (node.kind === "return" && node.value ? [node.value] : []));
  return agreed(returned.map((value) => typeOfValue(value, scope)));
}

/** `Int32` for `int`, `Int32` and `int?`; undefined for an array. */
export function typeWithoutNull({ name, rank, arguments: [inner] }: TypeName): string | undefined {
  if (rank > 0) return undefined;
  return shortTypeName(name) === "Nullable" && inner ? typeWithoutNull(inner) : shortTypeName(name);
}

function typeOfValue(node: Expression, scope: ExpressionScope): string | undefined {
  switch (node.kind) {
    case "literal":
      return LITERALS[node.type];
    case "interpolation":
      return "String";
    case "cast":
      return typeWithoutNull(node.type);
    case "new":
      return node.type && typeWithoutNull(node.type);
    case "is":
      return "Boolean";
    case "unary":
      return node.operator === "!" ? "Boolean" : typeOfValue(node.operand, scope);
    case "binary":
      return typeOfBinary(node, scope);
    case "conditional":
      return agreed([typeOfValue(node.whenTrue, scope), typeOfValue(node.whenFalse, scope)]);
    case "name": {
      const value = scope.valueOf(node);
      return value && typeOfValue(value, scope);
    }
    case "call":
      return typeOfCall(node, scope);
    case "member":
      return node.isConditional ? undefined : PROPERTIES[node.name];
    default:
      return undefined;
  }
}

function typeOfBinary({ operator, left, right }: Binary, scope: ExpressionScope): string | undefined {
  if (COMPARISONS.includes(operator)) return "Boolean";
  const types = [typeOfValue(left, scope), typeOfValue(right, scope)];
  return operator === "+" && types.includes("String") ? "String" : agreed(types);
}

function typeOfCall({ target, arguments: args }: Call, scope: ExpressionScope): string | undefined {
  if (target.kind !== "member" || target.isConditional) return undefined;
  if (target.name === "GetValueOrDefault") {
    const isVariable = scope.pathOf(target.target) === "context.Variables";
    const [type] = target.typeArguments ?? [];
    if (type) return typeWithoutNull(type);
    return isVariable || args.length < 2 ? undefined : typeOfValue(args[1].value, scope);
  }
  const owner = target.target.kind === "name" ? shortTypeName(target.target.name) : "";
  if (owner === "Convert" && Object.hasOwn(CONVERSIONS, target.name)) return CONVERSIONS[target.name];
  if (target.name === "Parse") return owner || undefined;
  return Object.hasOwn(METHODS, target.name) ? METHODS[target.name] : undefined;
}

function agreed(types: readonly (string | undefined)[]): string | undefined {
  return types.length > 0 && types.every((type) => type === types[0]) ? types[0] : undefined;
}
