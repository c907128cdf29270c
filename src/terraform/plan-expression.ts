import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { stepInto } from "./target";
import { isTemplate } from "./template";

// A value may come from several blocks: those of a set have no order. So each part of a value has a list of expressions, of
// which one is its own; empty where nothing is configured.
export type PlanExpressions = readonly JsonValue[];

/** Of a value that may come from anywhere. */
export const ANYWHERE: PlanExpressions = [{}];

/** Names of everything that is configured in the blocks of a value. */
export function configuredNames(whole: PlanExpressions): readonly string[] {
  return whole.flatMap((one) => (isJsonObject(one) && !isExpression(one) ? Object.keys(one) : []));
}

/** The expressions of a part of an object: an attribute, or the blocks of a name. */
export function expressionsOf(whole: PlanExpressions, name: string): PlanExpressions {
  const parts: JsonValue[] = [];
  for (const one of whole) {
    const part = isExpression(one) ? partOf(one, name) : isJsonObject(one) ? ownValue(one, name) : undefined;
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/** The expressions of an item of a list: of a value, or of the blocks of a name. */
export function expressionsAt(whole: PlanExpressions, index: number, length: number): PlanExpressions {
  return whole.flatMap((one) => {
    if (isExpression(one)) return [partOf(one, index)];
    if (!Array.isArray(one)) return [one];
    // A `dynamic` block makes the others, and nothing tells of what.
    return one.length === length ? one : [...one, ...ANYWHERE];
  });
}

/** Whether what has this expression, or these blocks, is written in place and comes from nowhere else. */
export function isInPlace(expression: JsonValue): boolean {
  if (typeof expression === "string") return !isTemplate(expression);
  if (typeof expression !== "object" || expression === null) return true;
  if (!isJsonObject(expression)) return expression.every(isInPlace);
  for (const name in expression) if (name === "references" || !isInPlace(expression[name])) return false;
  return true;
}

function isExpression(value: JsonValue): value is JsonObject {
  if (!isJsonObject(value) || Object.keys(value).some((key) => key !== "references" && key !== "constant_value")) {
    return false;
  }
  const references = ownValue(value, "references");
  return references === undefined || Array.isArray(references);
}

/** Only what is written in place can be told apart; `null` is nothing that can be told. */
function partOf(expression: JsonObject, key: string | number): JsonValue {
  const constant = ownValue(expression, "constant_value");
  return constant === undefined ? expression : { ...expression, constant_value: stepInto(constant, key) ?? null };
}
