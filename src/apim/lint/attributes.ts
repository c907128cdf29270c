import type { AttributeRule, PolicyRule, ValueRule } from "../policy-rule";
import { policyRule } from "../policy-table";
import type { PolicyText } from "../read-policy";
import { findingAt, type LintDocument, type LintElement } from "./lint-document";
import type { LintFinding } from "./lint-finding";

const NAMED_VALUE = /\{\{[^{}]+\}\}/;

/** Attributes that an element does not have, or lacks, and values that Azure refuses. */
export function attributes({ elements }: LintDocument): LintFinding[] {
  return elements.flatMap((element) => {
    const rule = policyRule(element.node.name);
    if (!rule) return element.parent && !element.section ? [] : unknown(element, {});
    if (rule.isOpen) return [];
    return [
      ...unknown(element, rule.attributes),
      ...missing(element, rule),
      ...Object.entries(rule.attributes).flatMap(([name, attribute]) => given(element, name, attribute)),
      ...(rule.text && element.node.text ? wrongValue("its text", element.node.text, rule.text) : []),
    ];
  });
}

function unknown({ node }: LintElement, known: object): LintFinding[] {
  return [...node.attributes]
    .filter(([name]) => name !== "id" && !Object.hasOwn(known, name))
    .map(([name, { at }]) => findingAt("UnknownAttribute", "error", at, `'${name}' is no attribute of '${node.name}'`));
}

function missing({ node }: LintElement, rule: PolicyRule): LintFinding[] {
  const count = (names: readonly string[] = []) => names.filter((name) => node.attributes.has(name)).length;
  const required = Object.keys(rule.attributes).filter((name) => rule.attributes[name].required);
  const messages = required
    .filter((name) => !node.attributes.has(name))
    .map((name) => `'${node.name}' needs '${name}'`);
  if (rule.atLeastOne && count(rule.atLeastOne) === 0) {
    messages.push(`'${node.name}' needs one of ${rule.atLeastOne.join(", ")}`);
  }
  if (count(rule.atMostOne) > 1) messages.push(`'${node.name}' takes only one of ${rule.atMostOne?.join(", ")}`);
  return messages.map((message) => findingAt("MissingAttribute", "error", node.at, message));
}

function given({ node }: LintElement, name: string, rule: AttributeRule): LintFinding[] {
  const text = node.attributes.get(name);
  if (!text) return [];
  if (!text.isExpression) return wrongValue(`'${name}'`, text, rule);
  if (rule.expression) return [];
  return [findingAt("ExpressionNotAllowed", "error", text.at, `'${name}' of '${node.name}' takes no expression`)];
}

function wrongValue(what: string, { value, isExpression, at }: PolicyText, rule: ValueRule): LintFinding[] {
  // Azure puts a named value in before it looks at the type.
  if (isExpression || NAMED_VALUE.test(value)) return [];
  const wanted = wantedInstead(value.trim(), rule);
  return wanted ? [findingAt("InvalidValue", "error", at, `${what} is '${value}', not ${wanted}`)] : [];
}

function wantedInstead(value: string, { oneOf, returns, min = 0, max = 2 ** 31 - 1 }: ValueRule): string | undefined {
  if (oneOf) return oneOf.includes(value) ? undefined : `one of ${oneOf.join(", ")}`;
  if (returns === "bool") return /^(true|false)$/i.test(value) ? undefined : "true or false";
  if (returns !== "int") return undefined;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  const bounds = max === 2 ** 31 - 1 ? `from ${min}` : `from ${min} to ${max}`;
  return number >= min && number <= max ? undefined : `a whole number ${bounds}`;
}
