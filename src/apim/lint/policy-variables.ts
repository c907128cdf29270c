import type { Call, Cast, Expression, Index } from "../expression-tree";
import type { Place } from "../read-policy";
import type { Tree } from "../walk-expression";
import type { ExpressionScope } from "./expression-scope";
import { type LintDocument, type LintElement, type LintExpression, literalOf } from "./lint-document";
import { isGuarded } from "./null-guard";
import { typeOfResult, typeWithoutNull } from "./result-type";

/** An expression that reads a variable. */
export interface VariableRead {
  readonly name: string;
  /** What it takes it for, as a short name; undefined where any type will do. */
  readonly type: string | undefined;
  /** Whether it throws where the variable is not set. */
  readonly isSure: boolean;
  readonly expression: LintExpression;
  readonly node: Tree;
  readonly at: Place;
}

/** A policy that sets a variable. */
export interface VariableSet {
  readonly name: string;
  /** Short name; undefined where it cannot be told. */
  readonly type: string | undefined;
  /** A text that stands in an attribute: a string, whatever it looks like. */
  readonly literal: string | undefined;
  readonly element: LintElement;
}

/** What a document reads of variables. */
export function readsOf(document: LintDocument): VariableRead[] {
  return document.expressions.flatMap(readsIn);
}

export function readsIn(expression: LintExpression): VariableRead[] {
  const { scope, text } = expression;
  return scope.nodes.flatMap((node) => {
    const found =
      node.kind === "index" ? bareRead(node, scope) : node.kind === "call" ? readWithDefault(node, scope) : undefined;
    return found ? [{ ...found, expression, node, at: text.placeOf(node.at) }] : [];
  });
}

/** What a policy itself sets, whatever stands in it. */
export function setsBy(document: LintDocument, element: LintElement): VariableSet[] {
  const { name, attributes } = element.node;
  const target = literalOf(element, name === "set-variable" ? "name" : "variable-name");
  if (name === "set-variable" && target !== undefined) {
    return [{ name: target, ...settingOf(document, element, "value"), element }];
  }
  if (name === "cache-lookup-value" && target !== undefined) {
    const fallback = settingOf(document, element, "default-value");
    // What the cache has may be of any type; a text as default is a string.
    return [
      { name: target, type: fallback.literal === undefined ? undefined : "String", literal: fallback.literal, element },
    ];
  }
  return [...attributes].flatMap(([attribute, { value, isExpression }]) => {
    if (!attribute.endsWith("-variable-name") || isExpression) return [];
    // return-response reads what it names.
    if (name === "return-response") return [];
    const type = attribute === "response-variable-name" ? "IResponse" : undefined;
    return [{ name: value, type, literal: undefined, element }];
  });
}

function settingOf(
  { expressions }: LintDocument,
  element: LintElement,
  attribute: string,
): Pick<VariableSet, "type" | "literal"> {
  const literal = literalOf(element, attribute);
  if (literal !== undefined) return { type: "String", literal };
  const value = expressions.find((each) => each.element === element && each.attribute === attribute);
  return { type: value && typeOfResult(value.tree, value.scope), literal: undefined };
}

type Found = Pick<VariableRead, "name" | "type" | "isSure">;

/** `context.Variables["name"]`, with a cast around it or not. */
function bareRead(node: Index, scope: ExpressionScope): Found | undefined {
  const name = node.isConditional ? undefined : nameIn(node.target, node.arguments[0], scope);
  if (name === undefined) return undefined;
  const parent = scope.parentOf(node);
  const cast: Cast | undefined = parent?.kind === "cast" ? parent : undefined;
  const path = scope.pathOf(node);
  const isSure = !path || !isGuarded(node, path, scope);
  return { name, type: cast && typeWithoutNull(cast.type), isSure };
}

/** `context.Variables.GetValueOrDefault<T>("name", default)`. */
function readWithDefault({ target, arguments: [key, fallback] }: Call, scope: ExpressionScope): Found | undefined {
  if (target.kind !== "member" || target.name !== "GetValueOrDefault") return undefined;
  const name = nameIn(target.target, key?.value, scope);
  if (name === undefined) return undefined;
  const [type] = target.typeArguments ?? [];
  return { name, type: type ? typeWithoutNull(type) : fallback && typeOfResult(fallback.value, scope), isSure: false };
}

function nameIn(target: Expression, key: Expression | undefined, scope: ExpressionScope): string | undefined {
  if (scope.pathOf(target) !== "context.Variables" || key?.kind !== "literal") return undefined;
  return typeof key.value === "string" ? key.value : undefined;
}
