import { forbiddenNames } from "./csharp-names";
import { unguardedNulls } from "./csharp-nulls";
import type { ParseExpression } from "./csharp-parser";
import type { PlacedExpression, PolicyElement } from "./policy-reader";
import { POLICIES, type ValueRule } from "./policy-table";
import { variableType } from "./policy-variables";

/** What can be said of an expression where it stands without a compiler, each with its path. */
export function expressionFaults(parse: ParseExpression, placed: PlacedExpression): string[] {
  const expression = parse(placed.text);
  const faults =
    expression.faults.length > 0
      ? expression.faults
      : [...forbiddenNames(expression), ...unguardedNulls(expression, placed.section)];
  return faults.map((fault) => `${placed.path}: ${fault}`);
}

/** What an expression must return where it stands; for a variable, what its readers take it for. */
export function returnsOf({ element, attribute }: PlacedExpression): ValueRule["returns"] {
  if (element.name === "set-variable" && attribute === "value") {
    return variableType(rootOf(element), element.attributes.name) ?? "VariableValue";
  }
  const rule = Object.hasOwn(POLICIES, element.name) ? POLICIES[element.name] : undefined;
  return (attribute === undefined ? rule?.text : rule?.attributes[attribute])?.returns ?? "object";
}

function rootOf(element: PolicyElement): PolicyElement {
  return element.parent ? rootOf(element.parent) : element;
}
