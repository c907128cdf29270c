import type { ValueRule } from "../../src/apim/policy-rule";
import { policyRule } from "../../src/apim/policy-table";
import { literalMeaning } from "./fixtures-text";
import { expressionsOf, type PlacedExpression, type PolicyElement } from "./policy-reader";

/** Types that tests compile a `set-variable` as: none of them turns into another by itself. */
const TYPES = ["bool", "int", "long", "string", "JObject"] as const;

const NAME = '("(?:[^"\\\\]|\\\\.)*")';
const READS = [
  new RegExp(`context\\.Variables\\.GetValueOrDefault<([^<>]+)>\\(${NAME}`, "g"),
  new RegExp(`\\((\\w+)\\)context\\.Variables\\[${NAME}\\]`, "g"),
];

const known = new WeakMap<PolicyElement, Map<string, string>>();

/** What an expression must return where it stands; for a variable, what its readers take it for. */
export function returnsOf({ element, attribute }: PlacedExpression): ValueRule["returns"] {
  if (element.name === "set-variable" && attribute === "value") {
    return variableType(rootOf(element), element.attributes.name) ?? "VariableValue";
  }
  const rule = policyRule(element.name);
  return (attribute === undefined ? rule?.text : rule?.attributes[attribute])?.returns ?? "object";
}

/** What the readers of a variable take it for; undefined when nobody reads it. */
function variableType(root: PolicyElement, name: string): (typeof TYPES)[number] | undefined {
  let types = known.get(root);
  if (!types) {
    types = new Map(expressionsOf(root).flatMap(({ text }) => readsIn(text)));
    known.set(root, types);
  }
  const type = types.get(name);
  return TYPES.find((each) => each === type);
}

function readsIn(text: string): [name: string, type: string][] {
  return READS.flatMap((pattern) => [...text.matchAll(pattern)]).map(([, type, name]) => [literalMeaning(name), type]);
}

function rootOf(element: PolicyElement): PolicyElement {
  return element.parent ? rootOf(element.parent) : element;
}
